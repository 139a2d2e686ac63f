using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.Domain;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Backups;

/// <summary>The database was restored and nobody has said so: it would tell again what it has forgotten.</summary>
/// <param name="message">What is wrong and what to do, for operators.</param>
public sealed class NotReconciled(string message) : NoJobMayRun(message);

/// <summary>Notices a database that was restored beneath the service, or exchanged for an older copy, without <c>restore reconcile</c>: the audit trail which this machine has seen is not in it any more.
/// Until it is reconciled no job runs, and so nothing leaves; nothing is stored either, because what is written to it now would have to be thrown away.</summary>
public sealed class RestoreWatch(Db db, Installation installation, EventCursors cursors, AuditRows trail, SeenTrailFile file, RestoreNotice notice, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Null = it is the database that this machine has seen, or was reconciled since, or this machine has never seen it. In English as all that operators read.</summary>
    public async Task<string?> TroubleAsync(CancellationToken ct) => (await LookAsync(ct)).Trouble;

    /// <summary>Before a job writes that it has begun.</summary>
    /// <exception cref="NotReconciled">No job may run; nothing was changed.</exception>
    public async Task CheckAsync(CancellationToken ct)
    {
        if (db.InTransaction) return;
        var (now, before, trouble) = await LookAsync(ct);
        notice.Found(trouble);
        if (trouble is not null) throw new NotReconciled(trouble);
        if (before is null || before.Generation != now.Generation || (now.At - before.At).Duration() >= Kept) file.Write(now);
    }

    private async Task<(SeenTrail Now, SeenTrail? Before, string? Trouble)> LookAsync(CancellationToken ct)
    {
        var (secret, head) = (await installation.SecretAsync(ct), await trail.HeadAsync(ct));
        var now = new SeenTrail(time.GetUtcNow(), await cursors.GenerationAsync(ct), head.Seq, head.Hash).Signed(secret);
        if (file.Read() is not { } before || !before.IsOf(secret)) return (now, null, null);
        return (now, before, await IsSameAsync(before, now, ct) ? null : FormattableString.Invariant(
            $"The database is not the one that this machine saw on {before.At:u}: audit entry {before.Seq} of then is not in it. It was restored, or an older copy stands in its place, and was not reconciled. No job runs, no mail leaves and nothing is stored. Stop all nodes, run 'agreements restore reconcile --since …' with the instant of the backup, and start them again; or put the database of before back."));
    }

    private async Task<bool> IsSameAsync(SeenTrail before, SeenTrail now, CancellationToken ct)
    {
        if (now.Generation != before.Generation) return now.Generation > before.Generation;
        if (before.Seq > now.Seq) return false;
        // An entry that somebody took out from between is for the verification of the trail to tell.
        return before.Seq == 0 || await trail.HashAsync(before.Seq, ct) is not { } hash || hash == before.Hash;
    }
}

/// <summary>What this process has found: said once when it is found and once when it is over. Commands ask it, as they must not ask the database each time.</summary>
public sealed class RestoreNotice(ILogger<RestoreNotice> log)
{
    private string? _trouble;

    public void Found(string? trouble)
    {
        var before = Interlocked.Exchange(ref _trouble, trouble);
        if (before is null && trouble is not null) log.LogCritical("{Sentence}", trouble);
        if (before is not null && trouble is null) log.LogWarning("The database has been reconciled; the jobs go on.");
    }

    /// <exception cref="DomainException"><c>storage.restored</c>: it has to be reconciled first.</exception>
    public void Require()
    {
        if (Volatile.Read(ref _trouble) is not null) throw new DomainException(ProblemKind.Unavailable, [Violation.Of("storage.restored", "")]);
    }
}
