"""Makes the workbooks of this folder with LibreOffice 7.4 (Debian: libreoffice-calc): python3 make.py. The tests read what it made and need no LibreOffice."""
import html, os, shutil, subprocess, zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles><number:date-style style:name="N1"><number:day/><number:text>/</number:text><number:month/><number:text>/</number:text><number:year number:style="long"/></number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles><office:body><office:spreadsheet>'

def text(t, span=''): return f'<table:table-cell office:value-type="string"{span}>' + ''.join(f'<text:p>{html.escape(l)}</text:p>' for l in t.split('\n')) + '</table:table-cell>'
def day(d): return f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{d}"/>'
def num(n): return f'<table:table-cell office:value-type="float" office:value="{n}"/>'
def formula(f, value): return f'<table:table-cell table:formula="of:={html.escape(f)}" office:value-type="string" office:string-value="{html.escape(value)}"><text:p>{html.escape(value)}</text:p></table:table-cell>'
def across(n): return f' table:number-columns-spanned="{n}" table:number-rows-spanned="1"'
def down(n): return f' table:number-columns-spanned="1" table:number-rows-spanned="{n}"'
def none(n=1): return f'<table:table-cell table:number-columns-repeated="{n}"/>'
def under(n=1): return f'<table:covered-table-cell table:number-columns-repeated="{n}"/>'
def row(*cells, hidden=False): return f'<table:table-row{" table:visibility=" + chr(34) + "collapse" + chr(34) if hidden else ""}>' + ''.join(cells) + '</table:table-row>'
def sheet(name, *rows): return f'<table:table table:name="{name}">' + ''.join(rows) + '</table:table>'

def make(name, *sheets, settings=''):
    with open(f'{name}.fods', 'w', encoding='utf-8') as f: f.write(HEAD + settings + ''.join(sheets) + '</office:spreadsheet></office:body></office:document>')
    subprocess.run(['soffice', '--headless', '--convert-to', 'xlsx', f'{name}.fods'], check=True)
    os.remove(f'{name}.fods')

def hide(name, title):
    """LibreOffice shows every sheet of a flat file; in the workbook it is hidden as its menu would do it."""
    with zipfile.ZipFile(f'{name}.xlsx') as old, zipfile.ZipFile(f'{name}.new', 'w', zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == 'xl/workbook.xml': content = content.replace(f'name="{title}" sheetId="1" state="visible"'.encode(), f'name="{title}" sheetId="1" state="hidden"'.encode())
            new.writestr(item, content)
    shutil.move(f'{name}.new', f'{name}.xlsx')

make('office',
    sheet('Lama', row(text('Judul'), text('Mitra')), row(text('Jangan dibaca'), text('Siapa'))),
    sheet('Daftar 2025',
        row(text('DAFTAR KERJA SAMA KANTOR CABANG JAMBI', across(8)), under(7)),
        row(text('per 20 Mei 2025')), row(none()),
        row(text('No.', down(2)), text('Jenis', down(2)), text('Judul', down(2)), text('Pihak Kesatu', across(2)), under(), text('Pihak Kedua', across(2)), under(), text('Masa Berlaku', across(2)), under(), text('Tgl. TTD', down(2))),
        row(under(3), text('Nama'), text('Nomor'), text('Nama'), text('Nomor'), text('Mulai'), text('Berakhir'), under()),
        row(num(1), text('MoU', down(2)), text('Nota Kesepahaman tentang Sinergi  '), text('Pemkot\u00a0Jambi'), text('12/MOU/2023'), text('BPJS Ketenagakerjaan Cabang Jambi'), text('34/MOU/2023 '), day('2023-05-25'), text('25 Mei 2025'), text('Kamis, 25 Mei 2023')),
        row(num(2), under(), formula('CONCATENATE("Nota ";"kedua")', 'Nota kedua'), text('Pemkot Jambi'), text('13/MOU/2023'), text('BPJS Ketenagakerjaan Cabang Jambi'), text('35/MOU/2023'), day('2023-06-01'), text('Selasa, 13/2/25'), text('1-6-23')),
        row(num(3), text('PKS'), text('Perjanjian tersembunyi'), text('Pemkot Jambi'), text('14/PKS/2023'), text('BPJS Ketenagakerjaan Cabang Jambi'), text('36/PKS/2023'), day('2023-07-01'), text('30 Juni 2026'), text('1 Juli 2023'), hidden=True),
        row(none(3)),
        row(text('Jumlah'), num(3))))
hide('office', 'Lama')

make('dates1904', sheet('Sheet1',
    row(text('Jenis'), text('Judul'), text('Mitra'), text('Nomor'), text('Tanggal Tanda Tangan'), text('Tanggal Berakhir')),
    row(text('MoU'), text('Nota 1904'), text('Pemkot Jambi'), text('1/1904'), day('2023-05-25'), day('2025-05-25'))),
    settings='<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>')
