"""Many machines: what the workers of a cluster read is, byte by byte, what processes of this machine read."""

import io
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import dask
import orjson
import pytest
from distributed import Client, LocalCluster, Worker, WorkerPlugin

import pipeline.batch.cluster
import pipeline.batch.crew
import pipeline.batch.station
from pipeline.batch.finding import STANDARD
from pipeline.batch.limits import Limits
from pipeline.batch.outputs import Beside
from pipeline.cli import main
from pipeline.errors import ModelError, UsageError
from tests.fakes import load_broken, load_newer, load_slow
from tests.test_ledger import both, run

if TYPE_CHECKING:
    from pipeline.batch.ledger import Sums

RELEASES = Path(__file__).parent.parent / "corpus" / "releases"
LIMITS = Limits(60, 200)


class Light(WorkerPlugin):
    """Readers at a worker start without spaCy, which the fake one does without."""

    def setup(self, worker: Worker) -> None:  # noqa: ARG002 - as distributed calls it
        """Let the fork server import less."""
        pipeline.batch.crew.PRELOADED = ("tests.fakes",)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers, each a process, as two machines would have them."""
    local = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0")
    with dask.config.set({"distributed.worker.daemon": True}), local:  # daemons, as they are unless somebody says not
        with Client(local.scheduler_address, set_as_default=False) as client:
            client.register_plugin(Light())
        yield local


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Files to be read together, and one in slices; some fail or are skipped."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n}.txt").write_text(f"Podeljena je nagrada Ana{n}.", encoding="utf-8")
    for word in ("damaged", "English"):
        (folder / f"1{word}.txt").write_text(word, encoding="utf-8")
    lines = [orjson.dumps({"text": f"nagrada Bine{n}" + " a" * 6_000}) for n in range(100)]
    lines[50] = b"[]"
    (folder / "many.jsonl").write_bytes(b"\n".join(lines))
    assert (folder / "many.jsonl").stat().st_size > 1 << 20
    return folder


def listed(feed: Path) -> list[tuple[str, str]]:
    lines = map(orjson.loads, Beside.of(feed).failed.read_bytes().splitlines())
    return [(line["path"], line["cause"]) for line in lines]


def test_a_cluster_reads_what_processes_here_read(archive: Path, cluster: LocalCluster, tmp_path: Path) -> None:
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    by_cluster = partial(run, archive, there, scheduler=cluster.scheduler_address, shard_size=10, limits=LIMITS)
    harmful = [archive / "1crashes.txt", archive / "1greedy.txt"]
    for file in harmful:
        file.write_text(file.stem, encoding="utf-8")
    wanted, _ = run(archive, here, jobs=2, limits=LIMITS)
    found, _ = by_cluster()
    assert found == wanted
    assert both(there) == both(here)
    assert listed(there) == listed(here)
    assert ("1greedy.txt", "needed more than 200 MB: --memory-limit gives more") in listed(there)
    # What is known is not read again, whatever has read it.
    by_cluster(load_newer)
    run(archive, here, load_newer, scheduler=cluster.scheduler_address, limits=LIMITS)
    assert both(there) == both(here)
    assert b'"version":"1"' not in there.read_bytes()
    # What failed is read again when that is asked for, and only that.
    for file in harmful:
        file.unlink()
    assert by_cluster(load_newer, retry=True)[0].written == wanted.written + 1
    assert both(there)[1].count(b'"version":"1"') == 1


def test_a_worker_that_is_killed_in_the_run_changes_nothing(
    archive: Path, cluster: LocalCluster, tmp_path: Path
) -> None:
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    wanted, _ = run(archive, here)
    victim = next(iter(cluster.workers.values())).pid
    killer = threading.Thread(target=kill_once_begun, args=(victim, there))
    killer.start()
    sums, _ = run(archive, there, load_slow, scheduler=cluster.scheduler_address, shard_size=5)
    killer.join()
    assert victim not in {worker.pid for worker in cluster.workers.values()}
    assert sums == wanted
    assert both(there) == both(here)


def kill_once_begun(process: int, feed: Path) -> None:
    """Kill a process when the first shards of a feed are written and others are being read."""
    while not any(file.name.isdecimal() for file in Beside.of(feed).shards.glob("*")):
        time.sleep(0.01)
    assert not feed.exists()
    os.kill(process, signal.SIGKILL)


def test_what_no_worker_survives_has_failed_and_all_beside_it_is_read(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)  # one that died is enough
    folder, feed = tmp_path / "in", tmp_path / "feed.jsonl"
    folder.mkdir()
    for name in ("Ana", "Bine"):
        (folder / f"{name}.txt").write_text(f"nagrada {name}", encoding="utf-8")
    lines = [b'{"text": "nagrada Cene"}', b'{"text": "fatal"}', b'{"text": "nagrada Dana"}']
    (folder / "lines.jsonl").write_bytes(b"\n".join(lines))
    sums, _ = run(folder, feed, scheduler=cluster.scheduler_address)
    assert (sums.written, sums.failed, sums.inputs) == (4, 1, 5)
    assert [line["recipients"][0]["name"] for line in map(orjson.loads, feed.read_bytes().splitlines())] == [
        "Ana",
        "Bine",
        "Cene",
        "Dana",
    ]
    assert listed(feed) == [("lines.jsonl", "every worker that read it died")]


def test_standard_input_goes_to_a_cluster_too(cluster: LocalCluster, tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "nagrada Ana%d"}\n' % n for n in range(50))
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    run(STANDARD, here, standard_input=io.BytesIO(lines))

    def by_cluster(*load: object) -> "Sums":
        options = {"scheduler": cluster.scheduler_address, "shard_size": 9}
        return run(STANDARD, there, *load, standard_input=io.BytesIO(lines), **options)[0]  # type: ignore[arg-type]  # as run gives them

    by_cluster()
    assert both(there) == both(here)
    assert by_cluster(load_newer).written == 50
    assert both(there) == both(here)


def test_a_cluster_that_cannot_read_says_why(
    archive: Path, cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = tmp_path / "feed.jsonl"
    with pytest.raises(ModelError, match="the model is broken"):
        run(archive, feed, load_broken, scheduler=cluster.scheduler_address)
    with monkeypatch.context() as patched:
        patched.setattr(pipeline.batch.station, "program", lambda: "another")
        with pytest.raises(UsageError, match=r"the worker tcp://\S+ has another version of nagrade"):
            run(archive, feed, scheduler=cluster.scheduler_address)
    monkeypatch.setattr(pipeline.batch.cluster, "_PATIENCE", 0.1)
    with pytest.raises(UsageError, match=r"--scheduler tcp://127\.0\.0\.1:1: cannot be reached"):
        run(archive, feed, scheduler="tcp://127.0.0.1:1")
    with pytest.raises(UsageError, match="--scheduler bogus://x: cannot be reached"):
        run(archive, feed, scheduler="bogus://x")
    assert not feed.exists()


def test_nothing_of_a_run_stays_at_the_workers(cluster: LocalCluster, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text("nagrada Ana", encoding="utf-8")
    run(tmp_path / "release.txt", tmp_path / "feed.jsonl", scheduler=cluster.scheduler_address)
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        assert not any(name.startswith("nagrade") for names in client.run(plugins).values() for name in names)
        assert not client.who_has()


def plugins(dask_worker: Worker) -> list[str]:
    return list(dask_worker.plugins)


def test_the_shipped_model_reads_at_a_cluster_by_command(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "releases").mkdir()
    for name in ("institut_vodne_vede_nagrade_2021.txt", "pekarna_kvasnik_priznanje_2024.txt"):
        shutil.copy(RELEASES / name, tmp_path / "releases")
    monkeypatch.chdir(tmp_path)
    for feed, options in [
        ("here", ()),
        ("there", ("--engine", "dask", "--scheduler", cluster.scheduler_address)),
    ]:
        monkeypatch.setattr(sys, "argv", ["nagrade", "run", "releases", "-o", feed, *options])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 0
    assert Path("here").read_bytes() == Path("there").read_bytes() != b""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--engine", "dask"), "--engine dask: needs --scheduler ADDRESS"),
        (("--scheduler", "tcp://10.0.0.1:8786"), "ask for --engine dask too"),
        (("--engine", "dask", "--scheduler", "tcp://10.0.0.1:8786"), "pip install 'nagrade[dask]'"),
    ],
)
def test_what_a_cluster_needs_is_said(
    options: tuple[str, ...],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)  # as if it were not installed
    monkeypatch.delitem(sys.modules, "pipeline.batch.cluster")
    monkeypatch.setattr(sys, "argv", ["nagrade", "run", str(tmp_path), "-o", str(tmp_path / "feed.jsonl"), *options])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert told in capsys.readouterr().err
