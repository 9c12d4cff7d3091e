"""All tables together, as one value that the reader is given."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from pipeline.rules.awards import AWARD_NOUNS, TITLE_NOUNS, WORK_NOUNS, WORK_PATTERNS, AwardNoun, TitleNoun, WorkPattern
from pipeline.rules.dates import DATES, DateRow
from pipeline.rules.frames import (
    CUES,
    FRAMES,
    NOUN_FRAMES,
    STATUS_CUES,
    Cue,
    Frame,
    NounFrame,
    StatusCue,
)
from pipeline.rules.institutions import INSTITUTION_NOUNS, InstitutionNoun
from pipeline.rules.layout import LAYOUT, LayoutRow
from pipeline.rules.patterns import PATTERNS, RESOLUTIONS, Pattern, Resolution
from pipeline.rules.people import ROLE_NOUNS, ROLE_PATTERNS, RoleNoun, RolePattern
from pipeline.rules.row import Row


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Every table that the engine reads."""

    layout: tuple[LayoutRow, ...] = LAYOUT
    dates: tuple[DateRow, ...] = DATES
    institutions: tuple[InstitutionNoun, ...] = INSTITUTION_NOUNS
    roles: tuple[RoleNoun, ...] = ROLE_NOUNS
    role_patterns: tuple[RolePattern, ...] = ROLE_PATTERNS
    awards: tuple[AwardNoun, ...] = AWARD_NOUNS
    titles: tuple[TitleNoun, ...] = TITLE_NOUNS
    works: tuple[WorkPattern, ...] = WORK_PATTERNS
    frames: tuple[Frame, ...] = FRAMES
    nouns: tuple[NounFrame, ...] = NOUN_FRAMES
    cues: tuple[Cue, ...] = CUES
    statuses: tuple[StatusCue, ...] = STATUS_CUES
    patterns: tuple[Pattern, ...] = PATTERNS
    resolutions: tuple[Resolution, ...] = RESOLUTIONS

    def __iter__(self) -> Iterator[Row]:
        """Every row, table by table."""
        for table in fields(self):
            yield from getattr(self, table.name)

    @property
    def words(self) -> frozenset[str]:
        """Dictionary forms of all nouns that the tables know, in lower case."""
        return frozenset(
            lemma.casefold()
            for lemmas in (
                (row.lemma for row in self.awards),
                (
                    lemma
                    for table in (self.titles, self.roles, self.institutions, self.nouns)
                    for row in table
                    for lemma in row.lemmas
                ),
                WORK_NOUNS,
            )
            for lemma in lemmas
        )

    @property
    def verbs(self) -> frozenset[str]:
        """Infinitives of all verbs that have a frame."""
        return frozenset(verb for frame in self.frames for verb in frame.verbs if verb.endswith("ti"))

    def without(self, row: str) -> "Rules":
        """The same tables with the row of this id left out."""
        tables = {t.name: tuple(r for r in getattr(self, t.name) if r.id != row) for t in fields(self)}
        return replace(self, **tables)
