"""Items made by hand: a heading line, then sections under the headings that `blocks` names."""
