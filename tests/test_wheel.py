"""The built wheel: what is in it, and that it works away from the checkout."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import orjson
import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - fixed words
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_the_package_its_data_and_its_licences_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    about = f"nagrade-{version('nagrade')}.dist-info"
    data = about.replace("dist-info", "data")
    assert {name.split("/")[0] for name in names} == {"pipeline", about, data}
    assert [name for name in names if name.startswith(data)] == [f"{data}/data/share/man/man1/nagrade.1"]
    assert {
        "pipeline/py.typed",
        "pipeline/schema/awards.schema.json",
        "pipeline/schema/documents.schema.json",
        "pipeline/feeds/diff.html",
        "pipeline/view/html/page.css",
        "pipeline/view/html/page.js",
        "pipeline/view/html/sheet.css",
        "pipeline/view/html/templates/page.html",
        "pipeline/model/meta.json",
        f"{about}/licenses/LICENSE",
        f"{about}/licenses/models/sl_nagrade/LICENSE",
    } <= set(names)
    assert not [name for name in names if "__pycache__" in name or "/train/" in name]


def test_the_wheel_works_away_from_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    for name in ("institut_vodne_vede_nagrade_2021.txt", "pekarna_kvasnik_priznanje_2024.txt"):
        (tmp_path / name).write_bytes((ROOT / "corpus" / "releases" / name).read_bytes())
    script = f"import pipeline.cli as cli; assert cli.__file__.startswith({str(unpacked)!r}); cli.main()"
    ended = subprocess.run(  # noqa: S603 - fixed words
        [sys.executable, "-P", "-c", script, "run", str(tmp_path)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        check=True,
    )
    lines = [orjson.loads(line) for line in ended.stdout.splitlines()]
    assert {line["document"]["path"] for line in lines} == {path.name for path in tmp_path.glob("*.txt")}
