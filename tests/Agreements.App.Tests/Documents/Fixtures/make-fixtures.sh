#!/bin/sh
# Eight of the texts in tests/Agreements.Domain.Tests/Extraction/Corpus/Seen as a paper would come: <name>.docx, <name>.pdf, <name>.scan.pdf (pictures only),
# one also as .png (its first page) and one as .tiff (all pages); <name>.txt is what they say, without the page numbers at the foot.
# forty-pages.scan.pdf: forty pages of a few lines each; the word PENGABDIANSAMUDERA stands on page 40 only.
# Made with LibreOffice 7.4 (headless), python-docx 0.8, Pillow 9.4, poppler's pdftoppm and img2pdf 0.4 of Debian 12:
#   apt-get install libreoffice-writer fonts-liberation poppler-utils python3-docx python3-pil img2pdf
# The dates inside the files differ from run to run; the texts and pictures do not.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
/usr/bin/python3 make-fixtures.py documents .
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf --outdir . ./*.docx >/dev/null 2>&1
for pdf in *.pdf; do
    case "$pdf" in *.scan.pdf) continue ;; esac
    name=${pdf%.pdf}
    mkdir "$work/$name"
    pdftoppm -r 200 -gray "$pdf" "$work/$name/p"
    /usr/bin/python3 make-fixtures.py scan "$name" "$work/$name" . >/dev/null
done
/usr/bin/python3 make-fixtures.py forty "$work" .
ls -l
