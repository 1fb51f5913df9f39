"""Checks a document that we made with poppler, pikepdf and zxing-cpp.

python paper.py paper.pdf paper.json summary.suunta.json qr.txt

paper.json holds the parts that the document was made of, in reading order.
"""

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import zxingcpp
from PIL import Image

MARGIN = 51  # points
MILLIMETRES = 25.4  # of an inch
DOTS = 200  # of an inch
NARROWEST_CODE = 50  # mm


def poppler(program, *words):
    done = subprocess.run([program, *map(str, words)], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def parts(paper):
    """Tag and text of each element, in reading order."""
    yield "H1", paper["title"]
    yield from (("P", line) for line in paper["lead"])
    yield "Figure", ""
    if paper["house"]:
        yield "Figure", ""
    for block in paper["blocks"] + paper["details"]:
        [(kind, matter)] = block.items()
        if kind == "Heading":
            yield f"H{matter[0]}", matter[1]
        elif kind in ("Text", "Small"):
            yield "P", matter
        elif kind == "Quote":
            yield from [("BlockQuote", ""), ("P", matter)]
        elif kind == "Path":
            yield from [("Figure", ""), ("L", "")]
            for station in matter["stations"]:
                yield from [("LI", ""), ("LBody", station)]
        elif kind == "Table":
            yield "Table", ""
            for row in matter:
                yield "TR", ""
                yield from (("TH" if cell["heading"] else "TD", cell["text"]) for cell in row)
        else:
            rows = matter
            if kind == "List":
                labels = (f"{n}." if matter["ordered"] else "•" for n in range(1, 100))
                rows = zip(labels, matter["items"])
            yield "L", ""
            for label, body in rows:
                yield from [("LI", ""), ("Lbl", label), ("LBody", body)]


def tags(element):
    """Type, actual text and alternative text of each element of the structure tree, in order."""
    for child in element.get("/K", []) if isinstance(element.get("/K"), pikepdf.Array) else []:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child.S)[1:], str(child.get("/ActualText", "")), str(child.get("/Alt", ""))
            yield from tags(child)


def spoken(pdf):
    """Type and text of each element as pdfinfo reads the marked content."""
    elements = []
    for line in poppler("pdfinfo", "-struct-text", pdf).splitlines():
        line = line.strip()
        if quoted := re.fullmatch('"(.*)"', line):
            elements[-1][1] += quoted[1]
        elif tag := re.match("[A-Za-z]+[0-9]?", line):
            elements.append([tag[0], ""])
    return elements[1:]  # the whole document is the first


def words(text):
    return " ".join(text.split())


def letters(text):
    """Without blanks, marks above letters, forms of joined letters, signs of direction, and the point
    between two words that can stand on two lines."""
    text = unicodedata.normalize("NFKC", text).replace("·", "")
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Mn"))


def check_archival(document, paper):
    with document.open_metadata() as metadata:
        found = [metadata.get(name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
        assert found == ["3", "A", "1"], f"PDF/A and PDF/UA: {found}"
        assert metadata["dc:title"] == paper["title"], metadata["dc:title"]
    root = document.Root
    assert root.MarkInfo.Marked, "not tagged"
    assert str(root.Lang) == paper["language"], root.Lang
    assert root.ViewerPreferences.DisplayDocTitle, "the title is not shown"
    direction = "/R2L" if paper["rtl"] else "/L2R"
    assert root.ViewerPreferences.get("/Direction", "/L2R") == direction, "another direction"
    [intent] = root.OutputIntents
    assert intent.S == "/GTS_PDFA1" and len(intent.DestOutputProfile.read_bytes()) > 128, intent
    [attached] = root.AF
    assert attached.AFRelationship == "/Source", attached.AFRelationship
    assert attached.EF.F.Subtype == "/application/json", attached.EF.F.Subtype
    assert "/Encrypt" not in document.trailer


def check_order(document, pdf, paper):
    """What a screen reader is told: the actual text where there is one, else the marked content; of a
    figure its alternative text in place of what is drawn in it (PDF/UA-1, 7.3)."""
    expected = [(tag, words(text)) for tag, text in parts(paper)]
    [whole] = tags_of_root(document)
    told = list(tags(whole))
    heard = spoken(pdf)
    assert [tag for tag, *_ in told] == [tag for tag, _ in heard], "poppler sees other elements"
    told_of = lambda tag, actual, text: "" if tag == "Figure" else words(actual or text)
    found = [(tag, told_of(tag, actual, text)) for (tag, actual, _), (_, text) in zip(told, heard)]
    for wanted, seen in zip(expected, found):
        assert wanted == seen, f"{wanted} is told as {seen}"
    assert len(expected) == len(found), f"{len(expected)} elements, {len(found)} told"
    pictures = [paper["code"], paper["house"], *(block["Path"] for block in paper["blocks"] if "Path" in block)]
    labels = [picture["label"] for picture in pictures if picture]
    assert [alt for tag, _, alt in told if tag == "Figure"] == labels
    return len(found)


def tags_of_root(document):
    kids = document.Root.StructTreeRoot.K
    return kids if isinstance(kids, pikepdf.Array) else [kids]


def in_the_house(paper):
    """The words that are drawn in the house, from the roof down."""
    if not paper["house"]:
        return
    for floor in reversed(paper["house"]["floors"]):
        yield floor["said"]
        if len(floor["groups"]) > 1:
            yield from (group["name"] for group in floor["groups"])
    for group in paper["house"]["around"]:
        yield " · ".join(filter(None, [group["name"], group["word"]]))


def check_text(pdf, paper):
    """Whoever searches or copies finds each text, one after the other; the house is drawn last on
    the first sheet."""
    found = re.sub(r"(?m)^[^\w\n]*\d+ / \d+[^\w\n]*$", "", poppler("pdftotext", "-raw", pdf, "-"))
    found = letters(found)
    first = list(parts({**paper, "details": []}))
    later = list(parts(paper))[len(first) :]
    texts = [text for _, text in first] + ["".join(in_the_house(paper))] + [text for _, text in later]
    for text in map(letters, texts):
        here, found = found[: len(text)], found[len(text) :]
        if any(unicodedata.bidirectional(c) == "AL" for c in text):
            # pdftotext turns joined letters around, and lines of two directions.
            text, here = sorted(text), sorted(here)
        assert text == here, f"{text} reads {here}"
    assert not found, f"more than was said: {found}"


def check_sheets(pdf):
    """Nothing stands outside the margins."""
    [width] = set(re.findall(r'<page width="([\d.]+)"', boxes := poppler("pdftotext", "-bbox", pdf, "-")))
    for left, right, word in re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)".*>(.*)<', boxes):
        inside = MARGIN - 1 <= float(left) and float(right) <= float(width) - MARGIN + 1
        assert inside, f"{word} stands from {left} to {right} of {width}"


def check_fonts(pdf):
    fonts = [line.split() for line in poppler("pdffonts", pdf).splitlines()[2:]]
    for name, *_, embedded, _, unicode, _, _ in fonts:
        assert (embedded, unicode) == ("yes", "yes"), f"{name}: embedded {embedded}, letters {unicode}"
    return len(fonts)


def check_attached(pdf, paper, signed):
    with TemporaryDirectory() as folder:
        poppler("pdfdetach", "-saveall", "-o", folder, pdf)
        [file] = Path(folder).iterdir()
        assert file.name == paper["attached"]["name"], file.name
        assert file.read_bytes() == Path(signed).read_bytes(), "another file is attached"


def check_code(pdf, text):
    with TemporaryDirectory() as folder:
        poppler("pdftoppm", "-r", DOTS, "-gray", "-l", 1, pdf, f"{folder}/page")
        [picture] = Path(folder).iterdir()
        [found] = zxingcpp.read_barcodes(Image.open(picture))
    assert found.text == Path(text).read_text("ascii"), f"the code says {found.text}"
    corners = found.position
    width = (corners.top_right.x - corners.top_left.x) / DOTS * MILLIMETRES
    assert width >= NARROWEST_CODE, f"the code is {width:.1f} mm wide"
    return width


def main(pdf, parts_file, signed, text):
    paper = json.loads(Path(parts_file).read_text("utf-8"))
    about = poppler("pdfinfo", pdf)
    for line in ("Tagged: +yes", "Encrypted: +no", "JavaScript: +no", r"Page size: .*\(A4\)"):
        assert re.search(line, about), f"pdfinfo says {about}"
    with pikepdf.open(pdf) as document:
        check_archival(document, paper)
        elements = check_order(document, pdf, paper)
    check_text(pdf, paper)
    check_sheets(pdf)
    fonts = check_fonts(pdf)
    check_attached(pdf, paper, signed)
    width = check_code(pdf, text)
    print(
        f"pikepdf, poppler: {Path(pdf).name} says PDF/A-3a and PDF/UA-1; {elements} elements in their order, "
        f"{fonts} fonts inside, the signed file as it was; zxing-cpp reads its code, {width:.1f} mm"
    )


main(*sys.argv[1:])
