using Agreements.App.Data;

namespace Agreements.App.Pipeline;

/// <summary>A transaction of the scope, and what follows when it is committed: what waits in this process is done, then jobs are woken.</summary>
public sealed class UnitOfWork(Db db, RequestContext context, WorkSignal signal, StorageWatch storage)
{
    private Func<CancellationToken, Task>? _first;

    public bool IsOpen => db.InTransaction;

    /// <summary>The next command opens a transaction which the caller of this ends; so late, because others wait for it and the way to the command may be long.</summary>
    /// <param name="first">What it does first.</param>
    public void Enclose(Func<CancellationToken, Task> first) => _first = first;

    /// <returns>True = the transaction is somebody else's to end; false = there is none.</returns>
    public async Task<bool> JoinAsync(CancellationToken ct)
    {
        if (IsOpen || _first is not { } first) return IsOpen;
        await BeginAsync(ct);
        await first(ct);
        return true;
    }

    public Task BeginAsync(CancellationToken ct) => db.BeginAsync(ct);

    public async Task CommitAsync(CancellationToken ct)
    {
        _first = null;
        await db.CommitAsync(ct);
        storage.Wrote();
        foreach (var act in context.AfterCommit) act();
        foreach (var job in context.Wake) signal.Raise(job);
    }

    public Task RollbackAsync()
    {
        _first = null;
        return db.RollbackAsync();
    }
}
