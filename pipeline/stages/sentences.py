"""A sentence with its phrases, as linking looks at it: groups, prepositions, cues and clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.rules.frames import Cue, Frame, NounFrame, StatusCue
from pipeline.rules.institutions import LEGAL_FORM
from pipeline.rules.patterns import Pattern
from pipeline.rules.people import PERSONAL, RoleNoun
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.clauses import Clauses, find_clauses
from pipeline.stages.inflection import adjective
from pipeline.stages.phrases import (
    CLASS_NOUNS,
    AwardPhrase,
    Phrase,
    acts,
    is_of_grade,
    is_year,
    modifiers_before,
    same_case,
    span_of,
    written,
)

_PREPOSITIONS = frozenset({"z", "s"})
_LISTS = frozenset({",", "in", "ter", "oziroma"})
JOINERS = _LISTS | {"kot", "tudi", "ali", "skupaj"} | _PREPOSITIONS
_TELLING = frozenset(
    {"za", "iz", "z", "s", "na", "v", "pri", "od", "ob"}
)  # what opens the reason or origin of a list's member
_ALL_OF_THEM = frozenset({"oba", "obe", "ves", "vsi"})  # ", oba iz Kranja, ter"
_WHERE = frozenset({"v", "na", "pri", "iz"})
_APART = frozenset({("institution", "place"), ("work", "person")})  # kinds that a comma alone does not join
_NURSE = "sestra"  # whose ending tells no occupation ("medicinske sestre")
_MENTORS = frozenset({"mentor", "mentorica", "somentor", "somentorica"})
_LEADERS = frozenset({"dirigent", "dirigentka", "zborovodja", "zborovodkinja", "kapelnik", "režiser", "režiserka"})
_LONGEST_OCCUPATION = 8  # words before a name that are no role of a row
_LONGEST_UNREAD = 8  # tokens of a list's member that nobody has read
_LISTS_BACK = 4  # phrases that a member's reason may name
_ADDRESS = 4  # words of a village and a number
_PARTING = frozenset({",", ";", "in", "ter"})
_NO_CLASS = frozenset({"drug", "drugi", "počitnice", "praznik", "igra", "leto"})  # behind "med"
_POSTHUMOUS = frozenset({"posmrtno", "posthumno", "postumno"})
_LONGEST_TOLD = 30  # tokens of a member's reason


@dataclass(frozen=True, slots=True)
class LinkTables:
    """The rows that linking takes."""

    frames: tuple[Frame, ...]
    nouns: tuple[NounFrame, ...]
    cues: tuple[Cue, ...]
    statuses: tuple[StatusCue, ...]
    patterns: tuple[Pattern, ...]
    offices: tuple[RoleNoun, ...]

    def has(self, pattern: str) -> bool:
        """Whether the table of patterns holds the row of this id."""
        return pattern in _ids(self.patterns)


@lru_cache(maxsize=64)
def _ids(rows: tuple[Pattern, ...]) -> frozenset[str]:
    return frozenset(row.id for row in rows)


@lru_cache(maxsize=64)
def _verbs(frames: tuple[Frame, ...]) -> frozenset[str]:
    return frozenset(verb for frame in frames for verb in frame.verbs)


@lru_cache(maxsize=64)
def _offices(rows: tuple[RoleNoun, ...]) -> dict[str, str]:
    return {lemma: row.lemmas[0] for row in rows if row.speaks_for for lemma in row.lemmas}


@lru_cache(maxsize=64)
def _owners(rows: tuple[RoleNoun, ...]) -> dict[str, str]:
    """Possessives of the offices: "županov", "direktorjev", "direktoričin"."""
    found: dict[str, str] = {}
    for lemma, office in _offices(rows).items():
        endings = ("ov", "ev", "jev")
        forms = [lemma[:-2] + "čin"] if lemma.endswith("ca") else [lemma[:-1] + "in"] if lemma.endswith("a") else []
        found |= dict.fromkeys(forms or [lemma + end for end in endings], office)
    return found


@lru_cache(maxsize=64)
def frames_by_participle(frames: tuple[Frame, ...]) -> dict[str, Frame]:
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
        soft = stem[:-2] + "šč" if stem.endswith("st") else stem[:-1] + softened.get(stem[-1:], stem[-1:])
        return (stem + "en", soft + "en", stem + "jen")
    if verb.endswith(("eti", "ati")):
        return (verb[:-2] + "t", verb[:-2] + "n")
    return ()


@lru_cache(maxsize=64)
def longest_first(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The cues in the order in which they are tried, sorted once for a table."""
    return tuple(sorted(cues, key=lambda cue: -len(cue.words)))


@lru_cache(maxsize=32)
def _by_last_word(cues: tuple[Cue, ...]) -> dict[str, tuple[Cue, ...]]:
    """The same by the last word of each, "s" beside "z"."""
    words = {cue.words[-1] for cue in cues}
    found = {word: tuple(cue for cue in longest_first(cues) if cue.words[-1] == word) for word in words}
    return found | ({"s": found["z"]} if "z" in found else {})


@dataclass(frozen=True)
class SentenceReader:
    """One sentence with its phrases, ready to be read for claims."""

    annotated: Annotated
    number: int
    phrases: tuple[Phrase, ...]
    awards: tuple[AwardPhrase, ...]
    tables: LinkTables
    forms: BaseForms

    @property
    def sentence(self) -> Sentence:
        """Its token range."""
        return self.annotated.sentences[self.number]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the release."""
        return self.annotated.tokens

    @cached_property
    def clauses(self) -> Clauses:
        """Its predicates."""
        frames = self.tables.frames
        titles = {at for p in self.phrases if p.kind == "work" for at in range(p.first, p.last)}
        return find_clauses(self.annotated, self.sentence, _verbs(frames), frames_by_participle(frames), titles)

    @cached_property
    def groups(self) -> tuple[tuple[Phrase, ...], ...]:
        """Phrases that are coordinated, together; what stands in brackets is no part of the clause."""
        groups: list[list[Phrase]] = []
        before: list[list[Phrase]] = []  # of each phrase so far, its group
        for phrase in self.phrases:
            awarded = any((a.first, a.last) == (phrase.first, phrase.last) for a in self.awards)  # "Preglovo pa Ana"
            if awarded or self.in_brackets(phrase.outer_first) or phrase.first in self._residences:
                continue
            listed = (g for g in groups[: -_LISTS_BACK - 1 : -1] if self._listed(g[-1], phrase))
            last = before[:-1] if before and self._is_origin(before[-1][0], phrase) else before
            joined = last[-1] if last and self._joined(last[-1], phrase) else next(listed, None)
            if joined is not None:
                joined.append(phrase)
            else:
                groups.append(joined := [phrase])
            before.append(joined)
        return tuple(_without_affiliations(g) for g in groups)

    @cached_property
    def _residences(self) -> frozenset[int]:
        """The tokens of where people live or firms are, behind their names.

        As in "Ana Kos, Podgora 12, in Jan Lah, Lipovec" and "Lipa, d. o. o., Kranj, in Bor, d. d., Celje".
        """
        commas = (p.outer_last for p in self.phrases if p.kind == "person" or LEGAL_FORM.search(p.name))
        starts = [at + 1 for at in commas if at + 1 < self.sentence.last and self.tokens[at].text == ","]
        return frozenset(at for start in starts for at in range(start, self._residence_end(start)))

    def _residence_end(self, start: int) -> int:
        """End of a place and the number of a house that begin there; ``start`` where none does."""
        place = next((p for p in self.phrases if p.outer_first == start and self._is_place(p)), None)
        limit = min(start + _ADDRESS, self.sentence.last)
        stop = next((at for at in range(start, limit) if not self.tokens[at].text[0].isalpha()), limit)
        numbered = stop < limit and self.tokens[stop].text.isdecimal() and not is_year(self.tokens[stop])
        if numbered and stop > start and self.tokens[start].text[:1].isupper():
            return stop + 1
        closed = place is not None and (
            place.last == self.sentence.last
            or self.tokens[place.last].text in {",", ";", "(", "."}
            or (self.tokens[place.last].text in {"in", "ter"} and not self.tokens[start - 2].text[-1:].isalpha())
        )
        return place.last if place is not None and closed else start

    def _is_place(self, phrase: Phrase) -> bool:
        """Whether it is a place, or a body that is called as one, which may have been taken for it."""
        return phrase.kind == "place" or (phrase.kind == "institution" and self.forms.is_place(phrase.name))

    def is_gapped(self, award: AwardPhrase, verb: int) -> bool:
        """Whether the award opens a part of the sentence that leaves out the verb before it.

        As in "plaketo je prejela A, priznanje pa B", or without "pa" right before whoever has it.
        """
        end = self.end_of(award)
        if award.first <= verb or end >= self.sentence.last:
            return False
        listed = self.tokens[award.first - 1].text in {",", ";"} and any(a.first < award.first for a in self.awards)
        holders = (p for p in self.phrases if p.outer_first == end and p.kind != "place")
        return self.tokens[end].text == "pa" or (listed and any(same_case(p.case, "Nom") for p in holders))

    @cached_property
    def among(self) -> tuple[int, ...]:
        """Where people or bodies are told among whom somebody won ("med posamezniki A, med društvi B"): each "med".

        Where a comma or "in" stands before, and the one before those ("nagrado je med velikimi podjetji prejela A").
        """
        tokens, (first, last) = self.tokens, self.sentence
        told = [at for at in range(first, last - 1) if tokens[at].text in {"med", "Med"} and self._tells_several(at)]
        opening = [at for at in told if at == first or tokens[at - 1].text in _PARTING]
        earlier = [at for at in told if opening and at < opening[0]]
        return (*earlier[:1], *opening)

    def _tells_several(self, at: int) -> bool:
        """Whether people or bodies in the plural stand behind "med", and no others ("med drugimi") or time."""
        words = self.tokens[at + 1 : min(at + 3, self.sentence.last)]
        several = any((w.features.case, w.features.number) == ("Ins", "Plur") for w in words)
        return several and words[0].features.pos != "PRON" and words[0].lemma not in _NO_CLASS

    @cached_property
    def class_parts(self) -> tuple[int, ...]:
        """Where parts without a verb may begin that tell who won in another class ("v kategoriji X pa A")."""
        tokens, (first, last) = self.tokens, self.sentence
        apart = (at for at in range(first + 1, last - 1) if tokens[at - 1].text in _PARTING)
        classed = {at for at in apart if tokens[at].text == "v" and tokens[at + 1].lemma in CLASS_NOUNS}
        return tuple(sorted(classed.union(self.among)))

    def class_name(self, first: int, last: int) -> str:
        """The words of a class, with the noun that only an earlier one says ("med srednjimi" of "društvi")."""
        name, end = span_of(self.tokens, first, last).of(self.annotated.text), self.tokens[last - 1]
        if end.features.pos != "ADJ" or not end.features.case:
            return name
        before = reversed(self.tokens[self.sentence.first + 1 : first])
        nouns = (t for t in before if t.features.pos == "NOUN" and t.features.case == end.features.case)
        shared = next((t for t in nouns if self.tokens[t.index - 1].features.pos == "ADJ"), None)
        alike = shared is not None and shared.features.number == end.features.number
        return f"{name} {shared.text}" if shared is not None and alike else name

    def in_brackets(self, index: int) -> bool:
        """Whether a bracket that opens before the token in its sentence is still open."""
        before = reversed(self.tokens[self.sentence.first : index])
        return next((t.text for t in before if t.text in {"(", ")"}), ")") == "("

    def _joined(self, group: Sequence[Phrase], right: Phrase) -> bool:
        left = group[-1]
        apart = right.kind == "person" and self.preposition(left.outer_first) in _WHERE
        if apart and left.kind in {"place", "institution"}:
            return False  # "Ani Kos za vlogo v Čakalnici in Petru Lahu za vlogo očeta"
        between = self.tokens[left.outer_last : self._start_of_office(right)]
        told = (t for t in between if not self._is_apposed(t.index, left) and t.index not in self._residences)
        told = (t for t in told if t.text.casefold() not in _POSTHUMOUS)  # "in posmrtno Jan Kos"
        owners = right.outer_first - 1  # "in njen mentor Jan Kos"
        words = [t.lemma for t in told if not (t.features.poss and t.index == owners)]
        words = words[1:] if words[:1] == [")"] else words  # "Ana Kos (OŠ Lipa), Jan Lah (OŠ Breza)"
        words = _without_class(words) if words[:1] == [","] else words
        words = words[:-2] if words[-1:] == ["leto"] and words[-2:-1] and words[-2].isdigit() else words  # "30 let Jan"
        if left.kind == right.kind == "institution" and self._is_unread(between):
            words = [","]
        if right.kind == "person" and self._is_occupation(joined := self._behind_joiners(between), right):
            words = [t.lemma for t in between[: len(between) - len(joined)]]
        if "(" in words and ")" in words:
            words = words[: words.index("(")] + words[len(words) - words[::-1].index(")") :]
        return (
            0 < len(words) <= 4  # noqa: PLR2004 - ", kot tudi" is the longest that joins
            and (set(words) <= JOINERS or words == ["pa", "tudi"])
            and (self._alike(left, right) or not right.case or self._are_called(group[0], right))
            and not (set(words) == {","} and ((left.kind, right.kind) in _APART or _guides(left, right)))
            and not (set(words) == {","} and (self._opens_part(right) or self._is_titled(right)))
        )

    def _start_of_office(self, name: Phrase) -> int:
        """First token before a name that says what its bearer is, with adjectives ("medicinske sestre Ana Kos")."""
        at = name.outer_first
        while name.outer_first < name.first and (word := self.tokens[at - 1]).text.islower():
            if word.features.pos != "ADJ" or is_of_grade(word):
                break  # "zlato medaljo je prejela Ana Kos, srebrno polkovnik Jan Lah"
            at -= 1
        return at

    def _is_titled(self, phrase: Phrase) -> bool:
        """Whether a title before the name says what only its bearer is (", športnica Ana Kos")."""
        return any(
            a.first == phrase.outer_first and a.last == phrase.first and a.rule.startswith("title.")
            for a in self.awards
        )

    @staticmethod
    def _is_unread(between: Sequence[Token]) -> bool:
        """Whether nothing but a name that nobody has read stands between two members ("A d. d., Hit Log, B d. d.")."""
        closers = [at for at, token in enumerate(between) if token.text in {",", "in", "ter"}]
        inner = between[1 : closers[-1]] if closers[1:] else ()
        inner = inner[:-1] if inner and inner[-1].text == "," else inner  # "Lipa, d. o. o., in"
        if not inner or between[0].text != "," or closers[-1] != len(between) - 1 or len(inner) > _LONGEST_UNREAD:
            return False
        firm = (
            inner[0].text[:1].isupper() and LEGAL_FORM.search(written(inner)) is not None
        )  # "Ceste in mostovi, d. d."
        return firm or all(t.text[:1].isupper() or "." in t.text for t in inner)

    @staticmethod
    def _behind_joiners(between: Sequence[Token]) -> Sequence[Token]:
        """What stands between two members of a list behind the comma or "in"; nothing where neither opens it."""
        start = next((at for at, token in enumerate(between) if token.lemma not in _LISTS), len(between))
        return between[start:] if start else ()

    def _is_occupation(self, words: Sequence[Token], name: Phrase) -> bool:
        """Whether the words before somebody's name are an occupation that no row knows ("grafik Jan Kos").

        As in "borka za pravice žensk in otrok Ana Kos": a noun of a person, with all in small letters.
        """
        noun = next((t for t in words if t.features.pos == "NOUN"), None)
        origin = next((p for p in self.phrases if self._is_origin(p, name)), None)
        small = (t.text[:1].islower() or (origin is not None and t.index >= origin.outer_first) for t in words)
        if noun is None or len(words) > _LONGEST_OCCUPATION or not all(small):
            return False
        parts = {"NOUN", "PROPN", "ADJ", "ADP", "DET"}
        plain = all(t.features.pos in parts or t.lemma in {"in", "ter"} for t in words)
        plain = plain and words[0].features.pos != "ADP"
        guides = noun.lemma in _MENTORS | _LEADERS
        awarded = any(a.first <= t.index < a.last for a in self.awards for t in words)
        held = noun.text.endswith(PERSONAL) or noun.lemma.endswith(PERSONAL) or noun.lemma == _NURSE
        return plain and held and name.case == "Nom" and not guides and not awarded

    def _is_origin(self, place: Phrase, name: Phrase) -> bool:
        """Whether it tells, right before somebody's name, where they are from ("policista s Ptuja Jan Kos in")."""
        apart = place.kind in {"place", "institution"} and place.outer_last == name.outer_first
        return apart and self.preposition(place.outer_first) != ""

    def _opens_part(self, phrase: Phrase) -> bool:
        """Whether "pa" behind the phrase and a thing or verb show that it has or does what the others do not.

        As in "Ani plaketo, Janu pa zahvalo" and "plaketo je prejela Ana, Jan pa je prebral pesem".
        """
        at, limit = phrase.outer_last, self.sentence.last
        if at < limit and self.tokens[at].text == "(":
            at = 1 + next((i for i in range(at, limit) if self.tokens[i].text == ")"), limit)
            at += at < limit and self.tokens[at].text == ","  # "Ana Kos (na sliki), pa je"
        following = self.tokens[at + 1].features if at + 1 < limit and self.tokens[at].text == "pa" else None
        return following is not None and (following.case == "Acc" or following.pos == "AUX")

    def _is_apposed(self, at: int, left: Phrase) -> bool:
        """Whether the token is of a title before a member of a list ("in športnik leta, kolesar Jan Lah")."""
        title = next((a for a in self.awards if a.first <= at < a.last and a.rule.startswith("title.")), None)
        if title is None or title.first != left.outer_last + 1 or title.last >= self.sentence.last:
            return False
        return self.tokens[left.outer_last].lemma in {"in", "ter"} and self.tokens[title.last].text == ","

    @staticmethod
    def _alike(left: Phrase, right: Phrase) -> bool:
        """Whether the two may stand in one case; of men the accusative is the genitive, and no firm is inflected."""
        if left.kind == right.kind == "institution" and (LEGAL_FORM.search(left.name) or LEGAL_FORM.search(right.name)):
            return True
        men = left.kind == right.kind == "person" and "Masc" in {left.gender, right.gender}
        return same_case(left.case, right.case, animate=men and left.case == "Acc")

    def _are_called(self, first: Phrase, other: Phrase) -> bool:
        """Whether a noun before the first says what all are, behind which no name is inflected: "podjetjem Lipa in"."""
        several = self.tokens[first.head].features.number in {"Dual", "Plur"}
        return first.head < first.first and several and other.kind == "institution" and other.case in {"Nom", ""}

    def _listed(self, left: Phrase, right: Phrase) -> bool:
        """Whether both are members of a list that tells something of each ("Ana Kos za roman in Jan Lah iz Celja")."""
        start, end = left.outer_last, right.outer_first
        while end > start and (
            self.tokens[end - 1].lemma in JOINERS - _PREPOSITIONS or self.tokens[end - 1].text in _POSTHUMOUS
        ):
            end -= 1
        start += end - start > 1 and self.tokens[start].text == "," and self._closes_with_comma(left)
        between = self.tokens[start:end]
        if not between or end == right.outer_first or len(between) > _LONGEST_TOLD:
            return False
        relative = self._relative(between)
        clause = relative == 0 or (relative > 0 and between[0].lemma in _TELLING)  # "iz Kranja, ki vodi knjižnico, in"
        apart = len(between) > 2 and between[0].text == ","  # noqa: PLR2004 - a comma, "oba" and "iz"
        together = apart and between[1].lemma in _ALL_OF_THEM and between[2].lemma in _TELLING
        if between[0].lemma not in _TELLING and not clause and not together:
            return False
        either = clause or left.gender == "Neut"  # "društvo" is nominative and accusative
        either = either or left.case == "Dat"  # and behind "v skupnosti in" a dative is taken for a locative
        alike = left.case == (right.case or left.case) or (either and same_case(left.case, right.case))
        if not alike or not left.case or "place" in {left.kind, right.kind}:
            return False
        told = not any(t.text in {"pa", ";", ":"} for t in between)
        if clause or together:  # "plaketo sta prejela Ana Kos, ki vodi knjižnico, in Jan Lah"
            joined = [t.lemma for t in self.tokens[end : right.outer_first]]
            inner = between[max(relative, 0) + 1 :]
            told = told and joined in ([",", "in"], [",", "ter"]) and not any(t.text == "," for t in inner)
        else:
            told = told and {t.features.pos for t in between}.isdisjoint({"VERB", "AUX", "SCONJ"})
        named = any(start <= award.head < end for award in self.awards)
        return told and not named and not self._begins_clause(right)

    @staticmethod
    def _relative(words: Sequence[Token]) -> int:
        """The comma that opens the first relative clause, before which no verb stands; -1 where there is none."""
        for at, token in enumerate(words[:-2]):
            if token.features.pos in {"VERB", "AUX"}:
                break
            if token.text == "," and words[at + 1 + (words[at + 1].features.pos == "ADP")].lemma in {"ki", "kateri"}:
                return at
        return -1

    def _closes_with_comma(self, phrase: Phrase) -> bool:
        """Whether a legal form, degree or office ends the phrase, behind which a comma stands ("Lipa, s. p., iz")."""
        degree = phrase.kind == "person" and phrase.outer_last > phrase.last
        if degree and self.tokens[phrase.last].text == ",":
            return True  # "Ana Kos, ravnateljica Vrtca Lipa, za vzgojo"
        return (degree or LEGAL_FORM.search(phrase.name) is not None) and self.tokens[phrase.outer_last - 1].text[
            -1:
        ] == "."

    def _begins_clause(self, phrase: Phrase) -> bool:
        """Whether what follows the phrase says what it does: "Ana Kos pa je", but not "Ana Kos pa za film"."""
        at, last = phrase.outer_last, self.sentence.last
        pa = at < last and self.tokens[at].text == "pa"
        if pa and (at + 1 == last or self.tokens[at + 1].lemma not in _TELLING):
            return True
        return acts(self.tokens, at, last) if pa else at < last and self.tokens[at].features.pos in {"AUX", "VERB"}

    @property
    def starts_line(self) -> bool:
        """Whether nothing but white space stands before the sentence on its line."""
        text, start = self.annotated.text, self.tokens[self.sentence.first].span.start
        return not text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start].strip()

    @property
    def is_line(self) -> bool:
        """Whether it is a line of its own without a verb, as headlines are."""
        words = self.tokens[slice(*self.sentence)]
        closed = words[-1].text in {".", "!", "?"}
        return self.starts_line and not closed and not any(t.features.pos in {"VERB", "AUX"} for t in words)

    def told_as_past(self, index: int) -> bool:
        """Whether a word just before the token makes it a thing of the past ("nekdanja dobitnica")."""
        near = self.tokens[max(self.sentence.first, index - 4) : index]
        return self.is_past([t.lemma for t in near]) or self.is_past([t.text.casefold() for t in near])

    def is_past(self, words: Sequence[str]) -> bool:
        """Whether the words have those that make a thing one of the past."""
        return any(contains(words, cue.words) for cue in self.tables.statuses if cue.status == "past")

    def office(self, index: int) -> str:
        """The masculine lemma of the office that the token alone names, empty where it names none."""
        following = self.tokens[index + 1] if index + 1 < self.sentence.last else None
        if following is not None and following.features.case == "Gen" and following.features.pos in {"NOUN", "ADJ"}:
            return ""  # "predsednik zveze" is nobody that a bare "predsednik" elsewhere speaks of
        return _offices(self.tables.offices).get(self.tokens[index].lemma, "")

    def owner(self, index: int) -> str:
        """The masculine lemma of the office whose possessive the token is ("županovih": "župan")."""
        return _owners(self.tables.offices).get(
            adjective(self.tokens[index].text.casefold(), "Masc", "Sing", bare=True), ""
        )

    def start_of(self, award: AwardPhrase) -> int:
        """First token of an award with the words before it that are no part of its name ("letošnjo zlato plaketo")."""
        return min(award.first, modifiers_before(self.tokens, award.head, self.sentence.first))

    def end_of(self, award: AwardPhrase) -> int:
        """The token after an award and the year in digits that it is for ("športnik leta 2018")."""
        at = award.last
        dated = award.year_for is not None and at < self.sentence.last
        return at + (dated and self.tokens[at].text.rstrip(".") == award.year_for)

    def preposition(self, first: int) -> str:
        """Lemma of the preposition before a phrase, empty where there is none."""
        if first > self.sentence.first and self.tokens[first - 1].features.pos == "ADP":
            return self.tokens[first - 1].lemma
        return ""

    def cue_before(self, first: int) -> tuple[Cue, int] | None:
        """The cue whose words end before ``first``, the longest one, with its first token."""
        if first == self.sentence.first:
            return None
        for cue in _by_last_word(self.tables.cues).get(self.tokens[first - 1].text.casefold(), ()):
            start = first - len(cue.words)
            if start >= self.sentence.first and all(
                _matches(self.tokens[start + i], word) for i, word in enumerate(cue.words)
            ):
                return cue, start
        return None


def _without_class(words: Sequence[str]) -> list[str]:
    """The words without the class of a school that one tells of somebody: ", 8. a, Jan Lah", ", 3. letnik, Jan Lah"."""
    grade = len(words) > 2 and words[1][:-1].isdigit() and words[1].endswith(".")  # noqa: PLR2004 - comma, class, comma
    return [words[0], *words[3:]] if grade and (words[2].isalpha() or words[2] in {"r.", "l."}) else list(words)


def _without_affiliations(group: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The members of a list without where each works: "Ana Kos, Fakulteta za kemijo, Jan Lah, Fakulteta za šport"."""
    kinds = [phrase.kind for phrase in group]
    pairs = len(kinds) > 2 and kinds == ["person", "institution"] * (len(kinds) // 2)  # noqa: PLR2004 - one pair is two
    return tuple(group[::2] if pairs else group)


def _guides(left: Phrase, right: Phrase) -> bool:
    """Whether it guides who stands before the comma ("Ana Kos, mentorica Maja Lah", "Zbor Lipa, dirigent Jan Kos")."""
    nouns = _MENTORS if left.kind == "person" else _MENTORS | _LEADERS
    return any(role.name.partition(" ")[0] in nouns for role in right.roles)


def _matches(token: Token, word: str) -> bool:
    form = token.text.casefold()
    return form == word or (word == "z" and form == "s")


def contains(forms: Sequence[str], words: Sequence[str]) -> bool:
    """Whether ``words`` stand in ``forms`` one after the other; ``*`` is any one word."""
    return all(word in forms for word in words if word != "*") and any(
        all(word in {"*", form} for word, form in zip(words, forms[i:], strict=False))
        for i in range(len(forms) - len(words) + 1)
    )
