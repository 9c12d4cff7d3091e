"""Patterns without an award verb, and the ways in which what is unsaid is found; the engine knows each by its id."""

from dataclasses import dataclass

from pipeline.rules.row import Row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pattern(Row):
    """A construction that links without a verb of its own."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Resolution(Row):
    """A way to find out who is meant."""


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        id="pattern.award-to-dative",
        reads="{award:Zlata plaketa=zlata plaketa} {recipient:Ani Novak=Ana Novak}",
        silent="Zlata plaketa Ane Novak visi v avli.",
    ),
    Pattern(
        id="pattern.dative-award",
        reads="{recipient:Ani Novak=Ana Novak} {award:zlata plaketa}",
        silent="Ani Novak v spomin, zlata plaketa na steni.",
    ),
    Pattern(
        id="pattern.conferral-noun",
        reads="Večer so sklenili s podelitvijo {award:zlate plakete=zlata plaketa} {recipient:Ani Novak=Ana Novak}.",
        silent="Večer so sklenili s podelitvijo zlate plakete in obiskom pri Ani Novak.",
    ),
    Pattern(
        id="pattern.award-colon",
        reads="{award:Zlata plaketa=zlata plaketa}: {recipient:Ana Novak}",
        silent="Zlata plaketa: kako se prijaviti",
    ),
    Pattern(
        id="pattern.award-for",
        reads="{award:Zlata plaketa=zlata plaketa} za {recipient:Ano Novak=Ana Novak}",
        silent="Zlata plaketa za vsako vas",
    ),
    Pattern(
        id="pattern.with-award",
        reads="{recipient:Ana Novak} z {award:zlato plaketo=zlata plaketa}",
        silent="Ana Novak z zlato plaketo na steni.",
    ),
    Pattern(
        id="pattern.dash-award",
        reads="{recipient:Ana Novak} – {award:zlata plaketa}",
        silent="Ana Novak – vodja kluba",
    ),
    Pattern(
        id="pattern.award-heading",
        reads="{award:Zlata plaketa=zlata plaketa}\n\n{recipient:Ana Novak}\n\n{recipient:Peter Zupan}",
        silent="Zlata plaketa\n\nAna Novak jo je prodala.",
    ),
    Pattern(
        id="pattern.called",
        reads="{recipient:Ana Novak} {award:častna občanka Lipovca}",
        silent="Ana Novak, predsednica društva Lipa",
    ),
    Pattern(
        id="pattern.congratulation",
        reads="Iskrene čestitke {recipient:Maji Hribar=Maja Hribar} za prejeto {award:zlato plaketo=zlata plaketa}!",
        silent="Iskrene čestitke Maji Hribar za rojstni dan!",
    ),
    Pattern(
        id="pattern.comma-award",
        reads="{recipient:Ana Novak} (levo), {award:zlata plaketa za življenjsko delo}",
        silent="Ana Novak, vodja kluba",
    ),
    Pattern(
        id="pattern.who-they-are",
        reads="{award:Zlato plaketo=zlata plaketa} so prejele tri članice. To so {recipient:Ana Novak}, "
        "{recipient:Tina Kos} in {recipient:Maja Hribar}.",
        silent="Zlato plaketo so predstavile tri članice. To so Ana Novak, Tina Kos in Maja Hribar.",
    ),
    Pattern(
        id="pattern.list-below",
        reads="{award:Zlate plakete=zlata plaketa} so prejeli:\n\n- {recipient:Ana Novak},\n- {recipient:Peter Zupan}.",
    ),
    Pattern(
        id="pattern.gapped-verb",
        reads="{award:Plaketo=plaketa} je prejela {recipient:Ana Novak}, {award:priznanje} pa {recipient:Peter Zupan}.",
        silent="Plaketo je prejela Ana Novak, govoril pa je Peter Zupan.",
    ),
    Pattern(
        id="pattern.gapped-class",
        reads="V kategoriji velikih podjetij je nagrado prejela Ana Novak, v kategoriji {category:malih podjetij} pa "
        "{recipient:Peter Zupan}.",
        silent="V kategoriji velikih podjetij je Ana Novak govorila, v kategoriji malih podjetij pa Peter Zupan.",
    ),
    Pattern(
        id="pattern.grades-in-turn",
        reads="Med mladinkami {award:zlato} {recipient:Ana Novak}, {award:srebro} {recipient:Maja Hribar} in "
        "{award:bron} {recipient:Tina Kos}.",
        silent="Zlato Ana Novak ima rada.",
    ),
    Pattern(
        id="pattern.year-in-turn",
        reads="Lani je plaketo prejela Ana Novak, letos pa {recipient:Peter Zupan}.",
        silent="Lani je plaketo prejela Ana Novak, letos pa je govoril Peter Zupan.",
    ),
    Pattern(
        id="pattern.reason-in-turn",
        reads="Ana Novak je plaketo prejela za roman, {recipient:Peter Zupan} pa za pomoč.",
        silent="Ana Novak je plaketo prejela za roman, Peter Zupan pa je pisal za ples.",
    ),
    Pattern(
        id="pattern.in-brackets",
        reads="Na odru sta stala {recipient:Ana Novak} ({award:zlata plaketa}) in Peter Zupan.",
        silent="Na odru je stala Ana Novak (in zlata plaketa).",
    ),
    Pattern(
        id="pattern.was-title",
        reads="{status:past}{recipient:Ana Novak} je bila {award:državna prvakinja v teku}.",
        silent="Ana Novak je bila na odru.",
    ),
    Pattern(
        id="pattern.first-time-before",
        reads="{status:past}{recipient:Ana Novak} je {award:plaketo=plaketa} prejela že drugič "
        "(prvič za leto {year_for:2013}).",
    ),
)

RESOLUTIONS: tuple[Resolution, ...] = (
    Resolution(
        id="resolve.sender",
        reads="{recipient:Zavod Lipa} obvešča javnost o novicah. {award:Zlato plaketo=zlata plaketa} smo prejeli "
        "v Celju.",
    ),
    Resolution(
        id="resolve.subject-before",
        reads="{recipient:Ana Novak} vodi zavod. Lani je bila bolna, letos pa je prejela {award:zlato "
        "plaketo=zlata plaketa}.",
    ),
    Resolution(
        id="resolve.pronoun",
        reads="{recipient:Ana Novak} je stopila na oder. {award:Zlato plaketo=zlata plaketa} ji je izročil "
        "{presenter:Peter Zupan}.",
    ),
    Resolution(
        id="resolve.office",
        reads="Navzoče je pozdravil župan {presenter:Peter Zupan}. {recipient:Ana Novak} je {award:zlato plaketo=zlata "
        "plaketa} prejela iz županovih rok.",
    ),
    Resolution(
        id="resolve.award-before",
        reads="Društvo Lipa je prejelo {award:zlato plaketo=zlata plaketa}. Priznanje je prevzela "
        "{accepted_by:Ana Novak}.",
    ),
    Resolution(
        id="resolve.signed-role",
        reads="Šola je praznovala. Čestitamo vsem.\n\nLep pozdrav\n\n{role:Ravnateljica=ravnateljica}\n"
        "{person:Ana Novak}",
    ),
    Resolution(
        id="resolve.surname",
        reads="Na odru je bila Ana Novak. {award:Zlato plaketo=zlata plaketa} je prejela {recipient:Novakova=Ana "
        "Novak}.",
    ),
    Resolution(
        id="resolve.body",
        reads="Društvo Lipa je bilo na Bledu. {recipient:Društvo=Društvo Lipa} je prejelo {award:zlato plaketo=zlata "
        "plaketa}.",
    ),
    Resolution(
        id="resolve.handed-to-head",
        reads="Društvo Lipa je prejelo {award:zlato plaketo=zlata plaketa}. Priznanje je {accepted_by:Ani "
        "Novak=Ana Novak} "
        "izročil {presenter:Peter Zupan}.",
    ),
    Resolution(
        id="resolve.acceptor-is-winner",
        reads="{award:Zlato plaketo=zlata plaketa} je prevzela {recipient:Ana Novak}.",
    ),
)
