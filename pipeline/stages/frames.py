"""Frames: the arguments and cues of each award verb give the award of its clause its parties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from pipeline.records import LIVE
from pipeline.rules.awards import BEST
from pipeline.rules.frames import JURIES, NOW, RECENTLY, Frame
from pipeline.stages.claims import Claim, ClaimStatus, Link
from pipeline.stages.clauses import Predicate
from pipeline.stages.coordination import coordinated
from pipeline.stages.objects import AwardFinder
from pipeline.stages.parties import PartyReader
from pipeline.stages.phrases import (
    CLASS_NOUNS,
    AwardPhrase,
    class_end,
    in_class,
    modifiers_before,
    nominal_end,
    span_of,
)
from pipeline.stages.programmes import find_programme
from pipeline.stages.sentences import SentenceReader, contains, frames_by_participle
from pipeline.stages.winners import congratulates, is_among_winners

_CLASSES = frozenset({"kategorija", "sekcija", "rubrika"})
_WINNING = frozenset({"zmagati", "slaviti", "triumfirati"})
_FOR_ANOTHER = frozenset({"namesto", "odsotnosti", "zanj", "zanjo", "zanje"})
_WHO = frozenset({"kdo", "kdor"})  # a clause that asks or leaves open who


@lru_cache(maxsize=64)
def frames_by_verb(frames: tuple[Frame, ...]) -> dict[str, Frame]:
    """The frame of each verb, made once for a table."""
    return {verb: frame for frame in frames for verb in frame.verbs}


def verb_claims(reader: SentenceReader) -> list[Claim]:
    """Claims of the verbs of one sentence."""
    claims = []
    frames, participles = frames_by_verb(reader.tables.frames), frames_by_participle(reader.tables.frames)
    framed = {}
    for index, predicate in sorted(reader.clauses.predicates.items()):
        frame = frames.get(predicate.lemma)
        if frame is None and predicate.voice == "passive":
            frame = participles.get(predicate.lemma)
        if frame is not None:
            framed[index] = (predicate, frame)
    for predicate, told in framed.values():
        frame = _own(told) if _is_for_oneself(reader, predicate) else told
        claim = _FrameReader(reader, predicate, frame, frozenset(framed)).claim()
        if claim is not None and frame.brings and _is_brought_home(claim, predicate):
            claim = _FrameReader(reader, predicate, _own(frame), frozenset(framed)).claim()
        if claim is not None:
            claims.append(claim)
    taken = {c.award.head for c in claims if c.award is not None}
    return [copy for claim in claims for copy in coordinated(reader, claim, taken)]


def _is_brought_home(claim: Claim, predicate: Predicate) -> bool:
    """Whether the verb names nobody to whom it was brought, and an award of its own ("prinesla je zlato medaljo")."""
    named = claim.award is not None and not claim.award.bare
    return named and predicate.tense == "past" and not claim.links and not claim.gaps


def _is_for_oneself(reader: SentenceReader, predicate: Predicate) -> bool:
    """Whether "si" says that the subject gives to itself ("si je okoli vratu obesila zlato medaljo")."""
    tokens = reader.tokens[slice(*reader.sentence)]
    return any(t.text.casefold() == "si" and t.head == predicate.index and t.features.pos == "PRON" for t in tokens)


@lru_cache(maxsize=64)
def _own(frame: Frame) -> Frame:
    """The frame of a verb of giving or bringing where its subject has the award."""
    gives = frame.subject in {"giver", ""} and frame.dative == "recipient"
    return replace(frame, subject="recipient", dative="") if gives else frame


@dataclass(frozen=True)
class _FrameReader:
    """One predicate with its frame."""

    reader: SentenceReader
    predicate: Predicate
    frame: Frame
    framed: frozenset[int]

    def claim(self) -> Claim | None:
        status = self._status()
        if status is None:
            return None
        finder = AwardFinder(self.reader, self.predicate, self.frame, self.framed, self.scope, self._cases)
        award = finder.award() or finder.honour()
        if award is not None and status in LIVE and self._is_earlier(award):
            status = "past"
        category, noun = self._category(award)
        if self.frame.in_class and (award is not None or category is None):
            return None
        if award is not None and category is not None and award.category is None:
            award = replace(award, name=in_class(award.name, category, noun), category=category, bare=False)
        if self.frame.titled and (award is None or award.kind != "naslov"):
            return None
        implied = "" if award is not None or self._given_with_else() else self.frame.implies
        pronoun = finder.pronoun() if award is None and not self.frame.named_award else None
        if award is None and not implied and pronoun is None:
            return None
        apposed = award is not None and any(p.head == award.head for p in self.reader.phrases)
        used = {award.head} if award is not None and not apposed else set()
        parties = PartyReader(self.reader, self.predicate, self.frame, self.framed, self.scope, self._cases)
        if self.predicate.tense == "present" and self.frame.subject == "recipient" and parties.speaks_of_winners:
            return None  # a rule: "vsak nagrajenec prejme listino"
        links, gaps = parties.parties(used)
        links += parties.cued(links)
        unsaid = award is None and self.frame.subject == "award"
        if (self.frame.needs_winner or unsaid) and not any(x.slot == "recipient" for x in links):
            return None
        if status == "habitual" and any(x.slot == "recipient" and x.phrase.kind == "person" for x in links):
            status = "announced"  # "priznanje se podeljuje Ani Kos"
        links += self._issuer(award, links)
        return Claim(
            sentence=self.reader.number,
            trigger=self.predicate.index,
            rule=self.frame.id,
            award=award,
            implied=implied,
            pronoun=pronoun,
            status=status,
            links=tuple(links),
            gaps=tuple(gaps),
            programme=find_programme(self.reader),
            scope=self.scope,
            epithet=self._is_background(links),
            category=category,
            proxy="accepted_by" in {self.frame.subject, self.frame.dative} and self._by_proxy(),
        )

    def _issuer(self, award: AwardPhrase | None, links: Iterable[Link]) -> list[Link]:
        """The body in whose name the award is given, where the clause names no other."""
        issuer = award.issuer if award is not None else None
        if award is None or issuer is None or any(x.slot == "conferred_by" for x in links):
            return []
        judges = self.reader.tokens[issuer.head].lemma in JURIES
        return [] if judges else [Link("conferred_by", issuer, award.rule)]

    def _by_proxy(self) -> bool:
        """Whether the clause says that the award was taken for another: "v njenem imenu", "namesto njega", "zanjo"."""
        tokens, (first, last) = self.reader.tokens, self.reader.sentence
        return any(
            tokens[i].text.casefold() in _FOR_ANOTHER
            or (i > first and tokens[i].text.casefold() == "imenu" and self._is_anothers(i, last))
            for i in range(first, last)
            if i in self.scope or i - 1 in self.scope
        )

    def _is_anothers(self, at: int, last: int) -> bool:
        """Whether "v imenu" is of somebody who is not named there: "v njenem imenu", "v imenu ekipe"."""
        tokens = self.reader.tokens
        named = any(p.outer_first == at + 1 for p in self.reader.phrases)
        body = at + 1 < last and tokens[at + 1].features.case == "Gen" and not named
        return tokens[at - 1].features.poss == "Yes" or (tokens[at - 1].text.casefold() == "v" and body)

    def _category(self, award: AwardPhrase | None) -> tuple[str | None, str]:
        """The class that the clause names: "v kategoriji" and what follows, up to the verb, a clitic or a comma.

        With what it is called, in the locative; a group or discipline only where it opens the sentence.
        """
        tokens, (first, limit) = self.reader.tokens, self.reader.sentence
        for at in sorted(self.scope):
            if told := self._among(at):
                return told, ""
            opens = at == first + 1 and award is not None and tokens[at].lemma in CLASS_NOUNS
            if not (opens or tokens[at].lemma in _CLASSES) or self.reader.preposition(at) != "v":
                continue
            if award is not None and award.first <= at < award.last:
                continue
            if at - 1 > self.predicate.index and at - 1 in self.reader.class_parts:
                continue  # another winner's: "v kategoriji ekip je zmagala A, v kategoriji posameznikov pa B"
            end = class_end(tokens, at + 1, limit)
            if end > at + 1:
                told = span_of(tokens, at + 1, end).of(self.reader.annotated.text).strip("»«„“”\"'")
                return told, tokens[at].text
        return None, ""

    def _among(self, at: int) -> str:
        """Among whom, where the sentence tells winners of several such classes ("med posamezniki A, med društvi B")."""
        if at not in self.reader.among or len(self.reader.among) == 1:
            return ""
        end = nominal_end(self.reader.tokens, at + 1, self.reader.sentence.last, "Ins")
        return "med " + self.reader.class_name(at + 1, end) if end > at + 1 else ""

    def _is_background(self, links: Iterable[Link]) -> bool:
        """Whether a clause with "ko", or a relative one about its winner, only reminds of the award."""
        at, tokens = self.predicate.antecedent, self.reader.tokens
        if any(tokens[i].lemma == "ko" and tokens[i].head == self.predicate.index for i in self.scope):
            return True
        if at is None or not any(
            x.slot == "recipient" and x.phrase.outer_first <= at < x.phrase.outer_last for x in links
        ):
            return False
        told = [tokens[i].text.casefold() for i in sorted(self.scope)]
        recent = any(contains(told, words) for words in RECENTLY)
        news = is_among_winners(self.reader, at) or congratulates(self.reader) or self._tells_winner(at)
        return not (recent or news)

    def _tells_winner(self, at: int | None) -> bool:
        """Whether the main clause tells who was the best, and so the news ("Zmagal je Jan Kos, ki je prejel pokal")."""
        before = self.reader.tokens[self.reader.sentence.first : at or 0]
        return any(t.lemma in _WINNING or t.text.casefold().startswith(BEST) for t in before)

    @cached_property
    def scope(self) -> frozenset[int]:
        """Tokens of the clause; the whole sentence where it has but one predicate with a frame."""
        governor = self.reader.clauses.governor
        if self.framed == {self.predicate.index} and len(self.reader.clauses.predicates) == 1:
            return frozenset(range(*self.reader.sentence))
        own = {i for i, g in governor.items() if g == self.predicate.index}
        chain = self.predicate.chain
        if chain is not None and chain not in self.framed and self._may_share(chain):
            own |= {i for i, g in governor.items() if g == chain}
        return frozenset(own)

    def _may_share(self, chain: int) -> bool:
        """Whether the verb agrees with the subject of the one before: "sta pomagala, zato so ju imenovali" has two."""
        other = self.reader.clauses.predicates.get(chain)
        return other is None or "" in {other.number, self.predicate.number} or other.number == self.predicate.number

    def _status(self) -> ClaimStatus | None:
        p = self.predicate
        fixed = self.frame.status
        told = [self.reader.tokens[i] for i in sorted(self.scope) if not self._within_modifier(i)]
        forms = [t.text.casefold() for t in told]
        cue = next((c for c in self.reader.tables.statuses if contains(forms, c.words)), None)
        none = cue is not None and cue.status == "none"
        usual = p.habitual and self.frame.subject == "giver"  # "nagrado vsako leto podeljuje društvo"
        if not p.real or (self.frame.own and p.person != "1") or (none and not usual) or self._is_rule():
            return None
        titles = {i for p in self.reader.phrases if p.kind == "work" for i in range(p.first, p.last)}
        if any(self.reader.tokens[i].lemma in _WHO for i in self.scope - titles):
            return None
        if fixed and fixed != "announced":
            return fixed
        if p.habitual and not self.frame.once and (none or NOW.isdisjoint(forms)):
            return "habitual" if usual else None
        if cue is not None:
            return "past" if cue.status == "past" else "nominated"
        if p.tense == "future":
            return "future"
        if fixed:
            return fixed
        return "announced" if p.tense == "present" else "conferred"

    def _is_rule(self) -> bool:
        """Whether the clause rules who may be given an award ("priznanje se podeli osebam do 29. leta")."""
        p, named = self.predicate, any(one.kind in {"person", "institution"} for one in self.reader.phrases)
        return p.tense == "present" and p.voice == "reflexive" and self.frame.subject == "giver" and not named

    def _is_earlier(self, award: AwardPhrase) -> bool:
        """Whether an adjective says that it is an earlier one ("lansko priznanje")."""
        first = modifiers_before(self.reader.tokens, award.head, self.reader.sentence.first)
        return self.reader.is_past([token.lemma for token in self.reader.tokens[first : award.head]])

    def _within_modifier(self, index: int) -> bool:
        """Whether the word is told of an adjective or noun, not of the verb ("lani umrlemu", "nekdanji župan")."""
        head = self.reader.tokens[index].head
        if head in {index, self.predicate.index}:
            return False
        noun, word = self.reader.tokens[head], self.reader.tokens[index]
        return noun.features.pos == "ADJ" or (word.features.pos == "ADJ" and noun.features.pos == "NOUN")

    @cached_property
    def _cases(self) -> Mapping[str, str]:
        """Slot to the case in which the clause's voice puts its phrase; with a preposition as ``z+Ins``."""
        frame, voice = self.frame, self.predicate.voice
        cases: dict[str, str] = {
            frame.za: "za+Acc",
            frame.po: "po+Acc",
            frame.instrumental: "z+Ins",
            frame.genitive: "Gen",
            frame.dative: "Dat",
        }
        if frame.object and (voice == "passive" or (voice == "reflexive" and frame.subject == "giver")):
            cases[frame.object] = "Nom"
        else:
            # What becomes of something is said in the nominative too: "postati častni občan".
            cases[frame.object] = "Nom" if frame.object == "title" else "Acc"
            cases[frame.subject] = "Nom"
        return cases

    def _given_with_else(self) -> bool:
        """Whether the clause says with what else than an award somebody was honoured ("nagraditi z aplavzom")."""
        tokens = self.reader.tokens
        return bool(self.frame.instrumental) and any(
            tokens[i].lemma in {"z", "s"}
            and i + 1 < self.reader.sentence.last
            and not any(p.outer_first <= i + 1 < p.outer_last for p in self.reader.phrases)
            for i in self.scope
        )
