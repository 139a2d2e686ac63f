#!/usr/bin/env python3
"""Makes stamped.pdf: a PDF signed by OpenSSL (CAdES) with a time stamp in the signature, and a time stamp over the whole file. Keys are made anew and forgotten."""
import os
import subprocess
import tempfile

ROOM = 12000
CONFIG = """
[req]
distinguished_name = dn
[dn]
[tsa_cert]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = me
[me]
serial = serial
signer_cert = tsa.crt
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
certs = tsa.crt
"""


def openssl(*args):
    subprocess.run(["openssl", *args], check=True, capture_output=True)


def put(name, content):
    with open(name, "wb") as file:
        file.write(content)


def get(name):
    with open(name, "rb") as file:
        return file.read()


def der(tag, body):
    length = len(body)
    size = bytes([length]) if length < 128 else bytes([0x80 | (n := (length.bit_length() + 7) // 8)]) + length.to_bytes(n, "big")
    return bytes([tag]) + size + body


def parts(body):
    """The elements that stand in a body, each as (tag, body)."""
    at = 0
    while at < len(body):
        tag, length, head = body[at], body[at + 1], 2
        if length & 0x80:
            count = length & 0x7F
            length, head = int.from_bytes(body[at + 2:at + 2 + count], "big"), 2 + count
        yield tag, body[at + head:at + head + length]
        at += head + length


def whole(elements):
    return b"".join(der(*e) for e in elements)


def stamp(content):
    """A time stamp (RFC 3161) over the content."""
    put("stamped.bin", content)
    openssl("ts", "-query", "-data", "stamped.bin", "-sha256", "-cert", "-out", "query.tsq")
    openssl("ts", "-reply", "-config", "openssl.cnf", "-section", "me", "-queryfile", "query.tsq", "-token_out", "-out", "token.der")
    return get("token.der")


def sign(content):
    """A signature whose value is stamped in an unsigned attribute."""
    put("content.bin", content)
    openssl("cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in", "content.bin", "-signer", "signer.crt", "-inkey", "signer.key", "-outform", "DER", "-out", "signature.der")
    (_, info), = parts(get("signature.der"))
    kind, (_, explicit) = parts(info)
    (_, signed), = parts(explicit)
    *head, (tag, signers) = parts(signed)
    (_, signer), = parts(signers)
    fields = list(parts(signer))
    identifier = bytes.fromhex("060b2a864886f70d010910020e")
    fields.append((0xA1, der(0x30, identifier + der(0x31, stamp(fields[-1][1])))))
    return der(0x30, whole([kind, (0xA0, der(0x30, whole([*head, (tag, der(0x30, whole(fields)))])))]))


class Pdf:
    def __init__(self):
        self.bytes, self.table, self.next, self.fields = b"", None, 4, []
        self.add(b"%PDF-1.7\n", [(1, "<< /Type /Catalog /Pages 2 0 R >>"), (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"), (3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>")])

    def add(self, head, objects):
        start = len(self.bytes) + len(head)
        body, table = "", "" if self.table else "0 1\n0000000000 65535 f \n"
        for number, text in objects:
            table += f"{number} 1\n{start + len(body):010} 00000 n \n"
            body += f"{number} 0 obj\n{text}\nendobj\n"
        last = f"/Prev {self.table}" if self.table else ""
        self.table = start + len(body)
        self.bytes += head + f"{body}xref\n{table}trailer\n<< /Size {self.next} /Root 1 0 R {last} >>\nstartxref\n{self.table}\n%%EOF\n".encode("latin1")

    def fill(self, kind, make):
        number, self.next, start = self.next, self.next + 2, len(self.bytes)
        self.fields.append(f"{number + 1} 0 R")
        all_fields = " ".join(self.fields)
        self.add(b"", [
            (number, f"<< {kind} /ByteRange [0 ########## ########## ##########] /Contents <{'0' * ROOM}> >>"),
            (number + 1, f"<< /Type /Annot /Subtype /Widget /FT /Sig /T (S{number}) /V {number} 0 R /Rect [0 0 0 0] /P 3 0 R >>"),
            (1, f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [{all_fields}] >> >>"),
            (3, f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [{all_fields}] >>"),
        ])
        hole = self.bytes.index(b"/Contents <", start) + len("/Contents ")
        rest = hole + ROOM + 2
        for value in (hole, rest, len(self.bytes) - rest):
            self.bytes = self.bytes.replace(b"##########", f"{value:010}".encode(), 1)
        contents = make(self.bytes[:hole] + self.bytes[rest:]).hex().encode()
        self.bytes = self.bytes[:hole + 1] + contents + self.bytes[hole + 1 + len(contents):]


here = os.path.dirname(os.path.abspath(__file__))
with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    put("openssl.cnf", CONFIG.encode())
    put("serial", b"01\n")
    for name, subject, more in (("signer", "/C=ID/O=Universitas Jambi/CN=Prof. Dr. Helmi", []), ("tsa", "/CN=Stempel Waktu", ["-extensions", "tsa_cert"])):
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.crt", "-days", "3650", "-subj", subject, "-config", "openssl.cnf", *more)
    pdf = Pdf()
    pdf.fill("/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:20200101000000+07'00')", sign)
    pdf.fill("/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161", stamp)
    put(os.path.join(here, "stamped.pdf"), pdf.bytes)
