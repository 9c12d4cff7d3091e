"""Many machines: what the workers of a cluster read is, byte by byte, what processes of this machine read."""

import io
import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import dask
import orjson
import pytest
from distributed import Client, LocalCluster

import pipeline.batch.keys
from pipeline.batch.crew import Limits
from pipeline.batch.finding import STANDARD
from pipeline.batch.outputs import Beside
from pipeline.batch.workers import load_reader
from pipeline.errors import ModelError, UsageError
from tests.fakes import load_broken, load_fake, load_newer, load_slow
from tests.test_ledger import both, run


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers, each a process, as two machines would have them."""
    settings = {
        "distributed.scheduler.allowed-failures": 0,  # a shard has killed enough workers when it has killed one
        "distributed.worker.daemon": True,  # as it is unless somebody sets it
    }
    with (
        dask.config.set(settings),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
    ):
        yield cluster


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Files to be read together, and one in slices; some fail or are skipped, some would harm others."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n}.txt").write_text(f"Podeljena je nagrada Ana{n}.", encoding="utf-8")
    for word in ("damaged", "English", "crashes", "greedy"):
        (folder / f"1{word}.txt").write_text(word, encoding="utf-8")
    lines = [orjson.dumps({"text": f"nagrada Bine{n}" + " a" * 4_000}) for n in range(140)]
    lines[50] = b"[]"
    (folder / "many.jsonl").write_bytes(b"\n".join(lines))
    return folder


def test_a_cluster_reads_what_processes_here_read(archive: Path, cluster: LocalCluster, tmp_path: Path) -> None:
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    by_cluster = partial(run, archive, there, scheduler=cluster.scheduler_address, shard_size=10)
    wanted, _ = run(archive, here, jobs=2, limits=Limits(60, 200))
    found, _ = by_cluster(limits=Limits(60, 200))
    assert found == wanted
    assert both(there) == both(here)
    assert listed(there) == listed(here)
    # What is known is not read again; what failed is, when that is asked for.
    by_cluster(load_newer, limits=Limits(60, 200))
    assert both(there) == both(here)
    again, _ = by_cluster(load_newer, limits=Limits(60, 200), retry=True)
    assert again.written == wanted.written + 1


def listed(feed: Path) -> list[tuple[str, str]]:
    lines = map(orjson.loads, Beside.of(feed).failed.read_bytes().splitlines())
    return [(line["path"], line["cause"]) for line in lines]
