using Agreements.App.Features.Alerts;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain.Alerts;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Simulation;

/// <summary>Half a year in which people snooze, change their digests and hand over, the service is down for days and two nodes work: nothing
/// goes silent and nothing is said twice.</summary>
public sealed class PeopleOverMonthsTests(string engine) : PeopleTest(engine)
{
    private static readonly DateOnly From = new(2025, 1, 6);

    private readonly Dictionary<Guid, DateOnly> _ends = [];

    [TestCase(1)]
    [TestCase(2)]
    public async Task Whatever_people_do_the_officer_hears_of_every_deadline_by_its_day_and_no_mail_leaves_twice(int seed)
    {
        var random = new Random(seed);
        App.Time.SetUtcNow(TestApp.At(2025, 1, 5));
        _ends.Clear();
        for (var i = 0; i < 12; i++)
        {
            var end = From.AddDays(random.Next(20, 150));
            _ends.Add((await ManagedAsync(end, title: $"Naskah {i:00}#")).Id, end);
        }
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        var asked = 0;
        App.Mails.Answer = _ => new(Interlocked.Increment(ref asked) % 6 == 0 ? DeliveryResult.TryLater : DeliveryResult.Accepted);
        var (officer, down) = (Ani, 0);
        for (var day = From; day < From.AddDays(180); day = day.AddDays(1))
        {
            if (down-- > 0) continue;
            if (random.Next(25) == 0) down = random.Next(1, 4);
            App.Time.SetUtcNow(new DateTimeOffset(day.ToDateTime(new TimeOnly(0, 5)), TimeSpan.FromHours(7)));
            await BothAsync(other, () => new SweepAlerts.Command());
            await BothAsync(other, () => new SendMail.Command());
            App.Time.SetUtcNow(new DateTimeOffset(day.ToDateTime(new TimeOnly(7, 1)), TimeSpan.FromHours(7)));
            await BothAsync(other, () => new SendMail.Command());
            officer = await ActAsync(random, officer);
        }
        await AssertAllAsync();
    }

    private async Task BothAsync(TestApp other, Func<MediatR.IRequest<Jobs.JobResult>> job) =>
        await Task.WhenAll(Task.Run(() => App.SendAsync(job())), Task.Run(() => other.SendAsync(job())));

    private async Task<string> ActAsync(Random random, string officer)
    {
        switch (random.Next(12))
        {
            case 0:
                await WantsAsync(officer, (DigestMode)random.Next(3));
                break;
            case 1 or 2 when await AlertsAsync(officer, "sent") is { Count: > 0 } sent:
                await TrySnoozeAsync(sent[random.Next(sent.Count)].Id, random.Next(1, 40));
                break;
            case 3 when random.Next(3) == 0:
                var next = officer == Ani ? "budi@kota.example" : Ani;
                await App.SendAsync(new Features.Officers.HandOver.Command(officer, new(Mail: next)));
                return next;
            default:
                break;
        }
        return officer;
    }

    private async Task TrySnoozeAsync(Guid alert, int days)
    {
        try
        {
            await App.SendAsync(new SnoozeAlert.Command(alert, DateOnly.FromDateTime(App.Time.GetUtcNow().UtcDateTime).AddDays(days)));
        }
        catch (Domain.DomainException)
        {
            // Beyond the deadline, or no working day between: refused, as it should be.
        }
    }

    private async Task AssertAllAsync()
    {
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        App.Time.Advance(TimeSpan.FromDays(8));
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered.Select(m => m.MessageId), Is.Unique);
        Assert.That(await App.RowsAsync<string>("SELECT DISTINCT state FROM alerts"), Is.SubsetOf(new[] { "sent", "skipped" }));
        Assert.That(await App.RowsAsync<string>("SELECT DISTINCT state FROM outbox"), Is.SubsetOf(new[] { "sent", "cancelled" }));
        foreach (var (mails, end) in _ends.Select((e, i) => (About($"Naskah {i:00}#"), e.Value)))
        {
            // A day of downtime and a server that wants to be asked later may delay the word, but not much.
            var last = mails.Where(m => DateOnly.FromDateTime(m.Date.UtcDateTime) <= end.AddDays(4)).Max(m => DateOnly.FromDateTime(m.Date.UtcDateTime));
            Assert.That(last, Is.GreaterThanOrEqualTo(end.AddDays(-7)), $"the end on {end} was told to the officer in its last days");
            Assert.That(mails.Select(m => DateOnly.FromDateTime(m.Date.UtcDateTime)).Any(d => d > end), Is.True, "and the gap");
        }
    }

    private List<MimeMessage> About(string title) =>
        [.. App.Mails.Delivered.Where(m => To([m])[0] is Ani or "budi@kota.example" && (m.Subject!.Contains(title, StringComparison.Ordinal) || m.TextBody!.Contains(title, StringComparison.Ordinal)))];
}
