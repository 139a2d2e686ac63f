namespace Agreements.App.Documents;

/// <summary>Contents that were compared with their hash a moment ago and of which parts are being asked for: a few, in temporary files, for <see cref="HeldFor"/>.</summary>
public sealed class HeldContents(TimeProvider time) : IDisposable
{
    public const int Most = 8;

    public const long MostBytes = 256L * 1024 * 1024;

    public static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(5);

    // One for each first digit of a hash: who asks for the same at once waits for the one who brings it.
    private readonly SemaphoreSlim[] _bringing = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];
    private readonly List<Held> _held = [];
    private readonly Lock _gate = new();

    /// <summary>The content, at its beginning and readable from any place.</summary>
    /// <param name="bring">Brings it here, compared with its hash.</param>
    public async Task<Stream> OpenAsync(string sha256, Func<string, CancellationToken, Task<FileStream>> bring, CancellationToken ct)
    {
        if (Find(sha256) is { } known) return known;
        var bringing = _bringing[Convert.ToInt32(sha256[..1], 16)];
        await bringing.WaitAsync(ct);
        try
        {
            return Find(sha256) ?? Keep(sha256, await bring(sha256, ct));
        }
        finally
        {
            bringing.Release();
        }
    }

    public void Dispose()
    {
        lock (_gate) Forget(_ => true);
        foreach (var one in _bringing) one.Dispose();
    }

    private Stream? Find(string sha256)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Forget(h => h.Until <= now);
            return _held.Find(h => h.Sha256 == sha256)?.Open();
        }
    }

    // What is too large for it is still given out, to this one.
    private Stream Keep(string sha256, FileStream file)
    {
        var held = new Held(sha256, file, time.GetUtcNow() + HeldFor);
        lock (_gate)
        {
            _held.Add(held);
            var open = held.Open();
            while (_held.Count > Most || _held.Sum(h => h.Length) > MostBytes)
            {
                var oldest = _held[0];
                Forget(h => h == oldest);
            }
            return open;
        }
    }

    private void Forget(Predicate<Held> which)
    {
        foreach (var one in _held.FindAll(which)) one.Close();
        _held.RemoveAll(which);
    }

    // Closed when it is held no longer and nobody reads it any more.
    private sealed class Held(string sha256, FileStream file, DateTimeOffset until)
    {
        private int _open = 1;

        public string Sha256 => sha256;

        public DateTimeOffset Until => until;

        public long Length { get; } = file.Length;

        public Stream Open()
        {
            Interlocked.Increment(ref _open);
            return new SharedFile(file.SafeFileHandle, Length, Close);
        }

        public void Close()
        {
            if (Interlocked.Decrement(ref _open) == 0) file.Dispose();
        }
    }
}
