"""The notebook is true: it runs, and what it shows is what a notebook would show."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import nbformat
import pytest
from IPython.core.formatters import DisplayFormatter
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

import pipeline
from pipeline import Reader
from tests.fakes import a_document

NOTEBOOK = Path(__file__).parents[1] / "docs" / "notebooks" / "awards.ipynb"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """IPython, as the kernel of a notebook has it, with a module of its own instead of the tests' main one."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "notebook_of_a_test", ModuleType("notebook_of_a_test"))
    config = Config({"HistoryManager": {"enabled": False}})
    yield InteractiveShell.instance(config=config, user_module=sys.modules["notebook_of_a_test"])
    InteractiveShell.clear_instance()


def html_of(result: object) -> str:
    """What a notebook shows of a result."""
    html: str = DisplayFormatter().format(result)[0]["text/html"]
    return html


def shown_by(shell: InteractiveShell, source: str) -> str:
    """The HTML that a cell shows, or nothing."""
    with capture_output() as captured:
        result = shell.run_cell(source)
    result.raise_error()
    displayed = "".join(str(output.data.get("text/html", "")) for output in captured.outputs)
    return displayed or (html_of(result.result) if result.result is not None else "")


def test_every_cell_of_the_notebook_runs_and_shows_what_it_says(shell: InteractiveShell) -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    first, *others = [shown_by(shell, cell.source) for cell in code]
    assert first == ""
    assert len(others) == len(code) - 1 > 4
    for html in others:
        assert "Ana Novak" in html
        assert html.startswith("<")
    whole, evidence = others[:2]
    assert "12. junija 2023" in whole
    assert "12. junija 2023" not in evidence


def test_results_show_themselves(reader: Reader) -> None:
    text = "Župan Peter Zupan je <blink>zlato plaketo</blink> izročil Ani Novak."
    explanation = reader.explain(text)
    document = explanation.document
    [record] = document.award_records()
    assert html_of(explanation) == pipeline.fragment(document, text)
    assert html_of(document) == pipeline.fragment(document)
    assert html_of(record) == pipeline.fragment(record)
    for result in (explanation, document, record):
        assert "Ana Novak" in html_of(result)
        assert "<blink>" not in html_of(result)


def test_a_document_without_awards_shows_itself_too() -> None:
    document = a_document(pipeline.Release("Danes ni novic."))
    assert html_of(document) == pipeline.fragment(document)
