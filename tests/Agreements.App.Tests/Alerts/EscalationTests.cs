using Agreements.App.Alerts;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Mail;
using Agreements.App.Store;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>When nobody acts, the next desk is told: officer, unit mailbox, mailbox of the unit above.</summary>
public sealed class EscalationTests(string engine) : PeopleTest(engine)
{
    private static readonly string[] First = [Ani, Branch], Escalated = [Ani, Branch, Unit];

    [Test]
    public async Task From_14_days_before_the_end_on_the_unit_is_told_too_when_nobody_has_answered_once_per_step_and_with_the_reason()
    {
        await ManagedAsync();
        Assert.That(To(await OnAsync(4, 25)), Is.EquivalentTo(First), "30 days before");
        var mails = await OnAsync(5, 9);
        Assert.That(To(mails), Is.EquivalentTo(Escalated), "14 days before, moved to Friday");
        Assert.That(mails.Single(m => To([m])[0] == Unit).TextBody, Does.Contain("Belum ada tanggapan"));
        Assert.That(mails.Single(m => To([m])[0] == Ani).TextBody, Does.Not.Contain("Belum ada tanggapan"));
        Assert.That(await OnAsync(5, 9), Is.Empty);
        Assert.That((await AlertsAsync(Unit)).Select(a => (a.Step, a.Escalated)), Is.EqualTo(new[] { (14, true) }));
        Assert.That(To(await OnAsync(5, 16)), Is.EquivalentTo(Escalated), "7 days before, moved to Friday");
    }

    [Test]
    public async Task The_first_word_about_a_deadline_goes_to_the_first_desk_however_late_it_is()
    {
        await ManagedAsync();
        Assert.That(To(await OnAsync(5, 19)), Is.EquivalentTo(First), "nobody could have answered yet");
    }

    [Test]
    public async Task One_who_has_acknowledged_any_alert_of_the_deadline_keeps_the_higher_desks_out_also_in_the_gap()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        await App.SendAsync(new AcknowledgeAlert.Command(await SentToAsync(Branch), null));
        foreach (var (month, day) in new[] { (5, 9), (5, 16), (5, 23), (5, 26) }) Assert.That(To(await OnAsync(month, day)), Is.EquivalentTo(First), $"{day}/{month}");
    }

    [Test]
    public async Task An_answer_takes_back_what_still_waits_for_the_higher_desk()
    {
        await ManagedAsync();
        await OnAsync(4, 25);
        App.Mails.Answer = to => to == Unit ? new(DeliveryResult.TryLater) : new(DeliveryResult.Accepted);
        await OnAsync(5, 9);
        await App.SendAsync(new AcknowledgeAlert.Command(await SentToAsync(Ani), null));
        App.Mails.Answer = _ => new(DeliveryResult.Accepted);
        Assert.That(await SendAtAsync(5, 9, 12), Is.Empty);
        Assert.That((await AlertsAsync(Unit)).Single().Reason, Does.Contain("sudah ditanggapi"));
    }

    [Test]
    public async Task A_gap_that_nobody_acts_on_is_told_to_the_unit()
    {
        await ManagedAsync();
        await OnAsync(5, 19);
        Assert.That(To(await OnAsync(5, 26)), Is.EquivalentTo(Escalated));
    }

    [Test]
    public async Task A_renewal_in_progress_keeps_the_higher_desks_out()
    {
        var view = await ManagedAsync();
        await OnAsync(4, 25);
        await ActAsync(await App.SendAsync(new CreateAgreement.Command(Mou([.. view.Parties.Select(p => p.Institution)]) with { Predecessor = view.Id }, ProcessState.Proposed)), ProcessAction.Submit);
        Assert.That(To(await OnAsync(5, 9)), Is.EquivalentTo(First));
    }

    [Test]
    public async Task An_officer_whose_address_is_the_mailbox_of_the_unit_counts_once_and_the_unit_above_is_next()
    {
        var kanwil = await InstitutionAsync("Kanwil P", InstitutionKind.BpjsRegionalOffice);
        var (city, branch) = (await InstitutionAsync("Kota Q"), await InstitutionAsync("Cabang Q", InstitutionKind.BpjsBranch, "sama@cabang.example", kanwil));
        var term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = End };
        await App.SendAsync(new CreateAgreement.Command(Mou(city, branch) with { Officer = new Officer(branch, Mail: "Sama@cabang.example"), Term = term }, ProcessState.Registered));
        await OnAsync(4, 25);
        Assert.That(To(await OnAsync(5, 9)), Is.EquivalentTo(new[] { "desk@kota-q.example", "sama@cabang.example", "desk@kanwil-p.example" }));
    }

    [Test]
    public async Task The_administrators_are_no_step_of_an_escalation_but_the_last_resort()
    {
        var (city, branch) = (await InstitutionAsync("Kota Q"), await InstitutionAsync("Cabang Q", mailbox: null));
        var term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = End };
        var view = await App.SendAsync(new CreateAgreement.Command(Mou(city, branch) with { Term = term }, ProcessState.Registered));
        await using var scope = App.Scope();
        var agreement = (await scope.ServiceProvider.GetRequiredService<AgreementReader>().GetAsync(view.Id, CancellationToken.None)).Agreement;
        var all = await scope.ServiceProvider.GetRequiredService<Recipients>().OfAsync(agreement, 9, CancellationToken.None);
        Assert.That(all.Select(r => (r.Address, r.Level)), Is.EqualTo(new[] { ("desk@kota-q.example", 0), ("admin@office.example", 0) }));
        Assert.That(all[0].Fallbacks, Is.EqualTo(new[] { "admin@office.example" }));
    }
}
