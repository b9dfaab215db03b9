"""How fast the parser and the archive are: `python -m benchmarks`."""
