using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Backups;

/// <summary>The database was restored and nobody has said so: it would tell again what it has forgotten.</summary>
/// <param name="message">What is wrong and what to do, for operators.</param>
public sealed class NotReconciled(string message) : NoJobMayRun(message);

/// <summary>Notices a database that was restored beneath the service, or exchanged for an older copy, without <c>restore reconcile</c>. Each minute the machine counts one further in the database, and then in a file of its own:
/// a database in which it had counted less is an older one. Until it is reconciled no job runs, and so nothing leaves; nothing is stored either, because what is written to it now would have to be thrown away.</summary>
public sealed class RestoreWatch(Db db, Installation installation, SeenDatabaseFile file, RestoreNotice notice)
{
    private const string Reconciled = "reconciled";

    private const string Trouble = "The database is not the one that this machine has worked with, but one of before: it was restored, or an older copy stands in its place, and it was not reconciled. No job runs, no mail leaves and nothing is stored. "
        + "Stop all nodes; if anything was stored since the restore, restore once more; run 'agreements restore reconcile --since …' with the instant of the backup, and start them again. Or put the database of before back.";

    private static readonly string Row = Installation.NameOf("seen", Environment.MachineName);

    /// <summary>Within the transaction in which the restored database is reconciled.</summary>
    public Task ReconciledAsync(Guid id, CancellationToken ct) => installation.SetAsync(Reconciled, id.ToString("N"), ct);

    /// <param name="IsCompared">False = this machine has seen nothing of it yet, or cannot tell.</param>
    /// <param name="Trouble">In English as all that operators read; null = none.</param>
    public sealed record Finding(bool IsCompared, string? Trouble);

    public async Task<Finding> LookAsync(CancellationToken ct)
    {
        var look = await ReadAsync(ct);
        notice.Found(look.Finding.Trouble);
        return look.Finding;
    }

    /// <summary>Before a job writes that it has begun.</summary>
    /// <exception cref="NotReconciled">No job may run; nothing was changed.</exception>
    public async Task CheckAsync(CancellationToken ct)
    {
        if (!db.InTransaction && (await LookAsync(ct)).Trouble is { } trouble) throw new NotReconciled(trouble);
    }

    /// <summary>Before a command. Only the first one of a process looks; what the others go by is looked at each minute.</summary>
    /// <exception cref="NotReconciled">Nothing may be stored; nothing was changed.</exception>
    public async Task RequireAsync(CancellationToken ct)
    {
        if (!notice.HasLooked) await CheckAsync(ct);
        if (notice.Trouble is { } trouble) throw new NotReconciled(trouble);
    }

    /// <summary>Looks, and counts one further. By the service alone: a verb may be run by another user.</summary>
    public async Task CountAsync(CancellationToken ct)
    {
        var (finding, canWrite, before, secret, reconciled, row) = await ReadAsync(ct);
        notice.Found(finding.Trouble);
        if (finding.Trouble is not null || !canWrite) return;
        var number = Number(row) + 1;
        // The database first: what stands in the file has been committed. Another process of this machine may have been faster.
        if (!await (row is null ? installation.AddAsync(Row, Text(number), ct) : installation.ReplaceAsync(Row, row, Text(number), ct))) return;
        IReadOnlyList<string> past = before is null ? [] : before.Reconciled == reconciled ? before.Past : [.. before.Past, before.Reconciled];
        file.Write(new SeenDatabase(number, reconciled, past).Signed(secret));
    }

    private async Task<Looked> ReadAsync(CancellationToken ct)
    {
        // The file first, or what is counted between the two would look like a database of before.
        var canWrite = file.TryRead(out var seen);
        var secret = await installation.SecretAsync(ct);
        var (reconciled, row) = (await installation.ReadAsync(Reconciled, ct) ?? "", await installation.ReadAsync(Row, ct));
        var before = seen is not null && seen.IsOf(secret) ? seen : null;
        var isOlder = before is not null && (before.Past.Contains(reconciled) || (before.Reconciled == reconciled && Number(row) < before.Number));
        return new Looked(new Finding(before is not null, isOlder ? Trouble : null), canWrite, before, secret, reconciled, row);
    }

    private static long Number(string? row) => long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Looked(Finding Finding, bool CanWrite, SeenDatabase? Before, byte[] Secret, string Reconciled, string? Row);
}

/// <summary>What this process has found: said once when it is found and once when it is over.</summary>
public sealed class RestoreNotice(ILogger<RestoreNotice> log)
{
    private string? _trouble;

    public bool HasLooked { get; private set; }

    public string? Trouble => Volatile.Read(ref _trouble);

    public void Found(string? trouble)
    {
        var before = Interlocked.Exchange(ref _trouble, trouble);
        HasLooked = true;
        if (before is null && trouble is not null) log.LogCritical("{Sentence}", trouble);
        if (before is not null && trouble is null) log.LogWarning("The database has been reconciled, or is the one of before again; the jobs go on.");
    }
}
