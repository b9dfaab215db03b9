"""Whose documents a folder holds, as its owner says."""

from __future__ import annotations

from pathlib import Path

from protokoll.errors import StoreError

SETTINGS = "protokoll.toml"


class Folders:
    """Which organisation's documents a folder holds: as given for this run, else as the nearest `protokoll.toml` in
    the file's folder or above says (`organisation = "Granfors kommun"`), else unsaid."""

    def __init__(self, given: str | None = None) -> None:
        self._given = given
        self._known: dict[Path, str | None] = {}

    def organisation(self, path: Path) -> str | None:
        """The organisation of a file's folder; None where nothing is said, an empty text where it is taken back."""
        return self._given.strip() if self._given is not None else self._of(path.parent)

    def _of(self, folder: Path) -> str | None:
        if folder not in self._known:
            own = _settings(folder / SETTINGS)
            self._known[folder] = own if own is not None or folder == folder.parent else self._of(folder.parent)
        return self._known[folder]


def _settings(path: Path) -> str | None:
    """The organisation that a settings file names."""
    if not path.is_file():
        return None
    import tomllib

    try:
        named = tomllib.loads(path.read_text("utf-8")).get("organisation")
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: cannot be read ({error}). Write: organisation = \"Granfors kommun\"") from error
    if named is not None and not isinstance(named, str):
        raise StoreError(f"{path}: organisation must be a text. Write: organisation = \"Granfors kommun\"")
    return named.strip() if named is not None else None
