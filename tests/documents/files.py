"""Documents of each format as tests make them: small, and as whole as a reader's own."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Deep"><w:name w:val="Section"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    "</w:style></w:styles>"
)


def word(path: Path, body: str, **parts: str) -> Path:
    """A Word document with this XML in its body; other parts by name, such as `footnotes`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/styles.xml", STYLES)
        packed.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
        for name, xml in parts.items():
            packed.writestr(f"word/{name}.xml", xml)
    return path


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(path: Path, pages: Iterable[Iterable[str]], extra: bytes = b"") -> Path:
    """A PDF whose pages have these lines of ASCII text.

    Args:
        path: where to write it.
        pages: the lines of each page.
        extra: what else the trailer says, such as how it is encrypted.
    """
    streams = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T* " for line in lines)
        streams.append(zlib.compress(f"BT /F1 10 Tf 14 TL 50 780 Td {shown}ET".encode("ascii")))
    path.write_bytes(pdf_of(streams, extra))
    return path


def pdf_of(streams: list[bytes], extra: bytes = b"") -> bytes:
    """The bytes of a PDF with these packed content streams, one a page."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, stream in enumerate(streams):
        page = 4 + 2 * number
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {page + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(
            f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode()
            + stream
            + b"\nendstream"
        )
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + each + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R ".encode() + extra + b" >>\n")
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()
