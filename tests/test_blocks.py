"""Lists: what their headings and labels make of an award named before, and which winners stand in its place."""

import pytest

from pipeline import Reader
from pipeline.stages.evidence.view import View

CLASSES = """Turistično društvo je v soboto podelilo priznanja.

BALKON
1. Ana Novak, Brezje
2. Jože in Maja Zupan, Log

VRT
1. Peter Kos, Brezje
"""

LABELS = """Društvo je podelilo srebrna priznanja:

fizika – Ana Novak in Jan Kos
kemija – Peter Zupan
"""

GRADES = """Na prvenstvu so podelili kolajne.

Ženske nad 40 let
zlato: Ana Novak (Breza)
srebro: Maja Kos (Lipa)
"""

PLACES = """Klub je razglasil fotografijo leta.

Portret
1. mesto: Ana Novak
2. mesto: ni podeljeno
3. mesto: Peter Kos

Kategorija ŠPORT
1. mesto: Jan Zupan
"""

REGIONS = """Zveza je podelila zlata priznanja:

Pomurska regija: Ana Novak
Zasavska regija: Peter Kos
"""

INLINE = """V kategoriji velikih podjetij je priznanje prejela Ana Novak, med srednjimi je bil Jan Kos.

Nagrado za režijo je prejela Maja Hribar, med najmlajšimi pa Peter Zupan.
"""


def listed(view: View) -> dict[str, list[str]]:
    """The awards that a list's form tells, with the names that stand in their place."""
    names = {phrase.first: c.name for c in view.candidates for _, phrase in c.mentions if phrase.kind == "person"}
    return {o.name: [names[at] for at in sorted(o.owners) if at in names] for o in view.options if o.base is not None}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            CLASSES,
            {
                "priznanje v kategoriji balkon": ["Ana Novak", "Jože Zupan", "Maja Zupan"],
                "priznanje v kategoriji vrt": ["Peter Kos"],
            },
        ),
        (
            LABELS,
            {
                "srebrno priznanje v kategoriji fizika": ["Ana Novak", "Jan Kos"],
                "srebrno priznanje v kategoriji kemija": ["Peter Zupan"],
            },
        ),
        (
            GRADES,
            {
                "zlata kolajna v kategoriji ženske nad 40 let": ["Ana Novak"],
                "srebrna kolajna v kategoriji ženske nad 40 let": ["Maja Kos"],
            },
        ),
        (
            PLACES,
            {
                "prvo mesto v kategoriji portret": ["Ana Novak"],
                "tretje mesto v kategoriji portret": ["Peter Kos"],
                "prvo mesto v kategoriji šport": ["Jan Zupan"],
            },
        ),
        (REGIONS, {}),
    ],
    ids=["headings", "labels", "grades", "places", "regions"],
)
def test_a_list_tells_classes_and_grades(reader: Reader, text: str, wanted: dict[str, list[str]]) -> None:
    found = listed(reader.draft(text).view)
    assert {name: people for name, people in found.items() if name in wanted} == wanted
    if not wanted:
        assert found == {}


def test_a_class_in_a_sentence_is_one_of_the_award_before(reader: Reader) -> None:
    assert listed(reader.draft(INLINE).view) == {
        "priznanje med srednjimi": ["Jan Kos"],
        "nagrada za režijo med najmlajšimi": ["Peter Zupan"],
        "priznanje med najmlajšimi": ["Peter Zupan"],
    }
