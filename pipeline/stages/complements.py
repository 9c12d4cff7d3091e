"""Complements: how far an institution's name goes behind its noun."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.rules.awards import WORK_NOUNS
from pipeline.rules.paradigms import STATES
from pipeline.stages.annotation import Name, Token
from pipeline.stages.phrases import OPENING_QUOTES, agrees, is_year, nominal_end, quoted_end

CUE_NOUNS: Final = frozenset({"sodelovanju", "okviru", "sklopu", "imenu"})
NEAR: Final = frozenset({"ob", "pri", "pod", "nad"})
HYPHENS: Final = frozenset({"-", "–", "‑"})
DEEDS: Final = frozenset({"izvedba", "uprizoritev", "nastop", "dosežek", "uspeh", "prispevek", "zasluga"})
"""What behind "za" a body is honoured for, and what is no field of its own."""
OF_PLACE: Final = NEAR | {"v", "na"}
BEFORE_PLACES: Final = OF_PLACE | {"iz", "do"}
"""Prepositions behind which a name is rather a place's than somebody's."""

_SEATED: Final = frozenset({"v", "na", "iz", "z", "s"})
_REGIONS: Final = frozenset(
    {
        "Pohorju", "Koroškem", "Gorenjskem", "Dolenjskem", "Bizeljskem", "Krki", "Krasu", "Bohinju", "Halozah",
        "Slovenskih", "Dravskem",
    }
)  # fmt: skip
"""What tells a town from others of its name ("Ravne na Koroškem")."""
_INSTRUMENTS: Final = frozenset({"pihala", "godala", "trobila", "tolkala", "tambure", "harmonike", "citre"})
_PARTNERS: Final = frozenset({"sin", "sinovi", "hči", "partner", "partnerji", "drugi", "ostali"})  # in names of firms
_STATE: Final = frozenset({"Republike", "Slovenije", "RS", "Vlade", "vlade", "Državnega", "zbora", "sveta", "EU"})
_OF_MEMBERS: Final = frozenset({"zbornica", "zveza", "združenje", "društvo", "akademija", "vojska"})  # of no field
_HELP: Final = frozenset({"pomoč", "podpora"})
_AGAINST: Final = frozenset({"proti", "pred"})  # "za boj proti raku", "za varstvo pred nesrečami"
_TOLD: Final = 20  # words that say what a list's member is named for
_NAMING: Final = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})


@dataclass(frozen=True)
class ComplementReader:
    """What may follow an institution's noun.

    Attributes:
        tokens: All tokens of the release.
        names: The names of the sentence.
        start: The token behind the noun.
        stop: Where it ends at the latest: at somebody's name or with the sentence.
        limit: The end of the sentence.
    """

    tokens: Sequence[Token]
    names: Sequence[Name]
    start: int
    stop: int
    limit: int

    def end(self, owned: int) -> int:
        """Where the name ends: behind genitives, "za" with its field, a name, a quotation.

        Args:
            owned: Where the name ends of somebody whom the body is called after, else ``start``.
        """
        at = owned
        steps = (
            self._field,
            self._name,
            self._hyphened,
            self._quotation,
            self._instruments,
            self._genitives,
            self._regions,
            self._place,
        )
        while at < self.stop:
            further = next((end for step in steps if (end := step(at)) > at), at)
            if further == at:
                break
            at = further
        return name_end(self.tokens, at, self.stop) if at > self.start else at

    @cached_property
    def _ends(self) -> Mapping[int, int]:
        """Where the names end that are nobody's, by their first tokens."""
        return {name.first: name.last for name in self.names if name.label in {"LOC", "ORG", "MISC"}}

    @cached_property
    def _places(self) -> frozenset[int]:
        """Where a place's name of one word begins, or what the model takes for somebody's ("Rače - Fram")."""
        single = (name for name in self.names if name.label == "PER" and name.last == name.first + 1)
        return frozenset(name.first for name in (*single, *(n for n in self.names if n.label == "LOC")))

    def _field(self, at: int) -> int:
        """What the body is for, behind "za" right behind its noun or behind whose it is."""
        if self.tokens[at].lemma == "za" and at + 1 < self.stop and self.tokens[at + 1].lemma in DEEDS:
            return at  # "Slovenska filharmonija za izvedbo simfonije"
        if self.tokens[at].lemma == "za" and tells_work(self.tokens, at):
            return at
        told = at == self.start or self._of_state(at)
        region = self._ends.get(at + 1, self.stop + 1)
        if not told and self.tokens[at].lemma == "za" and region <= self.stop:
            return region  # "veteransko društvo Sever za Dolenjsko"
        return _field_end(self.tokens, at, self.stop) if told and self.tokens[at].lemma == "za" else at

    def _of_state(self, at: int) -> bool:
        """Whether the body is told to be the state's ("Zavod Republike Slovenije za šolstvo", "Urad Vlade RS za")."""
        words = self.tokens[self.start : at]
        noun = self.tokens[self.start - 1].lemma.casefold() if self.start else ""
        return bool(words) and noun not in _OF_MEMBERS and all(word.text in _STATE for word in words)

    def _name(self, at: int) -> int:
        if self._ends.get(at, self.stop + 1) <= self.stop:
            return self._ends[at]
        token = self.tokens[at]
        return at + (token.text[:1].isupper() and token.features.pos in _NAMING and token.text.isalnum())

    def _hyphened(self, at: int) -> int:
        """The second half of a name with a hyphen, which some write with spaces ("Rače - Fram")."""
        if at == self.start or self.tokens[at].text not in HYPHENS or at + 1 >= self.stop:
            return at
        before, sign, behind = self.tokens[at - 1 : at + 2]
        spaces = (before.span.end < sign.span.start) + (sign.span.end < behind.span.start)
        capital = before.text[:1].isupper() and behind.text[:1].isupper() and behind.features.pos in _NAMING
        return at if not capital or spaces == 1 or (spaces and at + 1 not in self._places) else at + 2

    def _quotation(self, at: int) -> int:
        return quoted_end(self.tokens, at, self.limit)

    def _instruments(self, at: int) -> int:
        """What a band plays ("godba na pihala")."""
        told = at == self.start and self.tokens[at].text == "na" and at + 1 < self.stop
        return at + 2 if told and self.tokens[at + 1].text in _INSTRUMENTS else at

    def _genitives(self, at: int) -> int:
        end = nominal_end(self.tokens, at, self.stop, "Gen") if at == self.start else at
        end = next((i for i in range(at, end) if self.tokens[i].text.endswith(".") and self._is_degree(i)), end)
        if end > at and end < self.limit and self.tokens[end - 1].text == "leta" and is_year(self.tokens[end]):
            end -= 1  # "nagrado sklada leta 2020" tells when
        return coordinated_end(self.tokens, end, self.stop, "Gen") if end > at else at

    def _is_degree(self, at: int) -> bool:
        """Whether a number begins the degree of an award there ("priznanje gasilske zveze III. stopnje")."""
        return at + 1 < self.limit and self.tokens[at + 1].lemma == "stopnja"

    def _regions(self, at: int) -> int:
        """A second name in the genitive ("zbornica Dolenjske in Bele krajine")."""
        joined = at > self.start and self.tokens[at].text == "in" and at + 1 in self._ends
        return self._ends[at + 1] if joined and self._is_of_name(at - 1) and self._is_of_name(at + 1) else at

    def _is_of_name(self, at: int) -> bool:
        token = self.tokens[at]
        return token.text[:1].isupper() and token.features.case == "Gen"

    def _place(self, at: int) -> int:
        """A preposition with a name that are part of this one."""
        lemma = self.tokens[at].lemma
        if lemma not in OF_PLACE or at + 1 >= self.stop or not self.tokens[at + 1].text[:1].isupper():
            return at
        told = lemma in NEAR or (at > self.start and self._is_part(at))
        return self._ends.get(at + 1, at + 2) if told else at

    def _is_part(self, at: int) -> bool:
        """Whether "v" or "na" stands inside a name ("Univerze v Ljubljani", "Sveti Tomaž v Slovenskih goricah").

        A body that has no proper name is told by where it sits ("Akademija za glasbo v Zagrebu"), another is not
        ("Vrtec Lipa v Sežani").
        """
        proper = any(token.text[:1].isupper() for token in self.tokens[self.start : at])
        of_university = self.tokens[at - 1].lemma.casefold() == "univerza"
        return not proper or of_university or self.tokens[at + 1].text in _REGIONS


def _field_end(tokens: Sequence[Token], at: int, limit: int) -> int:
    """End of the field of a body behind "za" at ``at``, else ``at``.

    Nouns, what they govern, and where, if a name closes it or people are told by it.

    As in "za pomoč ljudem v stiski Maribor", "za otroke z motnjo vida Kamnik".
    """
    end = _nouns_end(tokens, at + 1, limit, "Acc")
    time = tokens[at + 1].features.pos == "NUM" or tokens[at + 1].lemma == "leto"
    if end == at + 1 or time:  # "za petdeset let" tells why, "za leto" when, not what for
        return at
    governed = tokens[end - 1].features.case == "Gen"
    end = max(coordinated_end(tokens, end, limit, case) for case in ("Acc", *(("Gen",) if governed else ())))
    end = nominal_end(tokens, end, limit, "Dat") if _governs_dative(tokens, at, end, limit) else end
    told = _told_end(tokens, end, limit)
    if told == end:
        return end
    closed = told < limit and tokens[told].text[:1].isupper() and tokens[told].features.pos in {"PROPN", "ADJ", "NOUN"}
    return told if closed or tokens[end].lemma in _AGAINST or _for_people_there(tokens, at, end) else end


def _nouns_end(tokens: Sequence[Token], start: int, limit: int, case: str) -> int:
    """As ``nominal_end``, where several adjectives may share the noun ("za šolske in obšolske dejavnosti")."""
    begin = start
    while begin + 2 < limit and tokens[begin + 1].lemma in {",", "in"} and _are_adjectives(tokens, begin, begin + 2):
        begin += 2
    end = nominal_end(tokens, begin, limit, case)
    return start if end == begin else end


def _are_adjectives(tokens: Sequence[Token], *places: int) -> bool:
    return all(tokens[at].features.pos == "ADJ" for at in places)


def _governs_dative(tokens: Sequence[Token], at: int, end: int, limit: int) -> bool:
    """Whether a dative behind the field's one noun is of it ("za pomoč slepim")."""
    helped = end == at + 2 and end < limit and tokens[at + 1].lemma in _HELP
    return helped and tokens[end].features.case == "Dat" and tokens[end].text.islower()


def _told_end(tokens: Sequence[Token], end: int, limit: int) -> int:
    """The end of "v stiski", "z motnjo vida", "proti raku" behind a field, with another one behind "in"."""
    if end + 1 >= limit or tokens[end].features.pos != "ADP" or tokens[end].lemma == "za":
        return end
    told = _nouns_end(tokens, end + 1, limit, tokens[end].features.case)
    if told == end + 1 or tokens[end + 1].text[:1].isupper() or tokens[end + 1].text in CUE_NOUNS:
        return end
    told = coordinated_end(tokens, told, limit, tokens[end].features.case)
    if told + 1 < limit and tokens[told].lemma == "in" and tokens[told + 1].features.pos == "ADP":
        further = _told_end(tokens, told + 1, limit)
        return further if further > told + 1 else told
    return told


def _for_people_there(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the field is people, and what follows tells which ("za Slovence po svetu", "za ljudi v stiski")."""
    people = tokens[at + 1].features.number == "Plur" and tokens[at + 1].features.gender == "Masc"
    return people and end == at + 2 and tokens[end].lemma in {"v", "po"} and tokens[end].features.case == "Loc"


def seat_end(tokens: Sequence[Token], end: int, names: tuple[Name, ...]) -> int:
    """The end of the place behind "v" or "na" where a body sits; else ``end``."""
    if end + 1 >= len(tokens) or tokens[end].lemma not in _SEATED:
        return end
    return next((n.last for n in names if n.label == "LOC" and n.first == end + 1), end)


def name_end(tokens: Sequence[Token], end: int, limit: int) -> int:
    """The end of a name that goes on with a small letter or behind a preposition.

    "Krimski kot", "Gozd nad Križami", "Zupan in sin".
    """
    last = tokens[end - 1]
    following = tokens[end] if end < limit else None
    if following is None or not last.text[:1].isupper():
        return end
    noun = following.features.pos == "NOUN" and following.text.islower()
    if noun and last.features.pos == "ADJ" and agrees(last, following):
        return end + 1
    behind = tokens[end + 1] if end + 1 < limit else None
    if behind is None:
        return end
    if behind.text.istitle() and (following.lemma in NEAR or behind.text in _REGIONS):
        noun = end + 2 < limit and behind.features.pos == "ADJ" and agrees(behind, tokens[end + 2])
        return end + 2 + noun
    return end + 2 if following.lemma == "in" and behind.text.casefold() in _PARTNERS else end


def coordinated_end(tokens: Sequence[Token], end: int, limit: int, case: str, *, proper: bool = False) -> int:
    """Go on over ", X in Y" in the same case where a last "in" closes the list ("za delo, družino in zadeve").

    A name ends the list, unless it may be ``proper``.
    """
    at, closed = end, end
    while at < limit and tokens[at].lemma in {",", "in", "ter"}:
        following = nominal_end(tokens, at + 1, limit, case)
        if following == at + 1 or (tokens[at + 1].text[:1].isupper() and not proper):
            break
        if tokens[at].lemma in {"in", "ter"}:
            closed = following
        at = following
    return closed


def names_from(tokens: Sequence[Token], at: int, limit: int) -> Iterator[tuple[int, int]]:
    """The names of a list that begins at a token, without what is told of each ("Lipa za stol in Jelen za omaro").

    Each as its first token and the one after its last.
    """
    while at < limit:
        end = next((i for i in range(at, limit) if not tokens[i].text[:1].isupper()), limit)
        if end == at:
            return
        yield at, end
        joined = (i for i in range(end, min(limit, end + _TOLD)) if tokens[i].text in {",", "in", "ter"})
        comma = next(joined, limit)
        told = tokens[end:comma]
        if (told and told[0].lemma != "za") or any(t.features.pos in {"VERB", "AUX"} for t in told):
            return
        at = comma + 1


def tells_work(tokens: Sequence[Token], at: int) -> bool:
    """Whether a work with its title stands behind the token ("nagrada Breznikovega sklada za roman Listje")."""
    if at + 2 >= len(tokens) or tokens[at + 1].lemma not in WORK_NOUNS:
        return False
    title = tokens[at + 2]
    return title.text in OPENING_QUOTES or (title.text[:1].isupper() and title.lemma.casefold() not in STATES)
