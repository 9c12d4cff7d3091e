"""The rounds: every way reads once, one after the other, and again, so that noise hits all alike."""

import json
import subprocess
import sys
import sysconfig
import time
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from packaging.requirements import Requirement

from scripts.bench.player import Player
from scripts.bench.report import Mixed, WayMeasured
from scripts.bench.stages import stage_seconds
from scripts.bench.ways import AWARDS_ONLY, NAGRADE

_MEGABYTE: Final = 1_000_000
NO_MODELS: Final = Path()


def ways(
    pythons: Mapping[str, Path], models: Path, texts: Sequence[str], *, rounds: int, twice: Collection[str]
) -> dict[str, WayMeasured]:
    """Measure ways, by name with the interpreter of each, on one core, and those of ``twice`` on two."""
    one: dict[str, list[float]] = defaultdict(list)
    two: dict[str, list[float]] = defaultdict(list)
    memory: dict[str, float] = defaultdict(float)
    shared = {name: python for name, python in pythons.items() if name in twice}
    for processes, seconds, asked in ((1, one, pythons), (2, two, shared)):
        for name, played in _rounds(asked, models, texts, rounds=rounds, processes=processes).items():
            seconds[name] += [once[0] for once in played]
            memory[name] = max(memory[name], *(once[1] for once in played))
    return {name: WayMeasured(one=tuple(one[name]), two=tuple(two[name]), memory=memory[name]) for name in pythons}


def mixed(texts: Sequence[str], news: str, *, rounds: int) -> Mixed:
    """Read a stream as a whole and for its awards only."""
    here = dict.fromkeys((NAGRADE, AWARDS_ONLY), Path(sys.executable))
    played = _rounds(here, NO_MODELS, texts, rounds=rounds, processes=1)
    digests = [[once[2] for once in of_way] for of_way in played.values()]
    whole, awards = (tuple(once[0] for once in played[name]) for name in (NAGRADE, AWARDS_ONLY))
    return Mixed(news=news, whole=whole, awards_only=awards, identical=digests[0] == digests[1])


def _rounds(
    pythons: Mapping[str, Path], models: Path, texts: Sequence[str], *, rounds: int, processes: int
) -> dict[str, list[tuple[float, float, str]]]:
    played: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    with TemporaryDirectory() as folder, ExitStack() as stack:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(list(texts)), encoding="utf-8")
        players = {
            name: stack.enter_context(Player(name, python, models, file, rounds, processes))
            for name, python in pythons.items()
        }
        for number in range(rounds):
            for name, player in players.items():
                played[name].append(player.play(number))
    return played


def stages(texts: Sequence[str], *, rounds: int) -> dict[str, tuple[float, ...]]:
    """Processor seconds of each stage in every round."""
    measured = [stage_seconds(texts[number :: rounds + 1]) for number in range(rounds)]
    return {stage: tuple(one[stage] for one in measured) for stage in measured[0]}


def cold(release: Path, *, rounds: int) -> dict[str, tuple[float, ...]]:
    """Seconds of a command from start to end, in every round."""
    nagrade = str(Path(sysconfig.get_path("scripts")) / "nagrade")
    commands = {
        "python -c 'import spacy'": [sys.executable, "-c", "import spacy"],
        "nagrade extract FILE": [nagrade, "extract", str(release)],
        "nagrade --help": [nagrade, "--help"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - of the table above
            taken[name].append(time.perf_counter() - started)
    return {name: tuple(seconds[1:]) for name, seconds in taken.items()}  # the first read files into memory


def installed(root: str = "nagrade") -> float:
    """Megabytes of a package and all that it needs without extras, as installed here, and of the shipped model."""
    wanted, seen, size = [root], set[str](), 0
    while wanted:
        name = wanted.pop().lower().replace("_", "-")
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # needed on other systems only
        size += sum(file.size or 0 for file in found.files or ())
        needed = map(Requirement, found.requires or ())
        wanted += [one.name for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    project = Path(__file__).resolve().parents[2]
    own = (project / "pipeline").rglob("*.*"), (project / "models").rglob("*.*")
    return (size + sum(file.stat().st_size for files in own for file in files if file.is_file())) / _MEGABYTE
