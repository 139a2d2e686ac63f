using System.Globalization;
using Agreements.Web.Tests.Support;
using MimeKit;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>Mails to a real mail server while the process dies.</summary>
public sealed class CrashTests
{
    private TempDirectory _directory = null!;
    private SmtpSink _sink = null!;

    [SetUp]
    public void Create() => (_directory, _sink) = (new TempDirectory(), new SmtpSink());

    [TearDown]
    public async Task RemoveAsync()
    {
        await _sink.DisposeAsync();
        _directory.Dispose();
    }

    private (string, string?)[] Settings(string today) =>
    [
        ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", _sink.Port.ToString(CultureInfo.InvariantCulture)), ("Mail__Smtp__Security", "None"), ("Agreements__Today", today),
    ];

    private static string To(MimeMessage message) => ((MailboxAddress)message.To[0]).Address;

    /// <summary>Queues one mail for each of so many mailboxes: the server is running, but no mail server answers yet.</summary>
    private async Task QueueAsync(int mails)
    {
        await using var program = await RunningProgram.ServeAsync(_directory.Path, Settings("2025-05-19"));
        var api = new ApiClient(program.Http);
        async Task<Guid> Institution(int i) => (await api.PostAsync("institutions", new { kind = "cityGovernment", name = $"Lembaga {i}", mailbox = $"r{i}@office.example" })).Id;
        var institutions = new List<Guid>();
        for (var i = 0; i < mails; i++) institutions.Add(await Institution(i));
        for (var i = 0; i < mails; i += 2)
        {
            var parties = new[] { new { institution = institutions[i % institutions.Count], number = $"A/{i}" }, new { institution = institutions[(i + 1) % institutions.Count], number = $"B/{i}" } };
            var created = await api.PostAsync("agreements", new
            {
                @class = "mou", regime = "sinergi", title = "Nota Kesepahaman", process = "registered", parties, term = new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = "2025-05-25" },
            });
            Assert.That(created.Code, Is.EqualTo(201), created.Body.ToJsonString());
        }
    }

    [Test]
    public async Task Killed_again_and_again_while_sending_500_mails_it_serves_all_500_and_repeats_only_with_the_same_Message_ID()
    {
        await QueueAsync(500);
        _sink.Open();
        foreach (var (today, deadAfter) in new[] { ("2025-05-20", 100), ("2025-05-21", 250), ("2025-05-22", 400) })
        {
            // Each start is on a later day, when the leases of the dead have run out.
            var program = await RunningProgram.ServeAsync(_directory.Path, Settings(today));
            _sink.OnAccepting = count => { if (count >= deadAfter) program.Kill(); };
            await program.ExitedAsync();
            _sink.OnAccepting = _ => { };
            await program.DisposeAsync();
        }
        await using var last = await RunningProgram.ServeAsync(_directory.Path, Settings("2025-05-23"));
        await last.PrintedAsync(l => l.StartsWith("Mail: ", StringComparison.Ordinal));
        var alerts = _sink.Accepted.Where(m => !m.Subject!.StartsWith("Berakhir hari ini", StringComparison.Ordinal)).ToList();
        Assert.That(alerts.Select(To).Distinct().Count(), Is.EqualTo(500));
        Assert.That(alerts.GroupBy(To).Where(g => g.Select(m => m.MessageId).Distinct().Count() > FridayStep(g)), Is.Empty, "a repeat carries the same Message-ID");
        Assert.That(alerts.GroupBy(m => m.MessageId).Count(g => g.Count() > 1), Is.InRange(0, 3), "at most the mail in flight at each death");
    }

    // On Friday the 23rd the last step before Sunday is owed as well: a second mail with its own Message-ID.
    private static int FridayStep(IEnumerable<MimeMessage> mails) => mails.Any(m => m.Subject!.StartsWith("Akan berakhir dalam 2 hari", StringComparison.Ordinal)) ? 2 : 1;
}
