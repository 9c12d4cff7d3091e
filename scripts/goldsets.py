"""The annotated releases that scripts measure on and learn from: the corpus, and real passages where at hand."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.gold import Gold, GoldAward, Line, Named, read_lines

CORPUS: Final = Path(__file__).resolve().parent.parent / "corpus"


class Mentioned(Named):
    """Somebody in an award, with the characters that tell it."""

    mention: str | None = None


class TaggedAward(GoldAward):
    """An award of the corpus, with the constructions in which the text tells its parties (``corpus/ANNOTATION.md``)."""

    mention: str | None = None
    recipients: tuple[Mentioned, ...] | None = None
    accepted_by: tuple[Mentioned, ...] | None = None
    presenters: tuple[Mentioned, ...] | None = None
    awarded_by: tuple[Mentioned, ...] | None = None
    constructions: tuple[str, ...] = ()


class Decoy(Line):
    """A piece of text that shows a construction and gives no award of the day."""

    construction: str
    mention: str


class Annotated(Gold):
    """A line of the corpus' gold; ``style`` is "plain" where the release is news as it is sent out every day."""

    awards: tuple[TaggedAward, ...]
    sender: str = ""
    style: str = ""
    decoys: tuple[Decoy, ...] = ()


class GoldSet(NamedTuple):
    """Annotated releases: their gold, the folder of their texts, and whether awards told as background count."""

    name: str
    gold: Path
    texts: Path
    with_past: bool

    @property
    def digest(self) -> str:
        """SHA-256 of the gold."""
        return sha256(self.gold.read_bytes()).hexdigest()

    def read(self) -> Iterator[tuple[Annotated, str]]:
        """Each release's gold and text."""
        for line in read_lines(self.gold, Annotated):
            yield line, (self.texts / f"{line.id}.txt").read_text(encoding="utf-8")


def ours(part: str) -> GoldSet:
    """A part of the corpus, ``dev`` or ``test``."""
    return GoldSet(part, CORPUS / "gold" / f"{part}.jsonl", CORPUS / "releases", with_past=False)


def passages(folder: Path) -> GoldSet:
    """A folder with gold.jsonl and docs/, in which awards told as background count."""
    return GoldSet(folder.name, folder / "gold.jsonl", folder / "docs", with_past=True)
