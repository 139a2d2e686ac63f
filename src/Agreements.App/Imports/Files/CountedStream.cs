namespace Agreements.App.Imports.Files;

/// <summary>What a part of a workbook really unpacks to, counted while it is read: what its directory says may be a lie.</summary>
/// <param name="isXml">Then no tag and no text in it may be longer than a spreadsheet has any.</param>
/// <param name="take">Told of each piece; throws when it is too much.</param>
internal sealed class CountedStream(Stream inner, bool isXml, Action<int> take) : Stream
{
    // No tag and no text of an honest workbook is longer: a reader of XML would have to hold it whole.
    private const int LongestRun = 1024 * 1024;

    private int _run;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        take(read);
        if (!isXml) return read;
        for (var rest = buffer[..read]; ;)
        {
            var at = rest.IndexOf((byte)'<');
            _run = at < 0 ? _run + rest.Length : 0;
            if (_run > LongestRun) throw FileProblem.Of("cellTooLong", FileLimits.CellText);
            if (at < 0) return read;
            rest = rest[(at + 1)..];
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
