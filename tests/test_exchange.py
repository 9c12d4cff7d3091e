"""Annotation: gold goes out to annotation tools and comes back the same, and a correction as it was meant."""

import json
import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree as ET

import orjson
import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from pipeline.errors import UsageError
from pipeline.exchange.importing import Taken, line, read_back
from pipeline.exchange.kinds import Kind
from pipeline.exchange.sources import of_gold
from pipeline.exchange.writing import Tool, write
from pipeline.records import Status
from pipeline.releases import Release
from tests.commands import Nagrade
from tests.exchange import GOLD, TEXT, Json, Results, a_sheet, back, regions, submitted, tasks
from tests.fakes import a_document
from tests.feeds import a_feed, a_line_of_documents, a_mention, a_party, a_record, a_source
from tests.test_cli import ROOT

# How many releases of each part are compared, for time's sake; docs/annotation.md has the command that compares all.
COMPARED = {Tool.labelstudio: 1000, Tool.brat: 50, Tool.docbin: 10}


@pytest.mark.parametrize("part", ["dev", "test"])
@pytest.mark.parametrize("tool", Tool)
def test_the_gold_of_the_corpus_comes_back_byte_for_byte(tool: Tool, part: str, tmp_path: Path) -> None:
    with (ROOT / "corpus" / "gold" / f"{part}.jsonl").open(encoding="utf-8") as lines:
        wanted = "".join(islice(lines, COMPARED[tool]))
    (tmp_path / "gold.jsonl").write_text(wanted, encoding="utf-8")
    texts = ROOT / "corpus" / "releases"
    names = [f"{json.loads(told)['id']}.txt" for told in wanted.splitlines()]
    given = ((name, Release((texts / name).read_text(encoding="utf-8"), path=name)) for name in names)
    returned = back(of_gold(tmp_path / "gold.jsonl", given), tool, tmp_path)
    assert "".join(map(line, returned)) == wanted
    if tool is Tool.labelstudio:  # else nothing would have been compared
        assert (
            not {"awards", "people"} & orjson.loads((tmp_path / "tasks.json").read_bytes())[0]["data"]["about"].keys()
        )


@pytest.mark.parametrize("tool", Tool)
def test_all_that_gold_can_hold_comes_back(tool: Tool, tmp_path: Path) -> None:
    (returned,) = back([a_sheet()], tool, tmp_path)
    assert orjson.dumps(returned) == orjson.dumps(GOLD)


def test_a_party_of_several_awards_is_one_region_with_several_relations(tmp_path: Path) -> None:
    result = tasks(tmp_path)[0]["annotations"][0]["result"]
    first, other = regions(result, "presenter")
    reached = [part["to_id"] for part in result if part["type"] == "relation"]
    assert reached.count(first) == reached.count(other) == len(GOLD["awards"])
    pairs = [(part["from_id"], part["to_id"]) for part in result if part["type"] == "relation"]
    assert len(set(pairs)) == len(pairs)  # Label Studio keeps one relation a pair


def test_places_count_code_points(tmp_path: Path) -> None:
    for part in tasks(tmp_path)[0]["annotations"][0]["result"]:
        value = part.get("value", {})
        if part["type"] == "labels" and isinstance(value["text"], str):
            assert TEXT[value["start"] : value["end"]] == value["text"]


def units(place: int) -> int:
    """A place in code points as one in UTF-16 units."""
    return len(TEXT[:place].encode("utf-16-le")) // 2


def test_places_of_an_older_label_studio_are_told_by_their_words(tmp_path: Path) -> None:
    def older(result: Results) -> None:
        for part in result:
            if place := {key: units(part["value"][key]) for key in ("start", "end") if key in part.get("value", {})}:
                part["value"].update(place)
            if isinstance(part.get("value", {}).get("text"), str):
                part["value"]["text"] = part["value"]["text"].replace("\n", "\\n")

    assert gold_of([submitted(tasks(tmp_path)[0], correct=older)], tmp_path) == GOLD


def taken(given: object, folder: Path) -> list[Taken]:
    """What comes of the tasks of an export."""
    file = folder / "project.json"
    file.write_bytes(orjson.dumps(given))
    return list(read_back(file))


def gold_of(given: object, folder: Path) -> Json:
    (one,) = taken(given, folder)
    assert one.gold is not None
    return one.gold


def moved(result: Results) -> None:
    person = regions(result, "person")[0]
    start = TEXT.index("Ana Žagar")
    for part in result:
        if part.get("id") == person:
            part["value"].update(start=start - 2, end=start + 10)
            if part["type"] == "labels":
                part["value"]["text"] = TEXT[start - 2 : start + 10]


def moved_to_an_equal_one(result: Results) -> None:
    background = regions(result, "background_award")[0]
    start = TEXT.index("list", TEXT.index("zlati\n list"))
    for part in result:
        if part.get("id") == background:
            part["value"].update(start=start, end=start + 4)


def unlinked(result: Results) -> None:
    award, party = regions(result, "award")[0], regions(result, "recipient")[1]
    result.remove({"from_id": award, "to_id": party, "type": "relation", "direction": "right"})


def added(result: Results) -> None:
    """A record whose winner has no name of its own, linked the wrong way round."""
    place = {"start": 2, "end": 12, "text": "Zlati list"}
    winner = {"start": TEXT.index("Anamarija"), "end": TEXT.index(" sta "), "text": "Anamarija Žagar"}
    result += [
        {
            "id": "aXb",
            "from_name": "kind",
            "to_name": "text",
            "type": "labels",
            "value": {**place, "labels": ["award"]},
        },
        {"id": "aXb", "from_name": "status", "to_name": "text", "type": "choices", "value": {"choices": ["announced"]}},
        {"id": "aXb", "from_name": "name", "to_name": "text", "type": "textarea", "value": {"text": ["zlati list"]}},
        {
            "id": "q",
            "from_name": "kind",
            "to_name": "text",
            "type": "labels",
            "value": {**winner, "labels": ["recipient"]},
        },
        {"id": "q", "from_name": "role", "to_name": "text", "type": "textarea", "value": {"text": [" "]}},
        {"type": "relation", "from_id": "q", "to_id": "aXb", "direction": "bi"},
    ]
    del result[-2]


def relabelled(result: Results) -> None:
    """A winner who turns out to have only taken the award; the type goes with its label, as the editor has it."""
    party = regions(result, "recipient")[1]
    (label,) = [part for part in result if part.get("id") == party and part["type"] == "labels"]
    label["value"]["labels"] = ["accepted_by"]
    result[:] = [part for part in result if part.get("id") != party or part["from_name"] != "type"]


def emptied(result: Results) -> None:
    for part in result:
        if part.get("from_name") in {"role", "notes"}:
            part["value"]["text"] = [" "]


ANNOUNCED: Json = {
    "award": "zlati list",
    "mention": "Zlati list",
    "recipients": [{"name": "Anamarija Žagar", "mention": "Anamarija Žagar", "type": None}],
    "accepted_by": [],
    "presenters": [],
    "awarded_by": [],
    "date": None,
    "place": None,
    "year_for": None,
    "status": "announced",
    "constructions": [],
}
ANAMARIJA = {"name": "Anamarija Žagar", "mention": "Anamarija Žagar", "role": None, "institution": None}


def changed(gold: Json, correct: Callable[[Results], object]) -> Json:
    """The gold as a correction ought to leave it."""
    wanted: Json = orjson.loads(orjson.dumps(gold))
    first = wanted["awards"][0]
    if correct is moved:
        wanted["people"][0]["mention"] = "Ana Žagar"
    elif correct is moved_to_an_equal_one:
        wanted["background_awards"][0]["start"] = TEXT.index("list", TEXT.index("zlati\n list"))
    elif correct is added:
        wanted["awards"].append(ANNOUNCED)
    elif correct is emptied:
        del wanted["notes"]
        for part in (*wanted["people"], *(party for one in wanted["awards"] for party in one["presenters"])):
            part["role"] = None
        wanted["awards"][3]["accepted_by"][0]["role"] = None
    else:
        del first["recipients"][1]
        first["accepted_by"] = [ANAMARIJA] if correct is relabelled else []
    return wanted


@pytest.mark.parametrize("correct", [moved, moved_to_an_equal_one, unlinked, added, relabelled, emptied])
def test_a_correction_comes_through_as_it_was_meant(correct: Callable[[Results], object], tmp_path: Path) -> None:
    (one,) = taken([submitted(tasks(tmp_path)[0], correct=correct)], tmp_path)
    assert one.gold == changed(GOLD, correct)
    left_out = [re.sub(r".*/project.json: task 1, region recipient-\d+ ", "", remark) for remark in one.remarks]
    place = TEXT.index("Anamarija")
    expected = f"(recipient at {place} to {place + 15}) belongs to no award: left out"
    assert left_out == ([expected] if correct is unlinked else [])


def test_other_keys_take_no_place_of_known_ones(tmp_path: Path) -> None:
    def overwrite(result: Results) -> None:
        named = of("award", "name")(result)
        other = {"recipients": [], "status": "past", "seen": 1}
        result.append({**named, "from_name": "other", "value": {"text": [json.dumps(other)]}})

    (task,) = tasks(tmp_path)
    wanted = [GOLD["awards"][0] | {"seen": 1}, *GOLD["awards"][1:]]
    assert gold_of([submitted(task, correct=overwrite)], tmp_path) == GOLD | {"awards": wanted}


def test_what_nobody_submitted_is_no_gold(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path)
    skipped = {**task, "annotations": [{**task["annotations"][0], "was_cancelled": True}]}
    untouched = {**task, "annotations": []}
    assert [
        (one.gold, one.remarks[0].partition("project.json: ")[2]) for one in taken([skipped, untouched], tmp_path)
    ] == [
        (None, "task 1: skipped by the annotator: left out"),
        (None, "task 1: not annotated yet: left out"),
    ]


@pytest.mark.parametrize("sure", [True, False])
def test_of_several_annotations_the_ground_truth_counts_else_the_last(tmp_path: Path, *, sure: bool) -> None:
    (task,) = tasks(tmp_path)
    (first,) = task["annotations"]
    corrected = submitted(task, correct=unlinked)["annotations"][0]
    last = {**corrected, "updated_at": "2026-02-01T08:00:00.000000Z"}
    skipped = {**first, "updated_at": "2026-03-01T08:00:00.000000Z", "was_cancelled": True, "ground_truth": True}
    (one,) = taken([{**task, "annotations": [last, {**first, "ground_truth": sure}, skipped]}], tmp_path)
    assert one.gold == (GOLD if sure else changed(GOLD, unlinked))
    assert "project.json: task 1: has 2 annotations: one is taken" in one.remarks[0]


def of(kind: str, control: str = "kind") -> Callable[[Results], Json]:
    """What finds a result of the first region with a label."""

    def find(result: Results) -> Json:
        mark = regions(result, kind)[0]
        return next(part for part in result if part.get("id") == mark and part.get("from_name") == control)

    return find


AWARD, PERSON = of("award"), of("person")
DAMAGES: dict[str, Callable[[Results], object]] = {
    "region award-1: has no label: give it one of award, recipient,": lambda r: r.remove(AWARD(r)),
    "region award-1: has the label prize: give it one of": lambda r: AWARD(r)["value"].update(labels=["prize"]),
    "region award-1: has no place in the text (start 5, end 5)": lambda r: AWARD(r)["value"].update(start=5, end=5),
    "region award-1: its text is not what stands at 1 to 9": lambda r: AWARD(r)["value"].update(start=1, end=9),
    "region award-1: ends at 999, behind the text": lambda r: AWARD(r)["value"].update(start=9, end=999, text=None),
    "region award-1: is nothing but white space": lambda r: AWARD(r)["value"].update(start=1, end=2, text=None),
    f"region award-1 (award at {TEXT.index('zlati')} to {TEXT.index('zlati') + 11}) has no status": lambda r: r.remove(
        of("award", "status")(r)
    ),
    "has a date that is none: write 2021, 2021-05 or 2021-05-26": lambda r: of("award", "name")(r).update(
        from_name="date"
    ),
    "region award-1: status is won: choose one of": lambda r: of("award", "status")(r)["value"].update(choices=["won"]),
    "region award-1: has 2 values of name: leave one": lambda r: of("award", "name")(r)["value"].update(
        text=["a", "b"]
    ),
    "region award-1: stars (rating) is no part of the labelling": lambda r: of("award", "name")(r).update(
        from_name="stars", type="rating"
    ),
    "what stands under other is no JSON object": lambda r: of("award", "name")(r).update(from_name="other"),
    "has no construction": lambda r: r.remove(of("decoy", "name")(r)),
    "type is not said of award": lambda r: of("award", "status")(r).update(from_name="type"),
    "region gone: a relation leads to it": lambda r: r[-2].update(to_id="gone"),
    "a relation leads from award to award": lambda r: r[-2].update(to_id=AWARD(r)["id"], from_id=AWARD(r)["id"]),
    "which has recipients only": lambda r: r[-2].update(to_id=regions(r, "presenter")[0]),
    "annotations.0.result.0.type: field required": lambda r: r[0].pop("type"),
}


@pytest.mark.parametrize("said", DAMAGES)
def test_a_damaged_export_is_refused_with_file_task_and_region(said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        taken([submitted(tasks(tmp_path)[0], correct=DAMAGES[said])], tmp_path)
    assert str(refused.value).startswith(f"{tmp_path / 'project.json'}: task 1")
    assert said in str(refused.value)


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path)
    small = {**task["data"], "id": 5, "kind": []}
    for given, said in {
        b"[{": "project.json: invalid json: ",
        b"{}": "project.json: input should be a valid array; export the project as JSON",
        b"[3]": "project.json: task 1: ",
        orjson.dumps([small]): "project.json: task 5: data: field required; export the project as JSON",
        orjson.dumps([{**task, "data": {"text": "Ana"}}]): "task 1: data.release: field required",
        orjson.dumps(
            [task, {**task, "id": 2}]
        ): f"task 2: is release {GOLD['id']}, as {tmp_path / 'project.json'}: task 1",
    }.items():
        (tmp_path / "project.json").write_bytes(given)
        with pytest.raises(UsageError, match=re.escape(said)):
            list(read_back(tmp_path / "project.json"))
    with pytest.raises(UsageError, match=r"nowhere\.json: cannot be read: no such file"):
        list(read_back(tmp_path / "nowhere.json"))


def test_the_labelling_configuration_has_each_control_of_the_tasks(tmp_path: Path) -> None:
    (task,) = tasks(tmp_path)
    written = (tmp_path / "tasks.xml").read_text(encoding="utf-8")
    controls = {control.get("name"): control for control in ET.fromstring(written).iter() if control.get("name")}  # noqa: S314 - our own
    assert not written.startswith("<?xml")  # in the field into which it is put, that is an error
    assert controls["text"].get("value") == "$text"
    values = {name: {part.get("value") for part in control} for name, control in controls.items()}
    tags = {"labels": "Labels", "textarea": "TextArea", "choices": "Choices"}
    used = [part for part in task["annotations"][0]["result"] if part["type"] != "relation"]
    labels = {part["id"]: part["value"]["labels"][0] for part in used if part["type"] == "labels"}
    for part in used:
        control = controls[part["from_name"]]
        assert control.tag == tags[part["type"]]
        assert set(part["value"].get("choices", part["value"].get("labels", ()))) <= values[part["from_name"]]
        if control.get("perRegion"):
            assert labels[part["id"]] in str(control.get("whenLabelValue")).split(",")
    assert values["kind"] == set(Kind)
    assert values["status"] == set(Status.__args__)  # type: ignore[attr-defined] # of a Literal
    assert controls.keys() - {part["from_name"] for part in used} == {"text"}


def test_brat_is_told_all_types(tmp_path: Path) -> None:
    write([a_sheet()], Tool.brat, tmp_path / "brat")
    conf = (tmp_path / "brat" / "annotation.conf").read_text(encoding="utf-8")
    sections = dict(zip(re.findall(r"\[(\w+)\]", conf), re.split(r"\[\w+\]\n", conf)[1:], strict=True))
    (file,) = (tmp_path / "brat").glob("*.ann")
    written = [told.split("\t") for told in file.read_text(encoding="utf-8").splitlines()]
    assert {told[1].split()[0] for told in written if told[0][0] == "T"} == set(sections["entities"].split())
    for sign, section in (("R", "relations"), ("A", "attributes")):
        known = {told.split()[0] for told in sections[section].splitlines()} - {"<OVERLAP>"}
        assert {told[1].split()[0] for told in written if told[0][0] == sign} == known
    text = file.with_suffix(".txt").read_bytes().decode()
    assert text == TEXT
    for told in written:
        if told[0][0] == "T":
            places = re.findall(r"(\d+) (\d+)", told[1])
            assert " ".join(text[int(start) : int(end)] for start, end in places) == told[2]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (r"T1\taward \d+ \d+;", "T1\taward 9 9;", None),
        (r"T1\taward", "T1\tprize", ": prize is no kind of mark"),
        (r"T1\taward \d+", "T1\taward 9999", ": 75 to 9999 is no place in the text"),
        (r"Arg1:T1 ", "Arg1:T99 ", ": T99 is not there: delete the relation"),
        (r"Arg1:T1 Arg2:T\d+", "Arg1:T2 Arg2:T2", ": relations lead from an award to a party of it"),
        (r'\{"name":\["zlati list"\]\}', "zlati list", ": a note is a JSON object"),
        (r"A1\tstatus", "A1 status", ": neither a mark, a relation, an attribute nor a note"),
    ],
)
def test_a_correction_in_brat_comes_through_or_is_refused(old: str, new: str, said: str | None, tmp_path: Path) -> None:
    write([a_sheet()], Tool.brat, tmp_path / "brat")
    (file,) = (tmp_path / "brat").glob("*.ann")
    corrected, count = re.subn(old, new, file.read_bytes().decode(), count=1)
    assert count == 1
    file.write_bytes(corrected.encode())
    if said:
        with pytest.raises(UsageError, match=rf"{re.escape(str(file))}:\d*{re.escape(said)}"):
            list(read_back(tmp_path / "brat"))
    else:
        (one,) = read_back(tmp_path / "brat")
        assert one.gold
        assert one.gold["awards"][0]["mention"] == TEXT[9 : TEXT.index(" list. ") + 5]  # type: ignore[index,call-overload] # JSON


def test_a_docbin_has_spans_and_entities(tmp_path: Path) -> None:
    write([a_sheet()], Tool.docbin, tmp_path / "gold.spacy")
    (doc,) = DocBin(store_user_data=True).from_disk(tmp_path / "gold.spacy").get_docs(Vocab())
    assert doc.text == TEXT
    assert {name: len(spans) for name, spans in doc.spans.items()} == {
        "award": 3,  # one has no words
        "recipient": 3,
        "accepted_by": 1,
        "presenter": 2,
        "awarded_by": 1,
        "person": 3,
        "background_award": 1,
        "decoy": 1,
    }
    assert [(entity.text, entity.label_) for entity in doc.ents][:2] == [
        ("list", "award"),
        ("Ano Žagar", "person"),
    ]
    for damage in (b"spacy", b""):
        (tmp_path / "gold.spacy").write_bytes(damage)
        with pytest.raises(UsageError, match=r"gold\.spacy: no DocBin that nagrade annotate export wrote"):
            list(read_back(tmp_path / "gold.spacy"))


def a_release(folder: Path) -> Path:
    (folder / "releases").mkdir()
    (folder / "releases" / "lipa.txt").write_bytes(TEXT.encode())
    return folder / "releases"


def test_a_feed_goes_out_with_its_own_places(nagrade: Nagrade, tmp_path: Path) -> None:
    releases, text = a_release(tmp_path), "nagrada Ana, nagrada Ana"
    (releases / "lipa.txt").write_text(text, encoding="utf-8")
    feed = a_feed(tmp_path / "feed.jsonl", a_document(Release(text, path="lipa.txt")).award_records())
    again = tmp_path / "again.json"
    for more in (["--feed", feed], []):
        code, out, err = nagrade("annotate", "export", releases, *more, "-o", again)
        assert (code, out, err) == (0, "", f"nagrade: 1 releases in {again}\n")
        (task,) = orjson.loads(again.read_bytes())
        assert task["predictions"][0]["model_version"] == "nagrade 0 (fake, none)"
        again.write_bytes(orjson.dumps([submitted(task)]))
        gold = orjson.loads(nagrade("annotate", "import", again).out)
        assert [award["mention"] for award in gold["awards"]] == ["nagrada Ana"] * 2
        assert [award.get("start") for award in gold["awards"]] == [None, 13]
    packed = tmp_path / "packed.spacy"
    assert nagrade("annotate", "export", releases, "--format", "docbin", "-o", packed).code == 0
    assert "not annotated yet: left out\nnagrade: 0 releases of gold" in nagrade("annotate", "import", packed).err


def test_people_and_all_parties_of_a_feed_go_out(nagrade: Nagrade, tmp_path: Path) -> None:
    releases = a_release(tmp_path)
    (releases / "lipa.txt").write_text("Ana", encoding="utf-8")
    ana = a_party("Ana", "učiteljica", "Lipa", mention=a_mention("Ana"))
    record = a_record(
        a_source("Ana"), "Ana", [ana], presenters=[ana], accepted_by=[ana], conferred_by=[ana], date="2021-05"
    )
    feed = a_feed(tmp_path / "feed.jsonl", [a_line_of_documents([record])])
    assert nagrade("annotate", "export", releases, "--feed", feed, "-o", tmp_path / "tasks.json").code == 1  # id: Ana
    (releases / "lipa.jsonl").write_text('{"id": "Ana", "text": "Ana"}', encoding="utf-8")
    assert nagrade("annotate", "export", releases, "--feed", feed, "-o", tmp_path / "tasks.json").code == 0
    (task,) = orjson.loads((tmp_path / "tasks.json").read_bytes())
    official = {"name": "Ana", "mention": "Ana", "role": "učiteljica", "institution": "Lipa"}
    (award,) = gold_of([submitted(task)], tmp_path)["awards"]
    assert award == {
        **ANNOUNCED,
        "award": "Ana",
        "mention": "Ana",
        "recipients": [{"name": "Ana", "mention": "Ana", "type": "PER"}],
        "accepted_by": [official],
        "presenters": [official],
        "awarded_by": [{"name": "Ana", "mention": "Ana"}],
        "date": "2021-05",
        "status": "conferred",
    }


def test_what_does_not_belong_together_is_refused(nagrade: Nagrade, tmp_path: Path) -> None:
    releases, gold = a_release(tmp_path), tmp_path / "gold.jsonl"
    out = ("-o", tmp_path / "tasks.json")
    for line_of_gold, said in (
        ({**GOLD, "id": "breza"}, "gold.jsonl: no release given is breza: give the files or folders that hold them"),
        (
            {"id": "lipa", "awards": [{"award": "red", "mention": "red", "status": "past"}]},
            'its text has no "red": give',
        ),
        (
            {"id": "lipa", "awards": [{"award": "list", "mention": "list", "start": 2, "status": "past"}]},
            '"list" at 2: ',
        ),
        (
            {"id": "lipa", "awards": [{"award": "list", "status": "won"}]},
            "gold.jsonl:1: awards.0.status: input should be",
        ),
    ):
        gold.write_bytes(orjson.dumps(line_of_gold))
        code, _, err = nagrade("annotate", "export", releases, "--gold", gold, *out)
        assert code == 1
        assert said.casefold() in err.casefold()
    gold.write_text('{"id": "lipa", "awards": []}\n' * 2, encoding="utf-8")
    assert "gold.jsonl: lipa: stands there twice" in nagrade("annotate", "export", releases, "--gold", gold, *out).err
    feed = a_feed(tmp_path / "feed.jsonl", [a_record(a_source("lipa"), "list", ["Ana"])])
    (releases / "lipa.jsonl").write_bytes(orjson.dumps({"id": "lipa", "text": TEXT}))
    assert "was read from another text" in nagrade("annotate", "export", releases, "--feed", feed, *out).err
    assert "not both" in nagrade("annotate", "export", releases, "--feed", feed, "--gold", gold, *out).err
    (tmp_path / "news.xml").write_text("<rss/>", encoding="utf-8")
    onto = nagrade("annotate", "export", tmp_path / "news.xml", "-o", tmp_path / "news.json")
    assert "news.xml: is both input and output" in onto.err
    (tmp_path / "brat").mkdir()
    brat = nagrade("annotate", "export", releases, "--format", "brat", "-o", tmp_path / "brat")
    assert "is there already: name a new folder" in brat.err
    assert not out[1].exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "brat",
        "feed.jsonl",
        "gold.jsonl",
        "news.xml",
        "releases",
    ]


def test_a_release_that_cannot_be_read_is_named(nagrade: Nagrade, tmp_path: Path) -> None:
    releases = a_release(tmp_path)
    (releases / "bad.txt").write_text("nagrada damaged", encoding="utf-8")
    (releases / "english.txt").write_text("English", encoding="utf-8")
    code, _, err = nagrade("annotate", "export", releases, "-o", tmp_path / "tasks.json")
    assert code == 2
    assert f"{releases / 'bad.txt'}: damaged beyond reading\n" in err
    assert f"{releases / 'english.txt'}: not Slovene" in err
    assert err.endswith(f"1 releases in {tmp_path / 'tasks.json'}\n")
