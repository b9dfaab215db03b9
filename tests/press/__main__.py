"""Prints every source of `fixtures/sources` into `fixtures/documents`: `python -m tests.press [NAME ...]`.

The first line of a source says how: `%% pdf`, `%% pdf columns`, `%% docx` or `%% odt`. A source without it is left
alone.
"""

import sys
from pathlib import Path

from tests.press.office import write_docx, write_odt
from tests.press.pdf import print_pdf

FIXTURES = Path(__file__).parents[2] / "fixtures"


def press(source: Path, folder: Path) -> Path | None:
    """Print one source into a folder; the printed file, or None where the source names no format."""
    first, _, body = source.read_text(encoding="utf-8").partition("\n")
    if not first.startswith("%%"):
        return None
    form, *order = first.removeprefix("%%").split()
    out = folder / f"{source.stem}.{form}"
    if form == "pdf":
        print_pdf(body, out, order="columns" if order == ["columns"] else "rows")
    elif form == "docx":
        write_docx(body, out)
    elif form == "odt":
        write_odt(body, out)
    else:
        raise ValueError(f"{source.name}: no such format: {form}")
    return out


def main(names: list[str]) -> None:
    """Print the named sources, or all of them."""
    for source in sorted((FIXTURES / "sources").glob("*.txt")):
        if (not names or source.stem in names) and (out := press(source, FIXTURES / "documents")):
            print(out.relative_to(FIXTURES.parent))


if __name__ == "__main__":
    main(sys.argv[1:])
