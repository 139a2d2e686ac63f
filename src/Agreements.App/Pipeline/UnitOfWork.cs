using Agreements.App.Data;

namespace Agreements.App.Pipeline;

/// <summary>A transaction of the scope, and what follows when it is committed: what waits in this process is done, then jobs are woken.</summary>
public sealed class UnitOfWork(Db db, RequestContext context, WorkSignal signal)
{
    public bool IsOpen => db.InTransaction;

    public Task BeginAsync(CancellationToken ct) => db.BeginAsync(ct);

    public async Task CommitAsync(CancellationToken ct)
    {
        await db.CommitAsync(ct);
        foreach (var act in context.AfterCommit) act();
        foreach (var job in context.Wake) signal.Raise(job);
    }

    public Task RollbackAsync() => db.RollbackAsync();
}
