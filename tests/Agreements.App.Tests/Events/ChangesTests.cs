using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Changes;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Events;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Events;

public sealed class ChangesTests(string engine) : StorageTest(engine)
{
    private Task<GetChanges.View> ChangesAsync(string? after = null, string[]? types = null, Guid? agreement = null, int pageSize = 200) =>
        App.SendAsync(new GetChanges.Query(after, types, agreement, pageSize));

    [Test]
    public async Task What_happens_stands_in_the_feed_in_order_and_the_cursor_goes_on_behind_it()
    {
        var view = await RegisteredAsync(new DateOnly(2030, 5, 25));
        var first = await ChangesAsync();
        Assert.That(first.Items.Select(i => (i.Type, i.Agreement.Id, i.Agreement.Reference, i.Version, i.Data.Action)), Is.EqualTo(new[] { (EventTypes.Created, view.Id, view.Reference, 1L, (string?)"create") }));
        Assert.That((first.HasMore, first.NextCursor), Is.EqualTo((false, first.Items[0].Cursor)));
        await PatchAsync(view, """{"subject":"lain"}""");
        var second = await ChangesAsync(first.NextCursor);
        Assert.That(second.Items.Select(i => (i.Type, i.Version)), Is.EqualTo(new[] { (EventTypes.Changed, 2L) }));
        Assert.That((await ChangesAsync(second.NextCursor)).Items, Is.Empty);
        Assert.That((await ChangesAsync(second.NextCursor)).NextCursor, Is.EqualTo(second.NextCursor));
    }

    [Test]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        for (var i = 0; i < 5; i++) await RegisteredAsync(new DateOnly(2030, 5, 25));
        var (all, found, cursor) = ((await ChangesAsync()).Items.Select(i => i.Id).ToList(), new List<Guid>(), (string?)null);
        for (var more = true; more;)
        {
            var page = await ChangesAsync(cursor, pageSize: 2);
            found.AddRange(page.Items.Select(i => i.Id));
            (cursor, more) = (page.NextCursor, page.HasMore);
        }
        Assert.That(found, Is.EqualTo(all).And.Count.EqualTo(5));
    }

    [Test]
    public async Task A_filter_by_type_pattern_or_agreement_lets_the_cursor_pass_what_it_leaves_out()
    {
        var (one, other) = (await RegisteredAsync(new DateOnly(2030, 5, 25)), await RegisteredAsync(new DateOnly(2030, 5, 25)));
        await PatchAsync(one, """{"subject":"lain"}""");
        Assert.That((await ChangesAsync(types: ["agreement.changed"])).Items.Select(i => i.Agreement.Id), Is.EqualTo(new[] { one.Id }));
        var renewals = await ChangesAsync(types: ["renewal.*"]);
        Assert.That((renewals.Items.Count, renewals.NextCursor), Is.EqualTo((0, (await ChangesAsync()).NextCursor)));
        Assert.That((await ChangesAsync(agreement: other.Id)).Items.Select(i => i.Type), Is.EqualTo(new[] { EventTypes.Created }));
        await AssertBrokenAsync("event.unknown", "/types/0", () => ChangesAsync(types: ["agreement.exploded"]));
    }

    [Test]
    public async Task What_is_only_tried_or_refused_is_no_event_and_leaves_no_hole()
    {
        var view = await RegisteredAsync(new DateOnly(2030, 5, 25));
        await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new() { ["subject"] = "lain" }), validateOnly: true);
        await AssertBrokenAsync("version.stale", null, () => PatchAsync(view with { Version = 7 }, """{"subject":"lain"}"""));
        await PatchAsync(view, """{"subject":"lain"}""");
        Assert.That(await App.RowsAsync<long>("SELECT seq FROM events ORDER BY seq"), Is.EqualTo(new[] { 1L, 2L }));
    }

    [Test]
    public async Task What_was_rolled_back_is_forgotten_also_where_the_same_scope_goes_on()
    {
        var view = await RegisteredAsync(new DateOnly(2030, 5, 25));
        await using var scope = App.Scope();
        var (db, mediator) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<IMediator>());
        await db.BeginAsync(CancellationToken.None);
        await mediator.Send(new PatchAgreement.Command(view.Id, view.Version, new() { ["subject"] = "tidak jadi" }));
        await db.RollbackAsync();
        await mediator.Send(new PatchAgreement.Command(view.Id, view.Version, new() { ["subject"] = "jadi" }));
        Assert.That((await ChangesAsync()).Items.Select(i => i.Type), Is.EqualTo(new[] { EventTypes.Created, EventTypes.Changed }));
    }

    [Test]
    public async Task Somebody_may_begin_with_what_happens_from_now_on()
    {
        await RegisteredAsync(new DateOnly(2030, 5, 25));
        var now = await ChangesAsync(GetChanges.Now);
        Assert.That(now.Items, Is.Empty);
        var later = await RegisteredAsync(new DateOnly(2030, 5, 25));
        Assert.That((await ChangesAsync(now.NextCursor)).Items.Select(i => i.Agreement.Id), Is.EqualTo(new[] { later.Id }));
    }

    [TestCase("")]
    [TestCase("1")]
    [TestCase("bukan kursor")]
    [TestCase("AAAAAAAAAAEAAAAAAAA")]
    [TestCase("'; DROP TABLE events; --")]
    public async Task A_cursor_that_is_none_of_ours_is_refused(string cursor) => await AssertBrokenAsync("cursor.invalid", "/after", () => ChangesAsync(cursor));

    [Test]
    public async Task A_cursor_of_another_installation_is_refused()
    {
        var cursor = (await ChangesAsync()).NextCursor;
        await App.ExecuteAsync("UPDATE installation SET value = '0011' WHERE name = 'link-secret'");
        try
        {
            await AssertBrokenAsync("cursor.invalid", "/after", () => ChangesAsync(cursor));
        }
        finally
        {
            await App.ExecuteAsync("UPDATE installation SET value = '00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF' WHERE name = 'link-secret'");
        }
    }

    [Test]
    public async Task After_ninety_days_what_is_forgotten_is_said_to_be_gone_and_the_rest_is_read_from_its_start()
    {
        await RegisteredAsync(new DateOnly(2030, 5, 25));
        var early = (await ChangesAsync(GetChanges.Now)).NextCursor;
        var old = await RegisteredAsync(new DateOnly(2030, 5, 25));
        App.Time.Advance(TimeSpan.FromDays(89));
        await App.SendAsync(new PurgeEvents.Command());
        Assert.That((await ChangesAsync(early)).Items.Select(i => i.Agreement.Id), Is.EqualTo(new[] { old.Id }));
        App.Time.Advance(TimeSpan.FromDays(2));
        var young = await RegisteredAsync(new DateOnly(2030, 5, 25));
        await App.SendAsync(new PurgeEvents.Command());
        var refusal = await AssertBrokenAsync("changes.gone", "/after", () => ChangesAsync(early));
        Assert.That(refusal.Kind, Is.EqualTo(Domain.ProblemKind.Gone));
        Assert.That((await ChangesAsync()).Items.Select(i => i.Agreement.Id), Is.EqualTo(new[] { young.Id }));
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM events"), Is.EqualTo(new[] { 3L }), "they go a day later, so that nobody meets a hole");
        await App.SendAsync(new PurgeEvents.Command());
        Assert.That(await App.RowsAsync<long>("SELECT seq FROM events"), Is.EqualTo(new[] { 3L }));
    }

    [Test]
    public async Task A_cursor_from_after_the_backup_that_was_put_back_is_gone()
    {
        await RegisteredAsync(new DateOnly(2030, 5, 25));
        var cursor = (await ChangesAsync()).NextCursor;
        await App.ExecuteAsync("DELETE FROM events");
        await App.ExecuteAsync("UPDATE event_head SET seq = 0");
        await AssertBrokenAsync("changes.gone", "/after", () => ChangesAsync(cursor));
    }

    [Test]
    public async Task Who_waits_is_answered_by_the_next_commit_of_this_node_and_within_a_second_by_one_of_another()
    {
        var cursor = (await ChangesAsync()).NextCursor;
        var here = App.SendAsync(new GetChanges.Query(cursor, Wait: 30));
        var view = await RegisteredAsync(new DateOnly(2030, 5, 25));
        var answer = await here.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(answer.Items.Select(i => i.Agreement.Id), Is.EqualTo(new[] { view.Id }));
        var there = App.SendAsync(new GetChanges.Query(answer.NextCursor, Wait: 30));
        await using var other = new TestApp(Engine, App.Time);
        await other.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new() { ["subject"] = "lain" }));
        while (!there.IsCompleted)
        {
            App.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.That((await there).Items.Select(i => i.Type), Is.EqualTo(new[] { EventTypes.Changed }));
    }

    [Test]
    public async Task Who_waits_in_vain_or_meets_a_stop_gets_an_empty_page_with_the_cursor()
    {
        await RegisteredAsync(new DateOnly(2030, 5, 25));
        var cursor = (await ChangesAsync()).NextCursor;
        var vain = App.SendAsync(new GetChanges.Query(cursor, Wait: 2));
        while (!vain.IsCompleted)
        {
            App.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.That(((await vain).Items.Count, (await vain).NextCursor, (await vain).HasMore), Is.EqualTo((0, cursor, false)));
        var stopped = App.SendAsync(new GetChanges.Query(cursor, Wait: 30));
        await using (var scope = App.Scope()) scope.ServiceProvider.GetRequiredService<EventBell>().Stop();
        Assert.That((await stopped.WaitAsync(TimeSpan.FromSeconds(20))).Items, Is.Empty);
    }

    [Test]
    public async Task An_event_out_of_scope_does_not_exist_and_the_cursor_passes_it()
    {
        var (mine, others) = (await InstitutionAsync("Kota A"), await InstitutionAsync("Kota B"));
        var partner = await InstitutionAsync("Cabang C", Domain.Institutions.InstitutionKind.BpjsBranch);
        Task<AgreementView> EnterAsync(Guid of) => App.SendAsync(new CreateAgreement.Command(Mou(of, partner) with { Term = new Term { SignedOn = new(2020, 1, 2) } }, ProcessState.Registered));
        var (own, foreign) = (await EnterAsync(mine), await EnterAsync(others));
        App.Caller = new Principal("ani@kota.example", "session:1", Guid.CreateVersion7(), [new Grant(Permission.Read, mine)]);
        var seen = await ChangesAsync();
        Assert.That(seen.Items.Select(i => i.Agreement.Id), Is.EqualTo(new[] { own.Id }));
        Assert.That((await ChangesAsync(seen.NextCursor)).Items, Is.Empty);
        Assert.That((await ChangesAsync(agreement: foreign.Id)).Items, Is.Empty);
        App.Caller = new Principal("tanpa@kota.example", "session:2", Guid.CreateVersion7(), []);
        await AssertBrokenAsync("forbidden", null, () => ChangesAsync());
    }

    [Test]
    public async Task Renewals_tell_what_becomes_of_them()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 5, 25));
        await App.SweepOnAsync(new DateOnly(2024, 12, 2));
        var opened = (await ChangesAsync(types: ["renewal.*"])).Items.Single();
        Assert.That((opened.Type, opened.Agreement.Id, opened.Data.Stage), Is.EqualTo((EventTypes.RenewalOpened, view.Id, (Domain.Renewals.RenewalStage?)Domain.Renewals.RenewalStage.Opened)));
        Assert.That(opened.Renewal, Is.Not.Null);
        var renewal = await App.SendAsync(new Features.Renewals.GetRenewal.Query(opened.Renewal!.Value));
        renewal = await App.SendAsync(new Features.Renewals.ActOnRenewal.Command(renewal.Id, renewal.Version, Domain.Renewals.RenewalAction.Prepare, new()));
        await App.SendAsync(new Features.Renewals.ActOnRenewal.Command(renewal.Id, renewal.Version, Domain.Renewals.RenewalAction.Lapse, new() { Reason = "tidak diperlukan" }));
        Assert.That((await ChangesAsync(types: ["renewal.*"])).Items.Select(i => i.Type), Is.EqualTo(new[] { EventTypes.RenewalOpened, EventTypes.StageChanged, EventTypes.NotRenewed }));
    }

    // Programs of release 1 may give and take them beside this one, and followers hold them.
    [Test]
    public async Task Before_any_restore_a_cursor_is_that_of_release_1()
    {
        await RegisteredAsync(new DateOnly(2030, 5, 25));
        var cursor = (await ChangesAsync()).NextCursor;
        Assert.That(System.Buffers.Text.Base64Url.DecodeFromChars(cursor), Has.Length.EqualTo(8 + 6), "the number and its mark");
    }
}
