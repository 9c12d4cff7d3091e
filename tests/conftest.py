"""What the tests share: readers with each backend, and where the data beside the project lies."""

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from spacy.language import Language

import pipeline
import pipeline.batch.workers
import pipeline.loading
from pipeline import Reader
from pipeline.backends import Backend
from pipeline.backends.pipelines import INSTALL, installed
from scripts.goldsets import ours
from scripts.measuring import ReadRelease, read_set
from tests.commands import Nagrade, commands
from tests.fakes import load_fake

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
# classla is an extra of some GB: where it is absent its tests cannot be, and the last lines of a run say so.
BACKENDS = list(Backend) if installed() else [Backend.spacy]
collect_ignore = [] if installed() else ["test_classla.py", "test_classla_download.py"]
# Likewise a browser and what drives it; none of pip's packages brings one.
CHROMIUM = shutil.which("chromium")
DRIVEN = bool(find_spec("playwright") and find_spec("axe_playwright_python"))
collect_ignore += [] if CHROMIUM and DRIVEN else ["test_view_browser.py"]
if installed():
    import pipeline.backends.component  # here, where what its imports leave open is no failure of a test


def pytest_configure() -> None:
    """Let tests interrupt what they start: a shell lets what it starts in the background ignore that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by what they are for: packed ones hold the time, and every process has to collect the same tests."""
    return argname if isinstance(val, bytes) else None


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have those tests run in one process, where several are used, that share something which takes minutes to make."""
    for item in items:
        for fixture in ("cluster", "corpus", "models"):
            if isinstance(item, pytest.Function) and fixture in item.fixturenames:
                item.add_marker(pytest.mark.xdist_group(fixture))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not tested, and why."""
    if not installed():
        terminalreporter.write_line(f"the backend classla was not tested, for it is not installed: {INSTALL}")
    if not CHROMIUM:
        terminalreporter.write_line("pages were not tested in a browser, for there is none: apt-get install chromium")
    elif not DRIVEN:
        terminalreporter.write_line(
            "pages were not tested in a browser, for nothing drives it: pip install 'nagrade[browser]'"
        )


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Models of classla: those that NAGRADE_CLASSLA_MODELS names, else small ones, trained in two minutes."""
    if named := os.environ.get("NAGRADE_CLASSLA_MODELS"):
        return Path(named)
    from scripts.train_classla import SMALL, read_corpus, train  # noqa: PLC0415 - only where it is asked for

    out = tmp_path_factory.mktemp("models")
    train(read_corpus(SMALL.releases), SMALL, out, tmp_path_factory.mktemp("work"))
    return out


@pytest.fixture(scope="session", params=BACKENDS)
def either(request: pytest.FixtureRequest) -> Reader:
    """A reader with each backend that is installed."""
    if request.param == Backend.spacy:
        return pipeline.load()
    return pipeline.load(backend=Backend.classla, models=request.getfixturevalue("models"))


@pytest.fixture(scope="session")
def nlp(either: Reader) -> Language:
    """What annotates with each backend that is installed."""
    return either.nlp


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped model with the shipped tables."""
    return pipeline.load()


@pytest.fixture(scope="session")
def alone(reader: Reader) -> Reader:
    """The rules without the linker."""
    return replace(reader, linker=None)


@pytest.fixture(scope="session")
def corpus(reader: Reader) -> dict[str, list[ReadRelease]]:
    """The test part and some releases of the other, with gold and what is read of each; once, for it takes a minute."""
    return {"dev": read_set(reader, ours("dev"), every=32), "test": read_set(reader, ours("test"))}


@pytest.fixture
def nagrade(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Nagrade]:
    """Runs a command in this process, with a reader that needs no model."""
    monkeypatch.setattr(pipeline.loading, "load", load_fake)
    monkeypatch.setattr(pipeline.batch.workers, "load_reader", load_fake)
    yield commands(monkeypatch, capfdbinary)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Nagrade]:
    """Runs a command in this process, with the shipped model."""
    yield commands(monkeypatch, capfdbinary)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
