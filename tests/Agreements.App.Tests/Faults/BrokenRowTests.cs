using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Changes;
using Agreements.App.Features.Operations;
using Agreements.App.Features.Reports;
using Agreements.App.Features.Search;
using Agreements.App.Pipeline;
using Agreements.App.Tests.Support;
using Agreements.Domain.Alerts;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Faults;

/// <summary>One row is broken: a word that is none, a list that is no JSON. It alone is set aside and told; all others go on; when it is repaired, it is taken up again.</summary>
public sealed class BrokenRowTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Monday = new(2025, 5, 19);

    private static readonly string[] Breaks = ["end_basis = 'selamanya'", "details = '{'"];

    private Task BreakAsync(Guid agreement, string with) => App.ExecuteAsync($"UPDATE agreements SET {with} WHERE id = @Id", new { Id = agreement });

    private Task RepairAsync(Guid of, Guid like) => App.ExecuteAsync(
        "UPDATE agreements SET end_basis = (SELECT end_basis FROM agreements WHERE id = @Like), details = (SELECT details FROM agreements WHERE id = @Like) WHERE id = @Id", new { Id = of, Like = like });

    /// <summary>Three that end on the same day; the one in the middle is to be broken.</summary>
    private async Task<AgreementView[]> ThreeAsync() => [await RegisteredAsync(End), await RegisteredAsync(End), await RegisteredAsync(End)];

    [TestCaseSource(nameof(Breaks))]
    public async Task A_list_leaves_it_out_and_says_so_and_only_itself_is_refused(string with)
    {
        var all = await ThreeAsync();
        await BreakAsync(all[1].Id, with);
        await using (var scope = App.Scope())
        {
            var list = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListAgreements.Query());
            Assert.That(list.Items.Select(i => i.Id), Is.EquivalentTo(new[] { all[0].Id, all[2].Id }));
            Assert.That(scope.ServiceProvider.GetRequiredService<RequestContext>().LeftOut, Is.EqualTo(new[] { all[1].Id }));
        }
        await AssertBrokenAsync("agreement.unreadable", "", () => App.SendAsync(new GetAgreement.Query(all[1].Id, null)));
        Assert.That((await App.SendAsync(new GetHealth.Query())).Unreadable, Is.EqualTo(1));
        await RepairAsync(all[1].Id, all[0].Id);
        Assert.That((await App.SendAsync(new GetHealth.Query())).Unreadable, Is.Zero, "found repaired by itself");
        Assert.That((await App.SendAsync(new ListAgreements.Query())).Items, Has.Count.EqualTo(3));
        Assert.That((await App.SendAsync(new GetAgreement.Query(all[1].Id, null))).Id, Is.EqualTo(all[1].Id));
    }

    [Test]
    public async Task What_was_left_out_is_counted_and_named_by_its_reference()
    {
        var all = await ThreeAsync();
        await BreakAsync(all[1].Id, Breaks[0]);
        await using var scope = App.Scope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        Assert.That((await mediator.Send(new NameLeftOut.Query())).Count, Is.Zero);
        await mediator.Send(new ListAgreements.Query());
        var named = await mediator.Send(new NameLeftOut.Query());
        Assert.That((named.Count, named.References.Single()), Is.EqualTo((1, all[1].Reference)));
    }

    [Test]
    public async Task A_look_up_by_ids_that_does_not_find_it_says_that_it_was_left_out()
    {
        var all = await ThreeAsync();
        await BreakAsync(all[1].Id, Breaks[0]);
        await using var scope = App.Scope();
        var found = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new LookUpStatus.Query { Ids = [.. all.Select(a => a.Id)] });
        Assert.That(found.Results.Select(r => r.Found), Is.EqualTo(new[] { true, false, true }));
        Assert.That(scope.ServiceProvider.GetRequiredService<RequestContext>().LeftOut, Is.EqualTo(new[] { all[1].Id }));
    }

    [Test]
    public async Task A_day_that_is_none_breaks_no_list_of_others()
    {
        if (Engine is not SqliteEngine) Assert.Pass("The columns of the server take nothing that is no day.");
        var all = await ThreeAsync();
        await BreakAsync(all[1].Id, "ends_on = '2025-13-45'");
        Assert.That((await App.SendAsync(new ListAgreements.Query())).Items.Select(i => i.Id), Is.EquivalentTo(new[] { all[0].Id, all[2].Id }));
        var register = await App.SendAsync(new RegisterReport.Query(new ListAgreements.Query()));
        Assert.That(register.Items.Select(i => i.Id), Is.EquivalentTo(new[] { all[0].Id, all[2].Id }));
        Assert.That((await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Failed, Is.EqualTo(new[] { all[1].Id }));
    }

    [TestCaseSource(nameof(Breaks))]
    public async Task A_sweep_plans_the_others_and_the_broken_one_when_it_is_repaired(string with)
    {
        var all = await ThreeAsync();
        await BreakAsync(all[1].Id, with);
        Assert.That(await App.SweepOnAsync(Monday), Has.Count.EqualTo(4));
        Assert.That((await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Failed, Is.EqualTo(new[] { all[1].Id }), "and it stays due");
        await RepairAsync(all[1].Id, all[0].Id);
        Assert.That(await App.SweepOnAsync(Monday), Has.Count.EqualTo(2));
    }

    // While the server was away the second of three broke, so that its mails have to be written anew.
    private async Task<AgreementView[]> MailsOfABrokenOneWaitAsync()
    {
        var all = await ThreeAsync();
        App.Mails.Answer = _ => new Mail.Delivery(Mail.DeliveryResult.ServerAway);
        await App.SweepOnAsync(Monday);
        App.Mails.Answer = _ => new Mail.Delivery(Mail.DeliveryResult.Accepted);
        await BreakAsync(all[1].Id, Breaks[0]);
        App.Time.Advance(TimeSpan.FromDays(1));
        return all;
    }

    [Test]
    public async Task A_mail_of_it_that_has_to_be_written_anew_waits_and_the_others_leave()
    {
        var all = await MailsOfABrokenOneWaitAsync();
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(4));
        Assert.That(await App.RowsAsync<string>("SELECT last_error FROM outbox WHERE state = 'queued'"), Has.Count.EqualTo(2).And.All.EqualTo("DomainException"));
        await RepairAsync(all[1].Id, all[0].Id);
        App.Time.Advance(TimeSpan.FromHours(1));
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task In_a_digest_it_is_taken_out_and_leaves_by_itself_when_it_is_repaired()
    {
        var all = await ThreeAsync();
        var mailbox = (await App.RowsAsync<string>("SELECT mailbox FROM institutions WHERE id = @Id", new { Id = all[0].Parties[0].Institution })).Single();
        await App.ExecuteAsync("UPDATE institutions SET mailbox = @Mailbox WHERE mailbox IS NOT NULL", new { Mailbox = mailbox });
        await App.SendAsync(new RecipientPreferences.Command(mailbox, 0, DigestMode.Weekly));
        await App.SweepOnAsync(new DateOnly(2025, 4, 25));
        var held = await App.RowsAsync<DateTimeOffset>("SELECT next_attempt_at FROM outbox WHERE state = 'held' ORDER BY id");
        Assert.That(held, Has.Count.EqualTo(3));
        await BreakAsync(all[1].Id, Breaks[0]);
        App.Time.SetUtcNow(held[0].AddMinutes(1));
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(1), "one digest of the other two");
        Assert.That(await App.RowsAsync<string>("SELECT o.state FROM outbox o WHERE o.agreement_id = @Id", new { all[1].Id }), Is.EqualTo(new[] { "queued" }));
        await RepairAsync(all[1].Id, all[0].Id);
        App.Time.Advance(TimeSpan.FromHours(1));
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Those_who_follow_the_changes_hear_of_an_event_whose_details_are_broken()
    {
        var all = await ThreeAsync();
        await App.ExecuteAsync("UPDATE events SET data = '{' WHERE agreement_id = @Id", new { all[1].Id });
        var changes = await App.SendAsync(new GetChanges.Query());
        Assert.That(changes.Items.Select(c => c.Agreement.Id), Is.EqualTo(all.Select(a => a.Id)));
    }

    [Test]
    public async Task The_index_of_the_search_takes_the_others_and_ends()
    {
        var all = await ThreeAsync();
        await BreakAsync(all[1].Id, Breaks[1]);
        await App.SendAsync(new IndexSearch.Command(Anew: true));
        Assert.That(await App.RowsAsync<Guid>("SELECT agreement_id FROM search_agreements WHERE is_stale = 1"), Is.EqualTo(new[] { all[1].Id }));
    }

    [Test]
    public async Task A_mail_whose_own_row_cannot_be_read_is_a_dead_letter_and_the_others_leave()
    {
        if (Engine is not SqliteEngine) Assert.Pass("The columns of the server take nothing that is no day.");
        await ThreeAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await App.SendAsync(new SweepAlerts.Command());
        await App.ExecuteAsync("UPDATE outbox SET written_on = 'kemarin' WHERE id = (SELECT MIN(id) FROM outbox)");
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(5));
        Assert.That(await App.RowsAsync<Guid>("SELECT id FROM outbox WHERE state = 'dead' AND last_error IS NOT NULL"), Is.EqualTo(await App.RowsAsync<Guid>("SELECT MIN(id) FROM outbox")));
        await App.ExecuteAsync("UPDATE outbox SET written_on = '2025-05-19' WHERE state = 'dead'");
        await App.SendAsync(new RetryMail.Command((await App.RowsAsync<Guid>("SELECT MIN(id) FROM outbox")).Single()));
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_mail_of_it_waits_as_long_as_the_repair_takes()
    {
        var all = await MailsOfABrokenOneWaitAsync();
        for (var hours = 0; hours < 80; hours += 4)
        {
            await App.SendAsync(new SendMail.Command());
            App.Time.Advance(TimeSpan.FromHours(4));
        }
        Assert.That(await App.RowsAsync<long>("SELECT attempts FROM outbox WHERE state = 'queued'"), Is.EqualTo(new[] { 0L, 0L }), "twenty looks are no attempts");
        await RepairAsync(all[1].Id, all[0].Id);
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_statement_that_the_database_refuses_makes_no_mail_a_dead_letter()
    {
        if (Engine is not SqliteEngine) Assert.Pass("The table is taken away by SQLite's means.");
        await ThreeAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        await App.SendAsync(new SweepAlerts.Command());
        await App.ExecuteAsync("ALTER TABLE alerts RENAME TO alerts_elsewhere");
        Assert.That(async () => await App.SendAsync(new SendMail.Command()), Throws.InstanceOf<System.Data.Common.DbException>());
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM outbox WHERE state = 'queued'"), Is.EqualTo(new[] { 6L }));
        await App.ExecuteAsync("ALTER TABLE alerts_elsewhere RENAME TO alerts");
        App.Time.Advance(TimeSpan.FromMinutes(10));
        await App.SendAsync(new SendMail.Command());
        Assert.That(App.Mails.Delivered, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_sweep_in_which_nothing_can_be_planned_has_not_succeeded()
    {
        for (var i = 0; i < 10; i++) await BreakAsync((await RegisteredAsync(End)).Id, Breaks[0]);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 19));
        Assert.That(async () => await App.SendAsync(new SweepAlerts.Command()), Throws.InvalidOperationException.With.Message.StartsWith("None of 10 agreements"));
        Assert.That((await App.SendAsync(new GetHealth.Query())).Jobs.Single().SucceededAt, Is.Null);
    }
}
