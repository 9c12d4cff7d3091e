"""Programmes: the ceremony or series in which an award is given, with its year and its other names."""

from pipeline.stages.claims import ProgrammeMention
from pipeline.stages.phrases import is_year, span_of
from pipeline.stages.sentences import SentenceReader


def find_programme(reader: SentenceReader) -> ProgrammeMention | None:
    """What "v okviru" names in the sentence, with its year, and other names in brackets behind it."""
    for at in range(*reader.sentence):
        cue = reader.cue_before(at)
        if cue is not None and cue[0].slot == "programme":
            return _read(reader, at)
    return None


def _read(reader: SentenceReader, at: int) -> ProgrammeMention | None:
    """The programme whose name starts at token ``at``."""
    tokens, limit = reader.tokens, reader.sentence.last
    award = next((a for a in reader.awards if a.first <= at < a.last or a.first == at), None)
    year = award.year_for if award else None
    if award is None:
        return None
    end = award.last
    if end < limit and is_year(tokens[end]):
        year, end = tokens[end].text.rstrip("."), end + 1
    aliases: tuple[str, ...] = ()
    if end < limit and tokens[end].text == "(":
        close = next((i for i in range(end + 1, min(limit, end + 15)) if tokens[i].text == ")"), None)
        if close is not None and close > end + 1:
            aliases = (span_of(tokens, end + 1, close).of(reader.annotated.text),)
    elif end + 1 < limit and tokens[end].lemma == "oziroma" and tokens[end + 1].text[:1].isupper():
        close = end + 2
        while close < limit and (tokens[close].text[:1].isupper() or is_year(tokens[close])):
            close += 1
        aliases = (span_of(tokens, end + 1, close).of(reader.annotated.text),)
    return ProgrammeMention(award.name, year, aliases)
