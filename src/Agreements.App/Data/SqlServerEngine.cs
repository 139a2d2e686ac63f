using System.Data;
using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.SqlClient;

namespace Agreements.App.Data;

/// <summary>Production. The database itself is made by its administrator; the tables are ours.</summary>
public sealed class SqlServerEngine(string connectionString) : Engine
{
    private const int UniqueIndex = 2601, UniqueConstraint = 2627, ReadError = 823, WrongPage = 824;

    // From this class on the server, or the network, has ended the connection.
    private const int EndsConnection = 20;

    // What ends by itself: deadlocks and timeouts, a server that starts, stops, fails over or moves the database, and one that has no room at the moment.
    private static readonly HashSet<int> Passing =
    [
        -2, 20, 64, 121, 233, 258, 596, 615, 921, 976, 983, 1204, 1205, 1222, 3906, 3960, 4060, 4221, 6005, 10053, 10054, 10060, 10061, 10928, 10929, 18401, 40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920,
    ];

    // No room in a file group, in the log, or on the server's disk.
    private const int NoExtent = 1101, NoPage = 1105, LogFull = 9002, ReadOnlyDatabase = 3906, VersionStoreFull = 3967;

    // What a server says that starts, stops, recovers or hands over; a severed connection has a severity of 20 and more.
    private const int CannotOpenDatabase = 4060, NotRecovered = 921, InTransition = 952, NotPrimary = 983, ShutDown = 6005, OnlyAdministrators = 18401, Paused = 17142, Fatal = 20;

    public override string Name => "SQL Server";

    public override string Folder => "sqlserver";

    public override async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch (InvalidOperationException full)
        {
            await connection.DisposeAsync();
            throw new TimeoutException("No connection to SQL Server became free in time.", full);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);

    public override string Text(Statement statement) => statement.SqlServer;

    public override bool IsUniqueViolation(Exception exception) => exception is SqlException { Number: UniqueIndex or UniqueConstraint };

    public override bool IsBusy(Exception exception) =>
        exception is SqlException sql && !IsDamaged(sql) && (sql.Class >= EndsConnection || sql.Errors.Cast<SqlError>().Any(e => Passing.Contains(e.Number)));

    public override bool IsFull(Exception exception) => exception is SqlException { Number: NoExtent or NoPage or LogFull or ReadOnlyDatabase or VersionStoreFull } || base.IsFull(exception);

    public override bool IsAway(Exception exception) => exception switch
    {
        SqlException { Number: CannotOpenDatabase or NotRecovered or InTransition or NotPrimary or ShutDown or OnlyAdministrators or Paused } => true,
        SqlException severed => severed.Class >= Fatal && !IsDamaged(severed),
        // All connections of the pool wait for a server that does not answer, or a transaction has lost its own.
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" } lost => lost.Message.Contains("pool", StringComparison.Ordinal) || lost.Message.Contains("closed", StringComparison.Ordinal),
        _ => false,
    };

    public override bool IsDamaged(Exception exception) => exception is SqlException { Number: ReadError or WrongPage };

    // The lock belongs to the session: when the process dies the server frees it.
    public override IDisposable LockForMigration()
    {
        // Not pooled, so that closing it ends the session and with it the lock.
        var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        var answer = new DynamicParameters(new { Resource = "agreements-migration", LockMode = "Exclusive", LockOwner = "Session", LockTimeout = 120_000 });
        answer.Add("result", dbType: DbType.Int32, direction: ParameterDirection.ReturnValue);
        connection.Execute("sp_getapplock", answer, commandTimeout: 150, commandType: CommandType.StoredProcedure);
        if (answer.Get<int>("result") >= 0) return connection;
        connection.Dispose();
        throw new TimeoutException("Another process has been migrating this database for two minutes. Nothing was changed; start again when it has finished.");
    }

    internal override UpgradeEngineBuilder Deploy() => DeployChanges.To.SqlDatabase(connectionString);

    internal override void FinishMigration() => SqlServerFullText.Make(connectionString);
}
