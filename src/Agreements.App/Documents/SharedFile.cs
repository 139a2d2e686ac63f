using Microsoft.Win32.SafeHandles;

namespace Agreements.App.Documents;

/// <summary>Reads a file that others read too, from a place of its own.</summary>
/// <param name="closed">Called once, when it is closed.</param>
internal sealed class SharedFile(SafeFileHandle file, long length, Action closed) : Stream
{
    private Action? _closed = closed;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var read = RandomAccess.Read(file, buffer, Position);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await RandomAccess.ReadAsync(file, buffer, Position, cancellationToken);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch { SeekOrigin.Current => Position, SeekOrigin.End => Length, _ => 0 };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Interlocked.Exchange(ref _closed, null)?.Invoke();
        base.Dispose(disposing);
    }
}
