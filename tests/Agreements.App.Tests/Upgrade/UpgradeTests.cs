using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Changes;
using Agreements.App.Features.Commitments;
using Agreements.App.Features.Documents;
using Agreements.App.Features.Imports;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Keys;
using Agreements.App.Features.People;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Features.Webhooks;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Agreements.App.Tests.Upgrade;

/// <summary>A database of release 1 with everything in it is brought to this program's schema.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.SqlServer)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class UpgradeTests(string engine)
{
    private EmptyDatabase _database = null!;
    private TestApp _app = null!;

    [SetUp]
    public async Task UpgradeAsync()
    {
        if (EmptyDatabase.Create(engine) is not { } database)
        {
            Assert.Ignore("AGREEMENTS_TEST_SQLSERVER names no server.");
            return;
        }
        _database = database;
        _database.MigrateTo(Release.LastScript);
        await Release.LoadAsync(_database.Engine);
        Migrations.Run(_database.Engine);
        _app = new TestApp(_database.Engine, new FakeTimeProvider(TestApp.At(2025, 5, 20)));
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _database?.Dispose();
    }

    [Test]
    public async Task Nothing_that_was_kept_is_lost_or_changed()
    {
        await using var connection = await _database.Engine.OpenAsync(CancellationToken.None);
        foreach (var table in Release.Tables)
        {
            // When it is looked at next is no record, and a migration may bring it forward.
            var kept = table.Columns.Select((c, i) => (Column: c, Index: i)).Where(c => table.Table != "agreements" || c.Column is not ("next_alert_on" or "plan_seq")).ToList();
            var rows = (await connection.QueryAsync($"SELECT {string.Join(", ", kept.Select(c => c.Column))} FROM {table.Table}"))
                .Select(r => string.Join('|', ((IDictionary<string, object>)r).Values.Select(Release.Normal))).ToHashSet(StringComparer.Ordinal);
            Assert.That(table.Rows.Select(r => string.Join('|', kept.Select(c => Release.Normal(r[c.Index])))).Where(r => !rows.Contains(r)), Is.Empty, table.Table);
        }
    }

    [Test]
    public async Task The_audit_trail_verifies()
    {
        var verified = await _app.SendAsync(new VerifyAudit.Query());
        Assert.That((verified.Ok, verified.Entries), Is.EqualTo((true, (long)Release.Tables.Single(t => t.Table == "audit_entries").Rows.Count)), verified.FirstBroken?.ToString());
    }

    [Test]
    public async Task Every_agreement_is_on_every_day_what_it_was()
    {
        foreach (var (day, expected) in Release.Statuses)
        {
            var list = await _app.SendAsync(new ListAgreements.Query { AsOf = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), PageSize = 200 });
            Assert.That(list.Items.Select(i => i.Reference), Is.EquivalentTo(expected!.AsObject().Select(e => e.Key)));
            foreach (var item in list.Items)
            {
                var status = JsonNode.Parse(Json.Write(item.Status))!.AsObject();
                // What a later program says beyond that is its own.
                foreach (var (name, value) in expected[item.Reference]!.AsObject())
                    Assert.That(JsonNode.DeepEquals(status[name], value), Is.True, $"{item.Reference} on {day}: {name} is {status[name]?.ToJsonString()} and was {value?.ToJsonString()}");
            }
        }
    }

    [Test]
    public async Task The_sweep_goes_on_where_it_stood_and_repeats_nothing()
    {
        var sent = await _app.RowsAsync<Guid>("SELECT id FROM outbox WHERE state = 'sent'");
        await _app.SweepOnAsync(Release.Today);
        Assert.That(await _app.SweepOnAsync(Release.Today), Is.Empty, "swept twice on one day");
        await _app.SweepOnAsync(Release.Today.AddDays(6));
        Assert.That(_app.Mails.Delivered.Select(m => m.MessageId!.Split('@')[0]).Where(id => sent.Contains(Guid.Parse(id, System.Globalization.CultureInfo.InvariantCulture))), Is.Empty);
        Assert.That(_app.Mails.Delivered, Is.Not.Empty, "the MoU of Kota Jambi has ended meanwhile");
        Assert.That(await _app.RowsAsync<Guid>("SELECT alert_id FROM outbox WHERE state = 'sent' AND alert_id IS NOT NULL GROUP BY alert_id HAVING COUNT(*) > 1"), Is.Empty);
    }

    [Test]
    public async Task Each_agreement_and_institution_is_read_and_written_by_this_program()
    {
        foreach (var view in (await _app.SendAsync(new ListAgreements.Query { PageSize = 200 })).Items.Where(v => v.Status.Process is ProcessState.Signed or ProcessState.Registered))
        {
            var patched = await _app.SendAsync(new PatchAgreement.Command(view.Id, view.Version, JsonNode.Parse("""{"programmes":["JKK","JKM","JHT"]}""")!.AsObject()));
            Assert.That((patched.Version, patched.Programmes.Count), Is.EqualTo((view.Version + 1, 3)), view.Reference);
        }
        foreach (var institution in (await _app.SendAsync(new ListInstitutions.Query(null, null, null, 200, null))).Items.Where(i => i.MergedInto is null).Take(10))
            Assert.That((await _app.SendAsync(new PatchInstitution.Command(institution.Id, institution.Version, new JsonObject { ["mailbox"] = "baru@kantor.example" }))).Version, Is.EqualTo(institution.Version + 1));
        Assert.That((await _app.SendAsync(new VerifyAudit.Query())).Ok, Is.True);
    }

    [Test]
    public async Task What_stands_around_agreements_is_read_by_this_program()
    {
        Assert.That((await _app.SendAsync(new ListRenewals.Query())).Items, Has.Count.EqualTo(Count("renewals")));
        Assert.That((await _app.SendAsync(new ListSigningEvents.Query(null, null, 200, null))).Items, Has.Count.EqualTo(Count("signing_events")));
        Assert.That((await _app.SendAsync(new ListImports.Query(200, null))).Items, Has.Count.EqualTo(Count("imports")));
        Assert.That((await _app.SendAsync(new ListKeys.Query(200, null))).Items, Has.Count.EqualTo(Count("api_keys")));
        Assert.That((await _app.SendAsync(new ListUsers.Query(null, 200, null))).Items, Has.Count.EqualTo(Count("users")));
        Assert.That((await _app.SendAsync(new ListWebhooks.Query())).Items, Is.Not.Empty);
        Assert.That((await _app.SendAsync(new GetChanges.Query(PageSize: 200))).Items, Has.Count.EqualTo(Count("events")));
        var agreements = (await _app.SendAsync(new ListAgreements.Query { PageSize = 200 })).Items.Select(i => i.Id).ToList();
        var (documents, commitments) = (0, 0);
        foreach (var id in agreements)
        {
            documents += (await _app.SendAsync(new ListDocuments.Query(id, IncludeRemoved: true))).Items.Count;
            commitments += (await _app.SendAsync(new ListCommitments.Query(id))).Items.Count;
        }
        Assert.That(documents, Is.EqualTo(Count("documents")));
        Assert.That(commitments, Is.GreaterThan(0).And.LessThanOrEqualTo(Count("commitments")));

        static int Count(string table) => Release.Tables.Single(t => t.Table == table).Rows.Count;
    }
}
