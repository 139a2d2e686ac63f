"""Puts together texts of agreements in the style of Indonesian offices, with the facts that a careful officer would enter from them.

What the labels mean
- title: the words behind TENTANG (English: CONCERNING, ON, REGARDING), on one line, case kept.
- parties: in the order of the komparisi; name as in the heading (case is not meant), number as printed (without blanks around "/"); a number
  left blank or half filled ("415.4/     /KSD/2024", "Nomor: ......") is no number. numberDate only where it is printed beside the number.
- signedOn: the day of the opening words or of the place of signature; where the parties signed on different days, the last.
- startsOn: printed, or the signing day where the text says that the term runs from the signing; absent where it does not say.
- endsOn: only when printed as a date. endBasis fixed: an end date is printed; computed: only a duration; openEnded: said to be without limit;
  untilEvent: until revoked or until something is done; unknown: the text says nothing of it.
- duration: of the term only. notice: how long before the end a party must ask for (or refuse) the renewal; where the text has no such clause,
  how long before it must say that it ends the agreement early. renewal none: the text says that it is not renewed.
- retroactive: it takes effect before its signing, by its words or by its dates. programmes: those that the text names.
- legalBases: the rules in the list of legal bases, as written, without the gazette in brackets.
- parent: what a PKS, MoA or IA follows, what an addendum changes.
- contradictions: weekday (against the date), digits (date in words against digits), duration (words against digits of the term), end (printed end
  against start and duration), numberDate (a number dated after the signing). The value labelled is then the one stated first; an end stays as printed.
"""
import datetime, json, os, random, re, textwrap

HARI = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
SATU = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()

def kata(n):
    if n < 12: return SATU[n]
    if n < 20: return SATU[n - 10] + " belas"
    if n < 100: return SATU[n // 10] + " puluh" + (" " + SATU[n % 10] if n % 10 else "")
    if n < 200: return "seratus" + (" " + kata(n - 100) if n > 100 else "")
    if n < 1000: return SATU[n // 100] + " ratus" + (" " + kata(n % 100) if n % 100 else "")
    return SATU[n // 1000] + " ribu" + (" " + kata(n % 1000) if n % 1000 else "")

def day(text): return datetime.date.fromisoformat(text)

def words_of(text):
    """The placeholders of an opening: {hari} {tgl} {bln} {thn} in words, {dmy} {slash} {pjg} {d} {m} {y} {yy} in digits; Capitalised and UPPER too."""
    d = day(text)
    w = dict(hari=HARI[d.weekday()].lower(), tgl=kata(d.day), bln=BULAN[d.month - 1].lower(), thn=kata(d.year))
    out = {}
    for k, v in w.items():
        out[k] = v.capitalize() if k in ("hari", "bln") else v
        out[k.capitalize()], out[k.upper()] = v.title(), v.upper()
    out.update(dmy=f"{d.day:02}-{d.month:02}-{d.year}", slash=f"{d.day:02}/{d.month:02}/{d.year}", dots=f"{d.day:02}.{d.month:02}.{d.year}", d=d.day, m=d.month, y=d.year,
               yy=f"{d.year % 100:02}", pjg=f"{d.day} {BULAN[d.month - 1]} {d.year}", day=DAYS[d.weekday()], month=MONTHS[d.month - 1])
    return out

PROGRAM = dict(jkk="Jaminan Kecelakaan Kerja (JKK)", jkm="Jaminan Kematian (JKM)", jht="Jaminan Hari Tua (JHT)", jp="Jaminan Pensiun (JP)",
               jkp="Jaminan Kehilangan Pekerjaan (JKP)")

def listed(items, dan="dan"):
    return items[0] if len(items) == 1 else f"{items[0]} {dan} {items[1]}" if len(items) == 2 else ", ".join(items[:-1]) + f", {dan} {items[-1]}"

def fill(text, values):
    return re.sub(r"\{(\w+)\}", lambda m: str(values[m.group(1)]) if m.group(1) in values else m.group(0), text)

def noisy(text, seed):
    """As a bad scan reads: letters taken for others, words torn, never digits."""
    r = random.Random(seed)
    swaps = [("rn", "m"), ("m", "rn"), ("i", "l"), ("l", "1"), ("o", "0"), ("e", "c"), ("h", "b"), ("u", "v"), ("ng", "n g"), ("S", "5"), ("a", "o")]
    def one(m):
        word = m.group(0)
        if len(word) < 5 or word.isupper() or r.random() > 0.06: return word
        a, b = r.choice(swaps)
        return word.replace(a, b, 1)
    return re.sub(r"[A-Za-z]+", one, text)

class Corpus:
    def __init__(self, folder, fillers, styles, bases, prefixes=("",), closing=False):
        """prefixes: of the files' names, in turn; only files with one of them are written anew. closing: the last words of the considerations stand
        behind the list of legal bases."""
        self.folder, self.fillers, self.styles, self.bases, self.prefixes, self.closing, self.count = folder, fillers, styles, bases, prefixes, closing, 0
        self.papers = {}
        os.makedirs(folder, exist_ok=True)
        for name in os.listdir(folder):
            if re.match(rf"({'|'.join(prefixes)})\d{{3}}-", name): os.remove(os.path.join(folder, name))

    def add(self, slug, cls, head, parties, tentang, buka, arts, label, signed=None, nomor=(), numberdates=(), prog="", dasar=(), dasarstyle=None, premis="",
            komparisi="tabel", sebut=("PIHAK KESATU", "PIHAK KEDUA", "PIHAK KETIGA"), pasal="Pasal {i}\n{T}", tutup="", ttd="kolom", wrap=None, page=None,
            centre=True, noise=0, dense=False, foot="", values=None, upper=False, after=None, naskah=None):
        self.count += 1
        parties = [in_office(p, signed) for p in parties]
        v = dict(T=tentang, naskah=naskah or {"mou": "Nota Kesepahaman", "nk": "Nota Kesepakatan", "kb": "Kesepakatan Bersama", "pks": "Perjanjian Kerja Sama",
                 "moa": "Memorandum of Agreement", "ia": "Implementation Arrangement", "addendum": "Addendum"}[cls])
        if signed: v.update(words_of(signed))
        for i, p in enumerate(parties, 1):
            v[f"p{i}"], v[f"P{i}"] = p["name"], p["name"].upper().replace("BPJS KETENAGAKERJAAN", "BPJS KETENAGAKERJAAN")
            v[f"nama{i}"], v[f"jab{i}"], v[f"s{i}"] = p["nama"], p["jab"], sebut[i - 1]
            v[f"n{i}"] = (nomor[i - 1] if i <= len(nomor) else None) or "………………………"
            v[f"nd{i}"] = words_of(numberdates[i - 1])["pjg"] if i <= len(numberdates) and numberdates[i - 1] else ""
        v["prog"] = listed([PROGRAM[p] for p in prog.split()]) if prog else "program jaminan sosial ketenagakerjaan"
        v["tempat"] = parties[0].get("kota", "Jambi")
        v.update(values or {})
        dirty = (lambda t, k: noisy(t, noise * 1000 + k)) if noise else (lambda t, k: t)
        blocks = [("head", fill(head, v))]
        if buka: blocks.append(("p", fill(buka, v)))
        for i, p in enumerate(parties, 1):
            if komparisi: blocks.append(("k", dirty(fill(self.styles[komparisi], dict(v, i=i, R=["I", "II", "III"][i - 1], name=p["name"], NAME=p["name"].upper(), sebut=sebut[i - 1], **{k: p[k] for k in ("nama", "jab", "sk", "alm")})), i)))
        said = [("p", dirty(fill(t, v), 10)) for t in premis.split("\n\n")] if premis else []
        last = said[-1:] if self.closing else []
        blocks += said[:len(said) - len(last)]
        names = [self.bases[k][0] for k in dasar]
        if dasar: blocks += [("p", fill(t, v)) for t in self.legal(dasar, dasarstyle).split("\n\n")]
        blocks += last
        for i, art in enumerate(arts, 1):
            title, text = self.fillers[art] if isinstance(art, str) else art
            clean = not isinstance(art, str)
            blocks.append(("h", fill(pasal, dict(i=i, T=title.upper(), t=title, R=roman(i)))))
            blocks += [("p", fill(t, v) if clean else dirty(fill(t, v), 20 + i)) for t in text.split("\n")]
        if tutup: blocks.append(("p", fill(tutup, v)))
        if ttd: blocks.append(("ttd", self.signatures(ttd, parties, sebut, v)))
        if after: blocks.append(("raw", fill(after, v)))
        self.papers[slug] = blocks
        text = self.laid_out(blocks, wrap, page, centre, fill(foot, v), dense).replace("¦", "\n")
        if upper: text = text.upper()
        self.write(slug, text, self.facts(cls, tentang, parties, signed, nomor, numberdates, prog, names, label))

    def facts(self, cls, tentang, parties, signed, nomor, numberdates, prog, names, label):
        out = {"class": cls}
        if tentang: out["title"] = " ".join(tentang.split())
        out["parties"] = []
        for i, p in enumerate(parties):
            one = {"name": p["name"]}
            if i < len(nomor) and nomor[i]: one["number"] = nomor[i]
            if i < len(numberdates) and numberdates[i]: one["numberDate"] = numberdates[i]
            out["parties"].append(one)
        if signed: out["signedOn"] = signed
        order = "signedOn startsOn endsOn endBasis duration retroactive notice renewal renewalMonths programmes legalBases parent contradictions".split()
        rest = dict(label)
        if prog: rest.setdefault("programmes", prog.split())
        if names: rest.setdefault("legalBases", names)
        if rest.get("startsOn") == "signed": rest["startsOn"] = signed
        for k in ("duration", "notice"):
            if k in rest:
                amount, unit = rest[k].split()
                rest[k] = {"amount": int(amount), "unit": unit}
        out.update({k: v for k, v in rest.items() if k not in order})
        for k in order:
            if k in rest and rest[k] is not None: out[k] = rest[k]
            elif k in rest: out.pop(k, None)
        check(out)
        return out

    def legal(self, dasar, style):
        intro, row = {None: ("Dengan memperhatikan ketentuan peraturan perundang-undangan sebagai berikut:", "{i}. {b} {ln};"),
                      "mengingat": ("Mengingat :", "{i}. {b} {ln};"),
                      "dasar": ("DASAR HUKUM", "{a}. {b};"),
                      "berdasarkan": ("PARA PIHAK terlebih dahulu menerangkan bahwa kerja sama ini didasarkan pada:", "({i}) {b} {ln};")}.get(style) or style
        rows = [row.format(i=i, a="abcdefghijkl"[i - 1], b=self.bases[k][0], ln=self.bases[k][1]).replace(" ;", ";") for i, k in enumerate(dasar, 1)]
        return intro + "\n\n" + "\n\n".join(rows[:-1] + [rows[-1].rstrip(";") + "."])

    def signatures(self, ttd, parties, sebut, v):
        if ttd == "kolom":
            w = 40 if len(parties) == 2 else 28
            row = lambda items: "".join(f"{t:<{w - 2}}  " for t in items).rstrip()
            return "\n".join([row([s + "," for s in sebut[:len(parties)]]), row([p["jab"].upper() for p in parties]), "", "", "", row([p["nama"] for p in parties])])
        if ttd == "urut":
            return "\n\n".join(f"{s}\n{p['jab']}\n\n\n\n{p['nama']}" for s, p in zip(sebut, parties))
        return fill(ttd, v)

    def laid_out(self, blocks, wrap, page, centre, foot, dense=False):
        lines = []
        def para(t, indent=""):
            for l in t.replace("¦", "\n").split("\n"):
                lines.extend(textwrap.wrap(l, wrap, subsequent_indent=indent, break_on_hyphens=False) or [""] if wrap else [l])
        for kind, t in blocks:
            if kind in ("head", "h"):
                for l in t.split("\n"):
                    for piece in textwrap.wrap(l, 70 if wrap else 400, break_on_hyphens=False) or [""]:
                        lines.append(piece.center(wrap or 80).rstrip() if centre else piece)
            elif kind in ("ttd", "raw"): lines += t.split("\n")
            else: para(t)
            if kind != "h" and not (dense and kind == "p"): lines.append("")
        if not page: return "\n".join(lines).rstrip() + "\n"
        pages, at, used = [[]], 0, 0
        for l in lines:
            used += 1 + len(l) // 95
            if used > page and l.strip():
                pages.append([]); used = 1
            pages[-1].append(l)
        if not foot: return "\n\f".join("\n".join(p) for p in pages).rstrip() + "\n"
        return "\f".join("\n".join(p).rstrip() + "\n\n" + foot.replace("<i>", str(i)).replace("<n>", str(len(pages))).center(wrap or 80).rstrip() + "\n" for i, p in enumerate(pages, 1))

    def write(self, slug, text, facts):
        name = os.path.join(self.folder, f"{self.prefixes[self.count % len(self.prefixes)]}{self.count:03}-{slug}")
        left = re.findall(r"\{\w+\}", text)
        assert not left, (slug, left)
        open(name + ".txt", "w", encoding="utf-8", newline="\n").write(text)
        open(name + ".json", "w", encoding="utf-8", newline="\n").write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")

def roman(n): return "X" * (n // 10) + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][n % 10]

def in_office(party, signed):
    """Whoever signs was appointed before."""
    year = re.search(r"tanggal \d+ \w+ (\d{4})", party["sk"])
    if not year or not signed or int(year.group(1)) < day(signed).year: return party
    return dict(party, sk=party["sk"].replace(year.group(1), str(day(signed).year - 1)))

def plus(d, amount, unit):
    if unit == "days": return d + datetime.timedelta(amount)
    months = d.year * 12 + d.month - 1 + amount * (12 if unit == "years" else 1)
    y, m = divmod(months, 12)
    for last in (d.day, 30, 29, 28):
        try: return datetime.date(y, m + 1, min(last, d.day))
        except ValueError: pass

def check(f):
    """What the labels say must hold together, unless the contradiction is named."""
    known = {"class", "title", "parties", "signedOn", "startsOn", "endsOn", "endBasis", "duration", "retroactive", "notice", "renewal", "renewalMonths", "programmes", "legalBases", "parent", "contradictions"}
    assert set(f) <= known, set(f) - known
    wrong = f.get("contradictions", [])
    assert set(wrong) <= {"weekday", "digits", "duration", "end", "numberDate"}, wrong
    assert f["endBasis"] in ("fixed", "computed", "openEnded", "untilEvent", "unknown")
    assert ("endsOn" in f) == (f["endBasis"] == "fixed"), f
    assert f["endBasis"] != "computed" or "duration" in f, f
    assert f["endBasis"] not in ("openEnded", "unknown") or "duration" not in f, f
    if "duration" in f and "endsOn" in f and "startsOn" in f:
        until = plus(day(f["startsOn"]), f["duration"]["amount"], f["duration"]["unit"])
        fits = day(f["endsOn"]) in (until, until - datetime.timedelta(1))
        assert fits or wrong, f
        assert fits == ("end" not in wrong) or "duration" in wrong, f
    if "startsOn" in f and "signedOn" in f and f["startsOn"] < f["signedOn"] and f["class"] != "addendum": assert f.get("retroactive"), f
    if f.get("renewal"): assert f["renewal"] in ("none", "byAgreement", "automatic")
    for p in f["parties"]:
        if p.get("numberDate", "") > f.get("signedOn", "9"): assert "numberDate" in wrong, f
