using Agreements.App.Features.Alerts;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using NUnit.Framework;

namespace Agreements.App.Tests.Faults;

/// <summary>What mail servers do instead of answering. Nothing is lost; what may come twice carries one Message-ID.</summary>
public sealed class MailServerTests(string engine) : StorageTest(engine)
{
    private StrangeMailServer _server = null!;
    private SmtpOptions _options = null!;

    [SetUp]
    public async Task TwoMailsWaitAsync()
    {
        _server = new StrangeMailServer();
        _options = new SmtpOptions { Host = "127.0.0.1", Port = _server.Port, Security = SmtpSecurity.None, ConnectSeconds = 1, AnswerSeconds = 2 };
        App.Connect = () => new SmtpTransport(_options);
        await RegisteredAsync(new DateOnly(2025, 5, 25));
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await App.SendAsync(new SweepAlerts.Command());
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    private Task<IReadOnlyList<string>> MailsAsync() => App.RowsAsync<string>("SELECT state || attempts FROM outbox ORDER BY id");

    private void Behave(Func<string, CancellationToken, Task<string?>> answer) => _server.Answer = answer;

    private void BehaveWell() => Behave((verb, _) => Task.FromResult<string?>(StrangeMailServer.Usual(verb)));

    [Test]
    public async Task A_black_hole_costs_one_patience_and_no_attempt_and_the_mails_leave_when_it_answers()
    {
        Behave((_, ct) => StrangeMailServer.SilentAsync(ct));
        Assert.That((await App.SendAsync(new SendMail.Command())).Summary, Does.Contain("the mail server does not answer"));
        Assert.That(_server.Verbs, Has.Count.EqualTo(1), "it is not asked for each mail");
        Assert.That(await MailsAsync(), Is.EqualTo(new[] { "queued0", "queued0" }));
        BehaveWell();
        await App.SendAsync(new SendMail.Command());
        Assert.That(await MailsAsync(), Is.EqualTo(new[] { "sent1", "sent1" }));
    }

    [Test]
    public async Task A_server_that_answers_the_mail_slowly_gets_it_once()
    {
        Behave(async (verb, ct) =>
        {
            if (verb == ".") await Task.Delay(TimeSpan.FromSeconds(1.2), ct);
            return StrangeMailServer.Usual(verb);
        });
        await App.SendAsync(new SendMail.Command());
        Assert.That(await MailsAsync(), Is.EqualTo(new[] { "sent1", "sent1" }));
        Assert.That(_server.Taken, Has.Count.EqualTo(2).And.Unique);
    }

    [Test]
    public async Task A_server_that_hangs_up_behind_the_mail_gets_it_again_under_the_same_Message_ID()
    {
        var cut = 1;
        Behave((verb, _) => Task.FromResult(verb == "." && Interlocked.Decrement(ref cut) >= 0 ? null : StrangeMailServer.Usual(verb)));
        await App.SendAsync(new SendMail.Command());
        Assert.That((await MailsAsync()).Order(), Is.EqualTo(new[] { "queued1", "sent1" }), "the other one has left over a new connection");
        App.Time.Advance(TimeSpan.FromMinutes(2));
        await App.SendAsync(new SendMail.Command());
        Assert.That((await MailsAsync()).Order(), Is.EqualTo(new[] { "sent1", "sent2" }));
        Assert.That((_server.Taken.Count, _server.Taken.Distinct().Count()), Is.EqualTo((3, 2)));
    }

    [Test]
    public async Task Without_the_encryption_that_is_asked_for_nothing_is_said_to_it()
    {
        _options.Security = SmtpSecurity.StartTls;
        await App.SendAsync(new SendMail.Command());
        Assert.That(_server.Verbs, Has.None.EqualTo("MAIL"));
        Assert.That(await MailsAsync(), Is.EqualTo(new[] { "queued0", "queued0" }));
    }

    [Test]
    public async Task A_server_that_greylists_gets_each_mail_once_and_in_order_after_its_wait()
    {
        var seen = 0;
        Behave((verb, _) => Task.FromResult<string?>(verb == "RCPT" && Interlocked.Increment(ref seen) <= 2 ? "451 come back later" : StrangeMailServer.Usual(verb)));
        await App.SendAsync(new SendMail.Command());
        await App.SendAsync(new SendMail.Command());
        Assert.That((_server.Taken.Count, seen), Is.EqualTo((0, 2)), "not at once");
        App.Time.Advance(TimeSpan.FromMinutes(1));
        await App.SendAsync(new SendMail.Command());
        Assert.That(_server.Taken, Has.Count.EqualTo(2).And.Unique);
        Assert.That(await MailsAsync(), Is.EqualTo(new[] { "sent2", "sent2" }));
    }
}
