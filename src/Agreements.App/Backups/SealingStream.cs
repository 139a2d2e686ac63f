namespace Agreements.App.Backups;

/// <summary>Encrypts what is written to it. Only <see cref="Complete"/> writes the last chunk, without which nothing can be read.</summary>
internal sealed class SealingStream(Stream to, string passphrase) : Stream
{
    private readonly Sealing _sealing = Sealing.New(passphrase);
    private readonly byte[] _chunk = new byte[Sealing.Chunk], _sealed = new byte[Sealing.Chunk + Sealing.Tag];
    private int _filled;
    private bool _begun, _ended;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // A full chunk waits until it is known whether it is the last.
            if (_filled == Sealing.Chunk) Put(last: false);
            var count = Math.Min(buffer.Length, Sealing.Chunk - _filled);
            buffer[..count].CopyTo(_chunk.AsSpan(_filled));
            _filled += count;
            buffer = buffer[count..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Without it what was written is no whole backup.</summary>
    public void Complete()
    {
        Put(last: true);
        _ended = true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _sealing.Dispose();
        base.Dispose(disposing);
    }

    private void Put(bool last)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        if (!_begun) to.Write(_sealing.Header);
        _begun = true;
        _sealing.Seal(_chunk.AsSpan(0, _filled), last, _sealed.AsSpan(0, _filled + Sealing.Tag));
        to.Write(_sealed, 0, _filled + Sealing.Tag);
        _filled = 0;
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
