"""Frames: the arguments and cues of each award verb give the award of its clause its parties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from pipeline.records import LIVE
from pipeline.rules.awards import BEST
from pipeline.rules.frames import JURIES, Frame
from pipeline.rules.people import BEARERS
from pipeline.stages.claims import Claim, ClaimStatus, Link
from pipeline.stages.clauses import Predicate
from pipeline.stages.coordination import coordinated
from pipeline.stages.parties import PartyReader, fits
from pipeline.stages.phrases import (
    AwardPhrase,
    class_end,
    in_class,
    modifiers_before,
    nominal_end,
    same_case,
    span_of,
)
from pipeline.stages.programmes import find_programme
from pipeline.stages.sentences import SentenceReader, contains, frames_by_participle
from pipeline.stages.vocabulary import possible_cases
from pipeline.stages.winners import award_of_noun, congratulates, is_among_winners

_CLASSES = frozenset({"kategorija", "sekcija", "rubrika"})
_CONTESTS = frozenset({"tekma", "finale", "polfinale", "četrtfinale", "turnir", "krog", "dirka", "etapa", "kolo"})
_WINNING = frozenset({"zmagati", "slaviti", "triumfirati"})
_FOR_ANOTHER = frozenset({"namesto", "odsotnosti", "zanj", "zanjo", "zanje"})
_NOW = frozenset({"letos", "tokrat", "danes", "nocoj"})  # with which an imperfective tells of one occasion
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
        if claim is not None:
            claims.append(claim)
    taken = {c.award.head for c in claims if c.award is not None}
    return [copy for claim in claims for copy in coordinated(reader, claim, taken)]


def _is_for_oneself(reader: SentenceReader, predicate: Predicate) -> bool:
    """Whether "si" says that the subject gives to itself ("si je okoli vratu obesila zlato medaljo")."""
    tokens = reader.tokens[slice(*reader.sentence)]
    return any(t.text.casefold() == "si" and t.head == predicate.index and t.features.pos == "PRON" for t in tokens)


@lru_cache(maxsize=64)
def _own(frame: Frame) -> Frame:
    """The frame of a verb of giving where its subject has the award."""
    gives = frame.subject == "giver" and frame.dative == "recipient"
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
        award = self._award() or self._honour()
        if award is not None and status in LIVE and self._is_earlier(award):
            status = "past"
        category = self._category(award)
        if self.frame.in_class and (award is not None or category is None):
            return None
        if award is not None and category is not None and award.category is None:
            award = replace(award, name=in_class(award.name, category), category=category, bare=False)
        if self.frame.titled and (award is None or award.kind != "naslov"):
            return None
        implied = "" if award is not None or self._given_with_else() else self.frame.implies
        pronoun = self._pronoun() if award is None and not self.frame.named_award else None
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

    def _category(self, award: AwardPhrase | None) -> str | None:
        """The class that the clause names: "v kategoriji" and what follows, up to the verb, a clitic or a comma."""
        tokens, limit = self.reader.tokens, self.reader.sentence.last
        for at in sorted(self.scope):
            if (award is not None or self.frame.in_class) and (told := self._among(at)):
                return told
            if tokens[at].lemma not in _CLASSES or self.reader.preposition(at) != "v":
                continue
            if award is not None and award.first <= at < award.last:
                continue
            end = class_end(tokens, at + 1, limit)
            if end > at + 1:
                return span_of(tokens, at + 1, end).of(self.reader.annotated.text).strip("»«„“”\"'")
        return None

    def _among(self, at: int) -> str:
        """Among whom, where the sentence tells winners of several such classes ("med posamezniki A, med društvi B")."""
        told = [i for i in range(*self.reader.sentence) if self.reader.opens_among(i)]
        if at not in told or len(told) == 1:
            return ""
        end = nominal_end(self.reader.tokens, at + 1, self.reader.sentence.last, "Ins")
        return "med " + span_of(self.reader.tokens, at + 1, end).of(self.reader.annotated.text)

    def _is_background(self, links: Iterable[Link]) -> bool:
        """Whether a clause with "ko", or a relative one about its winner, only reminds of the award."""
        at, tokens = self.predicate.antecedent, self.reader.tokens
        if any(tokens[i].lemma == "ko" and tokens[i].head == self.predicate.index for i in self.scope):
            return True
        news = is_among_winners(self.reader, at) or congratulates(self.reader) or self._tells_winner(at)
        if news:
            return False
        return at is not None and any(
            x.slot == "recipient" and x.phrase.outer_first <= at < x.phrase.outer_last for x in links
        )

    def _tells_winner(self, at: int | None) -> bool:
        """Whether the main clause tells who was the best, and so the news ("Zmagal je Jan Kos, ki je prejel pokal")."""
        before = self.reader.tokens[self.reader.sentence.first : at or 0]
        return any(t.lemma in _WINNING or t.text.casefold().startswith(BEST) for t in before)

    @cached_property
    def _awards(self) -> tuple[AwardPhrase, ...]:
        """The awards of the sentence, without those in a noun for their winner ("Prešernova nagrajenka")."""
        own = (a for a in self.reader.awards if not a.rule.startswith("noun."))
        return tuple(a for a in own if not self._completes(a) and not self._names_body(a))

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
        if not p.real or (self.frame.own and p.person != "1") or (cue is not None and cue.status == "none"):
            return None
        titles = {i for p in self.reader.phrases if p.kind == "work" for i in range(p.first, p.last)}
        if any(self.reader.tokens[i].lemma in _WHO for i in self.scope - titles):
            return None
        if fixed and fixed != "announced":
            return fixed
        if p.habitual and not self.frame.once and _NOW.isdisjoint(forms):
            return "habitual" if self.frame.subject == "giver" else None
        if cue is not None:
            return "past" if cue.status == "past" else "nominated"
        if p.tense == "future":
            return "future"
        if fixed:
            return fixed
        return "announced" if p.tense == "present" else "conferred"

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
        own = [a for a in inside if not self.reader.is_gapped(a, self.predicate.index)]
        fitting = [a for a in own if fits(self.reader, self._outer(a), a, wanted)]
        if not fitting:
            own += [a for a in self._awards if a not in inside and self._carries_clause(a)]
            fitting = [a for a in own if self._could_fit(a, wanted)]
        fitting = fitting or [a for a in inside if fits(self.reader, self._outer(a), a, wanted)]
        fitting = fitting or [a for a in inside if self._is_one_of(a, wanted) or self._is_counted(a, wanted)]
        fitting = fitting or ([a for a in own if self._is_in_return(a)] if wanted == "Acc" else [])
        if not fitting and "title" in self._cases:
            title = self._superlative(wanted) or self._apposed_title() or self._winners_award(wanted)
            if title is not None:
                return title
        if not fitting and len(self.framed) == 1:
            fitting = [a for a in self._awards if fits(self.reader, self._outer(a), a, wanted)]
        if not fitting:
            return None
        plain = wanted.rpartition("+")[2]
        best = min(
            fitting,
            key=lambda a: (
                self.reader.is_gapped(a, self.predicate.index),
                a.case != plain and not (a.gender != "Fem" and same_case(a.case, plain)),
                self.reader.tokens[a.head].head != self.predicate.index,
                abs(a.head - self.predicate.index),
            ),
        )
        if self.reader.is_gapped(best, self.predicate.index) and self._pronoun() and not self.frame.named_award:
            return None  # "prejela jo je Ana Kos, priznanje pa Jan Lah"
        title = self._superlative(wanted) if self._cases.get("title") == "Nom" else None
        if title is not None and abs(title.head - self.predicate.index) < abs(best.head - self.predicate.index):
            return title
        return best if self.predicate.antecedent is None else self._equated(best)

    def _honour(self) -> AwardPhrase | None:
        """The award that the verb implies and "za" tells ("nagrajena za življenjsko delo")."""
        told = (a for a in self._awards if a.kind == self.frame.implies and self.reader.tokens[a.head].lemma == "za")
        own = [a for a in told if a.head in self.scope and not self.reader.is_gapped(a, self.predicate.index)]
        return min(own, key=lambda a: abs(a.head - self.predicate.index), default=None)

    def _winners_award(self, wanted: str) -> AwardPhrase | None:
        """The award whose winner somebody is made ("za prejemnico nagrade so izbrali Ano Novak")."""
        nouns = {lemma for row in self.reader.tables.nouns if not row.status for lemma in row.lemmas}
        preposition, _, case = wanted.rpartition("+")
        for at in sorted(self.scope):
            first = modifiers_before(self.reader.tokens, at, self.reader.sentence.first)
            made = self.reader.tokens[at].features.case == case and self.reader.preposition(first) == preposition
            if preposition and made and self.reader.tokens[at].lemma in nouns:
                return award_of_noun(self.reader, at)
        return None

    def _apposed_title(self) -> AwardPhrase | None:
        """A title before the name of who was given it ("razglasili so športnico leta Ano Kos")."""
        case = self._cases.get("recipient") if self._cases.get("title") != "Nom" else None
        people = {at for p in self.reader.phrases if p.kind == "person" for at in (p.outer_first, p.first)}
        titles = (a for a in self._awards if a.rule.startswith("title.") and a.case == case and a.last in people)
        return next(titles, None)

    def _outer(self, award: AwardPhrase) -> int:
        """First word before the noun, with what is no part of the name ("za letošnjo zlato plaketo")."""
        tokens, floor = self.reader.tokens, self.reader.sentence.first
        first = min(award.first, modifiers_before(tokens, award.head, floor))
        first -= first > floor and tokens[first - 1].features.poss == "Yes"  # "za njegova častna člana"
        counted = first - 1 > floor and tokens[first - 1].features.num_type == "Card"
        return first - (counted and tokens[first - 2].lemma in {"z", "s"})  # "z dvema plaketama"

    def _is_one_of(self, award: AwardPhrase, wanted: str) -> bool:
        """Whether it is told as one of several ("eno od treh plaket je prejela Ana Kos")."""
        tokens, floor = self.reader.tokens, self.reader.sentence.first
        at = modifiers_before(tokens, award.head, floor)
        at = min(at, award.first)
        at -= at > floor and tokens[at - 1].features.num_type == "Card"
        if at - 2 < floor or tokens[at - 1].lemma not in {"od", "izmed"} or tokens[at - 2].lemma not in {"en", "eden"}:
            return False
        return self.reader.preposition(at - 2) == "" and same_case(tokens[at - 2].features.case, wanted)

    def _is_counted(self, award: AwardPhrase, wanted: str) -> bool:
        """Whether a number above four governs the award ("osvojila je pet medalj")."""
        tokens, floor = self.reader.tokens, self.reader.sentence.first
        at = min(award.first, modifiers_before(tokens, award.head, floor))
        at -= not tokens[at].text.isdecimal()
        governed = wanted in {"Nom", "Acc"} and (award.case, award.number) == ("Gen", "Plur") and at >= floor
        return governed and tokens[at].features.num_type == "Card" and self.reader.preposition(at) == ""

    def _is_in_return(self, award: AwardPhrase) -> bool:
        """Whether what somebody won is told to be the prize ("za nagrado so prejeli knjige")."""
        alone = award.bare and award.number == "Sing" and award.kind == "nagrada"
        return alone and self.frame.subject == "recipient" and self.reader.preposition(award.first) == "za"

    def _names_body(self, award: AwardPhrase) -> bool:
        """Whether the award is part of the name of a body that has to do with it ("Komisija za priznanja")."""
        bodies = (p for p in self.reader.phrases if p.kind == "institution")
        return award.bare and any(p.first < award.first and award.last <= p.last for p in bodies)

    def _completes(self, award: AwardPhrase) -> bool:
        """Whether the award is what a match or the like before it is of ("na tekmah pokala")."""
        before = self.reader.tokens[award.first - 1] if award.first > self.reader.sentence.first else None
        return (award.case, award.number) == ("Gen", "Sing") and before is not None and before.lemma in _CONTESTS

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
            self.reader.preposition(self._outer(award)) == preposition
            and case in possible_cases(tokens[award.head])
            and (before is None or before.features.pos not in {"NOUN", "PROPN", "ADJ"})
        )

    def _superlative(self, wanted: str) -> AwardPhrase | None:
        """A title that only its superlative makes one: "za najboljšega igralca", "najboljši igralec je postal"."""
        tokens, limit = self.reader.tokens, self.reader.sentence.last
        preposition, _, case = wanted.rpartition("+")
        for first in sorted(self.scope, key=lambda at: abs(at - self.predicate.index) if case == "Nom" else at):
            said = tokens[first].features
            if said.degree != "Sup" or self.reader.preposition(first) != preposition:
                continue
            head = next((i for i in range(first, min(limit, first + 4)) if tokens[i].features.pos == "NOUN"), None)
            best = said.case == case and tokens[first].text.casefold().startswith(BEST)
            if head is None or (case == "Nom" and not (best and tokens[head].lemma.endswith(BEARERS))):
                continue  # nobody wins by being the biggest
            return self._title(first, head, max(nominal_end(tokens, head + 1, limit, "Gen"), head + 1))
        return None

    def _title(self, first: int, head: int, last: int) -> AwardPhrase:
        """The title that these words name."""
        features = self.reader.tokens[head].features
        name = self.reader.forms.noun_phrase(
            self.reader.tokens[first:last], head - first, singular=True, lower_first=True
        )
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

    def _pronoun(self) -> tuple[str, str] | None:
        """Gender and number of a pronoun that stands for the award ("jo je prevzela")."""
        if self._cases.get("award") == "Nom" and not self._has_subject():
            return self.predicate.gender, self.predicate.number  # "lani jo je prejela Ana Kos, letos je šla Janu Lahu"
        if self._cases.get("award") != "Acc":
            return None
        for index in sorted(self.scope):
            said = self.reader.tokens[index].features
            if self.reader.tokens[index].lemma == "on" and said.pron_type == "Prs" and said.case in {"Acc", "Gen"}:
                return said.gender if said.number == "Sing" else "", said.number  # "jih" is of all genders
        return None

    def _has_subject(self) -> bool:
        """Whether a nominative of the clause may be the verb's subject, or the verb shows no gender of an award."""
        tokens = self.reader.tokens
        own = [tokens[at] for at in self.scope if tokens[at].head == self.predicate.index]
        others = {at for p in self.reader.phrases if p.case not in {"Nom", ""} for at in range(p.outer_first, p.last)}
        own = [t for t in own if t.index not in others]
        told = any(t.dep.startswith("nsubj") and t.features.case in {"Nom", ""} for t in own)
        return told or not self.predicate.gender or self.predicate.antecedent is not None

    def _given_with_else(self) -> bool:
        """Whether the clause says with what else than an award somebody was honoured ("nagraditi z aplavzom")."""
        tokens = self.reader.tokens
        return bool(self.frame.instrumental) and any(
            tokens[i].lemma in {"z", "s"}
            and i + 1 < self.reader.sentence.last
            and not any(p.outer_first <= i + 1 < p.outer_last for p in self.reader.phrases)
            for i in self.scope
        )
