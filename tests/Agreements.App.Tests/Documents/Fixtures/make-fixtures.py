#!/usr/bin/env python3
"""The steps of make-fixtures.sh that are more than a command."""
import glob, os, random, re, subprocess, sys
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "../../../Agreements.Domain.Tests/Extraction/Corpus/Source"))

# name of the text in Seen: (pages as grey pictures?, komparisi in a table?, "Pasal 1" by automatic numbering?)
CHOSEN = {
    "mou-kota-jambi": (True, True, False), "nk-pemprov-jambi": (False, False, False), "kb-tiga-pihak-kerinci": (False, False, False),
    "moa-febi-bpjs": (True, False, False), "addendum-bungo": (False, False, False), "mou-unja-bpjs-otomatis": (False, False, True),
    "pks-pekerja-sawit": (True, False, False), "pks-pmdes-pihak-pertama-saja": (False, True, False),
}
AS_PNG, AS_TIFF = "addendum-bungo", "kb-tiga-pihak-kerinci"

def texts():
    """The chosen texts as they stood before they were broken into lines and pages."""
    from seen_common import corpus
    for part in ("seen_a", "seen_b", "seen_c", "seen_d", "seen_e", "seen_f"): __import__(part)
    return {name: corpus.papers[name] for name in CHOSEN}

def documents(folder):
    for name, blocks in texts().items(): document(name, blocks, folder)

def document(name, blocks, folder):
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
    from docx.shared import Cm, Pt
    _, table, numbered = CHOSEN[name]
    d, said = docx.Document(), []
    section = d.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    style = d.styles["Normal"]
    style.font.name, style.font.size = ("Liberation Serif", Pt(12)) if len(name) % 2 else ("Liberation Sans", Pt(11))
    style.paragraph_format.space_after = Pt(4)
    footer(section.footer.paragraphs[0], name)
    list_id = numbering(d) if numbered else None
    def line(text, centred=False, bold=False):
        p = d.add_paragraph()
        p.alignment = Align.CENTER if centred else Align.JUSTIFY
        p.add_run(text).bold = bold
        return p
    for kind, text in blocks:
        text = text.replace("¦", "\n")
        said.append(text)
        if kind == "head":
            for l in text.split("\n"): line(l, centred=True, bold=True)
        elif kind == "h":
            for l in text.split("\n"):
                if list_id and l.startswith("Pasal "): number(line("", centred=True, bold=True), list_id)
                else: line(l, centred=True, bold=True)
        elif kind == "k" and table: komparisi(d, text)
        elif kind == "ttd": signatures(d, text)
        else: line(text)
    d.core_properties.title = name
    d.save(os.path.join(folder, name + ".docx"))
    open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8", newline="\n").write("\n\n".join(said) + "\n")

def komparisi(d, text):
    from docx.shared import Cm
    rows = [l for l in text.split("\n")]
    pairs = [re.split(r"\s*:\s", l.strip(), maxsplit=1) for l in rows[:-1]]
    table = d.add_table(rows=0, cols=3)
    table.autofit = False
    for column, width in zip(table.columns, (3.4, 0.6, 12)): column.width = Cm(width)
    for label, value in pairs:
        cells = table.add_row().cells
        for cell, words, width in zip(cells, (label, ":", value), (3.4, 0.6, 12)):
            cell.text, cell.width = words, Cm(width)
    d.add_paragraph(rows[-1].strip())

def signatures(d, text):
    rows = [re.split(r"\s{2,}", l.strip()) for l in text.split("\n")]
    if max(len(r) for r in rows) == 1:
        for l in text.split("\n"): d.add_paragraph(l)
        return
    table = d.add_table(rows=0, cols=2)
    for r in rows:
        for cell, words in zip(table.add_row().cells, r + [""]): cell.text = words

def footer(p, name):
    from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
    p.alignment = Align.CENTER
    if len(name) % 3 == 0: p.add_run("Halaman ")
    field(p, "PAGE")
    if len(name) % 3 == 0:
        p.add_run(" dari ")
        field(p, "NUMPAGES")

def field(p, code):
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = p.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)

def numbering(d):
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    root = d.part.numbering_part._element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="Pasal %1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return 90

def number(p, list_id):
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    p._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'))

def scan(name, pages, folder):
    """As an office scanner gives it: a little askew, grey or black and white, with dust."""
    from PIL import Image, ImageFilter
    grey = CHOSEN[name][0]
    made = []
    for i, path in enumerate(sorted(glob.glob(os.path.join(pages, "p*")))):
        r = random.Random(f"{name}{i}")
        page = Image.open(path).convert("L")
        if grey: page = page.resize((page.width * 3 // 4, page.height * 3 // 4), Image.LANCZOS)
        page = page.rotate(r.uniform(-0.7, 0.7), resample=Image.BICUBIC, fillcolor=250)
        for _ in range(60):
            x, y = r.randrange(page.width - 3), r.randrange(page.height - 3)
            page.paste(r.randrange(40, 160), (x, y, x + r.randrange(1, 3), y + r.randrange(1, 3)))
        if grey:
            page = page.filter(ImageFilter.GaussianBlur(0.4)).point(lambda v: 22 + v * 215 // 255)
            out = os.path.join(pages, f"s{i:02}.jpg")
            page.save(out, quality=40, dpi=(150, 150))
        else:
            page = page.filter(ImageFilter.GaussianBlur(0.6)).point(lambda v: 255 if v > 150 else 0).convert("1", dither=Image.NONE)
            out = os.path.join(pages, f"s{i:02}.tiff")
            page.save(out, compression="group4", dpi=(200, 200))
        made.append(out)
    subprocess.run(["img2pdf", "--output", os.path.join(folder, name + ".scan.pdf"), *made], check=True)
    first, *rest = [Image.open(p) for p in made]
    if name == AS_PNG: first.save(os.path.join(folder, name + ".png"), optimize=True, dpi=(200, 200))
    if name == AS_TIFF: first.save(os.path.join(folder, name + ".tiff"), save_all=True, append_images=rest, compression="group4", dpi=(200, 200))

def forty(work, folder):
    from PIL import Image, ImageDraw, ImageFont
    font = ImageFont.truetype("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf", 36)
    made = []
    for i in range(1, 41):
        page = Image.new("L", (1654, 2339), 255)
        draw = ImageDraw.Draw(page)
        lines = [f"Lampiran rencana kerja lembar {i}", "Kegiatan sosialisasi dan pendataan pekerja", "dilaksanakan sesuai jadwal yang disepakati."]
        if i == 40: lines.append("Program PENGABDIANSAMUDERA dimulai bulan Mei.")
        for n, l in enumerate(lines): draw.text((220, 260 + 70 * n), l, font=font, fill=0)
        draw.text((800, 2200), str(i), font=font, fill=0)
        out = os.path.join(work, f"f{i:02}.tiff")
        page.rotate(random.Random(i).uniform(-0.4, 0.4), resample=Image.BICUBIC, fillcolor=255).point(lambda v: 255 if v > 140 else 0).convert("1", dither=Image.NONE).save(out, compression="group4", dpi=(200, 200))
        made.append(out)
    subprocess.run(["img2pdf", "--output", os.path.join(folder, "forty-pages.scan.pdf"), *made], check=True)

{"documents": documents, "scan": scan, "forty": forty}[sys.argv[1]](*sys.argv[2:])
