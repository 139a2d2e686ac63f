using System.Data.Common;
using DbUp.Builder;

namespace Agreements.App.Data;

/// <summary>What truly differs between the engines.</summary>
public abstract class Engine
{
    // The errno of Unix, and the HRESULTs of Windows.
    private const int NoSpace = 28, FileTooLarge = 27, OverQuota = 122, WindowsDiskFull = unchecked((int)0x80070070), WindowsHandleDiskFull = unchecked((int)0x80070027);

    public abstract string Name { get; }

    /// <summary>The file that would have to be created first; null = there is a database, or a server that says so itself.</summary>
    public virtual string? MissingFile => null;

    /// <summary>The part of <c>db/</c> that holds its migrations.</summary>
    public abstract string Folder { get; }

    public abstract Task<DbConnection> OpenAsync(CancellationToken ct);

    /// <summary>Says which text the next command on the connection will carry, for an engine that keeps compiled statements itself.</summary>
    public virtual void Expect(DbConnection connection, string text) { }

    /// <summary>Waits until nobody else in this process writes, for an engine that has one writer at a time; disposing it lets the next one pass. Null = the engine orders its writers itself.</summary>
    public virtual Task<IDisposable?> TurnToWriteAsync(CancellationToken ct) => Task.FromResult<IDisposable?>(null);

    /// <summary>For commands. SQLite takes its one write lock at once; SQL Server locks rows as they are touched.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct);

    public abstract string Text(Statement statement);

    /// <summary>A unique key refused the row.</summary>
    public abstract bool IsUniqueViolation(Exception exception);

    /// <summary>Locked, deadlocked or timed out, or the connection broke: the same request may succeed in a moment. A commit that ended like this may have happened.</summary>
    public abstract bool IsBusy(Exception exception);

    /// <summary>Nothing can be written: no room, no quota, or a disk that refuses. Of the database, or of a file that was being written.</summary>
    public virtual bool IsFull(Exception exception) => exception is IOException { HResult: NoSpace or FileTooLarge or OverQuota or WindowsDiskFull or WindowsHandleDiskFull };

    /// <summary>The database cannot be reached, or went away in mid-answer.</summary>
    public abstract bool IsAway(Exception exception);

    /// <summary>What is wrong with the database, or a cause of the exception says so; null = nothing of the kind. It is nobody's fault, and the same will succeed later.</summary>
    public StorageTrouble? TroubleOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException!)
        {
            if (cause is NotReconciled) return StorageTrouble.Restored;
            if (IsFull(cause)) return StorageTrouble.Full;
            if (IsAway(cause)) return StorageTrouble.Away;
            if (IsBusy(cause)) return StorageTrouble.Busy;
        }
        return null;
    }

    /// <summary>What is asked for cannot be read because its place in the file is damaged.</summary>
    public abstract bool IsDamaged(Exception exception);

    /// <summary>Says, until disposed, that this process uses the database, so that nobody puts another one in its place meanwhile. Null = nobody could.</summary>
    /// <exception cref="IOException">Somebody is doing that at this moment.</exception>
    public virtual IDisposable? Occupy() => null;

    /// <summary>Creates the database where that is the engine's habit, and holds a lock so that only one process migrates.</summary>
    public abstract IDisposable LockForMigration();

    internal abstract UpgradeEngineBuilder Deploy();

    /// <summary>What has to be there behind the migrations and cannot be a part of one; called under their lock.</summary>
    internal virtual void FinishMigration() { }
}
