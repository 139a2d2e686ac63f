using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Tests.Support;
using Agreements.App.Tests.Upgrade;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace Agreements.App.Tests.Faults;

/// <summary>The line to SQL Server is lost for a while. Needs a server: <c>AGREEMENTS_TEST_SQLSERVER</c>.</summary>
[TestFixture]
public sealed class LostServerTests() : StorageTest(TestDatabase.SqlServer)
{
    [Test]
    public async Task What_is_asked_meanwhile_is_told_to_come_again_and_afterwards_all_goes_on_without_a_repeated_mail()
    {
        using var database = EmptyDatabase.Create(TestDatabase.SqlServer)!;
        Migrations.Run(database.Engine);
        var direct = new SqlConnectionStringBuilder(database.Connection);
        var (host, port) = direct.DataSource.Split(',') is [var name, var number] ? (name, int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)) : (direct.DataSource, 1433);
        await using var relay = new Relay(host, port);
        var engine = new SqlServerEngine(new SqlConnectionStringBuilder(database.Connection) { DataSource = $"127.0.0.1,{relay.Port}", ConnectTimeout = 3, ConnectRetryCount = 0 }.ToString());
        await using var near = new TestApp(database.Engine);
        await using var far = new TestApp(engine, near.Time, near.Mails, shared: near);
        foreach (var city in new[] { "A", "B" })
            await near.SendAsync(new Features.Institutions.CreateInstitution.Command(new Domain.Institutions.InstitutionFacts { Kind = Domain.Institutions.InstitutionKind.CityGovernment, Name = city, Mailbox = $"{city}@office.example" }));
        var parties = await near.RowsAsync<Guid>("SELECT id FROM institutions ORDER BY id");
        await near.SendAsync(new CreateAgreement.Command(Mou([.. parties]) with { Term = new() { SignedOn = new DateOnly(2020, 5, 26), EndBasis = Domain.Agreements.EndBasis.Fixed, EndsOn = new DateOnly(2025, 5, 25) } }, Domain.Agreements.ProcessState.Registered));
        near.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await far.SendAsync(new SweepAlerts.Command());
        // The mail has been taken, and the line is lost before that is marked.
        near.Mails.Accepted = (_, _) => relay.Cut();
        for (var minute = 0; minute < 12; minute++)
        {
            Assert.That(async () => await far.SendAsync(new SendMail.Command()), Throws.Exception.Matches<Exception>(e => engine.TroubleOf(e) == StorageTrouble.Away));
            near.Time.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.That(near.Mails.Delivered, Has.Count.EqualTo(1));
        Assert.That(async () => await far.SendAsync(new ListAgreements.Query()), Throws.Exception.Matches<Exception>(e => engine.TroubleOf(e) == StorageTrouble.Away));
        near.Mails.Accepted = (_, _) => { };
        relay.Restore();
        await far.SendAsync(new SendMail.Command());
        Assert.That(near.Mails.Delivered.Select(m => m.MessageId).ToList(), Has.Count.EqualTo(2).And.Unique);
        Assert.That((await far.SendAsync(new ListAgreements.Query())).Items, Has.Count.EqualTo(1));
    }
}

/// <summary>What is said of an outage.</summary>
public sealed class StorageWatchTests
{
    [Test]
    public void An_outage_is_two_lines_however_many_requests_meet_it()
    {
        var lines = new Lines();
        using var engine = new SqliteEngine(Path.Combine(Path.GetTempPath(), "agreements-never.db"));
        var watch = new StorageWatch(engine, TimeProvider.System, lines);
        watch.Wrote();
        for (var i = 0; i < 1000; i++) Assert.That(watch.Failed(new Microsoft.Data.Sqlite.SqliteException("database or disk is full", 13)), Is.EqualTo(StorageTrouble.Full));
        Assert.That(watch.Failed(new InvalidOperationException()), Is.Null);
        Assert.That(watch.Current!.Trouble, Is.EqualTo(StorageTrouble.Full));
        for (var i = 0; i < 1000; i++) watch.Wrote();
        Assert.That(lines.Said, Has.Count.EqualTo(2));
        Assert.That(lines.Said[0], Does.StartWith("Error Nothing can be written: the disk is full").And.Contain("Make room"));
        Assert.That(lines.Said[1], Does.StartWith("Warning The database takes what is written again"));
        Assert.That(watch.Current, Is.Null);
    }

    private sealed class Lines : ILogger<StorageWatch>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Add($"{logLevel} {formatter(state, exception)}");
    }
}
