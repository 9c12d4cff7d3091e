"""How annotation tools are to be set up: Label Studio's labelling configuration, and brat's files of types."""

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from pipeline.exchange.kinds import AWARDS, COLOURS, FIELDS, SLOTS, STATUS, Field, Form, Kind
from pipeline.exchange.studio import LABEL, NOTES, TEXT

_SPACES: Final = (
    ".htx-text { white-space: pre-wrap; }"  # else Label Studio shows a text's line breaks and spaces otherwise
)


def studio_xml() -> str:
    """Label Studio's labelling configuration, https://labelstud.io/tags/labels and those beside it."""
    view = ET.Element("View")
    ET.SubElement(view, "Style").text = _SPACES
    labels = ET.SubElement(view, "Labels", name=LABEL, toName=TEXT)
    for kind in Kind:
        ET.SubElement(labels, "Label", value=kind, background=COLOURS[kind])
    ET.SubElement(view, "Text", name=TEXT, value=f"${TEXT}", granularity="symbol")
    for field in FIELDS:
        _control(view, field)
    ET.SubElement(view, "Header", value=NOTES)
    ET.SubElement(view, "TextArea", name=NOTES, toName=TEXT, maxSubmissions="1", editable="true")
    ET.indent(view)
    # Without a declaration: Label Studio takes the text from a field, where one of an encoding is an error.
    return ET.tostring(view, encoding="unicode") + "\n"


def _control(view: ET.Element, field: Field) -> None:
    shown = {"visibleWhen": "region-selected", "whenLabelValue": ",".join(field.kinds)}
    block = ET.SubElement(view, "View", shown)
    ET.SubElement(block, "Header", value=f"{field.name}: {field.hint}" if field.hint != field.name else field.name)
    whose = {"name": field.name, "toName": TEXT, "perRegion": "true", **shown}
    if field.form is Form.choice:
        required = {"required": "true"} if field.name == STATUS else {}
        choices = ET.SubElement(block, "Choices", {**whose, "choice": "single", "showInline": "true", **required})
        for choice in field.choices:
            ET.SubElement(choices, "Choice", value=choice)
    else:
        most = {"maxSubmissions": "1"} if field.form is Form.text else {}
        ET.SubElement(block, "TextArea", {**whose, "editable": "true", **most})


def brat_annotation() -> str:
    """What brat reads as ``annotation.conf``, https://brat.nlplab.org/configuration.html."""
    return "\n".join(_annotation()) + "\n"


def _annotation() -> Iterator[str]:
    yield "[entities]"
    yield from Kind
    yield "[relations]"
    for slot in SLOTS:
        awards = AWARDS if slot is Kind.recipient else (Kind.award,)
        yield f"{slot} Arg1:{'|'.join(awards)}, Arg2:{slot}"
    yield "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    yield "[events]"
    yield "[attributes]"
    for field in FIELDS:
        if field.form is Form.choice:
            yield f"{field.name} Arg:{'|'.join(field.kinds)}, Value:{'|'.join(field.choices)}"


def brat_visual() -> str:
    """What brat reads as ``visual.conf``."""
    return "\n".join(_visual()) + "\n"


def _visual() -> Iterator[str]:
    yield "[labels]"
    for kind in Kind:
        yield f"{kind} | {kind.replace('_', ' ')}"
    yield "[drawing]"
    yield "SPAN_DEFAULT fgColor:black, bgColor:lightgrey, borderColor:darken"
    yield "ARC_DEFAULT color:black, dashArray:-, arrowHead:triangle-5"
    for kind in Kind:
        yield f"{kind} bgColor:{COLOURS[kind]}"
