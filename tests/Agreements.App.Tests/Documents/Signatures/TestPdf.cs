using System.Globalization;
using System.Text;

namespace Agreements.App.Tests.Documents.Signatures;

/// <summary>A small PDF that grows by revisions, as signing does: each adds its objects, a table and a trailer behind what is there.</summary>
internal sealed class TestPdf
{
    private const int ContentsDigits = 16 * 1024;

    private readonly List<string> _fields = [];
    private byte[] _bytes = [];
    private long _table;
    private int _next = 4;

    public TestPdf()
    {
        Append(Encoding.Latin1.GetBytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"), (1, "<< /Type /Catalog /Pages 2 0 R >>"), (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            (3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"));
    }

    public byte[] Bytes => [.. _bytes];

    /// <summary>Adds something without signing it.</summary>
    public TestPdf Revise(string text = "x")
    {
        Append([], (_next++, $"({text})"));
        return this;
    }

    /// <param name="cms">From the bytes that are signed to the signature over them.</param>
    /// <param name="entries">What else stands in the signature's dictionary.</param>
    public TestPdf Sign(Func<byte[], byte[]> cms, string entries = "", string subFilter = "ETSI.CAdES.detached", Func<long[], long[]>? ranges = null)
    {
        const string room = "[0 0000000000 0000000000 0000000000]";
        var (signature, field) = (_next++, _next++);
        _fields.Add($"{field} 0 R");
        var dictionary = $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /{subFilter} {entries} /ByteRange {room} /Contents <{new string('0', ContentsDigits)}> >>";
        var before = _bytes.Length;
        Append([], (signature, dictionary), (field, $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (S{field}) /V {signature} 0 R /Rect [0 0 0 0] /P 3 0 R >>"),
            (1, $"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [{string.Join(' ', _fields)}] >> >>"), (3, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [{string.Join(' ', _fields)}] >>"));
        var text = Encoding.Latin1.GetString(_bytes);
        var hole = text.IndexOf("/Contents <", before, StringComparison.Ordinal) + "/Contents ".Length;
        long[] range = [0, hole, hole + ContentsDigits + 2, _bytes.Length - hole - ContentsDigits - 2];
        if (ranges is not null) range = ranges(range);
        Write(text.IndexOf(room, before, StringComparison.Ordinal), string.Create(CultureInfo.InvariantCulture, $"[0 {range[1]:D10} {range[2]:D10} {range[3]:D10}]"));
        var signed = cms([.. _bytes.AsSpan((int)range[0], (int)range[1]), .. _bytes.AsSpan((int)range[2], (int)range[3])]);
        Write(hole + 1, Convert.ToHexStringLower(signed));
        return this;
    }

    private void Write(int at, string text) => Encoding.Latin1.GetBytes(text).CopyTo(_bytes, at);

    private void Append(byte[] head, params (int Number, string Body)[] objects)
    {
        var (to, entries) = (new StringBuilder(), new StringBuilder());
        var start = _bytes.Length + head.Length;
        foreach (var (number, body) in objects)
        {
            entries.Append(CultureInfo.InvariantCulture, $"{number} 1\n{start + to.Length:D10} 00000 n \n");
            to.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }
        var table = start + to.Length;
        to.Append("xref\n").Append(_table == 0 ? "0 1\n0000000000 65535 f \n" : "").Append(entries);
        to.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {_next} /Root 1 0 R {(_table == 0 ? "" : $"/Prev {_table}")} >>\nstartxref\n{table}\n%%EOF\n");
        _bytes = [.. _bytes, .. head, .. Encoding.Latin1.GetBytes(to.ToString())];
        _table = table;
    }
}
