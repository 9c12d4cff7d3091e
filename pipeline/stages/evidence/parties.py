"""Marks of a candidate: what speaks for it as a recipient, presenter, acceptor or conferring body of some award."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.rules.frames import JURIES, WINNER_NOUNS
from pipeline.stages.clauses import Predicate
from pipeline.stages.evidence.releases import TELLING
from pipeline.stages.evidence.view import Candidate, View, bucket
from pipeline.stages.merging import status_class
from pipeline.stages.phrases import AwardPhrase, Phrase
from pipeline.stages.sentences import SentenceReader

# Who says something to the press has not won or given anything by saying it.
SPEECH = frozenset(
    {
        "povedati", "dejati", "poudariti", "reči", "pojasniti", "dodati", "izraziti", "zahvaliti", "čestitati",
        "nagovoriti", "pozdraviti", "meniti", "pripovedovati", "spomniti", "zatrditi", "opozoriti", "pohvaliti",
        "zapisati", "razložiti", "sporočiti", "komentirati",
    }
)  # fmt: skip

_HEADING = 60  # characters of the longest line that may be a heading
_STEM = 5  # letters
_NONE = 99  # sentences to an award where there is none


def of_candidate(view: View, candidate: Candidate) -> frozenset[str]:
    """Marks of a candidate over its telling mentions, and of its first one apart."""
    marks = {
        f"kind={candidate.mentions[0][1].kind}",
        f"mentions{bucket(len(candidate.mentions), 1, 2, 3, 5)}",
        f"words{bucket(len(candidate.name.split()), 1, 2, 3, 5)}",
    }
    held = view.held.get(candidate.name, ())
    for link, fact in held:
        marks |= {f"fact:{link.slot}:{status_class(fact.status)}", f"why:{link.slot}:{link.why}"}
    if not held:
        marks.add("fact:none")
    first = candidate.mentions[0]
    of_first = set(_of_mention(view, view.readers[first[0]], first[1]))
    marks |= {f"first:{mark}" for mark in of_first}
    for number, phrase in _telling(view, candidate):
        marks |= of_first if phrase is first[1] else set(_of_mention(view, view.readers[number], phrase))
    return frozenset(marks)


def _telling(view: View, candidate: Candidate) -> Sequence[tuple[int, Phrase]]:
    """The mentions in sentences that name or claim an award; the first where there are none.

    Who sends the release is named throughout it, and what else is said there would drown the sentence that counts.
    """
    telling = [
        (number, phrase)
        for number, phrase in candidate.mentions
        if view.readers[number].awards or view.by_sentence.get(number)
    ]
    return telling or candidate.mentions[:1]


def _of_mention(view: View, reader: SentenceReader, phrase: Phrase) -> Iterator[str]:
    group = next((g for g in reader.groups if any(p is phrase for p in g)), (phrase,))
    section = next((s.kind for s in view.layout.sections if s.span.covers(view.tokens[phrase.first].span)), "-")
    yield f"section={section}"
    yield f"case={phrase.case}"
    if phrase.kind != "person":
        yield f"noun={view.lemmas[phrase.head]}"
        yield f"found={phrase.rule}"
    yield f"dep={_relation(reader, group[0].head)}"
    yield f"group{bucket(len(group), 1, 2, 4)}"
    yield f"sentence{bucket(reader.number, 0, 1, 2, 4, 8, 14)}"
    yield from _of_claims(view, phrase, group)
    yield from _of_clause(view, reader, group[0])
    yield from _of_neighbours(view, reader, phrase, group)
    yield from _of_roles(phrase)
    yield from _of_line(view, reader, phrase)
    yield from _of_awards(view, reader, phrase)
    yield from _of_sentence(view, reader, phrase)


def _relation(reader: SentenceReader, index: int) -> str:
    return reader.tokens[index].dep.partition(":")[0]


def _of_claims(view: View, phrase: Phrase, group: tuple[Phrase, ...]) -> Iterator[str]:
    """What the rules say of the mention and of those that it is coordinated with."""
    own = view.claimed.get(phrase.first, ())
    if not own:
        yield "claim:none"
    for link, one in own:
        yield f"claim:{link.slot}:{one.claim.status}"
        yield f"claim:{link.slot}:{link.why}"
    for peer in group:
        if peer is not phrase:
            for link, _ in view.claimed.get(peer.first, ()):
                yield f"peer:{link.slot}"


def _of_clause(view: View, reader: SentenceReader, head: Phrase) -> Iterator[str]:
    """The verb that governs the mention's group, and how."""
    preposition = reader.preposition(head.outer_first)
    yield f"prep={preposition}"
    yield f"headlemma={view.lemmas[reader.tokens[head.head].head]}"
    governor = reader.clauses.governor.get(head.head)
    predicate = reader.clauses.predicates.get(governor) if governor is not None else None
    if predicate is None:
        yield "gov=none"
        return
    frame = frame_of(view, predicate)
    yield f"gov={frame}|{predicate.voice}|{head.case}"
    yield f"gov={frame}|{_relation(reader, head.head)}"
    yield f"verb={predicate.lemma}"
    yield f"verb={predicate.lemma}|{head.case}|{preposition}"
    yield f"tense={predicate.tense}"
    if not predicate.real:
        yield "unreal"
    if predicate.habitual:
        yield "habitual"
    if predicate.antecedent is not None:
        yield "relative"
    if head.case == "Nom" and (not predicate.gender or head.gender in {"", predicate.gender}):
        yield "agrees"


def frame_of(view: View, predicate: Predicate) -> str:
    """The id of the verb's frame, "speech" where it only speaks."""
    frame = view.frames.get(predicate.lemma)
    if frame is not None:
        return frame.id
    return "speech" if predicate.lemma in SPEECH else "other"


def _of_neighbours(view: View, reader: SentenceReader, phrase: Phrase, group: tuple[Phrase, ...]) -> Iterator[str]:
    """The words around the group and the mention."""
    lemmas, (first, last) = view.lemmas, reader.sentence
    for step in (1, 2, 3):
        before, behind = group[0].outer_first - step, group[-1].outer_last + step - 1
        yield f"before{step}={lemmas[before] if before >= first else '^'}"
        yield f"behind{step}={lemmas[behind] if behind < last else '$'}"
    before, behind = phrase.outer_first - 1, phrase.outer_last
    yield f"next-before={lemmas[before] if before >= first else '^'}"
    yield f"next-behind={lemmas[behind] if behind < last else '$'}"


def _of_roles(phrase: Phrase) -> Iterator[str]:
    for role in phrase.roles:
        yield "role"
        for word in role.name.casefold().split()[:3]:
            yield f"role={word}"
        if role.institution:
            yield "role-at-institution"
    if phrase.titles:
        yield "titled"


def _of_line(view: View, reader: SentenceReader, phrase: Phrase) -> Iterator[str]:
    """The mention's place in its line, which in lists says more than a verb."""
    line = view.line_of(phrase.outer_first)
    yield from _of_opening(view.line_before(phrase.outer_first))
    if not line.endswith((".", "!", "?")):
        yield "line:open"
    yield f"line{bucket(len(line), 30, 60, 100, 200)}"
    for word in islice(_words(line), 1):
        yield f"line-word={word}"
    above = view.line_above(phrase.outer_first)
    if above.endswith(":"):
        yield "line:opened-above"
    if len(above) <= _HEADING:
        for word in _words(above):
            yield f"heading={word}"
    if reader.in_brackets(phrase.outer_first):
        yield "brackets"


def _of_opening(before: str) -> Iterator[str]:
    """What stands before the mention on its line."""
    if not before:
        yield "line:first"
    elif not any(char.isalpha() for char in before):
        yield "line:bullet"
    if before.endswith(":"):
        yield "line:label"
    elif ":" in before:
        yield "line:colon-before"
    if before.endswith(("–", "-", "—")):
        yield "line:dash"


def _words(line: str) -> Iterator[str]:
    """The words of a line by their first letters, so that the forms of a word are one mark."""
    return (word[:_STEM].casefold() for word in line.split() if word[:1].isalpha())


def _of_awards(view: View, reader: SentenceReader, phrase: Phrase) -> Iterator[str]:
    """The awards of the sentence before and behind the mention, and how far the next one is where there is none."""
    if not reader.awards:
        at = bisect_left(view.awarded, reader.number)
        back = reader.number - view.awarded[at - 1] if at else _NONE
        ahead = view.awarded[at] - reader.number if at < len(view.awarded) else _NONE
        yield f"award-away{bucket(min(back, ahead), 1, 2, 3, 5)}"
        yield f"award-back{bucket(back, 1, 2, 3, 5)}"
        return
    yield "award-here"
    if any(a.bare for a in reader.awards):
        yield "award-bare"
    if any(a.first <= phrase.first < a.last for a in reader.awards):
        yield "inside-award"
    earlier = [a for a in reader.awards if a.last <= phrase.first]
    later = [a for a in reader.awards if a.first >= phrase.last]
    if earlier:
        yield from _beside(reader, "award-before", phrase, earlier[-1], earlier[-1].last, phrase.outer_first)
    if later:
        yield from _beside(reader, "award-behind", phrase, later[0], phrase.outer_last, later[0].first)


def _beside(
    reader: SentenceReader, where: str, phrase: Phrase, award: AwardPhrase, first: int, last: int
) -> Iterator[str]:
    yield f"{where}{bucket(last - first, 0, 1, 3, 6, 12)}"
    yield f"{where}={award.case}|{phrase.case}"
    yield f"{where}={award.rule}"
    for token in reader.tokens[first:last]:
        if token.features.pos in {"VERB", "AUX"}:
            yield f"{where}:verb"
        elif token.text in {":", "–", "-", ",", "(", ";"}:
            yield f"{where}:{token.text}"


def _of_sentence(view: View, reader: SentenceReader, phrase: Phrase) -> Iterator[str]:
    """The verbs, telling words and claims of the mention's sentence and of the one before it."""
    frames = [frame_of(view, predicate) for predicate in reader.clauses.predicates.values()]
    for frame in frames:
        yield f"sentence:{frame}"
        yield f"sentence:{frame}|{phrase.case}"
    for predicate in reader.clauses.predicates.values():
        yield f"sentence-verb={predicate.lemma}"
    yield from _of_words(view.words[reader.number])
    yield from _of_told(view, reader, phrase)


def _of_words(lemmas: frozenset[str]) -> Iterator[str]:
    for word in lemmas & TELLING:
        yield f"word={word}"
    if lemmas & WINNER_NOUNS:
        yield "winner-noun"
    if lemmas & JURIES:
        yield "jury"
    if lemmas & {"»", "«", "„", "“"}:
        yield "quotation"


def _of_told(view: View, reader: SentenceReader, phrase: Phrase) -> Iterator[str]:
    """What the rules claim in the sentence and in the one before it."""
    for one in view.by_sentence.get(reader.number, ()):
        won = any(x.slot == "recipient" for x in one.links)
        yield f"told:{one.claim.status}"
        yield f"told:{one.claim.rule}"
        if not won:
            yield "told:no-winner"
        if phrase.head in one.claim.scope:
            yield f"scope:{one.claim.rule}"
            yield f"scope:{one.claim.status}"
            if not won:
                yield f"scope:no-winner|{phrase.case}"
    for one in view.by_sentence.get(reader.number - 1, ()):
        yield f"told-before:{one.claim.status}"
        yield f"told-before:{one.claim.rule}"
        if not any(x.slot == "recipient" for x in one.links):
            yield "told-before:no-winner"
