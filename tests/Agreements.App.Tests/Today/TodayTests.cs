using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.Today;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;
using NUnit.Framework;

namespace Agreements.App.Tests.Today;

/// <summary>What an officer finds in the morning.</summary>
public sealed class TodayTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly Day = new(2025, 5, 20);

    [SetUp]
    public void Begin() => App.Time.SetUtcNow(TestApp.At(2025, 5, 20));

    private Task<GetToday.View> TodayAsync() => App.SendAsync(new GetToday.Query());

    private static Principal Officer(params Guid[] institutions) =>
        new("rina@office.example", "session:1", Guid.CreateVersion7(), [.. institutions.Select(i => new Grant(Permissions.Of(Role.Officer), i))]);

    [Test]
    public async Task A_new_office_is_told_that_it_has_nothing_yet()
    {
        var view = await TodayAsync();
        Assert.That((view.IsEmpty, view.Items.Count, view.Endings.Count, view.AsOf), Is.EqualTo((true, 0, 12, Day)));
    }

    [Test]
    public async Task What_presses_most_comes_first_and_each_agreement_once()
    {
        var draft = await App.SendAsync(new CreateAgreement.Command(Mou(await InstitutionAsync("Satu"), await InstitutionAsync("Dua")), ProcessState.Proposed));
        var ending = await RegisteredAsync(new DateOnly(2025, 6, 30));
        var gap = await RegisteredAsync(new DateOnly(2025, 5, 10));
        var late = await RegisteredAsync(new DateOnly(2025, 5, 25));
        var renewal = await App.SendAsync(new OpenRenewal.Command(late.Id));
        await App.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, RenewalAction.Plan, new RenewalInput { On = new DateOnly(2025, 5, 28) }));
        var view = await TodayAsync();
        Assert.That(view.Items.Select(i => (i.Kind, i.Agreement.Id)), Is.EqualTo(new[]
        {
            (TodayKind.GapOpen, gap.Id), (TodayKind.GapForecast, late.Id), (TodayKind.Ending, ending.Id), (TodayKind.Draft, draft.Id),
        }));
        Assert.That((view.Items[0].Days, view.Items[1].Days, view.Items[1].Renewal, view.Items[2].Days), Is.EqualTo((10, 2, (Guid?)renewal.Id, 41)));
        Assert.That((view.Counts.Gaps.Number, view.Counts.OpenRenewals.Number, view.Endings[0].Number, view.Endings[1].Number), Is.EqualTo((2, 1, 2, 1)));
    }

    [Test]
    public async Task What_is_followed_decided_or_far_away_asks_for_nothing()
    {
        var followed = await RegisteredAsync(new DateOnly(2025, 5, 10));
        await App.SendAsync(new CreateAgreement.Command(Mou([.. followed.Parties.Select(p => p.Institution)]) with
        {
            Predecessor = followed.Id, Term = new Term { SignedOn = new DateOnly(2025, 5, 11), EndBasis = EndBasis.Fixed, EndsOn = new DateOnly(2030, 5, 10) },
        }, ProcessState.Registered));
        var decided = await App.SendAsync(new OpenRenewal.Command((await RegisteredAsync(new DateOnly(2025, 5, 25))).Id));
        await App.SendAsync(new ActOnRenewal.Command(decided.Id, decided.Version, RenewalAction.Lapse, new RenewalInput { Reason = "Objeknya sudah tidak ada" }));
        Assert.That((await TodayAsync()).Items, Is.Empty);
    }

    [Test]
    public async Task Others_see_nothing_of_it_and_who_may_only_read_is_offered_no_action()
    {
        var gap = await RegisteredAsync(new DateOnly(2025, 5, 10));
        var stranger = await InstitutionAsync("Kota Lain");
        App.Caller = Officer(stranger);
        Assert.That(await TodayAsync(), Has.Property("IsEmpty").True);
        App.Caller = Officer([.. gap.Parties.Select(p => p.Institution)]);
        var seen = await TodayAsync();
        Assert.That((seen.Items.Count, seen.Items[0].CanEdit, seen.Endings[0].Number), Is.EqualTo((1, true, 1)), "once, although both parties are one's own");
        App.Caller = new Principal("budi@office.example", "session:2", null, [new Grant(Permission.Read, gap.Parties[0].Institution)]);
        Assert.That((await TodayAsync()).Items.Select(i => i.CanEdit), Is.EqualTo(new[] { false }));
    }

    [Test]
    public async Task An_alert_to_the_mailbox_of_ones_unit_waits_until_it_is_acknowledged()
    {
        var ending = await RegisteredAsync(new DateOnly(2025, 6, 19));
        await App.SweepOnAsync(Day);
        var officer = Officer(ending.Parties[0].Institution);
        App.Caller = officer;
        var alert = (await TodayAsync()).Items.Single().Alert;
        Assert.That(alert, Is.Not.Null);
        await App.SendAsync(new AcknowledgeAlert.Command(alert!.Value, null));
        Assert.That((await TodayAsync()).Items.Select(i => i.Alert), Is.All.Null);
    }

    // Entered late, each brings one mail and all the steps for which it is too late.
    [Test]
    public async Task Steps_that_were_skipped_for_others_hide_no_alert_that_waits()
    {
        var first = await RegisteredAsync(new DateOnly(2025, 5, 25));
        await App.SweepOnAsync(Day);
        for (var i = 0; i < 70; i++) await RegisteredAsync(new DateOnly(2025, 6, 19), facts => facts with { Parties = [facts.Parties[0], facts.Parties[1] with { Institution = first.Parties[1].Institution }] });
        await App.SweepOnAsync(Day.PlusDays(1));
        App.Caller = Officer(first.Parties[1].Institution);
        Assert.That((await TodayAsync()).Items[0].Agreement.Id, Is.EqualTo(first.Id));
        Assert.That((await TodayAsync()).Items[0].Alert, Is.Not.Null);
    }

    [Test]
    public async Task Counts_say_that_there_may_be_more_behind_what_was_looked_at()
    {
        var (last, parties) = (Guid.Empty, (await RegisteredAsync(new DateOnly(2025, 5, 10))).Parties);
        for (var i = 1; i < TodayWindow.Looked; i++) last = (await RegisteredAsync(new DateOnly(2025, 5, 10), facts => facts with { Parties = [.. facts.Parties.Select((p, n) => p with { Institution = parties[n].Institution })] })).Id;
        await App.ExecuteAsync("UPDATE agreements SET process = 'rejected'");
        var view = await TodayAsync();
        Assert.That((view.Counts.Gaps, view.Counts.Expiring), Is.EqualTo((new TodayCount(0, true), new TodayCount(0, false))));
        await App.ExecuteAsync("UPDATE agreements SET ends_key = '2030-05-10' WHERE id = @Id", new { Id = last });
        Assert.That((await TodayAsync()).Counts.Gaps, Is.EqualTo(new TodayCount(0, false)));
    }
}
