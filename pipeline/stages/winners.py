"""Claims without an award verb: nouns for winners and for the act, and titles."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.records import Status
from pipeline.rules.awards import BEARERS_TOO, EVENTS, OCCASIONS
from pipeline.rules.frames import NOW, OF_TODAY, NounFrame
from pipeline.stages.annotation import Token
from pipeline.stages.claims import Claim, ClaimStatus, Gap, Link, PartySlot
from pipeline.stages.coordination import in_turn
from pipeline.stages.described import dative_group
from pipeline.stages.inflection import feminine
from pipeline.stages.phrases import (
    AwardPhrase,
    Phrase,
    modifiers_before,
    same_case,
    tells_no_name,
)
from pipeline.stages.sentences import SentenceReader
from pipeline.stages.superlatives import RULE as SUPERLATIVE
from pipeline.stages.superlatives import superlatives
from pipeline.stages.vocabulary import possible_cases

_NEAR = 3  # tokens between a name and the noun in apposition to it
FOR_YEAR = 3
"""Tokens of "za leto 2014"."""
_PROPOSED = frozenset({"nominiran", "nominirati", "predlagan", "predlagati"})
_NEW_TITLES = frozenset({"title.of-the-year", "title.maturant", "title.naj"})  # of which news tells when they are new
_CONGRATULATIONS = frozenset({"čestitka", "čestitati"})
_CHOOSING = frozenset({"izbrati", "razglasiti", "določiti", "potrditi", "razkriti"})
_OUT_OF, _ONE = frozenset({"od", "izmed"}), frozenset({"en", "eden", "prvi"})
_COPULAS = frozenset({"je", "sta", "so"})
_ACTS = frozenset({"podelitev", "izročitev", "vročitev", "podeljevanje"})


@lru_cache(maxsize=32)
def _by_lemma(rows: tuple[NounFrame, ...]) -> dict[str, NounFrame]:
    return {lemma: row for row in rows for lemma in row.lemmas}


def noun_claims(reader: SentenceReader) -> list[Claim]:
    """Claims of nouns such as "dobitnica" and "nagrajenec"."""
    claims, nouns = [], _by_lemma(reader.tables.nouns)
    for index in range(*reader.sentence):
        row = nouns.get(reader.tokens[index].lemma)
        award = award_of_noun(reader, index) if row is not None else None
        if row is not None and award is None:
            claims += _listed(reader, index, row) or _counted(reader, index, row) or _apposed(reader, index, row)
        if row is None or award is None:
            continue
        bearers, epithet = _bearers(reader, index, award)
        new = _is_told(reader, index) or congratulates(reader) or _is_chosen(reader, index)
        new = new or (reader.is_line and bool(bearers) and bearers[0].outer_first == reader.sentence.first)
        epithet = epithet and not new
        if not bearers and not _opens_list(reader, index, award):
            claims += _of_somebody_before(reader, index, row, award)
            continue
        status: Status = row.status or ("past" if epithet or _is_past(reader, index) else "announced")
        claims.append(claim_of(reader, index, row.id, award, bearers, status, epithet=epithet))
    return claims


def _of_somebody_before(reader: SentenceReader, index: int, row: NounFrame, award: AwardPhrase) -> list[Claim]:
    """The claim of a noun whose bearer is told before the sentence ("Je prejemnica zlate plakete")."""
    noun, clause = reader.tokens[index], _clause_around(reader, award)
    words = [reader.tokens[at] for at in clause]
    told = any(t.lemma == "biti" for t in words) and not any(t.features.pos == "VERB" for t in words)
    others = any(p.first in clause and same_case(p.case, "Nom") and p.kind != "place" for p in reader.phrases)
    if noun.features.case != "Nom" or noun.features.number != "Sing" or not told or others or row.status:
        return []
    gap = Gap("recipient", "3", noun.features.gender, noun.features.number, "", subject=True)
    return [replace(claim_of(reader, index, row.id, award, (), "past"), gaps=(gap,))]


def congratulates(reader: SentenceReader) -> bool:
    """Whether the sentence congratulates on what has just been won ("Čestitke Ani Kos, dobitnici plakete")."""
    return any(reader.tokens[at].lemma in _CONGRATULATIONS for at in range(*reader.sentence))


def _is_chosen(reader: SentenceReader, index: int) -> bool:
    """Whether the noun is whom somebody has chosen ("izbrali so dva prejemnika plakete, Ano Kos in Jana Laha")."""
    noun = reader.tokens[index]
    return noun.features.case == "Acc" and reader.tokens[noun.head].lemma in _CHOOSING


def _listed(reader: SentenceReader, index: int, row: NounFrame) -> list[Claim]:
    """Winners behind "Nagrajenci:" where the award is told elsewhere."""
    tokens, last = reader.tokens, reader.sentence.last
    if tokens[last - 1].text == ":" and {t.text for t in tokens[index + 1 : last - 1]} <= _COPULAS:
        return [claim_of(reader, index, row.id, None, (), row.status or "announced")]  # they stand below
    if index + 1 >= last or tokens[index + 1].text != ":":
        return []
    group = next((g for g in reader.groups if g[0].outer_first == index + 2 and g[0].kind != "place"), None)
    if group is None:
        return []
    return [claim_of(reader, index, row.id, None, group, row.status or "announced")]


def _counted(reader: SentenceReader, index: int, row: NounFrame) -> list[Claim]:
    """Who is "med letošnjimi nagrajenci" or "nagrajenec" where the award is told elsewhere."""
    features = reader.tokens[index].features
    among = _is_among(reader, index)
    now = any(reader.tokens[at].text.casefold() in NOW for at in range(*reader.sentence))
    told = now or _is_told(reader, index) or _opens_copula(reader, index)
    if not among and (features.case != "Nom" or not told):
        return []
    fitting = [g for g in reader.groups if _is_equated(reader, g, index, None)]
    if not fitting:
        return []
    group = min(fitting, key=lambda g: (g[0].first < index, abs(g[0].head - index)))
    status: Status = row.status or ("past" if _is_past(reader, index) else "announced")
    return [claim_of(reader, index, row.id, None, group, status)]


def _apposed(reader: SentenceReader, index: int, row: NounFrame) -> list[Claim]:
    """Who stands beside a "letošnja nagrajenka" whose award is told elsewhere."""
    case = reader.tokens[index].features.case
    told = _is_told(reader, index) and not row.status
    for group in reader.groups if told else ():
        beside = _in_apposition(reader, group, index, index, index + 1) and same_case(group[0].case, case)
        if beside and group[0].kind in {"person", "institution"}:
            return [claim_of(reader, index, row.id, None, group, "announced")]
    return []


def _opens_copula(reader: SentenceReader, index: int) -> bool:
    """Whether the sentence is of who the winner is ("Nagrajenci so Ana Kos in Jan Lah.")."""
    at, tokens = index + 1, reader.tokens
    opens = modifiers_before(tokens, index, reader.sentence.first) == reader.sentence.first
    return opens and at < reader.sentence.last and tokens[at].text in _COPULAS


def _is_among(reader: SentenceReader, index: int) -> bool:
    """Whether somebody is counted in ("med letošnjimi nagrajenci je", "ena od dobitnic plakete je")."""
    tokens, floor = reader.tokens, reader.sentence.first
    first = modifiers_before(tokens, index, floor)
    preposition, case = reader.preposition(first), tokens[index].features.case
    if preposition in _OUT_OF and case == "Gen":
        one = tokens[first - 2] if first - 2 >= floor else None
        return one is not None and one.lemma in _ONE and same_case(one.features.case, "Nom")
    return preposition == "med" and case == "Ins"


def is_among_winners(reader: SentenceReader, at: int | None) -> bool:
    """Whether the sentence says that who is named there is one of the winners ("Med nagrajenci je Ana Kos, ki")."""
    nouns, tokens = _by_lemma(reader.tables.nouns), reader.tokens
    before = range(reader.sentence.first, at or 0)
    if any(tokens[i].text.casefold() == "med" and tokens[i + 1].text == "njimi" for i in before):
        return True
    return any(tokens[i].lemma in nouns and not nouns[tokens[i].lemma].status and _is_among(reader, i) for i in before)


def _is_past(reader: SentenceReader, index: int) -> bool:
    """Whether a noun is of a winner of the past ("nekdanja dobitnica"), as the first of many is ("prvi je bil")."""
    if reader.told_as_past(index):
        return True
    tokens, (first, last) = reader.tokens, reader.sentence
    ordinal = any(tokens[at].lemma == "prvi" for at in range(modifiers_before(tokens, index, first), index))
    return ordinal and any(t.lemma == "biti" and t.features.verb_form == "Part" for t in tokens[first:last])


def _is_told(reader: SentenceReader, index: int) -> bool:
    """Whether "letošnji" or the like stands before the noun, so that it is one of the day's."""
    first = modifiers_before(reader.tokens, index, reader.sentence.first)
    return any(reader.tokens[at].lemma in OF_TODAY for at in range(first, index))


def award_of_noun(reader: SentenceReader, index: int) -> AwardPhrase | None:
    """The award that completes a noun for its winner, behind it or as its adjective."""
    for award in reader.awards:
        if award.head == index:
            return award
        between = reader.tokens[index + 1 : award.first]
        genitive = award.case in {"Gen", ""} or "Gen" in possible_cases(reader.tokens[award.head])
        if award.first > index and genitive and all(map(tells_no_name, between)):
            return award
        if award.first == index + 2 and reader.tokens[index + 1].lemma == "za":
            return award
    return None


def _opens_list(reader: SentenceReader, index: int, award: AwardPhrase) -> bool:
    """Whether the line ends in a colon right behind noun and award, so that the winners stand below."""
    last = max(award.last, index + 1)
    near = _NEAR + (FOR_YEAR if award.year_for else 0)
    return reader.tokens[reader.sentence.last - 1].text == ":" and reader.sentence.last - 1 - last <= near


def _bearers(reader: SentenceReader, index: int, award: AwardPhrase) -> tuple[tuple[Phrase, ...], bool]:
    """Who holds the award, and whether the noun is only an epithet: in apposition, or behind "je", "so" or a colon."""
    first, last = min(award.first, index), max(award.last, index + 1)
    case = reader.tokens[index].features.case
    for group in reader.groups:
        if (
            _in_apposition(reader, group, index, first, last)
            and group[0].kind in {"person", "institution", "group"}
            and same_case(group[0].case, case)
        ):
            return group, True
    if case not in {"Nom", ""} and not _is_among(reader, index) and not _are_counted(reader, index, last):
        return (), False
    fitting = [g for g in reader.groups if _is_equated(reader, g, index, award)]
    if not fitting:
        return (), False
    return min(fitting, key=lambda g: (g[0].first < index, abs(g[0].head - index))), False


def _are_counted(reader: SentenceReader, index: int, last: int) -> bool:
    """Whether it is said how many there are before a colon ("dobitnikov nagrade je letos šest: Ana Kos")."""
    tokens, features = reader.tokens, reader.tokens[index].features
    colon = next((at for at in range(last, reader.sentence.last) if tokens[at].text == ":"), last)
    told = any(token.features.num_type == "Card" for token in tokens[last:colon])
    return told and features.case == "Gen" and features.number != "Sing"


def _in_apposition(reader: SentenceReader, group: Sequence[Phrase], index: int, first: int, last: int) -> bool:
    head, tail = group[0], group[-1]
    if head.outer_first == last or head.outer_first <= index < head.first or tail.last <= index < tail.outer_last:
        return True
    noun = reader.tokens[index].features
    if len(group) > 1 and head.outer_first == last + 1 and noun.number != "Sing":
        sign = reader.tokens[last].text  # "nagrajencema, slikarju Janu Lahu in Ani Kos", but not "Nagrajenci: Ana Kos"
        if sign == "," or (sign == ":" and noun.case not in {"Nom", ""}):
            return True
    opens = head.outer_first == reader.sentence.first and reader.is_line
    if opens and tail.outer_last == first and reader.tokens[index].features.case == "Nom":
        return True  # "Jan Kos prejemnik zlate plakete"
    if last < reader.sentence.last and reader.tokens[last].text == "pa":
        return False  # "prejemnica plakete je Ana Kos, prejemnik nagrade pa Jan Lah"
    between = {t.text for t in reader.tokens[tail.outer_last : first] if not tells_no_name(t)}
    return 0 < first - tail.outer_last <= _NEAR and between <= {",", "(", "–"}


def _is_equated(reader: SentenceReader, group: Sequence[Phrase], index: int, award: AwardPhrase | None) -> bool:
    """Whether "je", "so", "postati" or a colon says that the group is the winner."""
    tokens, head = reader.tokens, group[0]
    last = award.last if award is not None else index + 1
    if (
        (award is not None and award.first < head.last and head.first < award.last)
        or head.kind == "place"
        or not same_case(head.case, "Nom")
        or reader.preposition(head.outer_first)
    ):
        return False
    low, high = min(index, head.head), max(index, head.head)
    verbs = [i for i in range(*reader.sentence) if tokens[i].lemma in {"biti", "postati"}]
    if any(tokens[i].features.pos == "VERB" and tokens[i].lemma != "postati" for i in range(low, high)):
        return False
    if any(tokens[i].text == ":" for i in range(max(last, index), head.outer_first)):
        return True
    between = {t.text for t in tokens[last : head.outer_first]}
    if head.outer_first > index and between <= {"tudi", "še"} and _is_among(reader, index):
        return True  # "med nagrajenci tudi Ana Kos"
    before = {t.text for t in tokens[group[-1].outer_last : modifiers_before(tokens, index, reader.sentence.first)]}
    if reader.is_line and head.outer_first == reader.sentence.first and before <= {"tudi", "še", "med"}:
        return _is_among(reader, index)  # "Društvo Lipa med nagrajenci"
    if any(v < index for v in verbs) and last < head.first and tokens[last].text == "pa":
        return True  # the verb is that of the part before
    return any(low < v < high or v > high for v in verbs)


def title_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims that somebody is, was or will be a champion or an honorary citizen, of the titles that no claim has."""
    rule, found = "pattern.was-title", list[Claim]()
    if not reader.tables.has(rule):
        return []
    claimed = {c.award.head for c in claims if c.award is not None}
    for award in (*reader.awards, *_best_of_event(reader)):
        borne = award.rule.startswith("title.") or award.rule == SUPERLATIVE
        borne = borne or reader.tokens[award.head].lemma in BEARERS_TOO
        if not borne or award.case != "Nom" or award.head in claimed:
            continue
        if award.last > award.head + 1 and reader.tokens[award.head + 1].text.casefold() in OCCASIONS - {"sezone"}:
            continue  # "najboljša igralka tekme je bila Ana Kos" may only say how she played
        whole = _before_relative(reader, award)
        alone = not claims and not any(_acts_itself(reader, reader.tokens[at]) for at in whole)
        told = whole if alone else _clause_around(reader, award)
        words = [reader.tokens[at] for at in told]
        if any(_acts_itself(reader, t) for t in words) or not any(t.lemma == "biti" for t in words):
            continue
        group = next(
            (g for g in reader.groups if g[0].head in told and _is_equated(reader, g, award.head, award)), None
        )
        status = _told_by_copula(words, award)
        if group is not None and group[0].kind != "place":
            found += [claim_of(reader, award.head, rule, *own, status) for own in _by_gender(award, group)]
        elif status == "past" and not any(t.dep.startswith("nsubj") for t in words if t.index != award.head):
            gap = Gap("recipient", "3", award.gender, award.number, "", subject=True)  # "bila je svetovna prvakinja"
            found.append(replace(claim_of(reader, award.head, rule, award, (), status), gaps=(gap,)))
    return in_turn(found)


def _best_of_event(reader: SentenceReader) -> list[AwardPhrase]:
    """Who or what a sentence calls the best of a festival or contest ("Najboljši igralec festivala je Jan Kos")."""
    tokens = reader.tokens
    opening = (t for t in superlatives(reader) if t.first == reader.sentence.first and t.last < reader.sentence.last)
    return [
        title
        for title in opening
        if tokens[title.last].text in _COPULAS and any(t.lemma in EVENTS for t in tokens[title.head : title.last])
    ]


def _by_gender(award: AwardPhrase, group: Sequence[Phrase]) -> list[tuple[AwardPhrase, Sequence[Phrase]]]:
    """The title with whom it is of; of women and men together it is hers and his ("športnika leta sta A in B")."""
    one_word = award.first == award.head and award.gender == "Masc"
    if not one_word or award.number != "Dual" or sorted(one.gender for one in group) != ["Fem", "Masc"]:
        return [(award, group)]
    woman, man = sorted(group, key=lambda one: one.gender)
    noun, _, rest = award.name.partition(" ")
    return [(replace(award, name=f"{feminine(noun)} {rest}".rstrip(), gender="Fem"), [woman]), (award, [man])]


def _acts_itself(reader: SentenceReader, token: Token) -> bool:
    """Whether it is a verb of the clause itself, and not of one about a noun ("častni občan bo Jan Kos, ki poje")."""
    if token.features.pos != "VERB":
        return False
    predicate = reader.clauses.predicates.get(token.index)
    return predicate is None or predicate.antecedent is None


def _told_by_copula(words: Sequence[Token], award: AwardPhrase) -> Status:
    """The status of a title that "biti" tells of: of past, but for one that only its day's news tells of."""
    if any(t.lemma in _PROPOSED for t in words):
        return "nominated"  # "v kategoriji pevka leta so nominirane Ana Kos in Eva Rus"
    if any(t.lemma == "biti" and t.features.verb_form == "Part" for t in words):
        return "past"
    if any(t.lemma == "biti" and t.features.tense == "Fut" for t in words):
        return "future"
    return "announced" if award.rule in _NEW_TITLES or not award.rule.startswith("title.") else "past"


def _before_relative(reader: SentenceReader, award: AwardPhrase) -> range:
    """The tokens of the sentence up to a relative clause behind the award ("je Jan Kos, ki je bil peti")."""
    tokens, (first, last) = reader.tokens, reader.sentence
    commas = (at for at in range(award.last, last - 1) if tokens[at].text == ",")
    return range(first, next((at for at in commas if tokens[at + 1].lemma in {"ki", "kateri"}), last))


def _clause_around(reader: SentenceReader, award: AwardPhrase) -> range:
    """The tokens between the commas on either side of the award."""
    first, last = reader.sentence
    commas = [at for at in range(first, last) if reader.tokens[at].text in {",", ";"}]
    return range(
        max((at + 1 for at in commas if at < award.first), default=first),
        min((at for at in commas if at >= award.last), default=last),
    )


def conferral_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of a noun for the act: "s podelitvijo zlate plakete Ani Novak"; of the awards that no claim has."""
    rule, tokens, found = "pattern.conferral-noun", reader.tokens, list[Claim]()
    if not reader.tables.has(rule):
        return []
    claimed = {c.award.head for c in claims if c.award is not None}
    for award in reader.awards:
        act = modifiers_before(tokens, _first_of_list(reader, award).head, reader.sentence.first) - 1
        if (
            award.head in claimed
            or award.case != "Gen"
            or act < reader.sentence.first
            or tokens[act].lemma not in _ACTS
        ):
            continue
        last = _last_of_list(reader, award).last
        group = next((g for g in reader.groups if g[0].outer_first == last and g[0].case == "Dat"), ())
        happened = any(p.real and p.tense == "past" for p in reader.clauses.predicates.values())  # no programme's item
        if not group and happened and (told := dative_group(reader, last, rule)) is not None:
            group = (told,)  # "končali so s podelitvijo priznanj zaslužnim krajanom"
        if group and group[0].kind != "place":
            found.append(claim_of(reader, act, rule, award, group, "announced"))
    return found


def _first_of_list(reader: SentenceReader, award: AwardPhrase) -> AwardPhrase:
    """The first of the awards that are joined to the one ("s podelitvijo pokalov in priznanj")."""
    before = next((a for a in reader.awards if _is_joined(reader, a, award)), None)
    return award if before is None else _first_of_list(reader, before)


def _last_of_list(reader: SentenceReader, award: AwardPhrase) -> AwardPhrase:
    behind = next((a for a in reader.awards if _is_joined(reader, award, a)), None)
    return award if behind is None else _last_of_list(reader, behind)


def _is_joined(reader: SentenceReader, left: AwardPhrase, right: AwardPhrase) -> bool:
    between = [t.text for t in reader.tokens[left.last : right.first]]
    return left.last < right.first and between in ([","], ["in"], ["ter"]) and left.case == right.case


def congratulation_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of a congratulation without a verb: "Čestitke Ani Novak za prejeto zlato plaketo"."""
    rule, tokens = "pattern.congratulation", reader.tokens
    claimed = {c.award.head for c in claims if c.award is not None}
    noun = next((at for at in range(*reader.sentence) if tokens[at].lemma == "čestitka"), None)
    if noun is None or not reader.tables.has(rule):
        return []
    group = next((g for g in reader.groups if g[0].first > noun and g[0].case == "Dat" and g[0].kind != "place"), None)
    for award in reader.awards if group is not None else ():
        start = reader.start_of(award)
        behind = group is not None and group[-1].outer_last < award.first and award.head not in claimed
        if group is not None and behind and reader.preposition(start) == "za":
            return [claim_of(reader, noun, rule, award, group, "announced")]
    return []


def claim_of(
    reader: SentenceReader,
    trigger: int,
    rule: str,
    award: AwardPhrase | None,
    parties: Sequence[Phrase],
    status: ClaimStatus,
    *,
    slot: PartySlot = "recipient",
    epithet: bool = False,
) -> Claim:
    """A claim of the whole sentence with these in one slot, which leaves nobody unsaid."""
    return Claim(
        sentence=reader.number,
        trigger=trigger,
        rule=rule,
        award=award,
        implied="",
        status=status,
        links=tuple(Link(slot, phrase, rule) for phrase in parties),
        gaps=(),
        programme=None,
        scope=frozenset(range(*reader.sentence)),
        epithet=epithet,
    )
