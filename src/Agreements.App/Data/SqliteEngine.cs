using System.Data;
using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace Agreements.App.Data;

/// <summary>The embedded default: one file, write-ahead log, one writer at a time.</summary>
public sealed class SqliteEngine : Engine, IDisposable
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26, ConstraintUnique = 2067, ConstraintPrimaryKey = 1555;

    // The rest of what SQLite calls an I/O error is a disk that does not answer.
    private const int Io = 10, IoWrite = 778, IoSync = 1034, IoTruncate = 1546, IoSharedMemorySize = 4874;

    static SqliteEngine()
    {
        // SQLite counts its memory under one lock for the whole process, which makes readers wait for each other at every allocation.
        SQLitePCL.Batteries_V2.Init();
        SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    // As long as the driver waits for another process.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _connectionString;
    private readonly KeptConnections _connections;

    public SqliteEngine(string file)
    {
        File = file;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = false }.ToString();
        _connections = new KeptConnections(_connectionString);
    }

    public string File { get; }

    public override string? MissingFile => System.IO.File.Exists(File) ? null : Path.GetFullPath(File);

    public override string Name => "SQLite";

    public override string Folder => "sqlite";

    public override async Task<DbConnection> OpenAsync(CancellationToken ct) => await _connections.TakeAsync(ct);

    public override void Expect(DbConnection connection, string text) => ((KeptConnection)connection).Expect(text);

    /// <summary>Closes the connections that nobody uses; the next statement opens another. The turn holds nothing of the system.</summary>
    public void Dispose() => _connections.CloseAll();

    // SQLite lets pass whoever happens to look while nobody writes: beside a job that writes one transaction behind another a person waits for seconds, on a thread that sleeps.
    // Here they pass in the order in which they came. Another process is waited for as SQLite does.
    public override async Task<IDisposable?> TurnToWriteAsync(CancellationToken ct) =>
        await _turn.WaitAsync(LongestWait, ct) ? new Turn(_turn) : throw new SqliteException("The others that write took too long.", Busy);

    // Not deferred: a read that turns into a write in mid-transaction would fail with SQLITE_BUSY instead of waiting.
    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false));

    public override string Text(Statement statement) => statement.Sqlite;

    public override bool IsUniqueViolation(Exception exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public override bool IsBusy(Exception exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };

    public override bool IsFull(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Full or ReadOnly } or SqliteException { SqliteExtendedErrorCode: IoWrite or IoSync or IoTruncate or IoSharedMemorySize } || base.IsFull(exception);

    public override bool IsAway(Exception exception) => exception is SqliteException { SqliteErrorCode: CannotOpen or Io };

    public override bool IsDamaged(Exception exception) => exception is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    public override IDisposable LockForMigration()
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(File))!;
        DataDirectory.Create(directory);
        var held = DataDirectory.LockFile(Path.Combine(directory, Path.GetFileName(File) + ".migrating"));
        try
        {
            UseWriteAheadLog();
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public override IDisposable? Occupy() => Hold(FileAccess.Read, FileShare.Read);

    /// <summary>Says, until disposed, that nobody else may use the database.</summary>
    /// <exception cref="IOException">Another process uses it.</exception>
    public IDisposable OccupyAlone() => Hold(FileAccess.ReadWrite, FileShare.None);

    // A lock of the system and no mark of ours: it ends with its process, however that ends.
    private FileStream Hold(FileAccess access, FileShare share)
    {
        DataDirectory.Create(Path.GetDirectoryName(Path.GetFullPath(File))!);
        return new FileStream(File + ".in-use", FileMode.OpenOrCreate, access, share);
    }

    internal override UpgradeEngineBuilder Deploy() => DeployChanges.To.SqliteDatabase(_connectionString);

    private void UseWriteAheadLog()
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
        DataDirectory.RestrictToOwner(File);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
