"""Feeds folded into people and awards: who is joined, by what, and who is kept apart."""

import random
import time
from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from pipeline.feeds.awards import FoldedAward, fold_awards
from pipeline.feeds.names import agree, award_key, body_in, body_key, nominatives, own_name, person_key
from pipeline.feeds.people import FoldedPerson, fold_people
from pipeline.records import AwardRecord, Document, Party, Person, PersonRole, Programme, Source
from tests.commands import Nagrade
from tests.feeds import a_feed, a_line_of_documents, a_mention, a_party, a_record, a_source


def told(source: str | Source, *parties: Party | str, award: str = "nagrada") -> AwardRecord:
    return a_record(source, award, parties)


def names(people: Sequence[FoldedPerson], name: str) -> list[tuple[str, ...]]:
    """The documents of everybody of the name."""
    return sorted(person.documents for person in people if person.name == name)


def reasons(folded: FoldedPerson | FoldedAward) -> list[tuple[str, str]]:
    return [(why.reason, why.shared) for why in folded.why]


def test_a_person_has_a_line_with_roles_over_time_and_awards() -> None:
    people = fold_people(
        [
            a_record(
                a_source("a", published="2019-05-01"), "plaketa", [a_party("Ana Novak", "učiteljica", "OŠ Lipa Bled")]
            ),
            a_record(
                a_source("b", published="2022-06-02"),
                "pokal",
                ["Jan Kos"],
                presenters=[a_party("dr. Ana Novak", "ravnateljica", "OŠ Lipa Bled")],
                accepted_by=[a_party("ANA NOVAK", "ravnateljica", "OŠ Lipa Bled")],
                date="2022-05",
                status="announced",
            ),
        ]
    )
    ana, jan = people
    assert (ana.name, ana.variants) == ("Ana Novak", ("ANA NOVAK", "Ana Novak", "dr. Ana Novak"))
    assert [(role.role, role.first, role.last, role.documents) for role in ana.roles] == [
        ("učiteljica", "2019-05-01", "2019-05-01", 1),
        ("ravnateljica", "2022-06-02", "2022-06-02", 1),
    ]
    assert [(award.award, award.date, award.status) for award in ana.received] == [
        ("plaketa", "2019-05-01", "conferred")
    ]
    assert [(award.award, award.date, award.status) for award in ana.presented] == [("pokal", "2022-05", "announced")]
    assert len(ana.accepted) == 1
    assert reasons(ana) == [("institution", "oš lipa bled")]
    assert jan.documents == ("b",)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (a_party("Ana Novak", None, "Zavod Lipa"), a_party("Ana Novak", "direktorica", "zavod »Lipa«"), "institution"),
        (a_party("Ana Novak", None, "Občina Bled"), a_party("Ana Novak", None, "Mestna občina Bled"), "related"),
        (a_party("Ana Novak", "kiparka"), a_party("Ana Novak", "Kiparka"), "role"),
        (a_party("mag. Ana Novak", "kiparka"), a_party("prof. dr. Ana Novak", "kiparka"), "role"),
        (a_party("Ana Novak", "kiparka"), a_party("Ane Novak", "kiparka"), "role"),
        (a_party("Peter Kovšca", None, "Zavod Lipa"), a_party("Petra Kovšce", None, "Zavod Lipa"), "institution"),
    ],
)
def test_mentions_are_joined_and_why_is_told(one: Party, other: Party, reason: str) -> None:
    (person,) = fold_people([told("a", one), told("b", other)])
    assert person.documents == ("a", "b")
    assert person.name in {"Ana Novak", "mag. Ana Novak", "Peter Kovšca"}
    assert person.why[0].reason.startswith(reason)
    assert person.why[0].documents == ("a", "b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (a_party("Ana Novak", "predsednica", "Društvo Breza"), a_party("Ana Novak", "predsednica", "Društvo Jelka")),
        (a_party("Ana Novak", None, "Občinski svet"), a_party("Ana Novak", None, "Občinski svet")),
        (a_party("Ana Novak"), a_party("Ana Novak")),
        (a_party("A. Novak", "kiparka"), a_party("Ana Novak", "kiparka")),
        (a_party("Ana", "kiparka"), a_party("Ana", "kiparka")),
        (a_party("Jan Novak", "kipar"), a_party("Jana Novak", "kipar")),
    ],
)
def test_mentions_that_nothing_joins_stay_apart(one: Party, other: Party) -> None:
    people = fold_people([told("a", one), told("b", other)])
    assert [person.why for person in people] == [(), ()]


def test_homonyms_name_each_other_and_a_bare_mention_is_given_to_none_of_them() -> None:
    lines = [
        told("a", a_party("Ana Novak", "kiparka", "Zavod Lipa")),
        told("b", a_party("Ana Novak", "kiparka", "Društvo Breza")),
        told("c", a_party("Ana Novak", "kiparka")),
    ]
    for loose in (False, True):
        people = fold_people(lines, loose=loose)
        assert names(people, "Ana Novak") == [("a",), ("b",), ("c",)]
        assert all(len(person.namesakes) == 2 for person in people)
    assert names(fold_people(lines[::2]), "Ana Novak") == [("a", "c")]


def test_places_keep_homonyms_apart_and_loosely_join_them() -> None:
    bled, bled_too, piran = (
        a_source(name, place=place) for name, place in zip("abc", ("Bled", "Bled", "Piran"), strict=True)
    )
    party = a_party("Ana Novak")
    assert len(fold_people([told(bled, party), told(bled_too, party)])) == 2
    assert reasons(fold_people([told(bled, party), told(bled_too, party)], loose=True)[0]) == [("place", "Bled")]
    assert len(fold_people([told(bled, party), told(piran, party)], loose=True)) == 2
    kiparka = a_party("Ana Novak", "kiparka")
    assert len(fold_people([told(bled, kiparka), told(piran, kiparka)], loose=True)) == 2


def test_initials_are_pointed_at_and_not_joined() -> None:
    short, full = fold_people([told("a", a_party("Ana Novak", "kiparka")), told("b", a_party("A. Novak", "kiparka"))])
    assert (full.name, full.initials, short.initials) == ("Ana Novak", (short.id,), (full.id,))


def a_person(name: str, at: int, role: str | None = None, institution: str | None = None) -> Person:
    mention = a_mention(name, at)
    roles = (PersonRole(role=role, institution=institution, mention=mention),) if role or institution else ()
    return Person(name=name, titles=("dr.",), mentions=(mention,), roles=roles)


def test_a_feed_of_documents_tells_who_is_who_in_a_release() -> None:
    record = told("a", a_party("Jan Kos", mention=a_mention("Jan Kos", 40)))
    document = a_line_of_documents([record], [a_person("Jan Kos", 10, "župan"), a_person("Jan Kos", 40, "dijak")])
    people = fold_people([document, record])
    assert len(people) == 2
    assert {person.roles[0].role: len(person.received) for person in people} == {"župan": 0, "dijak": 1}
    assert people[0].titles == ("dr.",)
    assert len({person.id for person in people}) == 2


def test_copies_of_a_text_are_one_release() -> None:
    source = a_source("a")
    copy = source.model_copy(update={"path": "copy.txt"})
    (person,) = fold_people([told(source, "Ana Novak"), told(copy, "Ana Novak")])
    assert (len(person.received), person.documents) == (2, ("a",))


def some_lines() -> list[AwardRecord | Document]:
    """Lines in which names, institutions, roles and places meet by chance."""
    chance = random.Random(7)  # noqa: S311 - any lines will do

    def party() -> Party:
        return a_party(
            chance.choice(("Ana Novak", "Ane Novak", "Jan Kos", "J. Kos", "Ana")),
            chance.choice((None, "kiparka", "župan")),
            chance.choice((None, "Zavod Lipa", "Javni zavod Lipa", "Društvo Breza")),
        )

    return [
        a_record(
            a_source(
                f"d{n}",
                place=chance.choice((None, "Bled", "Piran")),
                published=f"20{n % 30:02}-01-01",
                sender=chance.choice((None, None, "Občina Bled")),
            ),
            chance.choice(("plaketa", "Plaketa", "nagrada Zlati list", "nagrada »Zlati list« 2021", "pokal")),
            [party(), party()],
            conferred_by=chance.choice(((), (), ("Zavod Lipa",), ("Društvo Breza",))),
        )
        for n in range(40)
    ]


@pytest.mark.parametrize("loose", [False, True])
def test_the_order_of_lines_changes_nothing(loose: bool) -> None:  # noqa: FBT001 - pytest gives it
    lines = some_lines()
    people, awards = fold_people(lines, loose=loose), fold_awards(lines, loose=loose)
    assert any(len(person.documents) > 2 for person in people)
    assert any(len(award.documents) > 2 for award in awards)
    for seed in range(5):
        mixed = random.Random(seed).sample(lines, len(lines))  # noqa: S311 - any order will do
        assert fold_people(mixed, loose=loose) == people
        assert fold_awards(mixed, loose=loose) == awards


def test_lines_that_disagree_are_settled_in_any_order() -> None:
    one = told(a_source("a", published="2020-01-01"), a_party("Ana Novak", "kiparka"))
    other = one.model_copy(update={"document": a_source("a", published="2021-01-01"), "confidence": 0.9})
    assert one.id == other.id
    assert fold_people([one, other]) == fold_people([other, one])
    assert fold_awards([one, other]) == fold_awards([other, one])


@pytest.mark.parametrize("name", ["", " ", ",", ", dr.", "dr.", "»«", "2021", ".", "naziv", "Ana ", "\u0301", "I."])
def test_names_of_any_kind_are_folded(name: str) -> None:
    lines = [a_record(document, name, [name], conferred_by=[name]) for document in "ab"]
    assert len(fold_people(lines)) in {1, 2}
    assert len(fold_awards(lines, loose=True)) in {1, 2}


def test_many_mentions_of_one_name_take_no_time() -> None:
    lines = [told(a_source(f"{n}", sender="STA"), "Ana Novak") for n in range(1_000)]
    start = time.process_time()
    (person,) = fold_people(lines)
    assert len(person.documents) == len(person.received) == 1_000
    assert time.process_time() - start < 5


def test_ids_stay_when_later_releases_come() -> None:
    first = told(a_source("b", published="2020-01-01"), a_party("Ana Novak", "kiparka", "Zavod Lipa"))
    later = told(a_source("a", published="2023-01-01"), a_party("Ana Novak", "kiparka"))
    other = told(a_source("c", published="2023-01-01"), a_party("Ana Novak", "županja", "Občina Bled"))
    (before,) = fold_people([first])
    assert before.id in {person.id for person in fold_people([first, later, other])}
    (award,) = fold_awards([first])
    assert award.id in {award.id for award in fold_awards([first, later, other])}


def test_an_award_has_a_line_with_its_years_bodies_and_recipients() -> None:
    programme = Programme(name="Dan lipe", year="2021", aliases=("Lipovanje",))
    lines = [
        a_record("a", "nagrada »Zlati list« 2020", ["Ana Novak"], conferred_by=["Zavod Lipa"], date="2020-06-01"),
        a_record("b", "Nagrada Zlati list", ["Jan Kos"], programme=programme),
        a_record(a_source("c", published="2022-03-04"), "nagrada Zlati list", [], status="announced"),
    ]
    (award,) = fold_awards(lines)
    assert award.name == "nagrada Zlati list"
    assert award.variants == ("Nagrada Zlati list", "nagrada Zlati list", "nagrada »Zlati list« 2020")
    assert award.years == ("2020", "2021", "2022")
    assert award.conferred_by == ("Zavod Lipa",)
    assert award.programmes == ("Dan lipe", "Lipovanje")
    assert [(one.name, one.year) for one in award.recipients] == [("Ana Novak", "2020"), ("Jan Kos", "2021")]
    assert reasons(award) == [("own_name", "nagrada zlati list")]


def test_plain_awards_are_joined_by_a_body_a_programme_or_a_sender_only() -> None:
    def documents(*records: AwardRecord, loose: bool = False) -> list[tuple[str, ...]]:
        return sorted(award.documents for award in fold_awards(records, loose=loose))

    assert documents(a_record("a", "plaketa"), a_record("b", "plaketa"), loose=True) == [("a",), ("b",)]
    body, other = ("Občina Bled",), ("Občina Piran",)
    same = [a_record(name, "plaketa", conferred_by=body) for name in "ab"]
    assert documents(*same, a_record("c", "plaketa", conferred_by=other)) == [("a", "b"), ("c",)]
    programme = Programme(name="Dan lipe", year=None, aliases=())
    assert documents(*(a_record(name, "plaketa", programme=programme) for name in "ab")) == [("a", "b")]
    assert documents(*(a_record(a_source(name, sender="STA"), "plaketa") for name in "ab")) == [("a", "b")]
    forms = [a_record(n, a, conferred_by=body) for n, a in (("a", "naziv častna občanka"), ("b", "častni občan"))]
    assert documents(*forms) == [("a", "b")]
    lipova = [a_record(name, "Lipova nagrada") for name in "ab"]
    assert documents(*lipova) == [("a",), ("b",)]
    assert documents(*lipova, loose=True) == [("a", "b")]


def test_names_are_compared_without_what_does_not_belong_to_them() -> None:
    assert person_key("prof. dr. Ana  NOVAK - KOS, univ. dipl. prav.") == "ana novak-kos"
    assert person_key("Jan Magister") == "jan magister"
    assert "ana novak" in nominatives("ano novak")
    assert not nominatives("jana novak") & {"jan novak"}
    assert award_key("naziv »Športnik leta« za leto 2021") == "športnik leta"
    assert award_key("nagrada 2019/2020") == "nagrada"
    assert body_in("plaketa Občine Bled") == "občine bled"
    assert body_in("nagrada Zlati list") == body_in("priznanje gasilske zveze I. stopnje") == ""
    assert own_name("nagrada Zlati list")
    assert not own_name("Lipova nagrada")
    assert body_key("Zavod »Lipa«") == "zavod lipa"
    assert body_key("Občinski svet") == body_key("komisija za priznanja") == ""
    assert agree("občina bled", "mestna občina bled")
    assert not agree("društvo breza celje", "društvo breza kranj")


def test_the_commands_write_a_line_each(nagrade: Nagrade, tmp_path: Path) -> None:
    feed = a_feed(tmp_path / "feed", [told("a", "Ana Novak", "Jan Kos")])
    code, out, err = nagrade("people", feed)
    assert (code, err) == (0, "")
    assert [orjson.loads(line)["name"] for line in out.splitlines()] == ["Ana Novak", "Jan Kos"]
    assert nagrade("awards", "-", "-o", tmp_path / "awards", stdin=feed.read_bytes()).code == 0
    assert FoldedAward.model_validate_json((tmp_path / "awards").read_bytes()).name == "nagrada"
    assert nagrade("people", feed, "-o", feed).code == 1
    assert "feed:2: no line of a feed" in nagrade("awards", feed, a_bad(feed)).err


def a_bad(feed: Path) -> Path:
    bad = feed.with_name("bad-feed")
    bad.write_bytes(feed.read_bytes() + b"nothing\n")
    return bad
