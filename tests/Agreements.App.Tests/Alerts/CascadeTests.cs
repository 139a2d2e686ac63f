using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>When a parent ends: its children are flagged, their officers told.</summary>
public sealed class CascadeTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), ChildEnd = new(2028, 12, 31);

    private static readonly Func<AgreementFacts, AgreementFacts> Same = f => f;

    private Task<AgreementView> ChildAsync(Guid parent, Func<AgreementFacts, AgreementFacts>? change = null) =>
        RegisteredAsync(ChildEnd, f => (change ?? Same)(f with { Class = AgreementClass.Pks, Title = "PKS turunan", Parent = parent, Term = f.Term with { SignedOn = new(2024, 1, 15) } }));

    private static List<string> Lapses(IEnumerable<MimeMessage> mails) => [.. mails.Where(m => m.Subject!.StartsWith("Perjanjian induk tidak berlaku lagi", StringComparison.Ordinal)).Select(m => m.TextBody!)];

    private async Task<List<string>> LapsesOnAsync(int month, int day) => Lapses(await App.SweepOnAsync(new DateOnly(2025, month, day)));

    [Test]
    public async Task The_officers_of_a_child_are_told_once_on_the_working_day_after_the_parents_last_day()
    {
        var parent = await RegisteredAsync(End, f => f with { Title = "MoU induk" });
        await ChildAsync(parent.Id);
        Assert.That(await LapsesOnAsync(5, 23), Is.Empty);
        var told = await LapsesOnAsync(5, 26);
        Assert.That(told, Has.Count.EqualTo(2).And.All.Contains(parent.Reference).And.All.Contains("MoU induk").And.All.Contains("25 Mei 2025").And.All.Contains("PKS turunan"));
        Assert.That((await LapsesOnAsync(5, 27)).Concat(await LapsesOnAsync(6, 30)), Is.Empty);
        Assert.That(await App.RowsAsync<string>("SELECT data FROM events WHERE type = 'agreement.parentExpired'"), Has.One.Items.And.All.Contains("2025-05-25"));
    }

    [Test]
    public async Task A_parent_terminated_today_is_told_the_same_day()
    {
        var parent = await RegisteredAsync(End);
        var child = await ChildAsync(parent.Id);
        await App.SweepOnAsync(new DateOnly(2025, 3, 3));
        await ActAsync(parent, ProcessAction.Terminate, new ActionInput { Reason = "disepakati" });
        Assert.That(await LapsesOnAsync(3, 3), Has.Count.EqualTo(2).And.All.Contains("2 Maret 2025"));
        Assert.That((await App.SendAsync(new GetStatus.Query(child.Id, null))).Status.Flags, Does.Contain(Flag.ParentExpired));
    }

    [Test]
    public async Task A_termination_that_is_withdrawn_before_its_day_tells_nobody()
    {
        var parent = await RegisteredAsync(End);
        await ChildAsync(parent.Id);
        await App.SweepOnAsync(new DateOnly(2025, 3, 3));
        parent = await ActAsync(parent, ProcessAction.Terminate, new ActionInput { Reason = "disepakati", On = new(2025, 3, 5) });
        await App.SweepOnAsync(new DateOnly(2025, 3, 3));
        await ActAsync(parent, ProcessAction.WithdrawTermination, new ActionInput { Reason = "dicabut" });
        Assert.That((await LapsesOnAsync(3, 5)).Concat(await LapsesOnAsync(3, 10)), Is.Empty);
    }

    [Test]
    public async Task A_parent_renewed_under_a_new_number_keeps_its_old_children_and_nothing_is_told()
    {
        var parent = await RegisteredAsync(End);
        await ChildAsync(parent.Id);
        await App.SweepOnAsync(new DateOnly(2025, 5, 20));
        var follower = await RegisteredAsync(new DateOnly(2026, 5, 25), f => f with { Predecessor = parent.Id, Term = f.Term with { SignedOn = new(2025, 5, 20), StartsOn = new(2025, 5, 26) } });
        Assert.That((await LapsesOnAsync(5, 26)).Concat(await LapsesOnAsync(6, 2)), Is.Empty);
        App.Time.SetUtcNow(TestApp.At(2025, 8, 4));
        await ActAsync(follower, ProcessAction.Terminate, new ActionInput { Reason = "disepakati" });
        Assert.That(await LapsesOnAsync(8, 4), Has.Count.EqualTo(2), "the end of the follower is told to the old children");
    }

    [Test]
    public async Task A_lapse_that_a_follower_ends_before_the_mail_left_is_not_told()
    {
        var parent = await RegisteredAsync(End);
        await ChildAsync(parent.Id);
        App.Mails.Answer = _ => new(Mail.DeliveryResult.ServerAway);
        await App.SweepOnAsync(new DateOnly(2025, 5, 26));
        Assert.That(await App.RowsAsync<string>("SELECT state FROM alerts WHERE kind = 'parentLapsed'"), Is.EqualTo(new[] { "queued", "queued" }));
        await RegisteredAsync(new DateOnly(2026, 5, 25), f => f with { Predecessor = parent.Id, Term = f.Term with { SignedOn = new(2025, 5, 26) } });
        Assert.That(await App.RowsAsync<string>("SELECT state FROM alerts WHERE kind = 'parentLapsed'"), Is.EqualTo(new[] { "closed", "closed" }));
        App.Mails.Answer = _ => new(Mail.DeliveryResult.Accepted);
        Assert.That(await LapsesOnAsync(5, 26), Is.Empty);
    }

    [Test]
    public async Task A_moved_end_of_the_parent_moves_the_day()
    {
        var parent = await RegisteredAsync(End);
        await ChildAsync(parent.Id);
        await App.SweepOnAsync(new DateOnly(2025, 5, 20));
        await App.SendAsync(new AddAddendum.Command(parent.Id, parent.Version, new Addendum { SignedOn = new(2025, 5, 20), Amendment = new() { EndsOn = new(2025, 7, 31) } }));
        Assert.That(await LapsesOnAsync(5, 26), Is.Empty);
        Assert.That(await LapsesOnAsync(8, 1), Has.Count.EqualTo(2).And.All.Contains("31 Juli 2025"));
    }

    [Test]
    public async Task A_child_that_is_not_in_force_itself_is_not_told()
    {
        var parent = await RegisteredAsync(End);
        var child = await ChildAsync(parent.Id);
        await ActAsync(child, ProcessAction.Terminate, new ActionInput { Reason = "disepakati", On = new(2025, 1, 2) });
        Assert.That(await LapsesOnAsync(5, 26), Is.Empty);
    }

    [Test]
    public async Task A_new_PKS_dated_in_the_parents_gap_needs_an_override_reason()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 6, 2));
        var parent = await RegisteredAsync(End);
        await RegisteredAsync(new DateOnly(2030, 5, 27), f => f with { Predecessor = parent.Id, Term = f.Term with { SignedOn = new(2025, 5, 28) } });
        Task<AgreementView> SignedAsync(int day, string? reason) => ChildAsync(parent.Id, f => f with { ParentOverrideReason = reason, Term = f.Term with { SignedOn = new(2025, 5, day) } });
        foreach (var day in new[] { 26, 27 }) await AssertBrokenAsync("parent.lapsed", "/parentOverrideReason", () => SignedAsync(day, null));
        await AssertBrokenAsync("parent.lapsed", "/parentOverrideReason", () => SignedAsync(26, " "));
        foreach (var day in new[] { 25, 28 }) await SignedAsync(day, null);
        var child = await SignedAsync(27, "Perpanjangan MoU dijadwalkan 28 Mei");
        Assert.That(child.ParentOverrideReason, Is.EqualTo("Perpanjangan MoU dijadwalkan 28 Mei"));
        Assert.That((await App.SendAsync(new GetTimeline.Query(child.Id))).Items[0].Changes.Select(c => c.Path), Does.Contain("/facts/parentOverrideReason"));
    }

    [Test]
    public async Task Who_stands_under_a_parent_that_turned_out_void_is_not_asked_when_something_else_is_corrected()
    {
        var parent = await RegisteredAsync(End);
        var child = await ChildAsync(parent.Id);
        App.Time.SetUtcNow(TestApp.At(2025, 6, 2));
        await ActAsync(parent, ProcessAction.Void, new ActionInput { Reason = "tanpa kewenangan" });
        child = await App.SendAsync(new PatchAgreement.Command(child.Id, child.Version, new() { ["title"] = "Judul lain" }));
        await AssertBrokenAsync("parent.lapsed", "/parentOverrideReason", () => App.SendAsync(new PatchAgreement.Command(child.Id, child.Version, new() { ["term"] = new JsonObject { ["startsOn"] = "2025-06-01" } })));
    }

    [Test]
    public async Task A_proposal_without_dates_is_asked_when_it_is_signed()
    {
        var parent = await RegisteredAsync(End);
        App.Time.SetUtcNow(TestApp.At(2025, 6, 2));
        var (city, branch) = (await InstitutionAsync("Kota P"), await InstitutionAsync("Cabang P"));
        var child = await App.SendAsync(new CreateAgreement.Command(Mou(city, branch) with { Class = AgreementClass.Pks, Parent = parent.Id }, ProcessState.Proposed));
        foreach (var action in new[] { ProcessAction.Submit, ProcessAction.Offer, ProcessAction.Accept, ProcessAction.Finalise }) child = await ActAsync(child, action);
        child = await ActAsync(child, ProcessAction.Schedule, new ActionInput { On = new(2025, 6, 2) });
        await AssertBrokenAsync("parent.lapsed", "/parentOverrideReason", () => ActAsync(child, ProcessAction.Sign));
        child = await App.SendAsync(new PatchAgreement.Command(child.Id, child.Version, new() { ["parentOverrideReason"] = "MoU dalam proses" }));
        Assert.That((await ActAsync(child, ProcessAction.Sign)).Status.Process, Is.EqualTo(ProcessState.Signed));
    }

    [Test]
    public async Task A_sweep_of_the_parent_alone_writes_no_child_twice()
    {
        var parent = await RegisteredAsync(End);
        for (var i = 0; i < 3; i++) await ChildAsync(parent.Id);
        await App.SweepOnAsync(new DateOnly(2025, 5, 26));
        await App.SendAsync(new PatchAgreement.Command(parent.Id, parent.Version, new() { ["subject"] = "Perihal" }));
        Assert.That(await LapsesOnAsync(5, 26), Is.Empty);
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM alerts WHERE kind = 'parentLapsed'"), Is.EqualTo(new[] { 6L }));
    }
}
