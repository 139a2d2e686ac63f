using System.Security.Cryptography;

namespace Agreements.App.Backups;

/// <summary>Decrypts what a <see cref="SealingStream"/> has written. No byte comes out of it that was not authenticated.</summary>
internal sealed class OpeningStream(Stream from, Sealing sealing) : Stream
{
    private const string Wrong = "The backup cannot be opened: the passphrase is another one, or the file was changed or cut off. Check the passphrase, or take another copy of the file.";

    private readonly byte[] _plain = new byte[Sealing.Chunk];
    private byte[] _now = new byte[Sealing.Chunk + Sealing.Tag], _next = new byte[Sealing.Chunk + Sealing.Tag];
    private int _read, _filled, _ahead = -1;
    private bool _ended;

    /// <exception cref="BackupRefused">Another passphrase, or not what was written.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_read == _filled && !_ended) Open();
        var count = Math.Min(buffer.Length, _filled - _read);
        _plain.AsSpan(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // One chunk ahead: whether another follows says whether this one is the last.
    private void Open()
    {
        var length = _ahead < 0 ? from.ReadAtLeast(_now, _now.Length, throwOnEndOfStream: false) : Advance();
        if (length < Sealing.Tag) throw new BackupRefused(Wrong);
        _ahead = length < _now.Length ? 0 : from.ReadAtLeast(_next, _next.Length, throwOnEndOfStream: false);
        _ended = _ahead == 0;
        try
        {
            sealing.Open(_now.AsSpan(0, length), _ended, _plain.AsSpan(0, length - Sealing.Tag));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new BackupRefused(Wrong, exception);
        }
        (_read, _filled) = (0, length - Sealing.Tag);
    }

    private int Advance()
    {
        (_now, _next) = (_next, _now);
        return _ahead;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) sealing.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
