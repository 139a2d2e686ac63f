using System.Globalization;
using Agreements.App.Features.Alerts;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain.Alerts;
using NUnit.Framework;

namespace Agreements.App.Tests.Backups;

/// <summary>Random worlds that are set back to a random day and go on: nobody is told the same twice, and nobody is forgotten.</summary>
public sealed class RestoredWorldTests : BackupTest
{
    // AGREEMENTS_TEST_RESTORES=50 plays fifty worlds.
    private static readonly int Worlds = int.Parse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_RESTORES") ?? "2", CultureInfo.InvariantCulture);

    private const int Agreements = 4, Days = 45;

    private const string Keys = """
        SELECT a.title || ' ' || l.kind || ' ' || l.deadline_on || ' ' || l.step || ' ' || l.recipient AS step, COALESCE(o.digest_id, o.id) AS mail
        FROM outbox o JOIN alerts l ON l.id = o.alert_id JOIN agreements a ON a.id = l.agreement_id WHERE o.state = 'sent'
        """;

    private static IEnumerable<int> Seeds => Enumerable.Range(1, Worlds);

    private readonly DateOnly _first = new(2024, 11, 4);

    private static readonly Dictionary<int, HashSet<string>> Known = [];

    private DateOnly _saved, _restored;

    [TestCaseSource(nameof(Seeds))]
    public async Task With_the_journal_every_step_is_told_once_as_if_nothing_had_happened(int seed)
    {
        var expected = await UndisturbedAsync(seed);
        var told = await SetBackAsync(seed, journal: true);
        Assert.That(told.GroupBy(t => t.Step).Where(g => g.Select(t => t.Mail).Distinct().Count() > 1).Select(g => g.Key), Is.Empty, "told twice");
        Assert.That(told.Select(t => t.Step).Distinct(), Is.EquivalentTo(expected));
    }

    [TestCaseSource(nameof(Seeds))]
    public async Task Without_the_journal_each_gets_one_mail_that_says_so_and_nothing_is_lost(int seed)
    {
        var expected = await UndisturbedAsync(seed);
        var told = await SetBackAsync(seed, journal: false);
        // An earlier step that was told in the lost days, and is overtaken by a later one, is not told again.
        Assert.That(expected.Except(told.Select(t => t.Step)), Is.Empty);
    }

    /// <returns>What is told in the same world when nothing is set back.</returns>
    private async Task<HashSet<string>> UndisturbedAsync(int seed)
    {
        if (Known.TryGetValue(seed, out var known)) return known;
        await EnterAsync(seed);
        for (var day = _first; day < _first.AddDays(Days); day = day.AddDays(1)) await LiveAsync(seed, day);
        var told = await App.RowsAsync<Told>(Keys);
        await CloseAsync();
        Open();
        return Known[seed] = [.. told.Select(t => t.Step)];
    }

    private async Task<IReadOnlyList<Told>> SetBackAsync(int seed, bool journal)
    {
        var random = new Random(seed);
        _saved = _first.AddDays(random.Next(5, Days / 2));
        _restored = _saved.AddDays(random.Next(1, 15));
        await EnterAsync(seed);
        IReadOnlyList<Told> lost = [];
        for (var day = _first; day < _first.AddDays(Days); day = day.AddDays(1))
        {
            await LiveAsync(seed, day);
            if (day == _saved) await SaveAsync();
            if (day != _restored) continue;
            lost = await App.RowsAsync<Told>(Keys);
            if (!journal) Directory.Delete(Journal, recursive: true);
            var found = await RestoreAsync();
            Assert.That(found.IsComplete, Is.EqualTo(journal));
            if (!journal) await AssertNoStormAsync(day);
        }
        // What was told by a mail that came to nobody in the end is no telling.
        var delivered = App.Mails.Delivered.Select(m => m.MessageId!.Split('@')[0]).ToHashSet();
        return [.. lost.Concat(await App.RowsAsync<Told>(Keys)).Where(t => delivered.Contains(t.Mail.ToString()))];
    }

    private async Task AssertNoStormAsync(DateOnly day)
    {
        var before = App.Mails.Delivered.Count;
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(before), "nothing leaves before the sweep");
        var first = await App.SweepOnAsync(day);
        Assert.That(first.GroupBy(m => m.To.ToString()).Where(g => g.Count() > 1), Is.Empty);
        Assert.That(first.Select(m => m.TextBody), Has.All.Contain("dipulihkan dari cadangan"));
    }

    private async Task EnterAsync(int seed)
    {
        var random = new Random(seed);
        App.Time.SetUtcNow(TestApp.At(_first.Year, _first.Month, _first.Day));
        for (var i = 0; i < Agreements; i++) await RegisteredAsync($"{i}", _first.AddDays(random.Next(-20, 250)));
        await App.SendAsync(new RecipientPreferences.Command("desk@kota-0.example", 0, DigestMode.Daily));
        await App.SendAsync(new RecipientPreferences.Command("desk@kota-1.example", 0, DigestMode.Weekly));
    }

    // On some days the server of one office takes nothing; the day after it does.
    private Task LiveAsync(int seed, DateOnly day)
    {
        App.Mails.Answer = (seed + day.DayNumber) % 5 == 0 ? to => new Delivery(to.StartsWith("desk@cabang", StringComparison.Ordinal) ? DeliveryResult.TryLater : DeliveryResult.Accepted) : _ => new Delivery(DeliveryResult.Accepted);
        return App.SweepOnAsync(day);
    }

    private sealed class Told
    {
        public string Step { get; init; } = "";
        public Guid Mail { get; init; }
    }
}
