"""The whole story of one release: its text goes in, a typed document with its awards comes out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import NagradeError, UnreadableError
from pipeline.records import Document, EntityKind, Producer, SectionKind, Source
from pipeline.releases import Release
from pipeline.rules.tables import Rules
from pipeline.showing import shown
from pipeline.spans import Span
from pipeline.stages.affiliation import BODY, affiliated
from pipeline.stages.annotation import Annotated, Cut, annotate, annotation_of, sentences_alone
from pipeline.stages.assembly import Reading, assemble
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.circumstances import Circumstances
from pipeline.stages.cues import Found
from pipeline.stages.dating import DATE, dated
from pipeline.stages.entities import Entities, EntityTables, find_entities
from pipeline.stages.evidence.bodies import Circle
from pipeline.stages.evidence.dates import Calendar
from pipeline.stages.evidence.view import View
from pipeline.stages.language import slovene_parts
from pipeline.stages.layout import Layout, find_layout
from pipeline.stages.linking import find_claims, read_sentences
from pipeline.stages.merging import merge
from pipeline.stages.people import PeopleTables
from pipeline.stages.reading import refuse_halves
from pipeline.stages.resolution import Context, resolve
from pipeline.stages.senders import Sender, find_sender, with_own_offices
from pipeline.stages.sentences import LinkTables
from pipeline.stages.sieve import may_tell, telling, tells_throughout
from pipeline.stages.vocabulary import with_known_words, words_of
from pipeline.stages.weighing import Linker, weigh

_READ: tuple[SectionKind, ...] = ("source", "headline", "dateline", "body", "signature", "contact")

BATCH_SIZE: Final = 16
_LETTERS_AT_ONCE: Final = 24_000  # beyond which the model gains nothing, while more is in memory

CHOICES = frozenset({BODY, DATE})
"""The names of the choices that are made after the links."""

_TOLD: tuple[SectionKind, ...] = ("headline", "body")  # where something is said of an award


@dataclass(frozen=True, slots=True)
class Traced:
    """An entity with the row or model that found it."""

    span: Span
    kind: EntityKind
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A release with all that was read from it and why."""

    text: str
    document: Document
    entities: tuple[Traced, ...]

    def _repr_html_(self) -> str:
        """What a notebook shows: the whole text with its marks, and the cards of the awards."""
        return shown(self.document, self.text)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads releases with one model and one set of rules; safe to keep and to reuse.

    Attributes:
        nlp: A spaCy pipeline that sets tags (MULTEXT-East, Slovene), lemmas, trees, sentence starts and names.
        forms: Base forms of names.
        producer: What the records say of their maker.
        rules: The tables.
        linker: What weighs the rules' findings; ``None`` leaves them as they are.
    """

    nlp: Language
    forms: BaseForms
    producer: Producer
    rules: Rules
    linker: Linker | None

    def extract(
        self,
        text: str,
        *,
        published: date | None = None,
        title: str | None = None,
        source: str | None = None,
        id: str | None = None,  # noqa: A002 - the feed's name for it
        path: str | None = None,
        encoding: str = "utf-8",
    ) -> Document:
        """Read one release.

        Args:
            text: The release, at least one Slovene sentence.
            published: Its day, where the text does not tell it or tells it wrongly.
            title: Likewise its headline.
            source: Likewise its sender.
            id: What the feed shall call it; by default the first 16 digits of the text's SHA-256.
            path: Where it was found.
            encoding: What it was decoded from.

        Raises:
            NotSloveneError: If no part of the text is Slovene.
            UnreadableError: If the text holds half a character.
        """
        return self._explain(Release(text, id, path, published, title, source, encoding)).document

    def read(self, doc: Doc, *, published: date | None = None) -> Document:
        """Read one release that a spaCy pipeline has annotated, with its own tokens, tags, lemmas, trees and names.

        Raises:
            NotSloveneError: If no part of the text is Slovene.
            UnreadableError: If the text holds half a character.
        """
        laid = self._laid(Release(doc.text, published=published))
        return self.finish(self._draft(laid, annotation_of(doc, laid.parts), laid.parts), laid.release).document

    def explain(self, text: str, *, published: date | None = None) -> Explanation:
        """Read one release and say which row or model found each entity.

        Raises:
            NotSloveneError: If no part of the text is Slovene.
            UnreadableError: If the text holds half a character.
        """
        return self._explain(Release(text, published=published))

    def pipe(
        self, releases: Iterable[Release], *, awards_only: bool = False, batch_size: int = BATCH_SIZE
    ) -> Iterator[Document | NagradeError]:
        """Read many releases, in their order; one that cannot be read yields its error.

        Args:
            releases: What to read.
            awards_only: Whether entities and people may be left out of releases without awards: those that have no
                word of one never reach the model then, and of those that have few only the sentences with them, unless
                one of these tells of an award.
            batch_size: How many releases at most the model reads together, which is faster and gives the same; with 1,
                each is told before the next one is asked for.
        """
        for batch in _batches(releases, batch_size):
            laid = [self._laid_or_not(release, awards_only=awards_only) for release in batch]
            yield from self._read_together(self._looked_into(laid) if awards_only else laid)

    def draft(self, text: str) -> "Draft":
        """Read one release by the rules alone: what the linker weighs, and is trained on.

        Raises:
            NotSloveneError: If no part of the text is Slovene.
            UnreadableError: If the text holds half a character.
        """
        (draft,) = self._drafts([self._laid(Release(text))])
        return draft

    def finish(self, draft: "Draft", release: Release) -> Explanation:
        """Weigh a draft of a release with the linker, and make its records."""
        view, about = draft.view, draft.about
        facts, entities = view.facts, about.entities
        if self.linker is not None:
            facts = weigh(view, self.linker, about)
            facts = dated(Calendar(view, about, facts), self.linker.choices[DATE])
            entities, facts = affiliated(Circle(view, entities, facts, draft.sender), self.linker.choices[BODY])
        reading = Reading(view.annotated, view.layout, entities, facts)
        source = _source(release, view.layout, about.published)
        document = assemble(reading, source, release.encoding, self.producer)
        traced = tuple(Traced(*found) for found in entities.traced(view.annotated))
        return Explanation(release.text, document, traced)

    def _explain(self, release: Release) -> Explanation:
        """The story: the rules read, the linker weighs what they found, and the records are made."""
        (draft,) = self._drafts([self._laid(release)])
        return self.finish(draft, release)

    def _read_together(self, laid: Sequence["_Laid | Document | NagradeError"]) -> Iterator[Document | NagradeError]:
        """What releases tell, annotated together, each where it stands among those that need no annotation."""
        to_read = [one for one in laid if isinstance(one, _Laid)]
        try:
            drafts = self._drafts(to_read)
        except UnreadableError as error:  # of one of them at least
            if len(laid) == 1:
                yield error
                return
            for one in laid:
                yield from self._read_together([one])
            return
        for one in laid:
            yield self.finish(next(drafts), one.release).document if isinstance(one, _Laid) else one

    def _laid_or_not(self, release: Release, *, awards_only: bool) -> "_Laid | Document | NagradeError":
        """A release ready to be annotated, or what is told of it without, or why nothing is."""
        try:
            quiet = awards_only and not may_tell(release.text, self.rules)
            laid = self._laid(release)
        except NagradeError as error:
            return error
        return self._quiet(laid) if quiet else laid

    def _looked_into(
        self, laid: Sequence["_Laid | Document | NagradeError"]
    ) -> list["_Laid | Document | NagradeError"]:
        """The releases, with the documents of those in which no sentence with a word of an award tells of one."""
        out = list(laid)
        few: list[tuple[int, _Laid, Cut]] = []
        for place, one in enumerate(laid):
            if isinstance(one, _Laid) and not tells_throughout(one.release.text, self.rules):
                text = one.release.text
                sentences = sentences_alone(self.nlp, text, one.parts)
                if sentences is not None:
                    few.append((place, one, Cut(text, telling(text, sentences, self.rules))))
        try:
            annotated = annotate(self.nlp, [cut for _, _, cut in few])
        except UnreadableError:  # of one of them at least, which is found again where it is told
            return out
        for (place, one, cut), found in zip(few, annotated, strict=True):
            if not self._draft(one, found, cut.parts).view.options:
                out[place] = self._quiet(one)
        return out

    def _quiet(self, laid: "_Laid") -> Document:
        """The document of a release that tells of no award: what its layout says of it."""
        release = laid.release
        reading = Reading(Annotated(release.text, (), (), ()), laid.layout, Entities({}, (), {}, ()), ())
        return assemble(reading, _source(release, laid.layout, laid.published), release.encoding, self.producer)

    def _laid(self, release: Release) -> "_Laid":
        """A release by its layout."""
        refuse_halves(release.text)
        layout = find_layout(release.text, self.rules.layout, parts=slovene_parts(release.text))
        published = release.published or (layout.published.day if layout.published else None)
        return _Laid(release, layout, published)

    def _drafts(self, laid: Sequence["_Laid"]) -> Iterator["Draft"]:
        """What the rules make of releases, which are annotated together."""
        cuts = [Cut(one.release.text, one.parts) for one in laid]
        return (
            self._draft(one, found, cut.parts)
            for one, found, cut in zip(laid, annotate(self.nlp, cuts), cuts, strict=True)
        )

    def _draft(self, laid: "_Laid", found: Annotated, parts: Sequence[Span]) -> "Draft":
        """What the rules make of a release whose parts are annotated, stage by stage."""
        rules, layout, published = self.rules, laid.layout, laid.published
        annotated = with_known_words(found, words_of(rules))
        entities = find_entities(
            annotated,
            _entity_tables(rules),
            self.forms,
            anchor=published,
            around=layout.around,
            dated=parts,
            signed=layout.of("signature"),
        )
        sender = find_sender(annotated, entities, layout)
        entities = with_own_offices(entities, sender, rules.roles)
        readers = read_sentences(annotated, entities, _link_tables(rules), self.forms)
        claims = find_claims(readers, layout.of(*_TOLD))
        body = sender.body if sender else None
        resolved = resolve(claims, Context.of(annotated, entities, body, rules.resolutions, rules.roles))
        about = Circumstances(annotated, entities, layout.of(*_TOLD), published, rules.resolutions)
        facts = merge(resolved, about)
        return Draft(View(annotated, layout, readers, resolved, facts), about, sender)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A release with its layout and its day."""

    release: Release
    layout: Layout
    published: date | None

    @property
    def parts(self) -> Sequence[Span]:
        """What of it is annotated."""
        return self.layout.of(*_READ)


@dataclass(frozen=True, slots=True)
class Draft:
    """A release that the rules have read, before the linker weighs it."""

    view: View
    about: Circumstances
    sender: Sender | None


def _batches(releases: Iterable[Release], most: int) -> Iterator[list[Release]]:
    """The releases in order, some together, long ones fewer."""
    batch: list[Release] = []
    length = 0
    for release in releases:
        batch.append(release)
        length += len(release.text)
        if len(batch) >= most or length >= _LETTERS_AT_ONCE:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _source(release: Release, layout: Layout, published: date | None) -> Source:
    text = release.text
    digest = sha256(text.encode()).hexdigest()
    return Source(
        id=release.id or digest[:16],
        path=release.path,
        sha256=digest,
        title=release.title or _words(text, layout.title),
        dateline_place=_place(text, layout.dateline_place),
        published=published.isoformat() if published else None,
        source=release.source or _words(text, layout.source),
    )


def _words(text: str, found: Found | None) -> str | None:
    """The words of a line or several, with one space between them."""
    return " ".join(found.span.of(text).split()) if found else None


def _place(text: str, found: Found | None) -> str | None:
    words = _words(text, found)
    return words.title() if words and words.isupper() else words


def _entity_tables(rules: Rules) -> EntityTables:
    return EntityTables(
        people=PeopleTables(rules.roles, rules.role_patterns, rules.cues, rules.institutions),
        institutions=rules.institutions,
        awards=rules.awards,
        titles=rules.titles,
        works=rules.works,
        winners=rules.nouns,
        dates=rules.dates,
        resolutions=rules.resolutions,
    )


def _link_tables(rules: Rules) -> LinkTables:
    return LinkTables(
        frames=rules.frames,
        nouns=rules.nouns,
        cues=rules.cues,
        statuses=rules.statuses,
        patterns=rules.patterns,
        offices=rules.roles,
    )
