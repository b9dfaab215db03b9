"""Swedish words as data (TOML), read when they are first needed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The TOML file `name` of this package as data; callers never change it.

    >>> load("parties")["party"]["S"]["name"]
    'Socialdemokraterna'
    """
    return tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text("utf-8"))
