"""The guides and the README are true: their code blocks run in order, print what they show, and name what there is."""

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.commands import Nagrade
from tests.guides import ROOT, blocks, follow, pages, shows, unknown, words_of

READ = {  # by page, the releases of the corpus that lie in the folder releases there
    "README.md": ("muzej_papirja_plaketa_2020.txt",),
    "docs/feeds.md": ("sv_bataljon_sneznik_dan_enote_2020.txt", "sv_polk_javornik_priznanja_obletnica_2022.txt"),
    "docs/tutorial.md": (),
    "docs/how-it-reads.md": (),
    "docs/new-rule.md": (),
    "docs/other-language.md": (),
}
FAKED = (  # what they show is the same whatever reads
    "docs/batch.md",
    "docs/inputs.md",
    "docs/operation.md",
    "docs/view.md",
)
BY_TESTS_OF_THEIR_OWN = {"docs/annotation.md": "test_annotation_guide.py", "docs/spacy.md": "test_spacy_guide.py"}
UNRUN = {
    "docs/annotation.md": "Label Studio is a server and a browser; the whole corpus takes minutes",
    "docs/backends.md": "classla's models come by a network",
    "docs/machines.md": "a cluster and a store",
    "docs/new-rule.md": "the row is written into the table first; the whole corpus takes minutes",
    "docs/reference/commands.md": "made of what the commands say",
    "docs/tutorial.md": "the installation",
    "docs/watch.md": "a watch ends when it is interrupted",
}
INLINE = re.compile(r"`(nagrade [^`\n]+)`")
SCRIPT = re.compile(r"python (?:-m )?(scripts[./][\w./]+)")
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#[\w-]+)?\)")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: the corpus lies in it as in a checkout, and releases."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    (tmp_path / "releases").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


# rdflib's parser of JSON-LD uses a class that rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("page", READ)
def test_a_page_is_followed(page: str, real: Nagrade, desk: Path) -> None:
    for name in READ[page]:
        shutil.copy(ROOT / "corpus" / "releases" / name, desk / "releases")
    check(page, follow(page, real))


@pytest.mark.parametrize("page", FAKED)
def test_a_page_is_followed_without_a_model(page: str, nagrade: Nagrade, desk: Path) -> None:
    for name in ("recital", "zbor"):
        (desk / "releases" / f"{name}.txt").write_text(f"Podeljena je nagrada {name}.", encoding="utf-8")
    check(page, follow(page, nagrade))


def check(page: str, printed: dict[str, str]) -> None:
    """Each example does something that is seen, and what it writes is there."""
    assert printed, page
    for line, told in printed.items():
        written = re.findall(r"(?:-o|--documents) (\S+)", line)
        quiet = line.startswith(("mkdir", "cp")) or ("\n" in line and "print(" not in line)  # Python that defines
        assert told.strip() or written or quiet, line
        assert all(Path(name).stat().st_size for name in written if name != "-"), line


def test_every_block_is_run_or_said_not_to_be() -> None:
    runnable = {page for page in pages() if {"sh", "python"} & {block.language for block in blocks(page)}}
    assert runnable == {*READ, *FAKED, *BY_TESTS_OF_THEIR_OWN}
    assert {page for page in pages() if "console" in {block.language for block in blocks(page)}} == set(UNRUN)


@pytest.mark.parametrize("page", pages())
def test_what_is_named_is_there(page: str) -> None:
    """Commands and options also in the running text and in blocks that are not run; scripts; pages and files."""
    words = words_of(page)
    of_blocks = [line for block in blocks(page) for line in block.code.splitlines() if block.language == "console"]
    named = [part for line in of_blocks for part in re.split(r"&&|\|", line) if part.strip().startswith("nagrade ")]
    said = [command for command in INLINE.findall(words) if "COMMAND" not in command]
    assert {command: unknown(command) for command in [*named, *said] if unknown(command)} == {}
    assert [script for script in SCRIPT.findall(words) if not is_script(script)] == []
    assert [link for link in LINK.findall(words) if link and not (ROOT / page).parent.joinpath(link).exists()] == []


def is_script(name: str) -> bool:
    return (ROOT / name).exists() if "/" in name else find_spec(name) is not None


@pytest.mark.parametrize(
    ("printed", "shown", "same"),
    [
        ("a\nb\nc\n", "a\n...\nc\n", True),
        ("a\nb\nc\n", "a\nc\n", False),
        ("a\nb\n", "a\n", False),
        ("a\n", "a\n...\n", True),
        ("a  \n", "a\n", True),
        ("2 read in 3.1 s\n", "2 read in ...\n", True),
    ],
)
def test_a_page_shows_all_but_what_three_dots_stand_for(printed: str, shown: str, same: bool) -> None:  # noqa: FBT001 - a case
    assert shows(printed, shown) is same


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        ("nagrade run releases -o feed.jsonl --jobs 4", []),
        ("nagrade run releases --job 4", ["--job"]),
        ("nagrade annotate export releases --format=brat -o gold", []),
        ("nagrade rum releases", ["nagrade rum releases"]),
        ("nagrade --version", []),
    ],
)
def test_an_option_that_there_is_not_is_found(command: str, wrong: list[str]) -> None:
    assert unknown(command) == wrong
