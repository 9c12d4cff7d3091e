"""Releases to look at, for tests of pages: one as newsrooms write them, and one that attacks the page."""

from hashlib import sha256

from pipeline.records import (
    Award,
    Contacts,
    Date,
    Document,
    DocumentAward,
    Entity,
    EntityKind,
    Mention,
    Party,
    Person,
    PersonRole,
    Place,
    Producer,
    Programme,
    Section,
    Source,
    Status,
)
from pipeline.sheets import Sheet

TEXT = (
    "Bralci so izbrali\n\n"
    "Celje, 12. maja 2023 - Nagrado zlati vrelec Knjižnice Breg je iz rok župana Petra Zupana prevzela Ana Novak "
    "v imenu Založbe Lipa. Podelili so jo na Celjskem gradu.\n"
)
PRODUCER = Producer(version="0", backend="fake", model="none")
HOSTILE = (
    "</script></noscript></style><script>window.hacked=1</script>\"'><img src=x onerror=window.hacked=1>\u2028&amp;<!--"
)


def mention(text: str, words: str) -> Mention:
    """The first place where the words stand."""
    start = text.index(words)
    return Mention(text=words, start=start, end=start + len(words))


def party(text: str, words: str, name: str, *, kind: str = "PER", role: str | None = None, sure: float = 0.9) -> Party:
    """Somebody in an award."""
    return Party.model_validate(
        {
            "name": name,
            "type": kind,
            "role": role,
            "institution": None,
            "mention": mention(text, words),
            "why": "frame.prevzeti",
            "confidence": sure,
        }
    )


def sheet(number: int = 1, *, status: Status = "conferred", sure: float = 0.87, year: int = 2023) -> Sheet:
    """A release with one award, whose parties, words and dates overlap."""
    text = TEXT.replace("2023", str(year))
    entities: list[tuple[EntityKind, str, str]] = [
        ("PLACE", "Celje", "Celje"),
        ("DATE", f"12. maja {year}", f"{year}-05-12"),
        ("AWARD", "Nagrado zlati vrelec Knjižnice Breg", "nagrada zlati vrelec"),
        ("INSTITUTION", "Knjižnice Breg", "Knjižnica Breg"),
        ("ROLE", "župana", "župan"),
        ("PERSON", "Petra Zupana", "Peter Zupan"),
        ("PERSON", "Ana Novak", "Ana Novak"),
        ("INSTITUTION", "Založbe Lipa", "Založba Lipa"),
    ]
    award = DocumentAward(
        id=f"zapis-{number}",
        status=status,
        award=Award(
            name="nagrada zlati vrelec",
            kind="nagrada",
            category=None,
            year_for=None,
            programme=Programme(name="Bralna pomlad", year=str(year), aliases=()),
            reason=None,
            mention=mention(text, "Nagrado zlati vrelec Knjižnice Breg"),
        ),
        recipients=(party(text, "Založbe Lipa", "Založba Lipa", kind="ORG"),),
        accepted_by=(party(text, "Ana Novak", "Ana Novak"),),
        presenters=(party(text, "Petra Zupana", "Peter Zupan", role="župan", sure=0.66),),
        conferred_by=(party(text, "Knjižnice Breg", "Knjižnica Breg", kind="ORG"),),
        date=Date(iso=f"{year}-05-12", precision="day", mention=mention(text, f"12. maja {year}")),
        place=Place(name="Celjski grad", mention=mention(text, "Celjskem gradu")),
        evidence=(mention(text, text[text.index("Nagrado") : text.index(" Podelili")]),),
        confidence=sure,
    )
    return Sheet(
        source(text, number, f"Zlati vrelec {number}"),
        text,
        (award,),
        (Section(kind="headline", start=0, end=17), Section(kind="body", start=42, end=len(text) - 1)),
        tuple(Entity(kind=kind, name=name, iso=None, mention=mention(text, words)) for kind, words, name in entities),
        (person(text),),
    )


def source(text: str, number: int, title: str) -> Source:
    """Where a release comes from."""
    return Source(
        id=f"{number:016x}",
        path=f"vrelec_{number}.txt",
        sha256=sha256(text.encode()).hexdigest(),
        title=title,
        dateline_place="Celje",
        published="2023-05-12",
        source="Knjižnica Breg",
    )


def person(text: str) -> Person:
    """The mayor."""
    roles = (PersonRole(role="župan", institution=None, mention=mention(text, "župana")),)
    return Person(name="Peter Zupan", titles=("mag.",), mentions=(mention(text, "Petra Zupana"),), roles=roles)


def hostile(number: int = 1) -> Sheet:
    """A release whose every value would be markup, script or a formula, if a page let it."""
    text = f"{HOSTILE} je prejela nagrado {HOSTILE}."
    words = mention(text, HOSTILE)
    evil = Party(
        name=f"={HOSTILE}",
        type="PER",
        role=HOSTILE,
        institution=HOSTILE,
        mention=words,
        why=HOSTILE,
        confidence=0.5,
    )
    award = DocumentAward(
        id=HOSTILE,
        status="conferred",
        award=Award(
            name=HOSTILE,
            kind=HOSTILE,
            category=HOSTILE,
            year_for=HOSTILE,
            programme=Programme(name=HOSTILE, year=HOSTILE, aliases=(HOSTILE,)),
            reason=words,
            mention=mention(text, "nagrado"),
        ),
        recipients=(evil,),
        accepted_by=(evil,),
        presenters=(evil,),
        conferred_by=(evil.model_copy(update={"type": "ORG"}),),
        date=Date(iso=HOSTILE, precision="day", mention=words),
        place=Place(name=HOSTILE, mention=words),
        evidence=(mention(text, text),),
        confidence=0.5,
        supersedes=HOSTILE,
    )
    entity = Entity(kind="PERSON", name=HOSTILE, iso=None, mention=words)
    document = Source(
        id=f"{number}{HOSTILE}",
        path=HOSTILE,
        sha256=sha256(text.encode()).hexdigest(),
        title=HOSTILE,
        dateline_place=HOSTILE,
        published=HOSTILE,
        source=HOSTILE,
    )
    people = (Person(name=HOSTILE, titles=(HOSTILE,), mentions=(words,), roles=()),)
    return Sheet(document, text, (award,), (Section(kind="body", start=0, end=len(text)),), (entity,), people)


def document(shown: Sheet) -> Document:
    """The release as a line of the documents feed."""
    return Document(
        document=shown.document,
        text_length=len(shown.text or ""),
        encoding="utf-8",
        sections=shown.sections,
        entities=shown.entities,
        people=shown.people,
        contacts=Contacts(emails=(), phones=(), urls=()),
        awards=shown.awards,
        producer=PRODUCER,
    )
