using System.Globalization;
using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Calendar;
using Agreements.App.Features.Changes;
using Agreements.App.Features.Commitments;
using Agreements.App.Features.Documents;
using Agreements.App.Features.Figures;
using Agreements.App.Features.Imports;
using Agreements.App.Features.Monev;
using Agreements.App.Features.Originals;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.Reports;
using Agreements.App.Features.Search;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Features.Today;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Quality;
using Agreements.Domain.Searching;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

/// <summary>Whoever asks gets exactly the records of their institutions and of those below, however institutions, parties and grants lie.</summary>
public sealed class RandomScopeTests(string engine) : StorageTest(engine)
{
    // AGREEMENTS_TEST_SCOPES=40 draws so many worlds.
    private static readonly IEnumerable<int> Worlds = Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_SCOPES") ?? "2", CultureInfo.InvariantCulture));

    [TestCaseSource(nameof(Worlds))]
    public async Task Every_answer_holds_what_a_look_at_each_record_would_let_through_and_nothing_else(int seed)
    {
        var world = await ScopedWorld.DrawAsync(App, seed);
        await AddDocumentsAsync(world);
        for (var i = 0; i < 8; i++)
        {
            var caller = world.SomeCaller(i);
            await AssertSeesAsync(world, caller, $"caller {i}: {string.Join(", ", caller.Grants)}");
        }
    }

    // One for each agreement, with three contents among all of them.
    private async Task AddDocumentsAsync(ScopedWorld world)
    {
        var now = App.Time.GetUtcNow();
        foreach (var (agreement, i) in world.Agreements.Select((a, i) => (a, i)))
        {
            var (document, content) = (Guid.CreateVersion7(), new string((char)('a' + i % 3), 64));
            if (i < 3) await App.ExecuteAsync("INSERT INTO blobs (sha256, size, place, created_at) VALUES (@Content, 1, 'database', @Now)", new { Content = content, Now = now });
            await App.ExecuteAsync("INSERT INTO documents (id, agreement_id, kind, title, latest, version, created_at, updated_at) VALUES (@Document, @Agreement, 'annex', 'Naskah', 1, 1, @Now, @Now)", new { Document = document, Agreement = agreement, Now = now });
            await App.ExecuteAsync("INSERT INTO document_versions (document_id, number, sha256, file_name, media_type, size, added_by, added_at) VALUES (@Document, 1, @Content, 'a.pdf', 'application/pdf', 1, 'x', @Now)", new { Document = document, Content = content, Now = now });
        }
        foreach (var content in new[] { 'a', 'b', 'c' }.Take(world.Agreements.Count).Select(c => new string(c, 64)))
        {
            await App.ExecuteAsync("INSERT INTO document_texts (sha256, state, pages, pages_read, attempts, created_at, updated_at) VALUES (@Content, 'read', 1, 1, 1, @Now, @Now)", new { Content = content, Now = now });
            await App.ExecuteAsync("INSERT INTO document_pages (sha256, page, method, text) VALUES (@Content, 1, 'text', 'Pasal 1')", new { Content = content });
        }
        await App.SendAsync(new IndexSearch.Command());
    }

    private async Task AssertSeesAsync(ScopedWorld world, Principal caller, string who)
    {
        var visible = world.Agreements.Where(a => world.Rights(caller, a).Cover(Permission.Read)).ToHashSet();
        var sees = caller.Anywhere.Cover(Permission.Read);
        App.Caller = caller;
        if (!sees)
        {
            await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new ListAgreements.Query()));
            return;
        }
        foreach (var sort in Enum.GetValues<SortOrder>()) await AssertListedAsync(world, new ListAgreements.Query { Sort = sort, PageSize = 7 }, visible, who);
        await AssertListedAsync(world, new ListAgreements.Query { Q = world.Word, PageSize = 200 }, [.. visible.Where(world.HasWord)], who);
        var narrowed = world.Institutions[0];
        await AssertListedAsync(world, new ListAgreements.Query { Institution = narrowed, PageSize = 200 }, [.. visible.Where(a => world.IsMemberBelow(a, narrowed))], who);
        await AssertLookedUpAsync(world, visible, who);
        await AssertEachAsync(world, caller, visible, who);
        await AssertFollowersAsync(world, caller, visible, who);
        await AssertGatheredAsync(world, visible, who);
    }

    private async Task AssertListedAsync(ScopedWorld world, ListAgreements.Query query, HashSet<Guid> expected, string who)
    {
        var found = new List<Guid>();
        var page = await App.SendAsync(query with { IncludeTotal = true });
        Assert.That(page.Total, Is.EqualTo(expected.Count), $"{who}: total of {query}");
        for (; ; page = await App.SendAsync(query with { PageToken = page.NextPageToken }))
        {
            found.AddRange(page.Items.Select(i => i.Id));
            if (page.NextPageToken is null) break;
        }
        Assert.That(found, Is.EquivalentTo(expected), $"{who}: {query}");
        Assert.That(found, Is.EqualTo(world.InOrder(found, query.Sort)), $"{who}: order of {query}");
    }

    private async Task AssertLookedUpAsync(ScopedWorld world, HashSet<Guid> visible, string who)
    {
        var byId = await App.SendAsync(new LookUpStatus.Query { Ids = world.Agreements });
        Assert.That(byId.Results.Where(r => r.Found).Select(r => r.Id!.Value), Is.EquivalentTo(visible), who);
        var byNumber = await App.SendAsync(new LookUpStatus.Query { Numbers = [.. world.Numbers.Values] });
        Assert.That(byNumber.Results.Where(r => r.Found).Select(r => r.Number), Is.EquivalentTo(visible.Select(a => world.Numbers[a])), who);
    }

    private async Task AssertEachAsync(ScopedWorld world, Principal caller, HashSet<Guid> visible, string who)
    {
        foreach (var id in world.Agreements)
        {
            if (!visible.Contains(id))
            {
                foreach (var act in Reads(id)) await AssertBrokenAsync("notFound", null, act);
                await AssertBrokenAsync("notFound", null, () => PatchAsync(id));
                continue;
            }
            foreach (var act in Reads(id)) await act();
            var view = await App.SendAsync(new GetAgreement.Query(id, null));
            var rights = world.Rights(caller, id);
            Assert.That(view.Status.AllowedActions.Where(a => !rights.Cover(ActionPermissions.Of(a))), Is.Empty, who);
            var lineage = await App.SendAsync(new GetLineage.Query(id, null));
            Assert.That(lineage.Members.Concat(lineage.Children).Select(m => m.Id).Distinct(), Is.SubsetOf(visible), who);
            Assert.That(lineage.ChildrenTotal, Is.EqualTo(lineage.Children.Count), who);
            if (rights.Cover(Permission.Edit)) await PatchAsync(id);
            else await AssertBrokenAsync("forbidden", null, () => PatchAsync(id));
        }

        Func<Task>[] Reads(Guid id) =>
        [
            () => App.SendAsync(new GetAgreement.Query(id, null)), () => App.SendAsync(new GetStatus.Query(id, null)), () => App.SendAsync(new GetDates.Query(id, null)),
            () => App.SendAsync(new GetTimeline.Query(id)), () => App.SendAsync(new GetLineage.Query(id, null)), () => App.SendAsync(new ListAddenda.Query(id)), () => App.SendAsync(new ExplainAlerts.Query(id, null)),
            () => App.SendAsync(new ListDocuments.Query(id)), () => App.SendAsync(new ListOriginals.Query(id)), () => App.SendAsync(new ListFigures.OfAgreement(id)),
            () => App.SendAsync(new ListCommitments.Query(id)), () => App.SendAsync(new ListEvaluations.Query(id)), () => App.SendAsync(new OpdMatrixReport.Query(Agreement: id, Institution: world.Institutions[0])),
        ];

        Task PatchAsync(Guid id) => App.SendAsync(new PatchAgreement.Command(id, world.Versions[id], new System.Text.Json.Nodes.JsonObject { ["subject"] = "lain" }), validateOnly: true);
    }

    private async Task AssertFollowersAsync(ScopedWorld world, Principal caller, HashSet<Guid> visible, string who)
    {
        var alerts = new List<Guid>();
        for (var page = await App.SendAsync(new ListAlerts.Query(null, null, 200, null)); ; page = await App.SendAsync(new ListAlerts.Query(null, null, 200, page.NextPageToken)))
        {
            alerts.AddRange(page.Items.Select(a => a.Id));
            if (page.NextPageToken is null) break;
        }
        Assert.That(alerts, Is.EquivalentTo(world.Alerts.Where(a => visible.Contains(a.Agreement)).Select(a => a.Id)), who);
        var renewals = (await App.SendAsync(new ListRenewals.Query(PageSize: 200))).Items;
        Assert.That(renewals.Select(r => r.Id), Is.EquivalentTo(world.Renewals.Where(r => visible.Contains(r.Agreement)).Select(r => r.Id)), who);
        foreach (var (id, agreement) in world.Renewals.Where(r => !visible.Contains(r.Agreement))) await AssertBrokenAsync("notFound", null, () => App.SendAsync(new GetRenewal.Query(id)));
        var gaps = (await App.SendAsync(new GapReport.Query { PageSize = 200 })).Items;
        Assert.That(gaps.Select(g => g.Agreement.Id).Distinct(), Is.EquivalentTo(world.WithGap.Where(visible.Contains)), who);
        var events = (await App.SendAsync(new ListSigningEvents.Query(null, null, 200, null))).Items;
        Assert.That(events.Select(e => e.Id), Is.EquivalentTo(world.Events.Where(e => caller.Everywhere.Cover(Permission.Read) || e.Agreements.Any(visible.Contains) || (e.Institution is { } maker && world.SeesInstitution(caller, maker))).Select(e => e.Id)), who);
        if (!caller.Anywhere.Cover(Permission.Audit)) await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new ListAudit.Query(null, null, null, null, 200, null)));
        else await AssertAuditedAsync(world, caller, who);
    }

    // What pages and files gather from many places.
    private async Task AssertGatheredAsync(ScopedWorld world, HashSet<Guid> visible, string who)
    {
        var register = await App.SendAsync(new RegisterReport.Query(new ListAgreements.Query { PageSize = 200 }));
        Assert.That(register.Items.Select(i => i.Id), Is.EquivalentTo(visible), who);
        var signed = await App.SendAsync(new AgreementReport.Query(ReportKind.SignedInYear) { Year = 2020, PageSize = 200, IncludeTotal = true });
        var expected = register.Items.Where(i => i.SignedOn?.Year == 2020).Select(i => i.Id).ToList();
        Assert.That((signed.Items.Select(i => i.Id).ToHashSet().SetEquals(expected), signed.Total), Is.EqualTo((true, (long?)expected.Count)), who);
        foreach (var of in Enum.GetValues<ReportKind>()) Assert.That((await App.SendAsync(new AgreementReport.Query(of) { PageSize = 200 })).Items.Select(i => i.Id), Is.Unique.And.SubsetOf(visible), who);
        var doubted = await App.SendAsync(new DataQualityReport.Query { Check = QualityCheck.Document, PageSize = 200 });
        Assert.That(doubted.Items.Select(i => i.Agreement!.Value), Is.EquivalentTo(world.WithDifference.Where(visible.Contains)), who);
        var fetched = await App.SendAsync(new ExportForEditing.Query(new ListAgreements.Query { PageSize = 200 }));
        Assert.That(fetched.Rows.Select(r => Guid.Parse((string)r[0]!)), Is.EquivalentTo(visible), who);
        var today = await App.SendAsync(new GetToday.Query());
        Assert.That(today.Items.Select(i => i.Agreement.Id), Is.SubsetOf(visible), who);
        Assert.That(today.Endings.Sum(m => m.Number), Is.LessThanOrEqualTo(visible.Count), who);
        foreach (var agreement in world.Agreements.Take(12))
        {
            var found = await App.SendAsync(new Search.Query(world.Numbers[agreement]));
            Assert.That(found.Exact.Select(a => a.Id), Is.EqualTo(visible.Contains(agreement) ? [agreement] : Array.Empty<Guid>()), who);
        }
        var changes = (await App.SendAsync(new GetChanges.Query(PageSize: 200))).Items;
        Assert.That(changes.Select(c => c.Agreement.Id).Distinct(), Is.EquivalentTo(visible), who);
        var words = await App.SendAsync(new Search.Query(world.Word));
        Assert.That(words.Agreements.Select(a => a.Id), Is.SubsetOf(visible.Where(world.HasWord)), who);
        var all = await App.SendAsync(new Search.Query(world.Word, SearchSource.Agreements, PageSize: 200, IncludeTotal: true));
        Assert.That((all.Agreements.Select(a => a.Id).ToHashSet().SetEquals(visible.Where(world.HasWord)), all.Totals!.Agreements!.Count), Is.EqualTo((true, visible.Count(world.HasWord))), who);
        var read = await App.SendAsync(new Search.Query("pasal", SearchSource.Documents, PageSize: 200, IncludeTotal: true));
        Assert.That(read.Documents.Select(d => d.Agreement.Id), Is.EquivalentTo(visible), who);
        Assert.That(read.Totals!.Documents!.Count, Is.EqualTo(visible.Count), who);
        var renewals = world.Renewals.Where(r => visible.Contains(r.Agreement)).Select(r => r.Id).ToHashSet();
        Assert.That(words.Renewals.Select(r => r.Id), Is.SubsetOf(renewals), who);
        for (var year = 2024; year < 2032; year++)
        {
            var calendar = (await App.SendAsync(new GetCalendar.Query(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)))).Items;
            Assert.That(calendar.Select(e => e.Agreement).OfType<Guid>().Distinct(), Is.SubsetOf(visible), who);
            Assert.That(calendar.Select(e => e.Renewal).OfType<Guid>().Distinct(), Is.SubsetOf(renewals), who);
        }
        foreach (var institution in world.Institutions.Take(4))
            Assert.That((await App.SendAsync(new GetValidityChart.Query(institution, new DateOnly(2015, 1, 1), 200, null))).Items.Select(r => r.Id), Is.EquivalentTo(visible.Where(a => world.IsMemberBelow(a, institution))), who);
    }

    private async Task AssertAuditedAsync(ScopedWorld world, Principal caller, string who)
    {
        var everywhere = caller.Everywhere.Cover(Permission.Audit);
        var expected = world.Agreements.Where(a => everywhere || world.Rights(caller, a).Cover(Permission.Audit)).ToHashSet();
        var seen = new HashSet<Guid>();
        for (var page = await App.SendAsync(new ListAudit.Query(null, null, null, null, 200, null)); ; page = await App.SendAsync(new ListAudit.Query(null, null, null, null, 200, page.NextPageToken)))
        {
            seen.UnionWith(page.Items.Where(i => i.SubjectKind == "agreement").Select(i => i.SubjectId));
            if (page.NextPageToken is null) break;
        }
        Assert.That(seen.Where(world.Agreements.Contains), Is.EquivalentTo(expected), who);
    }
}
