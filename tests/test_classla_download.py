"""Getting classla's models, from a server on this machine that has them in their publisher's layout."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import orjson
import pytest

import pipeline
from pipeline import ModelError
from pipeline.backends.download import get
from pipeline.backends.models import PROCESSORS, RESOURCES, md5_of, needed

FILES = ("pretrain", *PROCESSORS)
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # of classla's download


@dataclass
class Publisher:
    """A server with models: ``spoilt`` tells what becomes of a file, ``asked`` what was asked of it."""

    files: dict[str, bytes]
    url: str = ""
    spoilt: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Send a file, in the way that is set for it."""
        name = request.path.lstrip("/")
        way = self.spoilt.get(name)
        if name not in self.files or way == "absent":
            request.send_error(404)
            return
        self.asked.append(name)
        body = self.files[name]
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if way == "cut off":
            request.wfile.write(body[: len(body) // 2])
            request.close_connection = True
        else:
            request.wfile.write(body[::-1] if way == "changed" else body)


@contextmanager
def serving(publisher: Publisher) -> Iterator[Publisher]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            publisher.answer(self)

        def log_message(self, *_: object) -> None:
            """Keep standard error for what is tested."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        publisher.url = f"http://127.0.0.1:{server.server_port}"
        listed = publisher.files["resources_2.2.json"].replace(b"URL", publisher.url.encode())
        publisher.files["resources_2.2.json"] = listed
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield publisher
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def publisher(models: Path) -> Iterator[Publisher]:
    """The models as their publisher lays them out: a list with links and MD5 sums, and the files behind the links."""
    known = orjson.loads((models / RESOURCES).read_bytes())
    known["url"] = "URL"
    files = {}
    for name in FILES:
        path = models / "sl" / name / "standard.pt"
        known["sl"][name]["standard"] = {"link": f"handle/{name}.pt", "md5": md5_of(path)}
        files[f"handle/{name}.pt"] = path.read_bytes()
    with serving(Publisher({"resources_2.2.json": orjson.dumps(known), **files})) as server:
        yield server


def test_whole_models_come_and_are_read_with(publisher: Publisher, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    script = "import sys; sys.argv[0] = 'nagrade'; from pipeline.cli import main; main()"
    ended = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script, "models", "get", "classla", "--models", str(folder)],
        env=os.environ | {"CLASSLA_RESOURCES_URL": publisher.url, "NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["models"]
    model = pipeline.load(backend="classla", models=folder).producer.model
    assert ended.stdout == f"{folder}: models {model[-8:]}: pos, pretrain, lemma, depparse, ner\n"


def test_what_is_there_whole_does_not_come_again(publisher: Publisher, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    get(folder, url=publisher.url)
    publisher.asked.clear()
    (folder / "sl" / "ner" / "standard.pt").write_bytes(b"damaged")
    get(folder, url=publisher.url)
    assert {name for name in publisher.asked if name.startswith("handle")} == {"handle/ner.pt"}
    assert (folder / "sl" / "ner" / "standard.pt").read_bytes() == publisher.files["handle/ner.pt"]


@pytest.mark.parametrize("way", ["cut off", "changed", "absent"])
def test_a_model_that_does_not_come_whole_is_told_and_the_next_call_goes_on(
    publisher: Publisher, tmp_path: Path, way: str
) -> None:
    publisher.spoilt["handle/depparse.pt"] = way
    folder = tmp_path / "models"
    with pytest.raises(ModelError, match="run the command again") as error:
        get(folder, url=publisher.url)
    assert way == "cut off" or "sl/depparse/standard.pt" in str(error.value)
    assert not folder.exists()
    publisher.spoilt.clear()
    publisher.asked.clear()
    get(folder, url=publisher.url)
    assert "handle/depparse.pt" in publisher.asked
    assert "handle/pos.pt" not in publisher.asked
    assert all(file.whole for file in needed(folder).values())


def test_models_stay_as_they_were_when_others_do_not_come(publisher: Publisher, models: Path, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    shutil.copytree(models, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    publisher.files["handle/pos.pt"] += b" newer"
    known = publisher.files["resources_2.2.json"].replace(md5_of(models / "sl/pos/standard.pt").encode(), b"0" * 32)
    publisher.files["resources_2.2.json"] = known
    with pytest.raises(ModelError, match=r"sl/pos/standard\.pt"):
        get(folder, url=publisher.url)
    assert {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (None, "no list of classla's models there: Not Found"),
        (b"<html>", "no list of classla's models for Slovene"),
        (b'{"hr": {}}', "no list of classla's models for Slovene"),
    ],
)
def test_a_list_that_is_none_is_said(publisher: Publisher, tmp_path: Path, listed: bytes | None, said: str) -> None:
    if listed is None:
        publisher.spoilt["resources_2.2.json"] = "absent"
    else:
        publisher.files["resources_2.2.json"] = listed
    with pytest.raises(ModelError, match=said):
        get(tmp_path / "models", url=publisher.url)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("key", ["link", "md5"])
def test_a_list_that_lacks_something_is_said(publisher: Publisher, tmp_path: Path, key: str) -> None:
    known = orjson.loads(publisher.files["resources_2.2.json"])
    del known["sl"]["ner"]["standard"][key]
    publisher.files["resources_2.2.json"] = orjson.dumps(known)
    with pytest.raises(ModelError, match="the list lacks a model's link or checksum"):
        get(tmp_path / "models", url=publisher.url)


def test_a_list_without_the_publishers_address_is_said(publisher: Publisher, tmp_path: Path) -> None:
    known = orjson.loads(publisher.files["resources_2.2.json"])
    del known["url"]
    publisher.files["resources_2.2.json"] = orjson.dumps(known)
    with pytest.raises(ModelError, match="did not come"):
        get(tmp_path / "models", url=publisher.url)


def test_without_a_network_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"http://127.0.0.1:9/resources_2.2.json: no answer .*: a network is needed"):
        get(tmp_path / "models", url="http://127.0.0.1:9")
    assert not list(tmp_path.iterdir())
