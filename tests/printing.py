"""PDFs for tests: lines of text where they are put, sheet by sheet."""

import re
import textwrap

HEADLINE = "Council Approves Plans for New Ferry Terminal"
PROSE = (
    "The council approved plans for a new ferry terminal on Friday, ending two years of argument about what it may cost and"
    " where it should stand.",
    "The terminal will serve four islands and replace a pier that was closed after a storm, the mayor said. Islanders had"
    " asked for a larger one since the old was damaged.",
    "Work can begin before the winter if the builders sign their contract in time, and the first boats are expected to land"
    " there in the spring after next, she added.",
)


def pdf(*sheets, title=""):
    """A PDF with a line of text at each (x, y, size, text), sheet by sheet."""
    fonts = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    for lines in sheets:
        told = ((x, y, size, re.sub(r"([()\\])", r"\\\1", text)) for x, y, size, text in lines)
        drawn = "\n".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, size, text in told)
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font {fonts} >>"
            f" /Contents {len(objects)} 0 R >>"
        )
    kids = " ".join(f"{number} 0 R" for number in range(4, len(objects) + 1, 2))
    objects[1] = f"<< /Type /Pages /Count {len(sheets)} /Kids [{kids}] >>"
    objects.append(f"<< /Title ({title}) /CreationDate (D:20260203101500Z) >>")
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return (
        out
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF".encode()
    )


def set_in(text, x=60.0, y=700.0, size=11.0, width=80, indent=0.0, hyphens=False):
    """The lines of a paragraph that is broken to a width."""
    broken = textwrap.wrap(text, width)
    return [(x + indent * (not at), y - 14 * at, size, line) for at, line in enumerate(broken)]


def column(paragraphs, x=60.0, y=680.0, width=80, gap=10.0, indent=0.0):
    """Paragraphs one under the other."""
    lines = []
    for text in paragraphs:
        lines += set_in(text, x, y, width=width, indent=indent)
        y = lines[-1][1] - 14 - gap
    return lines


def title(text=HEADLINE, y=740.0):
    return [(60.0, y, 24.0, line) for line in [text]]
