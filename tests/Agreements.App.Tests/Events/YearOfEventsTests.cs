using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Store;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Events;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Events;

/// <summary>What the passing of days brings about is told once, whatever days the service was down, whoever swept, and whatever was corrected meanwhile.</summary>
public sealed class YearOfEventsTests(string engine) : StorageTest(engine)
{
    // AGREEMENTS_TEST_EVENTS=40x6 simulates 40 agreements with 6 seeds.
    private static readonly string[] Size = (Environment.GetEnvironmentVariable("AGREEMENTS_TEST_EVENTS") ?? "10x1").Split('x');

    private static IEnumerable<int> Seeds => Enumerable.Range(1, int.Parse(Size[1], CultureInfo.InvariantCulture));

    private static readonly string[] OfDays = [EventTypes.Expiring, EventTypes.NoticeDue, EventTypes.Expired, EventTypes.GapOpened, EventTypes.GapClosed, EventTypes.ParentExpired, EventTypes.Stalled];

    private async Task<IReadOnlyList<string>> OfDaysAsync(Guid agreement) =>
        [.. (await App.RowsAsync<Row>("SELECT type, data FROM events WHERE agreement_id = @Id ORDER BY seq", new { Id = agreement })).Where(r => OfDays.Contains(r.Type)).Select(r => Text(r.Type, Json.Read<EventData>(r.Data)))];

    private static string Text(string type, EventData data) => $"{type} on {data.On:yyyy-MM-dd} {data.EndsOn:yyyy-MM-dd}{data.NoticeDeadline:yyyy-MM-dd}{data.From:yyyy-MM-dd}{data.LastDay:yyyy-MM-dd}{data.DueOn:yyyy-MM-dd} {data.To:yyyy-MM-dd}".Trim();

    [Test]
    public async Task After_ten_days_of_downtime_what_came_and_went_is_told_once_with_its_days()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 5, 25), f => f with { Notice = new NoticeClause(60, NoticeUnit.Days) });
        await App.SweepOnAsync(new DateOnly(2024, 11, 4));
        await App.SweepOnAsync(new DateOnly(2025, 7, 1));
        await App.SweepOnAsync(new DateOnly(2025, 7, 2));
        Assert.That((await OfDaysAsync(view.Id)).Where(t => !t.StartsWith("renewal", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "agreement.expiring on 2024-11-26 2025-05-25", "agreement.noticeDue on 2025-01-25 2025-03-26", "agreement.expired on 2025-05-26 2025-05-25", "agreement.gapOpened on 2025-05-26 2025-05-26",
        }));
    }

    [Test]
    public async Task An_end_that_is_moved_out_after_it_had_passed_and_passes_again_is_told_again()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 5, 25));
        await App.SweepOnAsync(new DateOnly(2024, 11, 4));
        await App.SweepOnAsync(new DateOnly(2025, 5, 26));
        view = await App.SendAsync(new GetAgreement.Query(view.Id, null));
        await PatchAsync(view, """{"term":{"endsOn":"2025-05-31"}}""");
        await App.SweepOnAsync(new DateOnly(2025, 5, 27));
        await App.SweepOnAsync(new DateOnly(2025, 6, 3));
        Assert.That((await OfDaysAsync(view.Id)).Where(t => t.StartsWith("agreement.", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "agreement.expiring on 2024-11-26 2025-05-25", "agreement.expired on 2025-05-26 2025-05-25", "agreement.gapOpened on 2025-05-26 2025-05-26",
            "agreement.expiring on 2025-05-27 2025-05-31", "agreement.gapClosed on 2025-05-27 2025-05-26",
            "agreement.expired on 2025-06-01 2025-05-31", "agreement.gapOpened on 2025-06-01 2025-06-01",
        }));
    }

    [Test]
    public async Task What_an_agreement_is_already_when_it_is_entered_is_told_once()
    {
        var view = await RegisteredAsync(new DateOnly(2020, 5, 28));
        for (var day = 4; day < 8; day++) await App.SweepOnAsync(new DateOnly(2024, 11, day));
        Assert.That(await OfDaysAsync(view.Id), Is.EqualTo(new[] { "agreement.expired on 2024-11-04 2020-05-28", "agreement.gapOpened on 2024-11-04 2020-05-29" }));
    }

    [TestCaseSource(nameof(Seeds))]
    public async Task A_year_of_downtime_corrections_and_two_nodes_tells_what_a_look_at_every_day_finds(int seed)
    {
        var random = new Random(seed);
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        var kept = new List<Kept>();
        for (var i = 0; i < int.Parse(Size[0], CultureInfo.InvariantCulture); i++) kept.Add(new Kept(await EnterAsync(random, kept)));
        for (var day = new DateOnly(2024, 11, 4); day < new DateOnly(2026, 1, 10); day = day.AddDays(random.Next(5) == 0 ? random.Next(2, 25) : 1))
        {
            App.Time.SetUtcNow(TestApp.At(day.Year, day.Month, day.Day));
            if (random.Next(4) == 0) await CorrectAsync(kept[random.Next(kept.Count)].Id, random);
            var changed = await App.RowsAsync<Guid>("SELECT id FROM agreements WHERE next_alert_on = '0001-01-01'");
            if (random.Next(3) == 0) await Task.WhenAll(App.SendAsync(new SweepAlerts.Command()), Task.Run(() => other.SendAsync(new SweepAlerts.Command())));
            else await App.SendAsync(new SweepAlerts.Command());
            foreach (var one in kept) await LookAsync(one, changed, day);
        }
        Assert.That(kept.Sum(k => k.Expected.Count), Is.GreaterThan(kept.Count * 2), "much has happened");
        foreach (var one in kept) Assert.That(await OfDaysAsync(one.Id), Is.EqualTo(one.Expected));
    }

    private async Task<Guid> EnterAsync(Random random, List<Kept> before)
    {
        var end = new DateOnly(2024, 11, 1).AddDays(random.Next(400));
        Guid? Some(int one) => before.Count > 0 && random.Next(one) == 0 ? before[random.Next(before.Count)].Id : null;
        return (await RegisteredAsync(end, f => f with
        {
            Class = AgreementClass.Pks, Notice = random.Next(2) == 0 ? new NoticeClause(60, NoticeUnit.Days) : null, Parent = Some(2), ParentOverrideReason = "lama",
            RenewalClause = random.Next(4) == 0 ? new RenewalClause(RenewalMode.Automatic, 2) : f.RenewalClause,
        })).Id;
    }

    private async Task CorrectAsync(Guid id, Random random)
    {
        var view = await App.SendAsync(new GetAgreement.Query(id, null));
        if (view.Status.Validity is Validity.Terminated) return;
        if (random.Next(8) == 0 && view.Status.AllowedActions.Contains(ProcessAction.Terminate)) await ActAsync(view, ProcessAction.Terminate, new ActionInput { Reason = "disepakati" });
        else await PatchAsync(view, $$$"""{"term":{"endsOn":"{{{new DateOnly(2024, 11, 1).AddDays(random.Next(420)):yyyy-MM-dd}}}"}}""");
    }

    // Every day since the last look; where facts have changed since then, today.
    private async Task LookAsync(Kept one, IReadOnlyCollection<Guid> changed, DateOnly today)
    {
        await using var scope = App.Scope();
        var dossier = await scope.ServiceProvider.GetRequiredService<AgreementReader>().UnguardedAsync(one.Id, CancellationToken.None);
        var statusOf = scope.ServiceProvider.GetRequiredService<StatusOf>();
        for (var day = changed.Contains(one.Id) ? today : one.Told.On?.AddDays(1) ?? today; day <= today; day = day.AddDays(1))
        {
            var status = statusOf.On(dossier, day);
            var now = Announced.Of(dossier.Agreement, status);
            one.Expected.AddRange(DayEvents.Between(one.Told, now, dossier.Agreement, status).Select(e => Text(e.Type, e.Data)));
            one.Told = now;
        }
    }

    private sealed record Kept(Guid Id)
    {
        public Announced Told { get; set; } = new();

        public List<string> Expected { get; } = [];
    }

    private sealed class Row
    {
        public string Type { get; init; } = "";
        public string Data { get; init; } = "";
    }
}
