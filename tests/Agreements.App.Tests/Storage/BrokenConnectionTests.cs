using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Agreements.App.Data;
using Agreements.App.Tests.Support;
using DbUp.Builder;
using Microsoft.Data.SqlClient;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

/// <summary>The connection breaks in the middle of a transaction, as when a server fails over.</summary>
public sealed class BrokenConnectionTests(string engine) : StorageTest(engine)
{
    private static readonly Statement Add = Statement.Of("INSERT INTO counters (name, value) VALUES ('broken', 1)");
    private static readonly Statement Count = Statement.Of("SELECT COUNT(*) FROM counters WHERE name = 'broken'");
    private static readonly Statement Session = new("SELECT 0", "SELECT @@SPID");

    [Test]
    public async Task What_broke_it_is_told_nothing_of_the_transaction_stays_and_the_next_one_takes_another_connection()
    {
        var breaking = new BreakingEngine(Engine);
        await using var db = new Db(breaking);
        await db.BeginAsync(CancellationToken.None);
        await db.ExecuteAsync(Add, null, CancellationToken.None);
        await breaking.BreakAsync(await db.FirstAsync<int>(Session, null, CancellationToken.None));
        Assert.That(async () => await db.ExecuteAsync(Add, null, CancellationToken.None), Throws.Exception);
        Assert.That(db.RollbackAsync, Throws.Nothing);
        Assert.That(await db.FirstAsync<int>(Count, null, CancellationToken.None), Is.Zero);
        await db.BeginAsync(CancellationToken.None);
        await db.ExecuteAsync(Add, null, CancellationToken.None);
        await db.CommitAsync(CancellationToken.None);
        Assert.That(await db.FirstAsync<int>(Count, null, CancellationToken.None), Is.EqualTo(1));
    }

    [Test]
    public async Task One_that_broke_between_two_statements_is_replaced()
    {
        var breaking = new BreakingEngine(Engine);
        await using var db = new Db(breaking);
        Assert.That(await db.FirstAsync<int>(Count, null, CancellationToken.None), Is.Zero);
        await breaking.CloseAsync();
        Assert.That(await db.FirstAsync<int>(Count, null, CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task A_server_that_does_not_answer_is_called_busy_and_not_broken()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        var away = new SqlServerEngine($"Server=127.0.0.1,{port};Database=x;User Id=x;Password=x;Encrypt=false;Connect Timeout=2;ConnectRetryCount=0");
        try
        {
            await away.OpenAsync(CancellationToken.None);
            Assert.Fail("nobody listens there");
        }
        catch (SqlException exception)
        {
            Assert.That(away.IsBusy(exception), Is.True, $"{exception.Number} {exception.Class}");
        }
    }

    /// <summary>The engine of the test, whose last connection can be broken from outside.</summary>
    private sealed class BreakingEngine(Engine inner) : Engine
    {
        private DbConnection? _last;

        public override string Name => inner.Name;

        public override string Folder => inner.Folder;

        public override async Task<DbConnection> OpenAsync(CancellationToken ct) => _last = await inner.OpenAsync(ct);

        public override void Expect(DbConnection connection, string text) => inner.Expect(connection, text);

        public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) => inner.BeginAsync(connection, ct);

        public override string Text(Statement statement) => inner.Text(statement);

        public override bool IsUniqueViolation(Exception exception) => inner.IsUniqueViolation(exception);

        public override bool IsBusy(Exception exception) => inner.IsBusy(exception);

        public override bool IsAway(Exception exception) => inner.IsAway(exception);

        public override bool IsDamaged(Exception exception) => inner.IsDamaged(exception);

        public override IDisposable LockForMigration() => inner.LockForMigration();

        internal override UpgradeEngineBuilder Deploy() => inner.Deploy();

        public Task CloseAsync() => _last!.CloseAsync();

        /// <summary>On a server by the server.</summary>
        public async Task BreakAsync(int session)
        {
            if (inner is not SqlServerEngine)
            {
                await CloseAsync();
                return;
            }
            await using var other = await inner.OpenAsync(CancellationToken.None);
            await using var kill = other.CreateCommand();
            kill.CommandText = $"KILL {session}";
            await kill.ExecuteNonQueryAsync();
        }
    }
}
