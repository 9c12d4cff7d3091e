"""A reader that needs no model, for tests of what surrounds it.

It sees an award wherever a text says ``nagrada NAME``; a text that says ``English`` is not Slovene to it, one that says
``damaged`` is unreadable, one that says ``crashes`` ends the process, ``fatal`` that which started it, ``greedy`` takes
a gigabyte, ``sleeps`` takes ten minutes, ``faulty`` is a fault of the program, and ``SLOW`` in the environment makes it
take that many seconds for each.
"""

import hashlib
import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ModelError, NagradeError, NotSloveneError, UnreadableError
from pipeline.records import Award, Contacts, Document, DocumentAward, Mention, Party, Producer, Source
from pipeline.releases import Release
from pipeline.spans import Span

if TYPE_CHECKING:
    from pipeline.extract import Explanation

NOBODY = 65534
_AWARD = re.compile(r"nagrada (?P<name>\w+)")


def a_document(release: Release, version: str = "0") -> Document:
    """What the fake reader makes of a release."""
    text = release.text
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    source = Source(
        id=release.id or sha256[:16],
        path=release.path,
        sha256=sha256,
        title=release.title,
        dateline_place=None,
        published=release.published.isoformat() if release.published else None,
        source=release.source,
    )
    return Document(
        document=source,
        text_length=len(text),
        encoding=release.encoding,
        sections=(),
        entities=(),
        people=(),
        contacts=Contacts(emails=(), phones=(), urls=()),
        awards=tuple(_award(text, found, f"{source.id}-{n}") for n, found in enumerate(_AWARD.finditer(text))),
        producer=Producer(version=version, backend="fake", model="none"),
    )


def _award(text: str, found: re.Match[str], award_id: str) -> DocumentAward:
    name = _mention(text, Span(*found.span("name")))
    return DocumentAward(
        id=award_id,
        status="conferred",
        award=Award(
            name=found[0],
            kind="nagrada",
            category=None,
            year_for=None,
            programme=None,
            reason=None,
            mention=_mention(text, Span(*found.span())),
        ),
        recipients=(
            Party(
                name=name.text,
                type="PER",
                role="učitelj",
                institution=None,
                mention=name,
                why="fake.noun",
                confidence=0.5,
            ),
        ),
        accepted_by=(),
        presenters=(),
        conferred_by=(),
        date=None,
        place=None,
        evidence=(_mention(text, Span(0, len(text))),),
        confidence=0.5,
    )


def _mention(text: str, span: Span) -> Mention:
    return Mention(text=span.of(text), start=span.start, end=span.end)


def _parent(process: int) -> int:
    """The parent of a process: of a fork server, the process that started it."""
    return int(Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])


def _misbehave(text: str) -> None:
    if "crashes" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "fatal" in text:
        os.kill(_parent(os.getppid()), signal.SIGKILL)
        time.sleep(60)
    if "greedy" in text:
        bytearray(1 << 30)
    if "sleeps" in text:
        time.sleep(600)
    if "faulty" in text:
        raise ValueError(text)


class FakeReader:
    """A reader that needs no model; one of a newer version than 0 reads what is damaged."""

    def __init__(self, version: str = "0") -> None:
        self._version = version

    def extract(
        self,
        text: str,
        *,
        published: date | None = None,
        title: str | None = None,
        source: str | None = None,
        id: str | None = None,  # noqa: A002 - likewise
        path: str | None = None,
        encoding: str = "utf-8",
    ) -> Document:
        """Read one release."""
        if "English" in text:
            raise NotSloveneError("en")
        if "damaged" in text and self._version == "0":
            raise UnreadableError("damaged beyond reading")
        _misbehave(text)
        release = Release(text, id=id, path=path, published=published, title=title, source=source, encoding=encoding)
        return a_document(release, self._version)

    def explain(self, text: str, *, published: date | None = None) -> "Explanation":
        """Read one release and tell why."""
        from pipeline.extract import Explanation, Traced  # noqa: PLC0415 - brings spaCy, which a run does without

        document = self.extract(text, published=published)
        entities = tuple(
            Traced(Span(award.award.mention.start, award.award.mention.end), "AWARD", award.award.name, "fake.award")
            for award in document.awards
        )
        return Explanation(text, document, entities)

    def pipe(self, releases: Iterable[Release], *, awards_only: bool = False) -> Iterator[Document | NagradeError]:  # noqa: ARG002 - it leaves nothing out
        """Read releases four at a time, as a model that works in batches does: one that does harm does it to all."""
        stream = iter(releases)
        while batch := list(islice(stream, 4)):
            yield from [self._outcome(release) for release in batch]

    def _outcome(self, release: Release) -> Document | NagradeError:
        time.sleep(float(os.environ.get("SLOW", "0")))
        try:
            return self.extract(
                release.text,
                id=release.id,
                path=release.path,
                published=release.published,
                title=release.title,
                source=release.source,
                encoding=release.encoding,
            )
        except NagradeError as error:
            return error


def load_fake(**_: object) -> FakeReader:
    """What stands in for ``pipeline.loading.load``."""
    return FakeReader()


def load_newer(**_: object) -> FakeReader:
    """A reader that gives other records."""
    return FakeReader("1")


def load_slow(**_: object) -> FakeReader:
    """A reader that takes a while over each release, wherever its process was started."""
    os.environ["SLOW"] = "0.05"
    return FakeReader()


def load_as_nobody(**_: object) -> FakeReader:
    """A reader in a process that has lost the rights of root."""
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    return FakeReader()


def load_broken(**_: object) -> FakeReader:
    """A model that cannot be loaded."""
    raise ModelError("the model is broken")
