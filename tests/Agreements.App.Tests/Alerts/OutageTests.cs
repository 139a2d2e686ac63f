using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Operations;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>Mails do not leave for a while: for everybody, or for some.</summary>
public sealed class OutageTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Monday = new(2025, 5, 19);

    private static readonly Delivery Accepted = new(DeliveryResult.Accepted), Away = new(DeliveryResult.ServerAway, "SocketException"), Busy = new(DeliveryResult.TryLater, "421");

    private async Task<AgreementView> ThreeStepsWaitAsync()
    {
        var view = await RegisteredAsync(End);
        App.Mails.Answer = _ => Away;
        foreach (var day in new DateOnly[] { new(2025, 4, 25), new(2025, 5, 9), new(2025, 5, 16) }) await App.SweepOnAsync(day);
        return view;
    }

    [Test]
    public async Task An_outage_over_several_steps_ends_in_one_mail_for_each_desk()
    {
        await ThreeStepsWaitAsync();
        App.Mails.Answer = _ => Accepted;
        Assert.That((await App.SweepOnAsync(Monday)).Select(m => m.Subject).ToList(), Has.Count.EqualTo(2).And.All.StartsWith("Akan berakhir dalam 6 hari"));
        Assert.That(await App.RowsAsync<string>("SELECT reason FROM alerts WHERE step IN (30, 14)"), Has.Count.EqualTo(4).And.All.Contains("lebih mendesak"));
        Assert.That(await App.RowsAsync<string>("SELECT state FROM alerts WHERE step = 7"), Is.EqualTo(new[] { "sent", "sent" }));
    }

    [Test]
    public async Task A_step_that_gave_way_to_a_more_urgent_one_is_not_owed_again_when_facts_change()
    {
        var view = await ThreeStepsWaitAsync();
        view = await PatchAsync(view, """{"subject":"Selama gangguan"}""");
        await App.SweepOnAsync(Monday);
        App.Mails.Answer = _ => Accepted;
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 20)), Has.Count.EqualTo(2));
        await PatchAsync(view, """{"subject":"Sesudah gangguan"}""");
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 5, 21)), Is.Empty);
    }

    [Test]
    public async Task A_desk_that_moved_during_an_outage_is_told_at_its_new_address_however_often_it_is_planned()
    {
        var view = await RegisteredAsync(End);
        App.Mails.Answer = _ => Away;
        await App.SweepOnAsync(Monday);
        view = await PatchAsync(view, """{"term":{"endsOn":"2025-12-31"}}""");
        await App.SendAsync(new PatchInstitution.Command(view.Parties[0].Institution, 1, new JsonObject { ["mailbox"] = "baru@kota.example" }));
        view = await PatchAsync(view, """{"term":{"endsOn":"2025-05-25"}}""");
        await App.SendAsync(new SweepAlerts.Command());
        await PatchAsync(view, """{"subject":"Sinergi"}""");
        App.Mails.Answer = _ => Accepted;
        await App.SweepOnAsync(Monday);
        Assert.That(await ToldAsync(view.Id), Has.Count.EqualTo(2).And.All.StartsWith("Akan berakhir dalam 6 hari"));
    }

    [Test]
    public async Task A_desk_that_is_busy_for_many_mails_holds_up_no_other()
    {
        var (busy, other) = (await InstitutionAsync("Kota Sibuk"), await InstitutionAsync("Cabang Lain"));
        var term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = End };
        for (var i = 0; i < 60; i++) await App.SendAsync(new CreateAgreement.Command(Mou(busy, other) with { Term = term }, ProcessState.Registered));
        App.Mails.Answer = to => to == "desk@kota-sibuk.example" ? Busy : Accepted;
        Assert.That((await App.SweepOnAsync(Monday)).Select(m => m.To.ToString()).ToList(), Has.Count.EqualTo(60).And.All.EqualTo("desk@cabang-lain.example"));
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND attempts = 1"), Is.EqualTo(new[] { 60L }));
    }

    [Test]
    public async Task A_server_that_hangs_up_on_one_recipient_with_421_gets_the_mails_of_the_others_over_a_new_connection()
    {
        var view = await RegisteredAsync(End);
        await RegisteredAsync(End);
        var busy = (await App.RowsAsync<string>("SELECT mailbox FROM institutions WHERE id = @Id", new { Id = view.Parties[0].Institution })).Single();
        await using var server = new StrangeMailServer();
        server.Answer = (verb, _) => Task.FromResult<string?>(verb == "RCPT" && server.Recipient == busy ? "421 too many mails for this one" : StrangeMailServer.Usual(verb));
        App.Connect = () => new SmtpTransport(new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None });
        await App.SweepOnAsync(Monday);
        Assert.That(server.Accepted, Has.Count.EqualTo(3).And.None.EqualTo(busy));
        Assert.That(await App.RowsAsync<string>("SELECT recipient FROM outbox WHERE state = 'queued' AND attempts = 1"), Is.EqualTo(new[] { busy }));
    }

    [Test]
    public async Task A_greylisted_mail_is_none_that_waits_for_the_operator()
    {
        await RegisteredAsync(End);
        App.Mails.Answer = _ => Busy;
        await App.SweepOnAsync(Monday);
        for (var i = 0; i < 6; i++)
        {
            App.Time.Advance(TimeSpan.FromMinutes(30));
            await App.SendAsync(new SendMail.Command());
        }
        var health = await App.SendAsync(new GetHealth.Query());
        Assert.That((health.Unsent, health.OldestUnsentAt), Is.EqualTo((0L, (DateTimeOffset?)null)), "it has its next attempt, and three hours are no outage");
    }

    [Test]
    public async Task A_mail_that_no_server_takes_is_one_that_waits_since_it_was_due()
    {
        await RegisteredAsync(End);
        App.Mails.Answer = _ => Away;
        await App.SweepOnAsync(Monday);
        App.Time.Advance(TimeSpan.FromHours(3));
        await App.SendAsync(new SendMail.Command());
        var health = await App.SendAsync(new GetHealth.Query());
        Assert.That((health.Unsent, health.OldestUnsentAt), Is.EqualTo((2L, (DateTimeOffset?)TestApp.At(2025, 5, 19))));
    }

    [Test]
    public async Task A_pickup_directory_that_cannot_be_written_is_a_server_that_is_away()
    {
        var directory = Directory.CreateTempSubdirectory("agreements-pickup").FullName;
        try
        {
            await RegisteredAsync(End);
            var pickup = Path.Combine(directory, "mail");
            await File.WriteAllTextAsync(pickup, "a file where a directory should be");
            App.Connect = () => new PickupTransport(pickup);
            await App.SweepOnAsync(Monday);
            Assert.That(await App.RowsAsync<int>("SELECT attempts FROM outbox WHERE state = 'queued'"), Is.EqualTo(new[] { 0, 0 }));
            File.Delete(pickup);
            await App.SendAsync(new SendMail.Command());
            Assert.That(Directory.GetFiles(pickup).Select(Path.GetExtension), Is.EqualTo(new[] { ".eml", ".eml" }));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
