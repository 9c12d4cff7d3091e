"""Frames: the arguments and cues of each award verb give the award of its clause its parties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.rules.awards import WORK_NOUNS
from pipeline.rules.frames import Frame
from pipeline.stages.claims import Claim, ClaimStatus, Gap, Link, PartySlot, ProgrammeMention
from pipeline.stages.clauses import Predicate
from pipeline.stages.phrases import (
    AwardPhrase,
    Phrase,
    is_year,
    modifiers_before,
    nominal_end,
    same_case,
    span_of,
)
from pipeline.stages.sentences import SentenceReader, contains
from pipeline.stages.vocabulary import possible_cases

_WHO = frozenset({"kdo", "kdor"})  # a clause that asks or leaves open who
_PARTY_SLOTS: Mapping[str, PartySlot] = {
    "recipient": "recipient",
    "accepted_by": "accepted_by",
    "conferred_by": "conferred_by",
}


@lru_cache(maxsize=64)
def _by_verb(frames: tuple[Frame, ...]) -> dict[str, Frame]:
    return {verb: frame for frame in frames for verb in frame.verbs}


@lru_cache(maxsize=64)
def _participles(frames: tuple[Frame, ...]) -> dict[str, Frame]:
    """Frames by the lemma of the passive participle, which taggers give as an adjective's own ("podeljen")."""
    return {participle: frame for frame in frames for verb in frame.verbs for participle in _passive_of(verb)}


def _passive_of(verb: str) -> tuple[str, ...]:
    """Lemmas that the passive participle of a verb may have."""
    if verb.endswith("iti"):
        stem = verb[:-3]
        softened = {
            "t": "č",
            "d": "j",
            "s": "š",
            "z": "ž",
            "l": "lj",
            "n": "nj",
            "p": "plj",
            "b": "blj",
            "v": "vlj",
            "m": "mlj",
        }
        soft = stem[:-1] + softened.get(stem[-1:], stem[-1:])
        return (stem + "en", soft + "en", stem + "jen")
    if verb.endswith(("eti", "ati")):
        return (verb[:-2] + "t", verb[:-2] + "n")
    return ()


def verb_claims(reader: SentenceReader) -> list[Claim]:
    """Claims of the verbs of one sentence."""
    claims = []
    frames, participles = _by_verb(reader.tables.frames), _participles(reader.tables.frames)
    framed = {}
    for index, predicate in sorted(reader.clauses.predicates.items()):
        frame = frames.get(predicate.lemma)
        if frame is None and predicate.voice == "passive":
            frame = participles.get(predicate.lemma)
        if frame is not None:
            framed[index] = (predicate, frame)
    for predicate, frame in framed.values():
        claim = _FrameReader(reader, predicate, frame, frozenset(framed)).claim()
        if claim is not None:
            claims.append(claim)
    return claims


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
        award = self._award()
        implied = "" if award is not None or self._given_with_else() else self.frame.implies
        pronoun = self._pronoun() if award is None and not self.frame.named_award else None
        if award is None and not implied and pronoun is None:
            return None
        used = {award.head} if award else set()
        links, gaps = self._parties(used)
        links += self._cued(links)
        if self.frame.needs_winner and not any(x.slot == "recipient" for x in links):
            return None
        if award is not None and award.issuer is not None and not any(x.slot == "conferred_by" for x in links):
            links.append(Link("conferred_by", award.issuer, award.rule))
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
            programme=self._programme(),
            scope=self.scope,
            epithet=self._is_background(links),
        )

    def _is_background(self, links: Iterable[Link]) -> bool:
        """Whether a clause with "ko", or a relative one about its winner, only reminds of the award."""
        at, tokens = self.predicate.antecedent, self.reader.tokens
        if any(tokens[i].lemma == "ko" and tokens[i].head == self.predicate.index for i in self.scope):
            return True
        return at is not None and any(
            x.slot == "recipient" and x.phrase.outer_first <= at < x.phrase.outer_last for x in links
        )

    @cached_property
    def _awards(self) -> tuple[AwardPhrase, ...]:
        """The awards of the sentence, without those in a noun for their winner ("Prešernova nagrajenka")."""
        return tuple(a for a in self.reader.awards if not a.rule.startswith("noun."))

    @cached_property
    def scope(self) -> frozenset[int]:
        """Tokens of the clause; the whole sentence where it has but one predicate with a frame."""
        governor = self.reader.clauses.governor
        if self.framed == {self.predicate.index} and len(self.reader.clauses.predicates) == 1:
            return frozenset(range(*self.reader.sentence))
        own = {i for i, g in governor.items() if g == self.predicate.index}
        chain = self.predicate.chain
        if chain is not None and chain not in self.framed:
            own |= {i for i, g in governor.items() if g == chain}
        return frozenset(own)

    def _status(self) -> ClaimStatus | None:
        p = self.predicate
        fixed = self.frame.status
        told = [self.reader.tokens[i] for i in sorted(self.scope) if not self._within_modifier(i)]
        forms = [t.text.casefold() for t in told]
        cue = next((c for c in self.reader.tables.statuses if contains(forms, c.words)), None)
        if not p.real or (cue is not None and cue.status == "none"):
            return None
        if any(self.reader.tokens[i].lemma in _WHO for i in self.scope):
            return None
        if fixed and fixed != "announced":
            return fixed
        if p.habitual:
            return "habitual" if self.frame.subject == "giver" else None
        if cue is not None:
            return "past" if cue.status == "past" else "nominated"
        if p.tense == "future":
            return "future"
        if fixed:
            return fixed
        return "announced" if p.tense == "present" else "conferred"

    def _within_modifier(self, index: int) -> bool:
        """Whether the word belongs to an adjective and not to the verb ("lani umrlemu")."""
        head = self.reader.tokens[index].head
        return head not in {index, self.predicate.index} and self.reader.tokens[head].features.pos == "ADJ"

    # -- the award ---------------------------------------------------------------------------------------------

    @cached_property
    def _cases(self) -> Mapping[str, str]:
        """Slot to the case in which the clause's voice puts its phrase; with a preposition as ``z+Ins``."""
        frame, voice = self.frame, self.predicate.voice
        cases: dict[str, str] = {
            frame.za: "za+Acc",
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

    def _award(self) -> AwardPhrase | None:
        wanted = self._cases.get("award") or self._cases.get("title", "")
        relative = self._relative_award(wanted)
        if relative is not None:
            return relative
        inside = [a for a in self._awards if a.head in self.scope or a.first in self.scope]
        fitting = [a for a in inside if self._fits(a.first, a, wanted)]
        if not fitting:
            inside += [a for a in self._awards if a not in inside and self._carries_clause(a)]
            fitting = [a for a in inside if self._could_fit(a, wanted)]
        if not fitting and len(self.framed) == 1:
            fitting = [a for a in self._awards if self._fits(a.first, a, wanted)]
        if not fitting:
            return self._superlative() if self._cases.get("title") == "za+Acc" else None
        best = min(
            fitting,
            key=lambda a: (
                a.case != wanted.rpartition("+")[2],
                self.reader.tokens[a.head].head != self.predicate.index,
                abs(a.head - self.predicate.index),
            ),
        )
        return best if self.predicate.antecedent is None else self._equated(best)

    def _carries_clause(self, award: AwardPhrase) -> bool:
        """Whether another verb's relative clause hangs on the award, so that it is this verb's too."""
        return any(
            p.antecedent is not None and award.first <= p.antecedent < award.last
            for p in self.reader.clauses.predicates.values()
            if p.index != self.predicate.index
        )

    def _could_fit(self, award: AwardPhrase, wanted: str) -> bool:
        """Whether the noun's form, whatever its tag, can stand in the case, and it completes no noun before it."""
        tokens, (preposition, _, case) = self.reader.tokens, wanted.rpartition("+")
        before = tokens[award.first - 1] if award.first > self.reader.sentence.first else None
        return (
            self.reader.preposition(award.first) == preposition
            and case in possible_cases(tokens[award.head])
            and (before is None or before.features.pos not in {"NOUN", "PROPN", "ADJ"})
        )

    def _superlative(self) -> AwardPhrase | None:
        """A title that only its superlative makes one: "za najboljšega igralca"."""
        tokens, limit = self.reader.tokens, self.reader.sentence.last
        for first in sorted(self.scope):
            if tokens[first].features.degree != "Sup" or self.reader.preposition(first) != "za":
                continue
            head = next((i for i in range(first, min(limit, first + 4)) if tokens[i].features.pos == "NOUN"), None)
            if head is None:
                continue
            last = max(nominal_end(tokens, head + 1, limit, "Gen"), head + 1)
            features = tokens[head].features
            name = self.reader.forms.noun_phrase(tokens[first:last], head - first, singular=True)
            return AwardPhrase(
                first=first,
                last=last,
                head=head,
                name=name,
                kind="naziv",
                case=features.case,
                gender=features.gender,
                number=features.number,
                rule=self.frame.id,
                bare=False,
            )
        return None

    def _relative_award(self, wanted: str) -> AwardPhrase | None:
        at = self.predicate.antecedent
        if at is None or self.predicate.relative_case != wanted:
            return None
        award = next((a for a in self._awards if a.first <= at < a.last), None)
        return self._equated(award) if award is not None else None

    def _equated(self, award: AwardPhrase) -> AwardPhrase:
        """The award that another one is said to be: "Zlata plaketa je najvišja nagrada, ki jo ..."."""
        for other in self._awards:
            between = self.reader.tokens[other.last : award.first]
            if (
                other.last < award.first
                and other.case == "Nom"
                and [t.lemma for t in between if t.text != ","] == ["biti"]
            ):
                return other
        return award

    def _fits(self, first: int, phrase: AwardPhrase | Phrase, wanted: str) -> bool:
        """Whether a phrase that starts at ``first`` has the case, and the preposition, that the slot demands."""
        preposition, _, plain = wanted.rpartition("+")
        found = self.reader.preposition(first)
        found = "z" if found == "s" else found
        return bool(wanted) and found == preposition and same_case(phrase.case, plain, animate=phrase.gender == "Masc")

    def _pronoun(self) -> tuple[str, str] | None:
        """Gender and number of a pronoun that stands for the award ("jo je prevzela")."""
        if self._cases.get("award") != "Acc":
            return None
        for index in sorted(self.scope):
            said = self.reader.tokens[index].features
            if self.reader.tokens[index].lemma == "on" and said.pron_type == "Prs" and said.case in {"Acc", "Gen"}:
                return said.gender, said.number
        return None

    def _given_with_else(self) -> bool:
        """Whether the clause says with what else than an award somebody was honoured ("nagraditi z aplavzom")."""
        tokens = self.reader.tokens
        return bool(self.frame.instrumental) and any(
            tokens[i].lemma in {"z", "s"}
            and i + 1 < self.reader.sentence.last
            and not any(p.outer_first <= i + 1 < p.outer_last for p in self.reader.phrases)
            for i in self.scope
        )

    # -- the parties -------------------------------------------------------------------------------------------

    def _parties(self, used: set[int]) -> tuple[list[Link], list[Gap]]:
        links: list[Link] = []
        gaps: list[Gap] = []
        for slot in dict.fromkeys((self.frame.subject, self.frame.object, self.frame.dative)):
            if slot in {"", "award", "title"}:
                continue
            wanted = self._cases.get(slot, "")
            if not wanted:
                continue
            group = self._group(wanted, used, places=slot != "giver")
            if group:
                used.update(p.head for p in group)
                links += [Link(party_slot(slot, p), p, self.frame.id) for p in group]
            elif (gap := self._gap(slot, wanted)) is not None:
                gaps.append(gap)
        return links, gaps + self._owners()

    def _group(self, wanted: str, used: set[int], *, places: bool) -> tuple[Phrase, ...]:
        """The coordinated phrases that stand in the case of the slot; the best one where several do."""
        at = self.predicate.antecedent
        if at is not None and self.predicate.relative_case == wanted:
            for group in self.reader.groups:
                if any(p.outer_first <= at < p.outer_last and not self._in_award(p) for p in group):
                    return group if len(group) == 1 or self.predicate.number != "Sing" else (group[-1],)
        candidates = [
            g for g in self.reader.groups if (places or g[0].kind != "place") and self._may_fill(g, wanted, used)
        ]
        if not candidates:
            described = self._described(wanted)
            return (described,) if described else ()
        return min(candidates, key=lambda g: self._rank(g, wanted))

    def _may_fill(self, group: tuple[Phrase, ...], wanted: str, used: set[int]) -> bool:
        head = group[0]
        return (
            head.head not in used
            and (any(p.head in self.scope or p.first in self.scope for p in group) or len(self.framed) == 1)
            and not any(self._in_award(p) for p in group)
            and self._fits(head.outer_first, head, wanted)
            and (wanted != "Nom" or self._subject_agrees(group))
            and not self._other_clause(head)
        )

    def _in_award(self, phrase: Phrase) -> bool:
        """Whether the phrase is part of an award's name, as its eponym or issuer."""
        return any(a.first <= phrase.first < a.last for a in self.reader.awards)

    def _other_clause(self, phrase: Phrase) -> bool:
        """Whether a relative clause or another framed verb owns the phrase."""
        governor = self.reader.clauses.governor.get(phrase.head)
        if governor is None or governor == self.predicate.index or phrase.head in self.scope:
            return False
        other = self.reader.clauses.predicates[governor]
        return governor in self.framed or other.antecedent is not None or other.person in {"1", "2"}

    def _subject_agrees(self, group: tuple[Phrase, ...]) -> bool:
        p, head = self.predicate, group[0]
        if p.person in {"1", "2"}:
            return False
        if len(group) > 1 or not p.gender:
            return p.number != "Sing" or len(group) == 1 or p.index < head.first
        if p.number and head.number and p.number != head.number and head.kind != "group":
            return False
        return not head.gender or head.gender == p.gender or head.kind in {"institution", "work"}

    def _rank(self, group: tuple[Phrase, ...], wanted: str) -> tuple[bool, bool, bool, int]:
        head = group[0]
        token = self.reader.tokens[head.head]
        return (
            head.case != wanted,
            head.head not in self.scope,
            wanted == "Nom" and not token.dep.startswith("nsubj"),
            abs(head.head - self.predicate.index),
        )

    def _described(self, wanted: str) -> Phrase | None:
        """A recipient that is told by a common noun or adjective: "mladi gasilci", "najboljši"."""
        head = self._common_noun(wanted)
        if head is None or self._cases.get("recipient") != wanted or self.reader.office(head):
            return None
        tokens = self.reader.tokens
        first = modifiers_before(tokens, head, self.reader.sentence.first)
        last = max(nominal_end(tokens, head + 1, self.reader.sentence.last, "Gen"), head + 1)
        features = tokens[head].features
        return Phrase(
            kind="work" if tokens[head].lemma in WORK_NOUNS else "person" if features.number == "Sing" else "group",
            first=first,
            last=last,
            outer_first=first,
            outer_last=last,
            head=head,
            name=self.reader.forms.noun_phrase(tokens[first:last], head - first, lower_first=True),
            case=features.case,
            gender=features.gender,
            number=features.number,
            rule=self.frame.id,
        )

    def _common_noun(self, wanted: str) -> int | None:
        """A noun, or an adjective used as one, that hangs on the verb in the case and is in no phrase."""
        tokens = self.reader.tokens
        if wanted not in {"Nom", "Dat"}:
            return None
        for index in sorted(self.scope):
            token = tokens[index]
            fits = (
                token.features.case == wanted
                and token.head == self.predicate.index
                and token.features.pos in {"NOUN", "ADJ"}
                and index != self.predicate.index
                and not self._inside(index)
                and not self.reader.preposition(modifiers_before(tokens, index, self.reader.sentence.first))
            )
            subject = token.dep.startswith("nsubj") and self.predicate.number in {"", token.features.number}
            if fits and (wanted == "Dat" or subject):
                return index
        return None

    def _inside(self, index: int) -> bool:
        return any(p.outer_first <= index < p.outer_last for p in self.reader.phrases) or any(
            a.first <= index < a.last for a in self.reader.awards
        )

    def _gap(self, slot: str, wanted: str) -> Gap | None:
        """What the verb, a pronoun or the noun for an office shows of a party that is not named."""
        predicate, party = self.predicate, party_gap(slot)
        noun = self._common_noun(wanted)
        if noun is not None:
            features = self.reader.tokens[noun].features
            office = self.reader.office(noun)
            return (
                Gap(party, "3", features.gender, features.number, office, subject=wanted == "Nom") if office else None
            )
        if wanted == "Nom":
            if slot == "giver" or (predicate.voice != "active" and slot != "recipient"):
                return None
            return Gap(party, predicate.person or "3", predicate.gender, predicate.number, "", subject=True)
        for index in sorted(self.scope):
            token = self.reader.tokens[index]
            said = token.features
            if token.lemma in {"on", "jaz"} and said.pron_type == "Prs" and said.case == wanted:
                return Gap(party, said.person or "3", said.gender, said.number, "", subject=False)
        return None

    def _owners(self) -> list[Gap]:
        """An office in a cue, as its noun ("iz rok ministrice") or its possessive ("iz županovih rok")."""
        tokens, gaps, last = self.reader.tokens, [], self.reader.sentence.last
        for cue in self.reader.tables.cues:
            size = len(cue.words)
            for at in range(self.reader.sentence.first, last - size if cue.owner else 0):
                forms = [t.text.casefold() for t in tokens[at : at + size + 1]]
                office = ""
                if tuple(forms[:size]) == cue.words and not self._inside(at + size):
                    office = self.reader.office(at + size)
                elif (forms[0], *forms[2:]) == cue.words:
                    office = self.reader.owner(at + 1)
                if office and at in self.scope:
                    gaps.append(Gap(party_gap(cue.slot), "3", "", "Sing", office, subject=False))
        return gaps

    # -- cues --------------------------------------------------------------------------------------------------

    def _cued(self, links: Iterable[Link]) -> list[Link]:
        """Parties that a cue before them names ("iz rok", "v imenu")."""
        found = []
        named = {x.phrase.head for x in links}
        for group in self.reader.groups:
            cue = self.reader.cue_before(group[0].outer_first)
            if cue is None or cue[0].slot == "programme" or group[0].head in named:
                continue
            if group[0].head not in self.scope and cue[1] not in self.scope and len(self.framed) > 1:
                continue
            if not same_case(group[0].case, cue[0].case) and group[0].kind != "institution":
                continue
            found += [Link(party_slot(cue[0].slot, p), p, cue[0].id) for p in group]
        return found

    def _programme(self) -> ProgrammeMention | None:
        """What "v okviru" names, with a genitive, its year, and other names in brackets behind it."""
        reader = self.reader
        for at in range(*reader.sentence):
            cue = reader.cue_before(at)
            if cue is not None and cue[0].slot == "programme":
                return read_programme(reader, at)
        return None


def read_programme(reader: SentenceReader, at: int) -> ProgrammeMention | None:
    """The programme whose name starts at token ``at``."""
    tokens, limit = reader.tokens, reader.sentence.last
    award = next((a for a in reader.awards if a.first <= at < a.last or a.first == at), None)
    year = award.year_for if award else None
    if award is None:
        return None
    end = award.last
    if end < limit and is_year(tokens[end]):
        year, end = tokens[end].text.rstrip("."), end + 1
    aliases: tuple[str, ...] = ()
    if end < limit and tokens[end].text == "(":
        close = next((i for i in range(end + 1, min(limit, end + 15)) if tokens[i].text == ")"), None)
        if close is not None and close > end + 1:
            aliases = (span_of(tokens, end + 1, close).of(reader.annotated.text),)
    return ProgrammeMention(award.name, year, aliases)


def party_gap(slot: str) -> PartySlot:
    """The list of the record in which an unnamed party of the slot would stand: only people are left unnamed."""
    return "presenter" if slot == "giver" else _PARTY_SLOTS[slot]


def party_slot(slot: str, phrase: Phrase) -> PartySlot:
    """The list of the record in which a phrase of the slot stands."""
    if slot == "giver":
        return "presenter" if phrase.kind == "person" else "conferred_by"
    return _PARTY_SLOTS[slot]
