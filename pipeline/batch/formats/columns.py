"""Which column of a table holds what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

from pipeline.errors import UnreadableError, UsageError

_MAPPING: Final = re.compile(r"\s*(?P<field>\w+)\s*=\s*(?P<column>.*\S)\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns; None stands for one of the field's own name, if there is such."""

    id: str | None = None
    text: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None

    @classmethod
    def of(cls, written: str) -> "Columns":
        """Columns written as ``text=besedilo,title=naslov``.

        Raises:
            UsageError: It is written otherwise, or names a field that is none.
        """
        names = [field.name for field in fields(cls)]
        given: dict[str, str] = {}
        for part in written.split(",") if written else ():
            found = _MAPPING.fullmatch(part)
            if not found or found["field"] not in names:
                raise UsageError(f"--columns {written}: write FIELD=COLUMN,... with the fields {', '.join(names)}")
            given[found["field"]] = found["column"]
        return cls(**given)

    def places(self, header: Sequence[str]) -> dict[str, int]:
        """At which place of a row each field stands.

        Raises:
            UnreadableError: A column that was named, or that of the text, is not in ``header``.
        """
        found = {}
        for field in fields(self):
            named: str | None = getattr(self, field.name)
            column = named or field.name
            if column in header:
                found[field.name] = header.index(column)
            elif named or field.name == "text":
                raise UnreadableError(  # what the first row holds is not told: it can be a release itself
                    f"no column {column} in its first row: name it with --columns {field.name}=COLUMN"
                )
        return found


OWN_NAMES: Final = Columns()
"""Each column under the name of what it holds."""
