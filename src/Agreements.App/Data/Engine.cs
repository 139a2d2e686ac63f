using System.Data.Common;
using DbUp.Builder;

namespace Agreements.App.Data;

/// <summary>What truly differs between the engines.</summary>
public abstract class Engine
{
    public abstract string Name { get; }

    /// <summary>The file that would have to be created first; null = there is a database, or a server that says so itself.</summary>
    public virtual string? MissingFile => null;

    /// <summary>The part of <c>db/</c> that holds its migrations.</summary>
    public abstract string Folder { get; }

    public abstract Task<DbConnection> OpenAsync(CancellationToken ct);

    /// <summary>Says which text the next command on the connection will carry, for an engine that keeps compiled statements itself.</summary>
    public virtual void Expect(DbConnection connection, string text) { }

    /// <summary>For commands. SQLite takes its one write lock at once; SQL Server locks rows as they are touched.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct);

    public abstract string Text(Statement statement);

    /// <summary>A unique key refused the row.</summary>
    public abstract bool IsUniqueViolation(Exception exception);

    /// <summary>Locked, deadlocked or timed out, or the connection broke: the same request may succeed in a moment. A commit that ended like this may have happened.</summary>
    public abstract bool IsBusy(Exception exception);

    /// <summary>What is asked for cannot be read because its place in the file is damaged.</summary>
    public abstract bool IsDamaged(Exception exception);

    /// <summary>Creates the database where that is the engine's habit, and holds a lock so that only one process migrates.</summary>
    public abstract IDisposable LockForMigration();

    internal abstract UpgradeEngineBuilder Deploy();

    /// <summary>What has to be there behind the migrations and cannot be a part of one; called under their lock.</summary>
    internal virtual void FinishMigration() { }
}
