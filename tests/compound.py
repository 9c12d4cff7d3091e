"""Outlook messages made for the tests: a compound file (MS-CFB) with the streams that MS-OXMSG asks for."""

import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import count

_SECTOR, _MINI, _SMALL = 512, 64, 4_096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_TEXT, _BINARY, _NUMBER, _TIME = 0x001F, 0x0102, 0x0003, 0x0040

Tree = Mapping[str, "bytes | Tree"]


def message(
    subject: str,
    *,
    body: str | None = None,
    html: bytes | None = None,
    sent: datetime | None = None,
    attachments: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """A message with these properties."""
    texts = {0x001A: "IPM.Note", 0x0037: subject} | ({0x1000: body} if body is not None else {})
    tree = _properties(texts, {0x1013: html} if html is not None else {}, sent, head=32, attached=len(attachments))
    for number, (name, content) in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = _properties({0x3707: name}, {0x3701: content}, None, head=8)
    return compound(tree)


def _properties(
    texts: Mapping[int, str], binaries: Mapping[int, bytes], sent: datetime | None, *, head: int, attached: int = 0
) -> "dict[str, bytes | Tree]":
    """The streams of an object's properties, and the list of them after a head of so many bytes (MS-OXMSG 2.4)."""
    tree: dict[str, bytes | Tree] = {}
    rows = b""
    for kind, values in ((_TEXT, {k: v.encode("utf-16-le") for k, v in texts.items()}), (_BINARY, binaries)):
        for tag, value in values.items():
            tree[f"__substg1.0_{tag:04X}{kind:04X}"] = value
            rows += struct.pack("<HHIII", kind, tag, 6, len(value), 0)
    rows += struct.pack("<HHIII", _NUMBER, 0x3705, 6, 1, 0)  # attached by value
    if sent:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        rows += struct.pack("<HHIQ", _TIME, 0x0039, 6, ticks)
    tree["__properties_version1.0"] = struct.pack("<8x4I", 0, attached, 0, attached).ljust(head, b"\0")[:head] + rows
    return tree


def compound(tree: Tree) -> bytes:
    """A compound file of version 3 with these storages and streams."""
    names: list[tuple[str, int, bytes]] = [("Root Entry", _ROOT, b"")]
    links: list[list[int]] = [[_FREE, _FREE, _FREE]]  # left, right, child

    def add(branch: Tree, parent: int) -> None:
        before = None
        for name, value in branch.items():
            number = len(names)
            names.append(
                (name, _STREAM if isinstance(value, bytes) else _STORAGE, value if isinstance(value, bytes) else b"")
            )
            links.append([_FREE, _FREE, _FREE])
            links[parent if before is None else before][2 if before is None else 1] = number
            before = number
            if not isinstance(value, bytes):
                add(value, number)

    add(tree, 0)
    mini = b""
    mini_fat: list[int] = []
    starts: dict[int, int] = {}
    sectors: list[bytes] = []
    fat: list[int] = []

    def chain(data: bytes) -> int:
        first = len(sectors)
        pieces = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        sectors.extend(pieces)
        fat.extend([*range(first + 1, first + len(pieces)), _END] if pieces else [])
        return first if pieces else _END

    for number, (_, kind, data) in enumerate(names):
        if kind == _STREAM and 0 < len(data) < _SMALL:
            starts[number] = len(mini_fat)
            size = -(-len(data) // _MINI)
            mini_fat.extend([*range(len(mini_fat) + 1, len(mini_fat) + size), _END])
            mini += data.ljust(size * _MINI, b"\0")
        elif kind == _STREAM:
            starts[number] = chain(data)
    starts[0] = chain(mini)
    mini_start = chain(struct.pack(f"<{len(mini_fat)}I", *mini_fat))
    entries = b"".join(_entry(*names[n], links[n], starts.get(n, _END), len(mini)) for n in range(len(names)))
    directory = chain(entries)
    size = next(size for size in count(1) if size * _SECTOR // 4 >= len(fat) + size)
    places = range(len(sectors), len(sectors) + size)
    table = struct.pack(f"<{len(fat) + size}I", *fat, *[_FAT] * size).ljust(size * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, size, directory, 0, _SMALL, mini_start, -(-len(mini_fat) * 4 // _SECTOR), _END, 0, 0,
    )[:76]  # fmt: skip
    first = struct.pack("<109I", *places, *[_FREE] * (109 - size))
    return header + first + b"".join(sectors) + table


def _entry(name: str, kind: int, data: bytes, links: Sequence[int], start: int, mini: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    size = mini if kind == _ROOT else len(data)
    return struct.pack("<64sHBBIII16xI8x8xIQ", raw, len(raw), kind, 1, links[0], links[1], links[2], 0, start, size)
