"""Which lines of a text are Slovene.

Each line is weighed and the cheapest sequence of languages is taken, in which every change costs ``_CHANGE``. So a
headline of names, an English alias or a quoted title cannot turn a Slovene text, and an English version below it can.
What stays in doubt is Slovene: in each line another language has to be ``_DOUBT`` likelier, which no list of foreign
names is. Only where one is do the lines around it count as they are.

Two things weigh a line: words that Slovene has and its southern neighbours lack, or the other way round, and py3langid
(BSD; Naive Bayes over the sequences of bytes), which is loaded only where those words leave a doubt: that takes 0.7 s.
Croatian, Bosnian and Serbian count as one language until the text is named.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import NotSloveneError
from pipeline.spans import Span

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]  # the package has no types

_SLOVENE, _SOUTHERN = "sl", "hbs"
_SOUTHERN_CODES = ("hr", "bs", "sr")
# The languages of releases that reach a Slovene desk; more of them would only make names and headlines less certain.
_LANGUAGES = (
    *(_SLOVENE, *_SOUTHERN_CODES, "mk", "bg", "ru", "uk", "cs", "sk", "pl"),
    *("en", "de", "nl", "it", "fr", "es", "pt", "ro", "hu", "sq"),
)

# All below in natural logarithms of likelihood; measured on corpus/releases, awards_dev and the samples of the test.
_CHANGE = 8.0
_DOUBT = 4.0
_WORD_WEIGHT = 2.0
_CLEAR_WORDS = 4  # so many different Slovene words, and hardly one of the neighbours', settle a line
_FLOOR = 1e-12
_SHORT = 12  # letters; below, a line says nothing
_HEADING = (
    150  # letters; up to here lines without telling words may be headings, names or addresses of what stands around
)
_READ = 2_000  # characters of a line that are weighed
_LINES = 5_000  # lines that are weighed; a release has some dozens


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Without carons, as some texts are typed. Words that lose their difference with the caron (če, će; sto, što) are left
# out. No other language above has as many as ``_CLEAR_WORDS`` of the Slovene ones (English: in, so; Slovak: v, so).
_TELLING: Mapping[str, frozenset[str]] = {
    _SLOVENE: _set(
        "ki tudi lahko zelo letos letosnji letosnja letosnje bodo bosta kjer ker kot vendar oziroma najbolj "
        "zaradi danes vceraj njihov njihova njihovo prejel prejela prejelo prejeli prejele prejme prejmejo "
        "nagrado plaketo listino podelil podelila podelili podelilo podeljuje obcina obcine obcini obcino "
        "obcinski obcinska obcinskega leta jih kateri katere katero katerih katerem katerega nekaj skupaj "
        "prvic drugic nato ampak niso namrec predvsem torej saj toda spet zdaj dejal dejala povedal povedala "
        "nagrajenec nagrajenka nagrajenci nagrajencem zupan zupana zupanja drzavni drzavnega podrocju "
        "podrocja odstotkov in v so bo med ob tem vsi sta nam njim njem nje ji jo naj najvec sicer izrocil "
        "izrocila najboljso osvojil prireditvi slovesnosti ministrstvo ministrica"
    ),
    _SOUTHERN: _set(
        "i u su koji koja koje kojih kojem kojima kojoj koju kojeg kojega kojom nije nisu bio biti ili sa kao "
        "svi svih sve danas jucer juce godine godini godinu zbog prema nakon gdje gde nagradu plaketu povelju "
        "njezin njezina uz jer ako kad ovaj ova ovo ove ovog ovom tijekom tokom izmedu izmedju takoder "
        "takodje dodijeljena dodijeljene dodijeljeno dodijelila dodijelio dodeljena dodeljene dodelila "
        "dodelio urucena urucene uruceno urucio urucila primio primila primili opcina opcine opstina opstine "
        "gradonacelnik gradonacelnica zupanija zupanije predsjednik predsjednica"
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")


# What tells the southern languages apart, likewise; Bosnian is what has none.
_NATIONAL: Mapping[str, frozenset[str]] = {
    "hr": _set(
        "jucer tko tijekom gradonacelnik gradonacelnica kazaliste kazalista kazalisni kazalisnoj sijecnja "
        "veljace ozujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca glazba "
        "glazbe sveuciliste sveucilista uciteljica ravnateljica ravnatelj vijece vijeca"
    ),
    "sr": _set(
        "juce ko opstina opstine predsednik predsednica gde delo dela mesto vreme uvek dodeljena dodeljene "
        "dodelila dodelio pozoriste pozorista decje dete dece reci srbije srbija beograd beogradu beograda"
    ),
}


class Part(NamedTuple):
    """A run of lines in one language, an ISO 639-1 code."""

    span: Span
    language: str


def slovene_parts(text: str) -> tuple[Part, ...]:
    """The Slovene parts of a release, in order.

    Raises:
        NotSloveneError: if there is none; it names the language of most of the text.
    """
    parts = language_parts(text)
    slovene = tuple(part for part in parts if part.language == _SLOVENE)
    if parts and not slovene:
        lengths: dict[str, int] = {}
        for (start, end), language in parts:
            lengths[language] = lengths.get(language, 0) + end - start
        raise NotSloveneError(max(lengths, key=lambda language: lengths[language]))
    return slovene


def language_parts(text: str) -> tuple[Part, ...]:
    """All of a text but white space at its ends, cut where the language changes."""
    lines = [Span(*found.span()) for found in _LINE.finditer(text)]
    if not lines:
        return ()
    weighed = [_words(text[start : min(end, start + _READ)]) for start, end in lines[:_LINES]]
    if _settled(weighed):
        return (Part(Span(lines[0].start, lines[-1].end), _SLOVENE),)
    weights: list[Mapping[str, float]] = [words.weights() for words in weighed]
    weights += [{}] * (len(lines) - len(weights))
    path = _cheapest(weights, _DOUBT)
    if any(language != _SLOVENE for language in path):
        path = _cheapest(weights, 0.0)
    named = {language: _name(language, weights, path) for language in set(path)}
    parts = []
    for language, run in groupby(zip(lines, path, strict=True), key=lambda pair: pair[1]):
        spans = [span for span, _ in run]
        parts.append(Part(Span(spans[0].start, spans[-1].end), named[language]))
    return tuple(parts)


class _Words(NamedTuple):
    """What a line says by its telling words, counted once each; ``letters`` is how many letters it has."""

    line: str
    letters: int
    slovene: int
    southern: int
    national: Mapping[str, int]

    @property
    def clear(self) -> bool:
        """Whether the words alone settle that the line is Slovene."""
        return self.slovene >= _CLEAR_WORDS and self.slovene > 4 * self.southern

    def weights(self) -> Mapping[str, float]:
        """How likely the line is in each language; empty where it says nothing."""
        if self.letters < _SHORT:
            return {}
        if self.clear:
            return _by_words(self.slovene)
        weights = dict(_by_letters(self.line))
        weights[_SLOVENE] += _WORD_WEIGHT * self.slovene
        for language in (_SOUTHERN, *_SOUTHERN_CODES):
            weights[language] += _WORD_WEIGHT * (self.southern + self.national.get(language, 0))
        return weights


def _words(line: str) -> _Words:
    plain = "".join(char for char in unicodedata.normalize("NFD", line) if not unicodedata.combining(char))
    # A capital I or U alone is a number, an initial or a divider, unless all are capitals.
    words = [word.lower() for word in _WORD.findall(plain) if word not in {"I", "U"} or line.isupper()]
    slovene, southern = (len(_TELLING[language].intersection(words)) for language in (_SLOVENE, _SOUTHERN))
    national = {code: len(known.intersection(words)) for code, known in _NATIONAL.items()}
    return _Words(line, sum(map(len, words)), slovene, southern, national)


def _settled(lines: Iterable[_Words]) -> bool:
    """Whether the text is Slovene beyond doubt: clear lines, and between them no more than headings and addresses."""
    clear, unclear = 0, 0
    for line in lines:
        clear, unclear = (clear + 1, 0) if line.clear else (clear, unclear + line.letters)
        if unclear > _HEADING:
            return False
    return clear > 0


def _by_words(count: int) -> dict[str, float]:
    return {_SLOVENE: 0.0, **dict.fromkeys((_SOUTHERN, *_LANGUAGES[1:]), -2.0 * count)}


def _by_letters(line: str) -> dict[str, float]:
    shares = dict(_identifier().rank(line))
    shares[_SOUTHERN] = sum(shares[language] for language in _SOUTHERN_CODES)
    return {language: math.log(max(share, _FLOOR)) for language, share in shares.items()}


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  # 0.2 s, and most texts do without

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES)
    return identifier


def _cheapest(weights: Sequence[Mapping[str, float]], doubt: float) -> list[str]:
    """The language of each line, by dynamic programming; lines that say nothing go with a Slovene neighbour, if any.

    Args:
        weights: For each line how likely it is in each language, or nothing.
        doubt: How much likelier than Slovene another language has to be in a line to count.
    """
    telling = [index for index, weight in enumerate(weights) if weight]
    states = (_SLOVENE, _SOUTHERN, *(language for language in _LANGUAGES[1:] if language not in _SOUTHERN_CODES))
    best = dict.fromkeys(states, 0.0)
    cameback: list[dict[str, str]] = []
    for index in telling:
        leader = max(states, key=lambda state: best[state])
        came = {state: state if best[state] >= best[leader] - _CHANGE else leader for state in states}
        best = {
            state: best[came[state]]
            - (_CHANGE if came[state] != state else 0.0)
            + weights[index][state]
            + (doubt if state == _SLOVENE else 0.0)
            for state in states
        }
        cameback.append(came)
    state = max(states, key=lambda state: best[state])
    path = [""] * len(weights)
    for index, came in zip(reversed(telling), reversed(cameback), strict=True):
        path[index] = state
        state = came[state]
    return _filled(path)


def _filled(path: Iterable[str]) -> list[str]:
    filled: list[str] = []
    runs = [(language, len(list(run))) for language, run in groupby(path)]
    for at, (language, length) in enumerate(runs):
        around = {runs[near][0] for near in (at - 1, at + 1) if 0 <= near < len(runs)}
        inferred = _SLOVENE if _SLOVENE in around or not around else min(around)
        filled += [language or inferred] * length
    return filled


def _name(language: str, weights: Sequence[Mapping[str, float]], path: Sequence[str]) -> str:
    """The code of a state: of the southern languages the likeliest."""
    if language != _SOUTHERN:
        return language
    lines = [weight for weight, state in zip(weights, path, strict=True) if weight and state == _SOUTHERN]
    return max(_SOUTHERN_CODES, key=lambda code: sum(weight[code] for weight in lines))
