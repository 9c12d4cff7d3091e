"""Other names in the same case, capitals and cut headlines: training sentences made to look more like releases."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pipeline.rules.paradigms import PARADIGMS
from scripts.train.corpus import OUTSIDE, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from random import Random

    from pipeline.rules.paradigms import Paradigm

SWAPPED: Final = 0.3
"""Share of the sentences with tags and entities whose names are swapped."""

LISTED: Final = 0.5
"""Share of the swapped names that come from the gazetteer; the others stand in the training text."""

CAPITALS_SHARE: Final = 0.1
"""Share of the names whose surname is put in capitals, as under official letters: Aleksandra FORŠTNER."""

SHOUTED: Final = 0.03
"""Share of the shorter sentences that are put in capitals whole, as headlines are."""

STOPLESS: Final = 0.08
"""Share of the sentences that lose their stop, as headlines and lines of lists have none."""

LONGEST_HEADLINE: Final = 15
GIVEN, SURNAME, PLACE = "given", "surname", "place"

DOUBTFUL: Final = ("er", "el", "en")
"""Names that keep their vowel or lose it, which only use tells: Adler, Adlerja, but Peter, Petra."""

OTHER_PLACES: Final = ("i", "e", "sko", "ško", "čko", "no")
"""Places that are plurals or adjectives, and so have other endings: Domžale, Krško; in -je they are neuters."""

CASES: Final = {"Nom": "n", "Gen": "g", "Dat": "d", "Acc": "a", "Loc": "l", "Ins": "i"}
GAZETTEER: Final = {
    (GIVEN, "m"): ("given_names_m", "m"),
    (GIVEN, "f"): ("given_names_f", "f"),
    (SURNAME, "m"): ("surnames", "s"),
    (SURNAME, "f"): ("surnames", ""),
    (PLACE, ""): ("settlements", "p"),
}
"""Which list serves a name's part and gender, and the use of the paradigms by which it is declined; none: it is not."""

Form = tuple[str, str]
"""A form and its lemma."""


class NamePool:
    """Forms of names by their part in a name and their tag."""

    def __init__(self, sentences: Iterable[Sentence], gazetteer: Path) -> None:
        self._met: Mapping[tuple[str, str], list[Form]] = defaultdict(list)
        for sentence in sentences:
            for place, part in names(sentence):
                form = sentence.words[place], sentence.lemmas[place]
                if form[1] and form[0][:1].isupper() and not form[0].isupper():
                    self._met[part, sentence.tags[place]].append(form)
        self._listed = _listed_forms(gazetteer)

    def draw(self, part: str, tag: str, random: Random) -> Form | None:
        """A form of some name that may stand in this place; None where none is known."""
        sources = [source for source in (self._met, self._listed) if source.get((part, tag))]
        if not sources:
            return None
        source = self._listed if self._listed in sources and random.random() < LISTED else sources[0]
        return random.choice(source[part, tag])


def names(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Places of the proper nouns in names of people and of the places of one word, with their part in the name."""
    if not (sentence.entities and sentence.tags and sentence.lemmas):
        return
    labels = (*sentence.entities, OUTSIDE)
    for place, (label, tag) in enumerate(zip(sentence.entities, sentence.tags, strict=True)):
        if not tag.startswith("Np"):
            continue
        if label == "I-PER":
            yield place, SURNAME
        elif label == "B-PER":
            yield place, GIVEN if labels[place + 1] == "I-PER" else SURNAME
        elif label == "B-LOC" and labels[place + 1] != "I-LOC":
            yield place, PLACE


def _listed_forms(gazetteer: Path) -> Mapping[tuple[str, str], list[Form]]:
    """The gazetteer's names of one word in every case of the singular."""
    found: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for (part, gender), (name, use) in GAZETTEER.items():
        for line in (gazetteer / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            base = line.strip().title() if line.isupper() else line.strip()
            if not base.isalpha() or (part == PLACE and base.endswith(OTHER_PLACES) and not base.endswith("je")):
                continue
            if use:
                for tag, form in _declined(base, use, gender):
                    found[part, tag].append((form, base))
            else:
                for letter in CASES.values():
                    found[part, f"Np{gender}s{letter}"].append((base, base))
    return found


def _declined(base: str, use: str, gender: str) -> Iterator[tuple[str, str]]:
    """Tags and forms of a name by the first of the cheapest paradigms that fit it."""
    fitting = [row for row in PARADIGMS if use in row.uses and row.number == "Sing" and _stem(base, row) is not None]
    if gender:
        fitting = [row for row in fitting if row.gender[:1].lower() == gender]
    if not fitting or base.endswith(DOUBTFUL):
        return
    # With a fleeting vowel where a name may have one (Petek, Petka), and with -j- behind -r (Hribar, Hribarja).
    row = min(fitting, key=lambda one: (one.cost, one.stem != "r", not one.vowel))
    stem = _stem(base, row) or ""
    sort = row.gender[:1].lower()
    yield f"Np{sort}sn", base
    for case, endings in row.endings().items():
        if endings and case != "Nom":
            animate = ("n" if use == "p" else "y") if (sort, case) == ("m", "Acc") else ""
            form = base if endings[0] == "=" or (animate == "n") else stem + endings[0]
            yield f"Np{sort}s{CASES[case]}{animate}", form


def _stem(base: str, row: Paradigm) -> str | None:
    """What the endings of a paradigm are put on; None where the name does not fit it."""
    if row.lost or not base.endswith(row.nominative):
        return None
    stem = base.removesuffix(row.nominative)
    if row.vowel:
        at = len(stem) - (3 if stem.endswith(("lj", "nj")) else 2)
        if at < 2 or stem[at] != row.vowel:  # noqa: PLR2004 - a syllable stays
            return None
        stem = stem[:at] + stem[at + 1 :]
    return stem if re.search(f"(?:{row.stem})$", stem.lower()) else None


def augmented(sentence: Sentence, pool: NamePool, random: Random) -> Sentence:
    """The sentence, perhaps with other names, with surnames or all of it in capitals, or without its stop."""
    words, lemmas = list(sentence.words), list(sentence.lemmas)
    if random.random() < SWAPPED:
        for place, part in names(sentence):
            drawn = pool.draw(part, sentence.tags[place], random)
            if drawn:
                words[place], lemmas[place] = drawn
    if len(words) <= LONGEST_HEADLINE and random.random() < SHOUTED:
        words = [word.upper() for word in words]
    for place, label in enumerate(sentence.entities):
        if label == "I-PER" and random.random() < CAPITALS_SHARE:
            words[place] = words[place].upper()
    sentence = replace(sentence, words=tuple(words), lemmas=tuple(lemmas))
    last = len(words) - 1
    if last > 1 and words[last] == "." and last not in sentence.heads[:last] and random.random() < STOPLESS:
        return _cut(sentence, last)
    return sentence


def _cut(sentence: Sentence, end: int) -> Sentence:
    """The first ``end`` words."""
    layers: Sequence[str] = ("words", "spaces", "tags", "lemmas", "pos", "feats", "heads", "deps", "entities")
    shorter = {name: getattr(sentence, name)[:end] for name in layers}
    return replace(sentence, **shorter)
