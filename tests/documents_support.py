"""Documents as they come, made here: no binary file lies in the project."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx
from docx.oxml import parse_xml
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from scripts.raw.documents import read_document
from scripts.raw.files import TextFile

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEFT, RIGHT = (
    [
        "Northby, March 2003. The mayor, Ada Brook,",
        "told the board on Friday that the mill had",
        "dismissed more than 2,800 workers within a",
        "year. “No family was told the reasons,” she",
        "said, and she called for an extraordi-",
        "nary meeting of the town.",
        "   The owners have not answered. Letters",
        "to them came back unopened.",
    ],
    [
        "The union counts otherwise. Its list, the",
        "board was told, is kept by the women who",
        "lived next to the mill, and it is said to be",
        "well-known in the town. An extraordinary",
        "silence followed the vote, one witness re-",
        "called.",
        "   No second list is known to the board,",
        "nor has it asked for one.",
    ],
)


def read(folder: Path, name: str, data: bytes, encoding: str = "") -> TextFile:
    """What `data` reads as, laid into `folder` under `name`. Raises `Refused`."""
    path = folder / name
    path.write_bytes(data)
    return read_document(path, folder, encoding)


def report_pdf(locked: bool = False) -> bytes:
    """A report in two columns, painted line by line across both, with notes and a table."""
    out = io.BytesIO()
    lock = StandardEncryption("secret", canPrint=0) if locked else None
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, encrypt=lock)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 780, "The mill of Northby")
    canvas.setFont("Times-Roman", 11)
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        for x, line in ((60, left), (310, right)):
            indent = 12 if line.startswith(" ") else 0
            _set_wide(canvas, x + indent, 740 - 14 * number, 225 - indent, line.strip())
            if line.endswith("town."):
                canvas.setFont("Times-Roman", 7)
                end = x + canvas.stringWidth(line, "Times-Roman", 11)
                canvas.drawString(end, 740 - 14 * number + 4, "12")
    canvas.setFont("Times-Roman", 8.5)
    for number, note in enumerate(("12 Minutes of the board, sheet 4.", "13 Ibid.")):
        canvas.drawString(60, 80 - 11 * number, note)
    canvas.showPage()
    canvas.setFont("Times-Roman", 11)
    for number, row in enumerate(("Mill|Said to be dismissed", "Upper|1,200", "Lower|1,600")):
        for x, cell in zip((60, 260), row.split("|"), strict=True):
            canvas.drawString(x, 780 - 16 * number, cell)
    canvas.save()
    return out.getvalue()


def _set_wide(canvas: Canvas, x: float, y: float, width: float, line: str) -> None:
    """A line drawn out to both margins, save where it ends a paragraph."""
    gap = width - canvas.stringWidth(line, "Times-Roman", 11)
    text = canvas.beginText(x, y)
    text.setFont("Times-Roman", 11)
    text.setWordSpace(0 if line.endswith(".") else gap / line.count(" "))
    text.textOut(line)
    text.setWordSpace(0)
    canvas.drawText(text)


def pages_pdf(texts: Iterable[str]) -> bytes:
    """One page for each text; an empty one makes a page with a picture's frame only."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for text in texts:
        canvas.rect(50, 50, 400, 600)
        for number, line in enumerate(text.split("\n")):
            canvas.drawString(60, 800 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@dataclass(frozen=True)
class Painted:
    """A character at a place of a page."""

    text: str  # U+200C makes a mark without ink, as browsers do
    x: float
    y: float = 700


def painted_pdf(characters: Iterable[Painted]) -> bytes:
    """A page with each character painted for itself, 6 points wide, and what it means."""
    items = list(characters)
    texts = sorted({item.text for item in items} - {"\u200c"})
    codes = {text: code for code, text in enumerate(texts, start=0x41)}
    lines = []
    for item in items:
        shown = f"BT /F 10 Tf 1 0 0 1 {item.x} {item.y} Tm"
        if item.text == "\u200c":
            lines.append(f"/Span <</ActualText <FEFF200C>>> BDC {shown} <20> Tj ET EMC")
        else:
            lines.append(f"{shown} <{codes[item.text]:02X}> Tj ET")
    meanings = "\n".join(
        f"<{code:02X}> <{text.encode('utf-16-be').hex()}>" for text, code in codes.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{meanings}\nendbfchar\nendcmap end end"
    )
    widths = " ".join(["0"] + ["600"] * 200)  # the blank, 0x20, takes no room
    font = (
        "<</Type/Font/Subtype/TrueType/BaseFont/Courier/FirstChar 32/LastChar 232"
        f"/Widths [{widths}]/ToUnicode 5 0 R/Encoding/WinAnsiEncoding>>"
    )
    return _pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 6 0 R>>>>>>",
        _stream("\n".join(lines)),
        _stream(cmap),
        font,
    )


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def _pdf(*objects: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return out + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer <</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")


def right_to_left(line: str, right: float = 500, y: float = 700) -> list[Painted]:
    """A line of Persian as painted from left to right: mirrored, but for the numbers in it."""
    characters: list[Painted] = []
    x = right
    for word in line.split(" "):
        numeric = any(map(str.isdecimal, word))
        signs = word.translate(str.maketrans("()«»", ")(»«")) if not numeric else word[::-1]
        for sign in signs:
            if sign != "\u200c":
                x -= 6
            characters.append(Painted(sign, x, y))
        x -= 4  # a gap, and no blank
    return sorted(characters, key=lambda it: it.x)


@cache  # a ZIP tells the second in which it was made
def word_docx() -> bytes:
    """A DOCX with a tracked quotation, a raised number, a note's place and a table."""
    document = docx.Document()
    document.add_heading("Minutes of the board", 1)
    said = document.add_paragraph("Ada Brook said: ")
    said._p.append(_tracked("ins", "t", "“The mill dismissed more than 2,800 workers"))
    number = said.add_run("7")
    number.font.superscript = True
    said._p.append(_tracked("del", "delText", ", or fewer"))
    said._p.append(_tracked("ins", "t", " within a year.”"))
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Mill", "Dismissed"), ("Upper", "1,200")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _tracked(kind: str, element: str, text: str) -> object:
    return parse_xml(
        f'<w:{kind} {WORD} w:id="1" w:author="A. Clerk"><w:r>'
        f'<w:{element} xml:space="preserve">{text}</w:{element}></w:r></w:{kind}>'
    )


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def bare_docx(body: str, **parts: str) -> bytes:
    """A DOCX with the given body, and parts such as `footnotes`."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="{name}" Type="{office}/{name}" Target="{name}.xml"/>' for name in parts
    )
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    top = f'<Relationship Id="a" Type="{office}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "_rels/.rels": f"<Relationships {package}>{top}</Relationships>",
            "word/_rels/document.xml.rels": f"<Relationships {package}>{links}</Relationships>",
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def book_epub(*chapters: str, **more: str) -> bytes:
    """An EPUB whose chapters have the given bodies; `more` adds members below META-INF/."""
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{}</body></html>'
    return zipped(
        {
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>',
            "in/book.opf": '<package xmlns="http://www.idpf.org/2007/opf">'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"in/text/c {n}.xhtml": page.format(body) for n, body in enumerate(chapters)},
            **{f"META-INF/{name}.xml": content for name, content in more.items()},
        }
    )
