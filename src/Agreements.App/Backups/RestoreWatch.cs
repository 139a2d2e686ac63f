using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Events;

namespace Agreements.App.Backups;

/// <summary>Notices a database that was restored beneath the service, or exchanged for an older copy, without <c>restore reconcile</c>. Each minute the machine counts one further in the database, and then in a file of its own:
/// a database in which it had counted less is an older one. What follows from that is <see cref="StorageTrouble.Restored"/>.</summary>
public sealed class RestoreWatch(Db db, Installation installation, SeenDatabaseFile file, StorageWatch storage)
{
    private static readonly string Row = Installation.NameOf("seen", Environment.MachineName);

    /// <summary>Looks now.</summary>
    /// <returns>True = it is the right one; false = it is one of before; null = this machine has seen nothing of it yet, or cannot tell.</returns>
    public async Task<bool?> LookAsync(CancellationToken ct) => (await ReadAsync(ct)).IsRight;

    /// <summary>Before a job writes that it has begun, and of what is to leave behind each look at what is due.</summary>
    /// <exception cref="NotReconciled">No job may run; nothing was changed.</exception>
    public async Task CheckAsync(CancellationToken ct)
    {
        if (db.InTransaction) return;
        await LookAsync(ct);
        Require();
    }

    /// <summary>Before a command, a mail and an event. The first of a process looks, and each while the database is in trouble: it may come back as another one. The others go by what is seen each minute.</summary>
    /// <exception cref="NotReconciled">Nothing may be stored and nothing may leave; nothing was changed.</exception>
    public async Task RequireAsync(CancellationToken ct)
    {
        if (!storage.IsCompared || storage.Current is not null) await CheckAsync(ct);
        Require();
    }

    /// <summary>Looks, and counts one further. By the service alone: a verb may be run by another user.</summary>
    public async Task CountAsync(CancellationToken ct)
    {
        var (_, canWrite, before, secret, generation, row) = await ReadAsync(ct);
        if (storage.IsRestored || !canWrite || secret is null) return;
        var number = Number(row) + 1;
        // The database first: what stands in the file has been committed. Another process of this machine may have been faster.
        if (!await (row is null ? installation.AddAsync(Row, Text(number), ct) : installation.ReplaceAsync(Row, row, Text(number), ct))) return;
        IReadOnlyList<string> past = before is null ? [] : before.Generation == generation ? before.Past : [.. before.Past, before.Generation];
        file.Write(new SeenDatabase(number, generation, past).Signed(secret));
    }

    private async Task<Looked> ReadAsync(CancellationToken ct)
    {
        // The file first, or what is counted between the two would look like a database of before.
        var canWrite = file.TryRead(out var seen);
        // Without it nothing is signed and nothing can be told, but the jobs need not stand still for that.
        var secret = await installation.FindSecretAsync(ct);
        var (generation, row) = (await installation.ReadAsync(EventCursors.GenerationName, ct) ?? "", await installation.ReadAsync(Row, ct));
        var before = seen is not null && secret is not null && seen.IsOf(secret) ? seen : null;
        bool? isRight = before is null ? null : !before.Past.Contains(generation) && (before.Generation != generation || Number(row) >= before.Number);
        storage.Compared(isRight);
        return new Looked(isRight, canWrite, before, secret, generation, row);
    }

    private void Require()
    {
        if (storage.IsRestored) throw new NotReconciled();
    }

    private static long Number(string? row) => long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Looked(bool? IsRight, bool CanWrite, SeenDatabase? Before, byte[]? Secret, string Generation, string? Row);
}
