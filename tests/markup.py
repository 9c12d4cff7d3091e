"""HTML as tests read it."""

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br"}


class Read(HTMLParser):
    """A page as a browser without scripts reads it: its elements, and the text in each with a class or id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, list[str]]] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element and its attributes."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        names = [value or "" for name, value in attrs if name in {"class", "id"}] + [f"<{tag}>"]
        for name in names:
            self.texts.setdefault(name, []).append("")
        if tag not in VOID:
            self._open.append((tag, names))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG that ends itself."""
        self.handle_starttag(tag, attrs)
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Every element is closed by its own tag, in order."""
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        """Keep words for each element around them."""
        for _, names in self._open:
            for name in names:
                self.texts[name][-1] += data
