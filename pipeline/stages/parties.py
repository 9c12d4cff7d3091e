"""Parties: who fills the slots of a frame in its clause, by case, agreement and coordination, and by cues."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.rules.frames import JURIES, WINNER_NOUNS, Cue, Frame, Slot
from pipeline.stages.claims import Gap, Link, PartySlot
from pipeline.stages.clauses import Predicate
from pipeline.stages.described import DescribedReader
from pipeline.stages.phrases import AwardPhrase, Phrase, same_case
from pipeline.stages.sentences import SentenceReader

_PARTY_SLOTS: Mapping[str, PartySlot] = {
    "recipient": "recipient",
    "accepted_by": "accepted_by",
    "conferred_by": "conferred_by",
}


@dataclass(frozen=True, slots=True)
class PartyReader:
    """One predicate with its frame.

    Attributes:
        reader: Its sentence.
        predicate: The verb.
        frame: What its arguments are.
        framed: All verbs of the sentence that have a frame.
        scope: Tokens of its clause.
        cases: Slot to the case in which the clause's voice puts its phrase; with a preposition as ``z+Ins``.
    """

    reader: SentenceReader
    predicate: Predicate
    frame: Frame
    framed: frozenset[int]
    scope: frozenset[int]
    cases: Mapping[str, str]

    def parties(self, used: set[int]) -> tuple[list[Link], list[Gap]]:
        """The parties that the clause names, and those that it leaves unsaid; ``used`` are heads already taken."""
        links: list[Link] = []
        gaps: list[Gap] = []
        for slot in dict.fromkeys((self.frame.subject, self.frame.object, self.frame.dative)):
            if slot in {"", "award", "title"}:
                continue
            wanted = self.cases.get(slot, "")
            if not wanted:
                continue
            group = self._group(wanted, used, places=slot != "giver")
            if group:
                used.update(p.head for p in group)
                givers = slot == "giver"
                links += [
                    Link(party_slot(slot, p), p, self.frame.id) for p in group if not (givers and self._judges(p))
                ]
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
        own = [g for g in candidates if self._gapped_award(g[0]) in used]
        candidates = own or [g for g in candidates if self._gapped_award(g[0]) is None]
        if not candidates:
            described = self._described_winner(wanted)
            return (described,) if described else ()
        return min(candidates, key=lambda g: self._rank(g, wanted))

    def _judges(self, phrase: Phrase) -> bool:
        """Whether the phrase is a jury or the like, which chooses and does not give."""
        return phrase.kind == "institution" and self.reader.tokens[phrase.head].lemma in JURIES

    @property
    def speaks_of_winners(self) -> bool:
        """Whether the recipient is only called a winner ("nagrajenec prejme listino")."""
        head = self._described.noun(self.cases.get("recipient", ""))
        return head is not None and self.reader.tokens[head].lemma in WINNER_NOUNS

    def _may_fill(self, group: tuple[Phrase, ...], wanted: str, used: set[int]) -> bool:
        head = group[0]
        if head.kind == "person" and (head.case, wanted) == ("Acc", "Nom"):
            return False  # of people the two are never alike
        return (
            head.head not in used
            and (any(p.head in self.scope or p.first in self.scope for p in group) or len(self.framed) == 1)
            and not any(self._in_award(p) for p in group)
            and fits(self.reader, head.outer_first, head, wanted)
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
        tokens, after = self.reader.tokens, head.outer_last
        more = after < self.reader.sentence.last and tokens[after].lemma in {"in", "ter"}  # somebody not recognised
        if p.number and head.number and p.number != head.number and head.kind != "group" and not more:
            return False
        return not head.gender or head.gender == p.gender or head.kind in {"institution", "work"}

    def _gapped_award(self, phrase: Phrase) -> int | None:
        """The head of the award that stands with "pa" before the phrase, in a part that leaves the verb out."""
        verb, pa = self.predicate.index, phrase.outer_first - 1
        return next((a.head for a in self.reader.awards if a.last == pa and self.reader.is_gapped(a, verb)), None)

    def _rank(self, group: tuple[Phrase, ...], wanted: str) -> tuple[bool, bool, bool, bool, int]:
        head = group[0]
        token = self.reader.tokens[head.head]
        alike = head.gender == "Neut" and same_case(head.case, wanted)  # "društvo" is nominative and accusative
        return (
            head.head not in self.scope,
            wanted == "Nom" and self.predicate.number in {"Dual", "Plur"} and head.kind == "person" and len(group) == 1,
            head.case != wanted and not alike,
            wanted == "Nom" and not token.dep.startswith("nsubj"),
            abs(head.head - self.predicate.index),
        )

    @property
    def _described(self) -> DescribedReader:
        return DescribedReader(self.reader, self.predicate, self.scope)

    def _described_winner(self, wanted: str) -> Phrase | None:
        """A recipient that is told by a common noun or adjective: "mladi gasilci", "najboljši"."""
        head = self._described.noun(wanted)
        if head is None or self.cases.get("recipient") != wanted or self.reader.office(head):
            return None
        return self._described.phrase(head, self.frame.id)

    def _gap(self, slot: str, wanted: str) -> Gap | None:
        """What the verb, a pronoun or the noun for an office shows of a party that is not named."""
        predicate, party = self.predicate, party_gap(slot)
        noun = self._described.noun(wanted)
        if noun is not None:
            features = self.reader.tokens[noun].features
            office = self.reader.office(noun)
            if not office:
                return None
            several = slot == "recipient" and features.number != "Sing"
            told = self._described.phrase(noun, self.frame.id) if several else None
            return Gap(party, "3", features.gender, features.number, office, subject=wanted == "Nom", told=told)
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
                if tuple(forms[:size]) == cue.words and not self._described.is_named(at + size):
                    office = self.reader.office(at + size)
                elif (forms[0], *forms[2:]) == cue.words:
                    office = self.reader.owner(at + 1)
                if office and at in self.scope:
                    gaps.append(Gap(party_gap(cue.slot), "3", "", "Sing", office, subject=False))
        return gaps

    def cued(self, links: Iterable[Link]) -> list[Link]:
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
            slot = self._slot_of(cue[0])
            if slot:
                found += [Link(party_slot(slot, p), p, cue[0].id) for p in group]
        return found

    def _slot_of(self, cue: Cue) -> Slot:
        """What a cue makes of its phrase in a clause of this verb; empty for no party."""
        if cue.slot == "absent":
            return "recipient" if self.frame.subject == "accepted_by" else ""
        slot = self.frame.subject if cue.slot == "subject" else cue.slot
        return "" if slot in {"award", "title"} else slot


def fits(reader: SentenceReader, first: int, phrase: AwardPhrase | Phrase, wanted: str) -> bool:
    """Whether a phrase that starts at ``first`` has the case, and the preposition, that the slot demands."""
    preposition, _, plain = wanted.rpartition("+")
    found = reader.preposition(first)
    found = {"s": "z", "k": "", "h": ""}.get(found, found)  # "šla je k Ani Kos" and "šla je Ani Kos"
    return bool(wanted) and found == preposition and same_case(phrase.case, plain, animate=phrase.gender == "Masc")


def party_gap(slot: str) -> PartySlot:
    """The list of the record in which an unnamed party of the slot would stand: only people are left unnamed."""
    return "presenter" if slot == "giver" else _PARTY_SLOTS[slot]


def party_slot(slot: str, phrase: Phrase) -> PartySlot:
    """The list of the record in which a phrase of the slot stands."""
    if slot == "giver":
        return "presenter" if phrase.kind == "person" else "conferred_by"
    return _PARTY_SLOTS[slot]
