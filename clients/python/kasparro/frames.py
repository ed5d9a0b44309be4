"""Lists as pandas data frames: `pip install 'kasparro[pandas]'`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


def frame(items: Iterable[Mapping[str, Any]], *, floats: bool = False) -> pandas.DataFrame:
    """A row for each item, with timestamps where moments are. Amounts stay exact (`Decimal`) unless `floats`."""
    import pandas

    table = pandas.json_normalize([dict(item) for item in items])
    for name in table.columns:
        if name == "bucket" or name.endswith(("_at", "_since")):
            table[name] = pandas.to_datetime(table[name], utc=True, format="ISO8601")
        elif floats and table[name].map(is_number).all():
            table[name] = pandas.to_numeric(table[name].map(lambda one: None if one is None else float(one)))
    return table


def is_number(value: Any) -> bool:
    return value is None or (isinstance(value, (Decimal, int, float)) and not isinstance(value, bool))
