"""Train what the base forms know of names: ``python -m scripts.train_names SHARED_TRAINING --out FILE``.

Read: the gazetteer (given names, surnames, places), how often each lemma stands in tagged text and each pair of
listed names in raw text, what labels say of the names in text, and which given names are common. Written: for each
kind of names 32 bits of a hash of each known one, by frequency, and a model of letters. No list of names is in the
artifact; the same input gives the same bytes.
"""

import argparse
import gzip
import math
import re
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import orjson

from pipeline.network.words import fingerprint
from pipeline.rules.people import NATIONS
from pipeline.stages.lexicon import EDGE, KINDS, PACKED, gender_mark
from scripts.common_names import COMMON
from scripts.train.corpus import OUTSIDE, Sentence, open_text, read_conllu, read_entities, read_silver
from scripts.train.material import ENTITIES, GOLD, SILVER, silver_lemmas

THRESHOLDS: Final = (100, 30, 10, 4, 2, 1, 0)
"""A class holds the names that stand in the text at least so often; the last is the gazetteer's rest."""

TEXT_SHARE: Final = 0.6
LIST_SHARE: Final = 0.25
UNKNOWN_SHARE: Final = 0.15
AT_LEAST: Final = (-5.0, -6.5, -8.0)
"""Log-probability of the given names of each tier of ``COMMON``, unless they are more probable by the text; measured on
the names of the corpus' dev part."""

ORDER: Final = 5
LEAST: Final = 3
"""Grams of the longest two orders must be seen this often."""

DOMAIN: Final = {
    "m": """direktor dobitnik dom finalist grb inštitut klub kipec lavreat muzej nagrajenec naslov naziv občan odbor
        orkester podpredsednik podžupan pokal predsednik prejemnik prvak red rektor sekretar svet štab urad vodja zavod
        zbor znak župan""",
    "f": """akademija bolnišnica diploma direktorica dobitnica fakulteta fundacija gimnazija godba gostilna igla kavarna
        knjižnica kolajna komisija listina medalja ministrica nagrada nagrajenka občanka občina plaketa podpredsednica
        podžupanja pohvala predsednica prejemnica prvakinja rektorica revija sekretarka skupina skupnost šola trofeja
        univerza ustanova vrtnica zadruga zahvala zbornica zveza značka županja""",
    "n": "društvo gledališče ministrstvo odličje odlikovanje podjetje priznanje prvenstvo združenje",
}
"""Nouns of awards, roles and institutions that the tagged texts may not have, by gender."""

_BEHIND: Final = re.compile(r" (?:pri|na|v|ob|pod|nad|za|z|s|k|h|pred|pod|ter|in|sv\.) .*")
"""What follows a preposition in a place's name is no nominative."""

GENDERS: Final = ("m", "f", "n")
BODIES: Final = "b"
"""What bodies and things are called, counted with the kinds of names, of which none is."""

_NATIONS: Final = frozenset(map(str.lower, NATIONS))

RAW: Final = ("raw/sentinews_test.txt.xz", "raw/sistory_sejni_zapiski.txt.xz", "raw/slovparl_1990-92.txt.xz")
PAIR: Final = re.compile(r"\b([A-ZČĆĐŠŽ][a-zčćđšž]+) ([A-ZČĆĐŠŽ][a-zčćđšž]+)\b")


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("training", type=Path, help="folder with gazetteer/, ud/, tags/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="the artifact")
    parser.add_argument("--leave-out", type=Path, help="folder of texts whose sentences are not to be counted")
    arguments = parser.parse_args()
    left_out = _trigrams(arguments.leave_out) if arguments.leave_out else frozenset()
    lists = {
        **read_lists(arguments.training / "gazetteer"),
        "c": frozenset(f"{noun}/{gender}" for gender, nouns in DOMAIN.items() for noun in nouns.split()),
    }
    labelled = {one.words: one for one in read_entities(arguments.training / ENTITIES)}
    tagged = (
        replace(one, entities=labelled[one.words].entities if one.words in labelled else ())
        for one in _sentences(arguments.training)
        if not _known(one, left_out)
    )
    counts = count_names(tagged, lists, label_names(labelled.values()))
    bodies = counts.pop(BODIES)
    for name in RAW:
        count_pairs(open_text(arguments.training / name), lists, counts)
    stored = {
        kind: train(lists[kind], counts[kind], COMMON.get(kind, ()), bodies if kind == "p" else Counter())
        for kind in KINDS
    }
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_bytes(gzip.compress(orjson.dumps(stored, option=orjson.OPT_SORT_KEYS), 9, mtime=0))


def _sentences(training: Path) -> Iterator[Sentence]:
    for name in GOLD:
        yield from read_conllu(training / name)
    for sentence in read_silver(training / SILVER):
        yield replace(sentence, lemmas=silver_lemmas(sentence))


def _trigrams(folder: Path) -> frozenset[str]:
    return frozenset("".join(path.read_text(encoding="utf-8").split()) for path in sorted(folder.glob("*.txt")))


def _known(sentence: Sentence, texts: frozenset[str]) -> bool:
    glued = "".join(sentence.words)
    return any(glued in text for text in texts)


def read_lists(gazetteer: Path) -> Mapping[str, frozenset[str]]:
    """The lists, each name split into words, in lower case."""
    files = {
        "m": ("given_names_m",),
        "f": ("given_names_f",),
        "s": ("surnames",),
        "p": ("settlements", "municipalities"),
    }
    return {
        kind: frozenset(
            word.lower()
            for name in names
            for line in (gazetteer / f"{name}.txt").read_text(encoding="utf-8").splitlines()
            for word in _BEHIND.sub("", line).replace("-", " ").split()
        )
        for kind, names in files.items()
    }


def label_names(sentences: Iterable[Sentence]) -> Mapping[tuple[str, ...], str]:
    """What the names of labelled text, as they stand there, and each of their words mostly are: PER, LOC, ORG, MISC."""
    seen: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        run: list[str] = []
        kind = ""
        for word, label in zip((*sentence.words, ""), (*sentence.entities, OUTSIDE), strict=True):
            if run and not label.startswith("I-"):
                for name in {tuple(run), *((one,) for one in run)}:
                    seen[name][kind] += 1
                run = []
            if label != OUTSIDE:
                run.append(word)
                kind = label.partition("-")[2]
    return {name: max(sorted(kinds), key=kinds.__getitem__) for name, kinds in seen.items()}


def count_names(
    sentences: Iterable[Sentence], lists: Mapping[str, frozenset[str]], labels: Mapping[tuple[str, ...], str]
) -> dict[str, Counter[str]]:
    """Lemmas of names in text: of a person's the first is a given name and the others are surnames, a place's is one.

    Two or more in a row that no label tells are somebody's; those of a firm ("Luka Koper") tell nothing of people or
    places. ``labels``: see ``label_names``.
    """
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in (*KINDS, BODIES)}
    for sentence in sentences:
        counts["c"].update(
            lemma.lower() + gender_mark(tag[2])
            for lemma, tag in zip(sentence.lemmas, sentence.tags, strict=True)
            if tag.startswith("Nc") and tag[2:3] in GENDERS and lemma.isalpha()
        )
        for run in _runs(sentence):
            label = _label(sentence, run, labels)
            lemmas = [sentence.lemmas[at].lower() for at in run]
            if not all(lemmas):
                continue
            if len(run) == 1:
                _count_alone(lemmas[0], label, lists, counts)
                continue
            gender = sentence.tags[run[0]][2:3]
            if lemmas[0] in _NATIONS:  # "Američan John Smith"
                lemmas = lemmas[1:]
                label = None
            if label in {"PER", None} and gender in ("m", "f") and sentence.tags[run[0]][3:4] == "s":
                counts[gender][lemmas[0]] += 1
                counts["s"].update(lemmas[1:])
    return counts


def _label(sentence: Sentence, run: Sequence[int], labels: Mapping[tuple[str, ...], str]) -> str | None:
    """What the words are the name of, or of whose name a part; ``None`` where neither the sentence nor another tells.

    Words that a labelled sentence has in no name, or in names of several kinds, are of none.
    """
    if sentence.entities:
        kinds = {sentence.entities[at].partition("-")[2] for at in run}
        return kinds.pop() if len(kinds) == 1 else OUTSIDE
    words = tuple(sentence.words[at] for at in run)
    told = [labels[name] for name in (words, *((word,) for word in words)) if name in labels]
    return next((label for label in told if label != "PER"), told[0]) if told else None


def _count_alone(
    lemma: str, label: str | None, lists: Mapping[str, frozenset[str]], counts: Mapping[str, Counter[str]]
) -> None:
    """Count a proper noun that stands alone: without a label it is a place's where it is listed as one."""
    given = any(lemma in lists[kind] for kind in "mf")
    if label == "LOC" or (label is None and lemma in lists["p"]):
        counts["p"][lemma] += 1
    elif label == "PER" and not given:
        counts["s"][lemma] += 1
    elif label != "PER" and not given and lemma not in lists["s"]:
        counts[BODIES][lemma] += 1


def count_pairs(lines: Iterable[str], lists: Mapping[str, frozenset[str]], counts: Mapping[str, Counter[str]]) -> None:
    """Count listed given names before listed surnames in raw text: what stands in the lists is a nominative."""
    for line in lines:
        for given, surname in PAIR.findall(line):
            one, other = given.lower(), surname.lower()
            if other not in lists["s"]:
                continue
            genders = [kind for kind in "mf" if one in lists[kind]]
            if genders:
                counts["s"][other] += 1
            if len(genders) == 1:
                counts[genders[0]][one] += 1


def _runs(sentence: Sentence) -> Iterator[list[int]]:
    """Maximal runs of proper nouns written in letters with a capital, not all of capitals."""
    run: list[int] = []
    for at, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
        if tag.startswith("Np") and word[:1].isupper() and word.isalpha() and not word.isupper():
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def train(names: frozenset[str], counts: Counter[str], tiers: Sequence[str], alike: Counter[str]) -> dict[str, object]:
    """The stored form of one kind; names of the tiers are as probable as these say at least.

    ``alike``: others that are spelled as the kind is, and are none of it ("Krka" the firm as a place).
    """
    total = sum(counts.values())
    common = {name: least for tier, least in reversed([*zip(tiers, AT_LEAST, strict=False)]) for name in tier.split()}
    known = names | {name for name, count in counts.items() if count > 1} | common.keys()
    classes = []
    above_text: dict[str, float] = {}
    above: float = math.inf
    for threshold in THRESHOLDS:
        members = frozenset(name for name in known if threshold <= counts[name] < above)
        above = threshold
        if members:
            mean = sum(counts[name] for name in members) / len(members)
            log = round(math.log(TEXT_SHARE * mean / total + LIST_SHARE / len(known)), 3)
            classes.append([log, _packed(name for name in members if common.get(name, log) <= log)])
            above_text |= {name: least for name, least in common.items() if name in members and least > log}
    classes += [
        [least, _packed(name for name, own in above_text.items() if own == least)] for least in AT_LEAST if above_text
    ]
    seen = counts + alike
    grams = letter_model({name: 1 + math.log1p(seen[name]) for name in known | seen.keys()})
    return {
        "classes": classes,
        "unknown": math.log(UNKNOWN_SHARE),
        "grams": " ".join(grams),
        "weights": list(grams.values()),
        "order": ORDER,
    }


def _packed(names: Iterable[str]) -> str:
    """The fingerprints of some names, four bytes each, in base64."""
    return b64encode(b"".join(mark.to_bytes(4, "little") for mark in sorted(map(fingerprint, names)))).decode()


def letter_model(weights: Mapping[str, float]) -> dict[str, int]:
    """Witten-Bell model of reversed words, packed as ``lexicon.Kind.grams`` has it."""
    counts: defaultdict[str, float] = defaultdict(float)
    for word, weight in sorted(weights.items()):
        letters = EDGE + word[::-1] + EDGE
        for end in range(1, len(letters)):
            for length in range(1, min(ORDER, end + 1) + 1):
                counts[letters[end + 1 - length : end + 1]] += weight
    kept = {gram: count for gram, count in counts.items() if len(gram) <= ORDER - 2 or count >= LEAST}
    followers: defaultdict[str, list[float]] = defaultdict(list)
    for gram, count in kept.items():
        followers[gram[:-1]].append(count)
    share: dict[str, float] = {}
    back: dict[str, float] = {}
    for context, seen in followers.items():
        back[context] = len(seen) / (sum(seen) + len(seen))
    for gram in sorted(kept, key=lambda one: (len(one), one)):
        context = gram[:-1]
        lower = share.get(gram[1:], math.exp(-8)) if len(gram) > 1 else math.exp(-8)
        seen = followers[context]
        share[gram] = kept[gram] / (sum(seen) + len(seen)) + back[context] * lower
    cost = {gram: min(round(-100 * math.log(share[gram])), PACKED - 1) for gram in kept if gram in share}
    return {
        gram: cost[gram] * PACKED + min(round(-100 * math.log(back.get(gram, 1.0))), PACKED - 1)
        for gram in sorted(cost)
    }


if __name__ == "__main__":
    main()
