"""Merging: claims about the same award become one, what covers a whole ceremony is given to each of its awards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.records import LIVE, Status
from pipeline.rules.awards import GENERAL, TITLE
from pipeline.rules.institutions import LEGAL_FORM
from pipeline.stages.circumstances import Circumstances
from pipeline.stages.claims import GIVERS, Claim, Link, PartySlot, ProgrammeMention
from pipeline.stages.dates import DateMention
from pipeline.stages.phrases import GRADES, AwardPhrase, Phrase, adjective_stem, in_class
from pipeline.stages.resolution import Resolved, may_be_several

_STEM = 5  # letters that the forms of a word share
_RANK: dict[str, int] = {"conferred": 3, "announced": 2, "future": 1}


@dataclass(frozen=True, slots=True)
class Fact:
    """One award of the release with all that its claims say."""

    award: AwardPhrase | None
    implied: str
    status: Status
    links: tuple[Link, ...]
    claims: tuple[Claim, ...]
    programme: ProgrammeMention | None
    date: DateMention | None = None
    place: Phrase | None = None
    year_for: str | None = None
    confidence: float = 0.5

    def parties(self, slot: PartySlot) -> tuple[Link, ...]:
        """Its parties of one kind, each once."""
        own = (x for x in reversed(self.links) if x.slot == slot)
        return tuple({_without_form(x.phrase.name): x for x in own}.values())[::-1]

    @property
    def name(self) -> str:
        """The award's base form."""
        if self.award is not None:
            return self.award.name
        return in_class(self.implied, self.category) if self.category and self.implied else self.implied

    @property
    def category(self) -> str | None:
        """The class that its clause names apart from the award."""
        return next((c.category for c in self.claims if c.category), None)


def _without_form(name: str) -> str:
    """A firm's name without its legal form, which is told once ("Lipa, d. o. o.", and then "Lipa")."""
    return LEGAL_FORM.split(name)[0].rstrip(" ,")


def _shorter_names(facts: list[Fact]) -> list[Fact]:
    """Join an award told by the beginning of its name, or by its noun alone, with the one of the same winners."""
    out: list[Fact] = []
    for fact in facts:
        at = next((i for i, other in enumerate(out) if _names_same(other, fact)), None)
        if at is None:
            out.append(fact)
        else:
            longer = max(out[at], fact, key=lambda f: len(f.name))
            out[at] = replace(_join(out[at], fact), award=longer.award)
    return out


def _names_same(a: Fact, b: Fact) -> bool:
    if _only_announces(a, b) or _only_announces(b, a):
        return True
    winners = {x.phrase.name for x in a.parties("recipient")}
    if not winners or winners != {x.phrase.name for x in b.parties("recipient")} or a.award is None or b.award is None:
        return False
    short, long = sorted((a, b), key=lambda f: len(f.name))
    begins = any(f"{name} ".casefold().startswith(f"{short.name} ".casefold()) for name in _names_of(long))
    bare = (
        short.award is not None and short.award.bare and long.award is not None and short.award.kind == long.award.kind
    )
    years = {a.year_for, b.year_for} - {None}
    return (begins or bare) and status_class(a.status) == status_class(b.status) == "live" and len(years) <= 1


def _names_of(fact: Fact) -> tuple[str, ...]:
    """The award's name, and as it is told without the noun before it ("nagrada zlata sova", "zlata sova")."""
    noun, _, rest = fact.name.partition(" ")
    return (fact.name, rest) if noun.casefold() in GENERAL and rest else (fact.name,)


def _only_announces(a: Fact, b: Fact) -> bool:
    """Whether the first names a title that somebody gives, and the second, in other words, who has it.

    As in "Župan je podelil naziv častni meščan glavnega mesta. Naziv častnega meščana je prejel Jan Kos".
    """
    one, other = a.award, b.award
    if one is None or other is None or one.kind != TITLE or other.kind != TITLE or a.year_for != b.year_for:
        return False
    told = status_class(a.status) == status_class(b.status) == "live"
    alone = not a.parties("recipient") and bool(a.parties("presenter")) and bool(b.parties("recipient"))
    words, others = (frozenset(word[:_STEM] for word in name.split()) - {"naziv"} for name in (a.name, b.name))
    return told and alone and bool(others) and others <= words


def _background(facts: list[Fact]) -> list[Fact]:
    """What an epithet or relative clause says of a winner is the award of this release, or else past."""
    out: list[Fact] = []
    for fact in facts:
        if not _is_reminder(fact):
            out.append(fact)
            continue
        winners = {x.phrase.name for x in fact.parties("recipient")}
        at = next(
            (
                i
                for i, other in enumerate(out)
                if not _is_reminder(other)
                and other.status in LIVE
                and winners <= {x.phrase.name for x in other.parties("recipient")}
                and (other.name == fact.name or (fact.award is not None and fact.award.bare))
            ),
            None,
        )
        if at is None:
            out.append(replace(fact, status="past" if fact.status in LIVE else fact.status))
        else:
            out[at] = _join(out[at], replace(fact, status=out[at].status))
    return out


def _is_reminder(fact: Fact) -> bool:
    """Whether only epithets and relative clauses tell of it."""
    return all(c.epithet for c in fact.claims)


def merge(resolved: Sequence[Resolved], about: Circumstances) -> tuple[Fact, ...]:
    """The awards of a release, in the order in which they are first claimed."""
    facts: list[Fact] = []
    for item in resolved:
        if item.claim.status == "habitual":
            continue
        fact = _fact(item, about)
        if not fact.name:
            continue
        at = next((i for i, other in enumerate(facts) if _same(other, fact)), None)
        if at is None or item.claim.epithet != _is_reminder(facts[at]):
            facts.append(fact)
        else:
            facts[at] = _join(facts[at], fact)
    facts = _shorter_names(_background(facts))
    facts = _share_ceremony(facts)
    facts = _drop_summaries(list(settle(facts, about)))
    facts = [_winner_from_acceptor(f, about) for f in facts]
    return tuple(_conferrers(facts, [r for r in resolved if r.claim.status == "habitual"]))


def _fact(item: Resolved, about: Circumstances) -> Fact:
    claim = item.claim
    when = about.date_of(claim)
    status: Status = claim.status  # type: ignore[assignment]  # habitual claims never get here
    year_for = (claim.award.year_for if claim.award is not None else None) or about.year_for(claim)
    told = when.iso if when is not None else about.year_near(claim)
    if status in LIVE and told is not None:
        status = _by_date(status, told, about.published)
    if status in LIVE and year_for and about.published and int(year_for[:4]) < about.published.year - 1:
        status = "past"
    return Fact(
        award=item.award,
        implied=claim.implied if item.award is None else "",
        status=status,
        links=item.links,
        claims=(claim,),
        programme=claim.programme,
        date=when,
        place=about.place_of(claim),
        year_for=year_for,
    )


def _by_date(status: Status, iso: str, published: date | None) -> Status:
    """A year before the release's makes an award past, a later day makes it future."""
    if published is None:
        return "past" if len(iso) == len("2020") else status
    if int(iso[:4]) < published.year and len(iso) == len("2020"):
        return "past"
    if len(iso) > len("2020-05-") and (published - date.fromisoformat(iso)).days > 200:  # noqa: PLR2004 - half a year
        return "past"
    if len(iso) > len("2020-05-") and date.fromisoformat(iso) > published and status == "announced":
        return "future"
    return status


def status_class(status: Status) -> str:
    """Whether a record counts ("live"), else its status."""
    return "live" if status in LIVE else status


def _is_token_of(a: Fact, b: Fact) -> bool:
    """Whether ``b`` only tells who took the charter, statuette or diploma of ``a`` in its winner's name."""
    winners = {x.phrase.name for x in b.parties("recipient")}
    return (
        status_class(a.status) == status_class(b.status) == "live"
        and bool(winners)
        and bool(b.parties("accepted_by"))
        and winners <= {x.phrase.name for x in a.parties("recipient")}
        and all(x.why.startswith("cue.") for x in b.parties("recipient"))
    )


def _same(a: Fact, b: Fact) -> bool:
    """Whether two facts speak of one award: the same name, class of status, year and, if past, occasion."""
    if _is_token_of(a, b):
        return True
    if a.name.casefold() != b.name.casefold() or status_class(a.status) != status_class(b.status):
        return False
    if a.year_for and b.year_for and a.year_for != b.year_for:
        return False
    if status_class(a.status) != "live":
        same_day = (a.date.iso if a.date else None) == (b.date.iso if b.date else None)
        return same_day or not a.date or not b.date
    if "future" in {a.status, b.status} and a.status != b.status:
        one, other = ({x.phrase.name for x in fact.parties("recipient")} for fact in (a, b))
        return not (one and other) or not one.isdisjoint(other)
    return True


def _join(a: Fact, b: Fact) -> Fact:
    status = max((a.status, b.status), key=lambda s: _RANK.get(s, 0))
    named = {(x.slot, x.phrase.name) for x in a.links}
    return replace(
        a,
        status=status,
        links=(*a.links, *(x for x in b.links if (x.slot, x.phrase.name) not in named)),
        claims=(*a.claims, *b.claims),
        programme=a.programme or b.programme,
        date=a.date or b.date,
        place=a.place or b.place,
        year_for=a.year_for or b.year_for,
    )


def _is_summary(fact: Fact) -> bool:
    """Whether it tells of a ceremony as a whole: no winner, and awards in general."""
    return (
        not fact.parties("recipient")
        and not fact.parties("accepted_by")
        and (fact.award is None or fact.award.bare or fact.award.number != "Sing")
    )


def _gives_all(claim: Claim) -> bool:
    """Whether somebody is told to hand over what was told before as a whole ("Priznanja je nagrajencem izročil A")."""
    award = claim.award
    if award is None or not award.bare or award.kind not in GENERAL or claim.status not in LIVE:
        return False
    several = award.number != "Sing" or may_be_several(award)
    slots = {link.slot for link in claim.links}
    return several and "presenter" in slots and slots <= GIVERS


def _share_ceremony(facts: list[Fact]) -> list[Fact]:
    """Give presenters, date and place of a sentence about the whole ceremony to the awards that have none."""
    live = [f for f in facts if f.status in LIVE]
    summaries = [f for f in live if _is_summary(f) or _counts_up(f, [other for other in live if other is not f])]
    others = {id(f) for f in live} - {id(f) for f in summaries}
    closing = [c for f in facts if id(f) in others for c in f.claims if _gives_all(c)]
    if not summaries and not closing:
        return facts
    presenters = tuple(x for f in summaries for x in f.links if x.slot in GIVERS)
    when = next((f.date for f in summaries if f.date), None)
    where = next((f.place for f in summaries if f.place), None)
    shared = []
    for fact in facts:
        if id(fact) in others:
            told = min(c.sentence for c in fact.claims)
            later = [c for c in closing if c.sentence > told]
            givers = (*presenters, *(x for c in later for x in c.links if x.slot == "presenter"))
            missing = tuple(x for x in givers if not fact.parties(x.slot))
            evidence = (*(c for f in summaries for c in f.claims), *(c for c in later if c not in fact.claims))
            fact = replace(  # noqa: PLW2901 - the list is built anew
                fact,
                links=(*fact.links, *missing),
                claims=(*fact.claims, *evidence),
                date=fact.date or when,
                place=fact.place or where,
            )
        shared.append(fact)
    return shared


def settle(facts: Sequence[Fact], about: Circumstances) -> tuple[Fact, ...]:
    """Give the one day and the one place that a release tells of to its other awards too."""
    live = [f for f in facts if f.status in LIVE]
    days = {f.date.iso for f in live if f.date is not None and f.date.precision != "year"}
    places = {f.place.name for f in live if f.place is not None}
    told = (f.date for f in live if f.date is not None and f.date.precision != "year")
    day = next(told, None) if len(days) == 1 else None
    day = day if days else about.occasion
    place = next((f.place for f in live if f.place is not None), None) if len(places) == 1 else None
    return tuple(
        replace(f, date=_closer(f.date, day), place=f.place or place) if f.status in LIVE else f for f in facts
    )


def _closer(told: DateMention | None, occasion: DateMention | None) -> DateMention | None:
    """The occasion's day where nothing is told, or only its year ("letošnja nagrada")."""
    if told is None or told.iso is None:
        return occasion
    only_year = told.precision == "year" and occasion is not None and (occasion.iso or "").startswith(told.iso)
    return occasion if only_year else told


def _drop_summaries(facts: list[Fact]) -> list[Fact]:
    """A general sentence makes a record only where its ceremony has no other, a plan without a winner none."""
    live = [f for f in facts if f.status in LIVE and not _is_summary(f)]
    plans = [f for f in facts if f.status == "future" and not f.parties("recipient") and not f.parties("accepted_by")]
    kept = [f for f in facts if not (_is_summary(f) and f.status in LIVE and live) and f not in plans]
    kept = [f for f in kept if not (f.status in LIVE and any(_is_class_of(other, f) for other in live))]
    kept = [f for f in kept if not (f.status in LIVE and _counts_up(f, [other for other in live if other is not f]))]
    return [f for f in kept if not (_is_summary(f) and f.award is None)]


def _counts_up(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether it tells several winners of awards in general, of each of whom another tells which one it is."""
    if fact.award is None or fact.award.kind not in GENERAL or fact.award.category is not None:
        return False
    winners = {x.phrase.name for x in fact.parties("recipient")}
    told = [{x.phrase.name for x in other.parties("recipient")} for other in others]
    before, _, _ = fact.name.partition(fact.award.kind)  # "priznanja občine", "državna odlikovanja", "Kosove nagrade"
    plain = not before or (
        fact.award.number == "Plur" and before.islower() and adjective_stem(before.split()[0]) not in GRADES
    )
    # Who has both of two awards together has them both: "sta prejela plaketo in priznanje".
    return plain and len(winners) > 1 and winners <= set().union(*told) and not any(winners <= own for own in told)


def _is_class_of(fact: Fact, whole: Fact) -> bool:
    """Whether it is a class, with its winner, of an award that is told without one."""
    classed = fact.category is not None or (fact.award is not None and fact.award.category is not None)
    named = fact.name.casefold().startswith(f"{whole.name} ".casefold())
    return classed and named and bool(fact.parties("recipient")) and not whole.parties("recipient")


def _winner_from_acceptor(fact: Fact, about: Circumstances) -> Fact:
    """Somebody who takes an award that nobody else receives has won it."""
    rule = "resolve.acceptor-is-winner"
    if fact.parties("recipient") or not about.has(rule) or any(c.proxy for c in fact.claims):
        return fact
    links = tuple(Link("recipient", x.phrase, rule) if x.slot == "accepted_by" else x for x in fact.links)
    return replace(fact, links=links)


def _conferrers(facts: list[Fact], habits: Sequence[Resolved]) -> list[Fact]:
    """Give each award the institution that is told to confer it, or its programme, year after year."""
    out = []
    for fact in facts:
        links = fact.links
        if fact.status in LIVE and not fact.parties("conferred_by"):
            told = (x for habit in habits if _is_habit_of(habit, fact) for x in habit.links if x.slot == "conferred_by")
            links = (*links, *told)
        out.append(replace(fact, links=links))
    return out


def _is_habit_of(habit: Resolved, fact: Fact) -> bool:
    """Whether what is told to be conferred each year is the award, its kind or its programme."""
    own = habit.claim.award
    if own is not None and own.bare:
        return fact.award is not None and own.kind == fact.award.kind
    names = {fact.name.casefold()} | ({fact.programme.name.casefold()} if fact.programme is not None else set())
    return habit.award is not None and habit.award.name.casefold() in names
