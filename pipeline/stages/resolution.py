"""Resolution: who is meant by "we", a pronoun, an office or nothing, and which award is "the award"."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.records import LIVE
from pipeline.rules.patterns import Resolution
from pipeline.rules.people import RoleNoun
from pipeline.stages.annotation import Annotated
from pipeline.stages.awards import is_graded
from pipeline.stages.claims import GIVERS, Claim, Gap, Link
from pipeline.stages.entities import Entities
from pipeline.stages.phrases import CLASS_NOUNS, AwardPhrase, Phrase, in_class, sentence_of, without_class

# Nouns that may stand for any award named before.
_ANY_AWARD = frozenset({"nagrada", "priznanje", "odlikovanje", "odličje"})
_TOKENS = frozenset(
    {"plaketa", "listina", "kip", "kipec", "diploma", "priznanje", "znak", "pokal"}
)  # what is taken in hand
_LISTED = frozenset({"pattern.dash-award", "pattern.comma-award"})  # by which a line names its own winner's award
_COLON = "pattern.award-colon"
_BRACKETS = "pattern.in-brackets"  # in which stands who of a work's makers has won: "nagrado za glasbo (Ana Kos)"
_REACH = 3  # sentences back in which the subject of a verb without one is looked for
_PAIR = 2
_PRONOUN_REACH = 2  # sentences back in which the award of a pronoun is looked for
_AWARD_REACH = 9  # sentences back in which the award of "the award" is looked for


@dataclass(frozen=True, slots=True)
class Resolved:
    """A claim whose award and parties are known as far as the release tells them.

    Attributes:
        award: The award as named in full, the claim's own mention where nothing fuller stands before it.
        borrowed: Whether ``award`` was named by an earlier claim.
    """

    claim: Claim
    award: AwardPhrase | None
    links: tuple[Link, ...]
    borrowed: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What of the release resolution looks at.

    Attributes:
        annotated: Its tokens and sentences.
        phrases: All phrases in order, but for people whom only awards are called after.
        awards: All awards in order.
        sender: The institution that sends the release.
        resolutions: The table.
        offices: Masculine and feminine nouns of each office, by the masculine.
    """

    annotated: Annotated
    phrases: tuple[Phrase, ...]
    awards: tuple[AwardPhrase, ...]
    sender: Phrase | None
    resolutions: tuple[Resolution, ...]
    offices: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(
        cls,
        annotated: Annotated,
        entities: Entities,
        sender: Phrase | None,
        resolutions: tuple[Resolution, ...],
        roles: tuple[RoleNoun, ...],
    ) -> "Context":
        """The context of a release."""
        offices = {row.lemmas[0]: row.lemmas for row in roles}
        awards = tuple(a for number in sorted(entities.awards) for a in entities.awards[number])
        return cls(annotated, entities.without(entities.eponyms), awards, sender, resolutions, offices)

    def has(self, rule: str) -> bool:
        """Whether the table holds the row of this id."""
        return any(r.id == rule for r in self.resolutions)


def resolve(claims: Sequence[Claim], context: Context) -> tuple[Resolved, ...]:
    """Fill the gaps of the claims, in the order of the text."""
    done: list[Resolved] = []
    for claim in sorted(claims, key=lambda c: (c.sentence, c.trigger)):
        award, borrowed = _award(claim, done, context)
        award = _in_class(award, claim, done, context)
        links = [_identified(x, award, done, context) for x in claim.links]
        for gap in claim.gaps:
            if not gap.beside and any(x.slot == gap.slot for x in links):
                continue
            links += _fill(gap, claim, links, award, done, context)
        held = _held(claim, links, done)
        award, borrowed = (held, True) if held is not None and not borrowed else (award, borrowed)
        told = any(award is not None and d.award is not None and d.award.head == award.head for d in done)
        if (borrowed or told) and claim.rule != _BRACKETS and context.has("resolve.handed-to-head"):
            links = [_handed(x, award, done, context) for x in links]
        done.append(Resolved(claim, award, tuple(links), borrowed))
    return tuple(replace(d, links=_without_announced(d, done, context)) for d in done)


def _identified(link: Link, award: AwardPhrase | None, done: Sequence[Resolved], context: Context) -> Link:
    """A winner told by an occupation alone ("nagrado bo skladateljica prejela"): whom the release names with it.

    Else it is the one whom an earlier clause gives the award.
    """
    noun = link.phrase
    if link.slot != "recipient" or noun.kind != "person" or not noun.name[:1].islower():
        return link
    lemma = context.annotated.tokens[noun.head].lemma
    bearers = _bearers([p for p in context.phrases if p.first < noun.first], {lemma}) or _bearers(
        context.phrases if sentence_of(context.annotated, noun.first) == 0 else (), {lemma}
    )  # of a headline, whom the story names
    if len(bearers) == 1 and context.has("resolve.office"):
        return Link(link.slot, next(iter(bearers.values())), "resolve.office")
    won = [x.phrase for x in _winners(award, done) if x.phrase.gender == noun.gender and x.phrase.kind == "person"]
    same = len(won) == 1 and context.has("resolve.subject-before")
    return Link(link.slot, won[0], "resolve.subject-before") if same else link


def _without_announced(resolved: Resolved, done: Sequence[Resolved], context: Context) -> tuple[Link, ...]:
    """The links without a number or "the best" of whom others of the award or the next sentences tell the names.

    As in "Priznanja so podelili trem članom. Prejeli so jih Ana Kos, Jan Lah in Peter Zupan".
    """
    reach = range(resolved.claim.sentence + 1, resolved.claim.sentence + _REACH + 1)
    own = resolved.award.name if resolved.award is not None else ""
    others = (d for d in done if d.claim.sentence != resolved.claim.sentence)
    same = (d for d in others if d.claim.sentence in reach or (own and d.award is not None and d.award.name == own))
    near = (x for d in same if d.claim.status in LIVE and not _is_another(d.award, resolved.award) for x in d.links)
    if not any(x.slot == "recipient" and x.phrase.kind in {"person", "institution"} for x in near):
        return resolved.links
    return tuple(x for x in resolved.links if not _is_counted(x, context.annotated))


def _is_another(one: AwardPhrase | None, other: AwardPhrase | None) -> bool:
    """Whether they are two awards by their names ("nagrada za diplomsko delo", "svečana listina")."""
    return one is not None and other is not None and not one.bare and not other.bare and one.kind != other.kind


def _is_counted(link: Link, annotated: Annotated) -> bool:
    """Whether the party is a group that only a number or superlative describes."""
    said = [token.features for token in annotated.tokens[link.phrase.first : link.phrase.last]]
    counted = any(features.num_type == "Card" or features.degree == "Sup" for features in said)
    return link.slot == "recipient" and link.phrase.kind == "group" and counted


def _held(claim: Claim, links: Sequence[Link], done: Sequence[Resolved]) -> AwardPhrase | None:
    """The award of which the claim's is what is taken in hand, for it was told shortly before of the same winner.

    As in "Častni občan je postal Jan Kos. Listino mu je izročil župan".
    """
    own, winners = claim.award, {x.phrase.name for x in links if x.slot == "recipient"}
    if own is None or not own.bare or own.kind not in _TOKENS or not claim.gaps or not winners:
        return None
    same = (d for d in reversed(done) if _is_won(d, claim) and d.award is not None and not d.award.bare)
    return next((d.award for d in same if winners == {x.phrase.name for x in d.links if x.slot == "recipient"}), None)


def _handed(link: Link, award: AwardPhrase | None, done: Sequence[Resolved], context: Context) -> Link:
    """Somebody who is handed an award that an institution has won takes it in the institution's name."""
    if link.slot != "recipient" or link.phrase.kind != "person" or award is None:
        return link
    same = (x for d in done if d.award and d.award.name == award.name for x in d.links if x.slot == "recipient")
    winners = [x.phrase for x in same if not _is_counted(x, context.annotated)]
    if winners and all(w.kind != "person" for w in winners):
        return Link("accepted_by", link.phrase, "resolve.handed-to-head")
    return link


def _award(claim: Claim, done: Sequence[Resolved], context: Context) -> tuple[AwardPhrase | None, bool]:
    """The award that the claim is about, and whether another clause names it."""
    own = claim.award
    absent = _won_by_absent(claim, own, done)
    if absent is not None:
        return absent, True
    if claim.proxy and (own is None or own.bare or own.kind in _TOKENS):
        taken = next((d.award for d in reversed(done) if d.award is not None and _is_won(d, claim)), None)
        if taken is not None:
            return taken, True
    listed = claim.rule in _LISTED or (claim.rule == _COLON and bool(done) and done[-1].claim.rule == _COLON)
    if own is not None and own.category is not None and own.name == in_class(own.kind, own.category) and not listed:
        whole = _named_before(replace(own, name=own.kind, category=None, bare=True), claim, done, context)
        return (own, False) if whole is None else (_of_class(without_class(whole), own.category), True)
    if (own is not None and not own.bare) or listed or not context.has("resolve.award-before"):
        return own, False
    if own is None and claim.pronoun is not None:
        told = _told_before(claim, claim.pronoun, context)
        if told is not None and not told.bare:
            return told, True
        own = told
    named = _won_before(claim, own, done) or next((d.award for d in reversed(done) if _may_name(d, claim, own)), None)
    return (named, True) if named is not None else (own, False)


def _named_before(noun: AwardPhrase, claim: Claim, done: Sequence[Resolved], context: Context) -> AwardPhrase | None:
    """The award that a bare noun in a class stands for ("podelili so nagrade tloris. Nagrado v kategoriji X ...")."""
    whole, borrowed = _award(replace(claim, award=noun), done, context)
    return whole if borrowed and whole is not None and not whole.bare else None


def _won_by_absent(claim: Claim, own: AwardPhrase | None, done: Sequence[Resolved]) -> AwardPhrase | None:
    """The award that earlier clauses give those for whom somebody takes it ("za zbor je priznanje prevzel Jan Kos")."""
    absent = {x.phrase.name for x in claim.links if x.slot == "recipient" and x.why.startswith("cue.")}
    taken = "accepted_by" in {*(x.slot for x in claim.links), *(x.slot for x in claim.gaps)}
    if not absent or not taken or (own is not None and not own.bare):
        return None
    live = (d for d in reversed(done) if d.claim.status in LIVE)
    won = (d.award for d in live if absent & {x.phrase.name for x in d.links if x.slot == "recipient"})
    named = (award for award in won if award is not None and not award.bare)
    return next((a for a in named if own is None or own.kind in {a.kind, *_ANY_AWARD}), None)


def _won_before(claim: Claim, own: AwardPhrase | None, done: Sequence[Resolved]) -> AwardPhrase | None:
    """The one award that earlier clauses give those to whom a bare noun's is handed ("Kosovi je nagrado izročil A")."""
    winners = {x.phrase.name for x in claim.links if x.slot == "recipient"}
    if own is None or own.kind not in _ANY_AWARD or not winners or not any(x.slot in GIVERS for x in claim.links):
        return None
    live = [d for d in done if d.claim.status in LIVE and d.award is not None and not d.award.bare]
    same = (d.award for d in live if winners <= {x.phrase.name for x in d.links if x.slot == "recipient"})
    found = {award.name: award for award in same if award is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _in_class(
    award: AwardPhrase | None, claim: Claim, done: Sequence[Resolved], context: Context
) -> AwardPhrase | None:
    """The award in the class that its paragraph has named: "V kategoriji X je slavila Ana. Srebro je dobil Jan."."""
    if award is not None and award.category is not None and claim.category not in {None, award.category}:
        return _of_class(without_class(award), claim.category or "")
    if award is None or award.category is not None:
        return award
    if claim.category is not None:
        return _of_class(award, claim.category)
    if _is_of_same_class(claim, context):
        category = next(filter(None, map(_class_told, reversed(done))), None)
        return _of_class(award, category) if category is not None else award
    if not is_graded(context.annotated, award):
        return award
    text = context.annotated.text
    for earlier in reversed(done):
        if claim.sentence - earlier.claim.sentence > _REACH:
            break
        start, end = (context.annotated.tokens[c.trigger].span.start for c in (earlier.claim, claim))
        category = earlier.claim.category or (earlier.award.category if earlier.award is not None else None)
        if "\n" in text[start:end]:
            break
        if category is not None:
            return _of_class(award, category)
    return award


def _is_of_same_class(claim: Claim, context: Context) -> bool:
    """Whether the sentence is about the class named before: "V tej kategoriji je drugo nagrado prejel Jan Kos"."""
    words = context.annotated.tokens[slice(*context.annotated.sentences[claim.sentence])]
    return any(w.lemma in {"ta", "isti"} and noun.lemma in CLASS_NOUNS for w, noun in pairwise(words))


def _class_told(earlier: Resolved) -> str | None:
    """The class that a claim tells, apart from its award's name or in it."""
    award = earlier.award
    named = award.category or award.name.partition(" v kategoriji ")[2] if award is not None else None
    return earlier.claim.category or named or None


def _of_class(award: AwardPhrase, category: str) -> AwardPhrase:
    return replace(award, name=in_class(award.name, category), category=category)


def _is_won(earlier: Resolved, claim: Claim) -> bool:
    """Whether an earlier claim shortly before tells of an award with its winner, which somebody may take for them."""
    near = claim.sentence - earlier.claim.sentence <= _REACH
    return near and earlier.claim.status in LIVE and any(x.slot == "recipient" for x in earlier.links)


def _may_name(earlier: Resolved, claim: Claim, own: AwardPhrase | None) -> bool:
    """Whether an earlier claim's award is the one that ``claim`` speaks of by a bare noun, a pronoun or not at all."""
    named = earlier.award
    told = earlier.claim.status == "habitual" and own is None and claim.rule.startswith("noun.")  # "letošnji dobitnik"
    if named is None or earlier.claim.epithet or (earlier.claim.status in {"habitual", "past"} and not told):
        return False
    if claim.sentence - earlier.claim.sentence > _AWARD_REACH:
        return False
    if own is None:
        return claim.pronoun is None or _agrees(claim.pronoun, named)
    taken = any(slot == "accepted_by" for slot in (*(x.slot for x in claim.links), *(x.slot for x in claim.gaps)))
    beside = earlier.claim.sentence == claim.sentence and not claim.epithet and not taken
    several = own.number != "Sing" or may_be_several(own)
    if named.bare or beside or (several and named.number == "Sing"):
        return False
    return own.kind == named.kind or (own.kind in _ANY_AWARD and not several)


def _told_before(claim: Claim, pronoun: tuple[str, str], context: Context) -> AwardPhrase | None:
    """The nearest award named before the clause that its pronoun can stand for."""
    for award in reversed(context.awards):
        if award.first >= claim.trigger or award.rule.startswith("noun."):
            continue
        if claim.sentence - sentence_of(context.annotated, award.first) > _PRONOUN_REACH:
            break
        counted = award.case == "Gen" and award.number != "Sing"  # of two and of more it is one form: "plaket je pet"
        if _agrees(pronoun, award) and (pronoun[1] in {"", award.number} or counted or may_be_several(award)):
            return award
    return None


def _agrees(pronoun: tuple[str, str], award: AwardPhrase) -> bool:
    """Whether the pronoun can stand for the award; "ga" is masculine and neuter."""
    gender, number = pronoun
    feminine = not gender or (gender == "Fem") == (award.gender == "Fem")
    return feminine and (number in {"", award.number} or award.number != "Sing" or may_be_several(award))


def may_be_several(award: AwardPhrase) -> bool:
    """Whether the form is one of the plural too: "priznanja" is often taken for a genitive."""
    return (award.gender, award.number, award.case) == ("Neut", "Sing", "Gen")


def _fill(
    gap: Gap, claim: Claim, links: Sequence[Link], award: AwardPhrase | None, done: Sequence[Resolved], context: Context
) -> list[Link]:
    if gap.noun:
        told = [Link(gap.slot, gap.told, gap.told.rule)] if gap.told is not None else []
        return _by_office(gap, context) or told
    if gap.slot == "recipient" and not gap.subject and _winners(award, done):
        return []
    if gap.person == "1":
        if context.sender is None or not context.has("resolve.sender") or gap.number == "Sing":
            return []
        return [Link(gap.slot, context.sender, "resolve.sender")]
    if gap.subject and claim.award is None and (same := _winners(award, done)) and gap.slot == "recipient":
        return [Link("recipient", x.phrase, "resolve.subject-before") for x in same]
    rule = "resolve.subject-before" if gap.subject else "resolve.pronoun"
    if not context.has(rule):
        return []
    if gap.subject and (several := _several_before(gap, claim, context)):
        return [Link(gap.slot, one, rule) for one in several]
    phrase = _before(gap, claim, {x.phrase.name for x in links}, context)
    return [Link(gap.slot, phrase, rule)] if phrase is not None else []


def _several_before(gap: Gap, claim: Claim, context: Context) -> list[Phrase]:
    """The people named together shortly before, and nobody since, whom a verb of two or more means ("Prejela sta")."""
    if gap.number not in {"Dual", "Plur"}:
        return []
    tokens, found = context.annotated.tokens, list[Phrase]()
    for phrase in _shortly_before(claim, _PRONOUN_REACH, context):
        if phrase.kind not in {"person", "institution", "group"}:
            continue
        between = [t.lemma for t in tokens[phrase.outer_last : found[0].outer_first]] if found else []
        joined = not found or between in ([","], ["in"], ["ter"])
        if phrase.kind != "person" or phrase.case not in {"Nom", ""} or not joined:
            break
        found.insert(0, phrase)
    women = all(phrase.gender == "Fem" for phrase in found)
    enough = len(found) == _PAIR if gap.number == "Dual" else len(found) > _PAIR
    return found if enough and women == (gap.gender == "Fem") else []


def _shortly_before(claim: Claim, reach: int, context: Context) -> Iterator[Phrase]:
    """The phrases before the claim, the nearest first, of its sentence and of ``reach`` before it."""
    for phrase in reversed(context.phrases):
        if phrase.first >= claim.trigger:
            continue
        if claim.sentence - sentence_of(context.annotated, phrase.first) > reach:
            return
        yield phrase


def _winners(award: AwardPhrase | None, done: Sequence[Resolved]) -> list[Link]:
    """The recipients that earlier claims give the award."""
    if award is None:
        return []
    same = (d for d in done if d.award is not None and d.award.name == award.name)
    return list({x.phrase.name: x for d in same for x in d.links if x.slot == "recipient"}.values())


def _by_office(gap: Gap, context: Context) -> list[Link]:
    """The one person of the release who holds the office that a noun or possessive names."""
    if not context.has("resolve.office"):
        return []
    variants = {gap.noun, *(context.offices.get(gap.noun, ()))}
    holders = _bearers(context.phrases, variants)
    return [Link(gap.slot, next(iter(holders.values())), "resolve.office")] if len(holders) == 1 else []


def _bearers(phrases: Sequence[Phrase], nouns: Collection[str]) -> dict[str, Phrase]:
    """The people who have one of the nouns for an office or occupation, by name, each by the first mention with it."""
    people = (p for p in reversed(phrases) if p.kind == "person")
    return {p.name: p for p in people if any(not set(nouns).isdisjoint(r.name.split()) for r in p.roles)}


def _before(gap: Gap, claim: Claim, taken: set[str], context: Context) -> Phrase | None:
    """The nearest phrase before the claim that agrees with the verb or pronoun: a person, else a body or group.

    A biography goes on for long without naming its person again, so people are looked for in all that stands before.
    """
    body: Phrase | None = None
    if gap.subject and (topic := _topic(gap, claim, context)) is not None and topic.name not in taken:
        return topic
    for phrase in reversed(context.phrases):
        if phrase.first >= claim.trigger or phrase.name in taken or not _may_be_meant(phrase, gap):
            continue
        near = claim.sentence - sentence_of(context.annotated, phrase.first) <= _REACH
        if body is not None and not near:
            break
        if phrase.kind == "person" or (phrase.kind == "group" and gap.number == "Dual"):
            return phrase  # of two, few are told
        if near and body is None:
            body = phrase
    return body


def _topic(gap: Gap, claim: Claim, context: Context) -> Phrase | None:
    """The only person whom the sentence before names, if it is in an oblique case and is the first there.

    As in "O Kosu žirija pravi, da je vztrajen. Leta 1999 je prejel plaketo".
    """
    people = [p for p in _shortly_before(claim, 1, context) if p.kind == "person"]
    fits = len({p.name for p in people}) == 1 and sentence_of(context.annotated, people[-1].first) < claim.sentence
    return people[-1] if fits and _may_be_meant(people[-1], replace(gap, subject=False)) else None


def _may_be_meant(phrase: Phrase, gap: Gap) -> bool:
    return (
        phrase.kind in ({"person", "institution"} if gap.number == "Sing" else {"person", "institution", "group"})
        and (phrase.case in {"Nom", ""} or not gap.subject)
        and (not gap.gender or phrase.gender in {"", gap.gender})
        and (not gap.number or phrase.number in {"", gap.number})
    )
