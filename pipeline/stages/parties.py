"""Parties: who fills the slots of a frame in its clause, by case, agreement and coordination, and by cues."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.rules.frames import JURIES, WINNER_NOUNS, Cue, Frame, Slot
from pipeline.rules.institutions import HOUSES, TOWNS
from pipeline.stages.claims import GIVERS, Gap, Link, PartySlot
from pipeline.stages.clauses import Predicate
from pipeline.stages.described import DescribedReader
from pipeline.stages.phrases import AwardPhrase, Phrase, PhraseKind, modifiers_before, same_case
from pipeline.stages.sentences import SentenceReader

_AMONG = 3  # words of "med njimi tudi"
_INTO = frozenset({"v", "na"})
_MEMBERS = frozenset({"član", "članica", "delegat"})
_LATTER = "slednji"  # who stands for the one named last, as a pronoun does
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
        frame = self.frame
        for slot in dict.fromkeys((frame.subject, frame.object, frame.dative)):
            if slot in {"", "award", "title"}:
                continue
            wanted = self.cases.get(slot, "")
            if not wanted:
                continue
            group = self._group(wanted, used, places=slot != "giver")
            group = tuple(p for p in group if slot != "recipient" or not self._judges(p))
            if group:
                if slot == "recipient" and wanted == "Nom" and self._is_listed(group[0]):
                    group = self._whole_list(used)
                used.update(p.head for p in group)
                givers = slot == "giver"
                links += [
                    Link(party_slot(slot, p), p, self.frame.id) for p in group if not (givers and self._judges(p))
                ]
                beside = self._office_beside(group[0]) if wanted == "Nom" and self.predicate.number == "Dual" else None
                if beside is not None:
                    office = self.reader.office(beside)
                    gaps.append(Gap(party_gap(slot), "3", "", "Sing", office, subject=False, beside=True))
            elif slot == "recipient" and wanted == "Nom" and (house := self._house()) is not None:
                links.append(Link("recipient", house, self.frame.id))
            elif (gap := self._gap(slot, wanted)) is not None:
                gaps.append(gap)
        if frame.instrumental == "subject":
            links += [Link(party_slot(frame.subject, p), p, frame.id) for p in self._sharers(used)]
            gaps = [replace(gap, beside=True) for gap in gaps]
        more = self._told_besides(links)
        filled = {x.slot for x in more}
        return links + more, [gap for gap in gaps if gap.slot not in filled] + self._owners()

    def _sharers(self, used: set[int]) -> tuple[Phrase, ...]:
        """With whom the subject has the award ("nagrado si deli s Petrom Zupanom")."""
        group = self._group(self.cases["subject"], used, places=True)
        own = (p for p in group[:1] if self.reader.tokens[p.head].head == self.predicate.index)
        return group if any(own) else ()

    def _told_besides(self, links: Iterable[Link]) -> list[Link]:
        """Parties that stand in no case of the verb: in a list, among a number, or as a body with its members."""
        slots = {link.slot for link in links}
        found = list[Phrase]()
        if any(link.slot == "recipient" and link.phrase.kind == "group" for link in links):
            found += self._among_them()
        if self.frame.dative == "recipient" and "recipient" not in slots:
            found += self._listed_winners()
        if self.frame.into == "recipient" and "recipient" not in slots:
            found += self._goal()
        told = [Link("recipient", phrase, self.frame.id) for phrase in found]
        body = self._body_of_members() if self.frame.subject == "giver" and not slots & GIVERS else None
        return [*told, Link("conferred_by", body, self.frame.id)] if body is not None else told

    def _house(self) -> Phrase | None:
        """The body inside which those who are not named have won ("v podjetju Lipa so prejeli priznanje")."""
        tokens, predicate = self.reader.tokens, self.predicate
        own = [tokens[at] for at in self.scope]
        unnamed = (predicate.number, predicate.gender, predicate.voice) == ("Plur", "Masc", "active")
        told = any(t.dep.startswith("nsubj") or (t.features.case, t.features.number) == ("Nom", "Plur") for t in own)
        if not unnamed or told or predicate.person in {"1", "2"} or tokens[self.reader.sentence.last - 1].text == ":":
            return None
        bodies = (p for p in self.reader.phrases if p.rule in HOUSES and p.case == "Loc" and p.head in self.scope)
        return next((p for p in bodies if self.reader.preposition(p.outer_first) in _INTO), None)

    def _goal(self) -> tuple[Phrase, ...]:
        """The bodies to which an award goes ("priznanje je šlo v podjetje Lipa", "na kmetijo Breza")."""
        bodies = (g for g in self.reader.groups if g[0].kind in {"institution", "group"} and g[0].head in self.scope)
        floor = self.reader.sentence.first
        starts = ((g, modifiers_before(self.reader.tokens, g[0].outer_first, floor)) for g in bodies)
        into = (g for g, first in starts if self.reader.preposition(first) in _INTO)
        return next((g for g in into if same_case(g[0].case, "Acc")), ())

    def _body_of_members(self) -> Phrase | None:
        """The body whose members are the subject ("člani Društva Lipa so za častnega člana imenovali")."""
        tokens = self.reader.tokens
        bodies = (p for p in self.reader.phrases if p.kind == "institution" and p.case == "Gen" and p.outer_first)
        told = ((body, tokens[body.outer_first - 1]) for body in bodies)
        own = (body for body, noun in told if noun.lemma in _MEMBERS and noun.features.case == "Nom")
        return next((body for body in own if body.outer_first - 1 in self.scope), None)

    def _whole_list(self, used: set[int]) -> tuple[Phrase, ...]:
        """All that stand behind the colon, whatever is told of each: "so prejeli: za 10 let Ana Kos, za 20 Jan Lah"."""
        groups = (g for g in self.reader.groups if self._is_listed(g[0]) and g[0].kind != "place")
        own = (g for g in groups if self._gapped_award(g[0]) in {None, *used} and same_case(g[0].case, "Nom"))
        tokens, last = self.reader.tokens, self.reader.sentence.last
        told = (p for g in own if not self._other_clause(g[0]) for p in g if p.kind != "work" or g[0].kind == "work")
        named = (p for p in told if not self.reader.preposition(p.outer_first))
        return tuple(p for p in named if p.outer_last == last or tokens[p.outer_last].text != ":")  # "OŠ Lipa: Jan Lah"

    def _among_them(self) -> tuple[Phrase, ...]:
        """Who is named of a group that is counted ("priznanja je prejelo 12 članov, med njimi Ana Kos")."""
        for group in self.reader.groups:
            before = [t.text for t in self.reader.tokens[: group[0].outer_first][-_AMONG:] if t.text != "tudi"]
            if before[-2:] == ["med", "njimi"] and same_case(group[0].case, "Nom"):
                return group
        return ()

    def _listed_winners(self) -> tuple[Phrase, ...]:
        """Who stands right behind a colon after award and verb: "podelili so plakete: Ana Kos in Jan Lah"."""
        tokens, verb = self.reader.tokens, self.predicate.index
        for group in self.reader.groups:
            colon = group[0].outer_first - 1
            told = any(a.first < colon for a in self.reader.awards) and colon > verb and tokens[colon].text == ":"
            behind = tokens[group[-1].outer_last].features.pos if group[-1].outer_last < len(tokens) else ""
            told = told and behind not in {"AUX", "VERB"}  # "podelili so priznanja: Jan Lah je postal častni občan"
            if told and group[0].kind != "place" and same_case(group[0].case, "Nom"):
                return group
        return ()

    def _group(self, wanted: str, used: set[int], *, places: bool) -> tuple[Phrase, ...]:
        """The coordinated phrases that stand in the case of the slot; the best one where several do."""
        at = self.predicate.antecedent
        if at is not None and self.predicate.relative_case == wanted:
            if called := self._called(at):
                return called
            for group in self.reader.groups:
                if any(p.outer_first <= at < p.outer_last and not self._in_award(p) for p in group):
                    return group if len(group) == 1 or self.predicate.number != "Sing" else (group[-1],)
            several = self.reader.tokens[at].features.number == "Plur" and not self._described.is_named(at)
            told = self._described.phrase(at, self.frame.id) if several else None
            if told is not None and self.cases.get("recipient") == wanted:
                return (told,)  # "najboljši so bili učenci šole, ki so prejeli pokal"
        candidates = [
            g for g in self.reader.groups if (places or g[0].kind != "place") and self._may_fill(g, wanted, used)
        ]
        own = [g for g in candidates if self._gapped_award(g[0]) in used]
        candidates = own or [g for g in candidates if self._gapped_award(g[0]) is None]
        if not any(p.head in self.scope or p.first in self.scope for g in candidates for p in g):
            described = self._described_winner(wanted)
            if described is not None:
                return (described, *self._described.joined(described.head, self.frame.id))
            if not candidates:
                return self._shared(wanted) or self._of_first_verb(wanted)
        return min(candidates, key=lambda g: self._rank(g, wanted))

    def _shared(self, wanted: str) -> tuple[Phrase, ...]:
        """The subject that stands behind a second verb ("plaketo je podelil in zbranim čestital župan Peter Zupan")."""
        clauses, tokens = self.reader.clauses, self.reader.tokens
        second = {p.index for p in clauses.predicates.values() if p.chain == self.predicate.index}
        if wanted != "Nom" or not second:
            return ()
        own = (g for g in self.reader.groups if clauses.governor.get(g[0].head) in second)
        told = (g for g in own if tokens[g[0].head].dep.startswith(("nsubj", "xcomp")) and g[0].case == "Nom")
        return next((g for g in told if self._subject_agrees(g) and not self._joined_by_comma(g[0], second)), ())

    def _of_first_verb(self, wanted: str) -> tuple[Phrase, ...]:
        """The subject of the verb that this one goes on from, without "je" ("župan je čestital in podelil plakete")."""
        first, tokens = self.predicate.chain, self.reader.tokens
        if wanted != "Nom" or first is None or self.predicate.person or self._described.noun("Nom") is not None:
            return ()
        if any(t.text in {",", ";"} for t in tokens[first : self.predicate.index]):
            return ()
        own = (g for g in self.reader.groups if self.reader.clauses.governor.get(g[0].head) == first)
        told = (g for g in own if tokens[g[0].head].dep.startswith("nsubj") and g[0].case == "Nom")
        return next((g for g in told if self._subject_agrees(g)), ())

    def _joined_by_comma(self, phrase: Phrase, second: set[int]) -> bool:
        """Whether a comma stands between the verbs, so that the second has a subject of its own."""
        last = min(second)
        return any(t.text in {",", ";"} for t in self.reader.tokens[self.predicate.index : last]) or phrase.first < last

    def _called(self, noun: int) -> tuple[Phrase, ...]:
        """Who is said to be what the noun says: "Ana Kos je prva igralka, ki je prejela"."""
        tokens = self.reader.tokens
        if not any(t.dep == "cop" and t.head == noun for t in tokens[slice(*self.reader.sentence)]):
            return ()
        subjects = (g for g in self.reader.groups if tokens[g[0].head].head == noun)
        return next((g for g in subjects if tokens[g[0].head].dep.startswith("nsubj")), ())

    def _judges(self, phrase: Phrase) -> bool:
        """Whether the phrase is a jury or the like, which chooses and does not give."""
        return self.reader.tokens[phrase.head].lemma.casefold() in JURIES

    @property
    def speaks_of_winners(self) -> bool:
        """Whether the recipient is only called a winner ("nagrajenec prejme listino")."""
        head = self._described.noun(self.cases.get("recipient", ""))
        return head is not None and self.reader.tokens[head].lemma in WINNER_NOUNS

    def _may_fill(self, group: tuple[Phrase, ...], wanted: str, used: set[int]) -> bool:
        head = group[0]
        if (head.case, wanted) == ("Acc", "Nom") and (head.kind == "person" or self._shows_accusative(head)):
            return False
        return (
            head.head not in used
            and (any(p.head in self.scope or p.first in self.scope for p in group) or len(self.framed) == 1)
            and not any(self._in_award(p) for p in group)
            and fits(self.reader, head.outer_first, head, wanted)
            and (wanted != "Nom" or self._stands_apart(head, used) or self._subject_agrees(group))
            and not self._other_clause(head)
            and not any(self.predicate.index < at < head.first for at in self.reader.class_parts)
            and not (wanted == "Nom" and self.frame.subject == "giver" and self._is_listed(head))
        )

    def _stands_apart(self, phrase: Phrase, used: set[int]) -> bool:
        """Whether the verb need not agree with the phrase: one of a list, or of a part that leaves the verb out."""
        several = self.predicate.number in {"Dual", "Plur"} and self._is_listed(phrase)
        several = several and all(a.first != phrase.outer_last for a in self.reader.awards)  # "Jan Kos zlato, Ana Lah"
        return several or self._gapped_award(phrase) in used

    def _shows_accusative(self, phrase: Phrase) -> bool:
        """Whether the noun's ending is of no nominative ("zvezo"); of people the two are never alike."""
        token = self.reader.tokens[phrase.head]
        said = token.features
        return (said.gender, said.number) == ("Fem", "Sing") and token.text.endswith("o")

    def _is_listed(self, phrase: Phrase) -> bool:
        """Whether it stands in a list behind a colon, where nobody gives: "podelili so priznanja: Ana Kos (zlato)"."""
        return any(t.text == ":" for t in self.reader.tokens[self.predicate.index : phrase.first])

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
        if p.person in {"1", "2"} or self._is_anothers(head):
            return False
        if len(group) > 1 or not p.gender:
            return p.number != "Sing" or len(group) == 1 or p.index < head.first
        tokens, after = self.reader.tokens, head.outer_last
        more = after < self.reader.sentence.last and tokens[after].lemma in {"in", "ter"}  # somebody not recognised
        more = more or self._office_beside(head) is not None
        if p.number and head.number and p.number != head.number and head.kind != "group" and not more:
            return False
        return not head.gender or head.gender == p.gender or head.kind in {"institution", "work"}

    def _is_anothers(self, phrase: Phrase) -> bool:
        """Whether it is the subject of another verb, in a number that this one has not ("sta pomagala, so ju")."""
        clauses, token = self.reader.clauses, self.reader.tokens[phrase.head]
        other = clauses.predicates.get(token.head) if token.dep.startswith("nsubj") else None
        return other is not None and bool(other.number) and self.predicate.number not in {"", other.number}

    def _office_beside(self, phrase: Phrase) -> int | None:
        """The noun of an office that is joined to a name, before it: "podelila sta župan in poveljnik Jan Kos"."""
        tokens, first = self.reader.tokens, self.reader.sentence.first
        inner = [at for at in range(phrase.outer_first, phrase.first) if tokens[at].lemma in {"in", "ter"}]
        joined = [phrase.outer_first - 1] if phrase.outer_first - 1 > first else []
        for at in (*inner, *joined):
            if at > first and tokens[at].lemma in {"in", "ter"} and self.reader.office(at - 1):
                return at - 1
        return None

    def _gapped_award(self, phrase: Phrase) -> int | None:
        """The head of the award that stands with "pa" beside the phrase, in a part that leaves the verb out."""
        verb, pa, behind = self.predicate.index, phrase.outer_first - 1, phrase.outer_last
        tokens = self.reader.tokens
        for award in self.reader.awards:
            listed = award.last == phrase.outer_first and any(t.text == ":" for t in tokens[verb : award.first])
            ends = self.reader.end_of(award) in {pa, phrase.outer_first}
            if listed or (ends and self.reader.is_gapped(award, verb)):
                return award.head
            if verb < phrase.first and award.first == behind + 1 and tokens[behind].text == "pa":
                return award.head
        return None

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
        if head is None or self.cases.get("recipient") != wanted or self._is_latter(head):
            return None
        if self.reader.office(head) and self._described.count(head) is None:  # "the trainer", but not 14 of them
            return None
        town = next((p for p in self.reader.phrases if p.kind == "place" and p.outer_first == head + 1), None)
        if town is not None and self.reader.tokens[head].lemma in TOWNS:
            return town  # "mesto Bled", behind which the name is not inflected
        return self._described.phrase(head, self.frame.id)

    def _is_latter(self, at: int) -> bool:
        return self.reader.tokens[at].lemma.casefold() == _LATTER

    def _gap(self, slot: str, wanted: str) -> Gap | None:
        """What the verb, a pronoun or the noun for an office shows of a party that is not named."""
        predicate, party = self.predicate, party_gap(slot)
        noun = self._described.noun(wanted)
        if noun is not None:
            features = self.reader.tokens[noun].features
            office = self.reader.office(noun)
            if self._is_latter(noun):
                return Gap(party, "3", features.gender, features.number, "", subject=wanted == "Nom")
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
            cue = self.reader.cue_before(group[0].outer_first) or self._cue_before_noun(group[0])
            if cue is None or cue[0].slot == "programme" or group[0].head in named:
                continue
            if group[0].head not in self.scope and cue[1] not in self.scope and len(self.framed) > 1:
                continue
            if not same_case(group[0].case, cue[0].case) and group[0].kind != "institution":
                continue
            slot = self._slot_of(cue[0], group[0].kind)
            if slot:
                found += [Link(party_slot(slot, p), p, cue[0].id) for p in group]
        return found

    def _cue_before_noun(self, phrase: Phrase) -> tuple[Cue, int] | None:
        """The cue before a noun that the name explains: "iz rok lanskega dobitnika, pisatelja Jana Kosa"."""
        tokens, comma = self.reader.tokens, phrase.outer_first - 1
        noun = tokens[comma - 1] if comma - 1 > self.reader.sentence.first and tokens[comma].text == "," else None
        if noun is None or noun.features.pos != "NOUN" or noun.features.case != phrase.case:
            return None
        return self.reader.cue_before(modifiers_before(tokens, noun.index, self.reader.sentence.first))

    def _slot_of(self, cue: Cue, kind: PhraseKind) -> Slot:
        """What a cue makes of a phrase of this kind in a clause of this verb; empty for no party."""
        if cue.slot == "absent":
            return "recipient" if self.frame.subject == "accepted_by" and kind != "work" else ""
        if cue.slot == "recipient" and self.frame.subject == "giver":  # in whose name somebody gives
            return "conferred_by" if kind == "institution" else ""
        slot = self._subject_slot() if cue.slot == "subject" else cue.slot
        return "" if slot in {"award", "title"} else slot

    def _subject_slot(self) -> Slot:
        """What the subject is in the clause's voice ("je bila skupaj s Petrom Zupanom nagrajena")."""
        frame = self.frame
        return next((slot for slot in (frame.subject, frame.object) if self.cases.get(slot) == "Nom"), "")


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
