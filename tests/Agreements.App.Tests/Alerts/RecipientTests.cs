using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Mail;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

/// <summary>Somebody is always told: the officer, else the unit, else the unit above, else the administrators.</summary>
public sealed class RecipientTests(string engine) : StorageTest(engine)
{
    private async Task<string[]> ToldAsync(AgreementFacts facts)
    {
        var term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = new DateOnly(2025, 5, 25) };
        await App.SendAsync(new CreateAgreement.Command(facts with { Term = term }, ProcessState.Registered));
        return [.. (await App.SweepOnAsync(new DateOnly(2025, 5, 19))).Select(m => ((MailboxAddress)m.To[0]).Address)];
    }

    [Test]
    public async Task The_officer_in_charge_is_told_for_his_own_side_and_the_mailbox_for_the_other()
    {
        var (city, branch) = (await InstitutionAsync("Kota R"), await InstitutionAsync("Cabang R"));
        Assert.That(await ToldAsync(Mou(city, branch) with { Officer = new Officer(city, "Ibu Ani", "Kabag", "Ani@Kota-R.example") }),
            Is.EquivalentTo(new[] { "ani@kota-r.example", "desk@cabang-r.example" }));
    }

    [Test]
    public async Task A_unit_without_a_mailbox_is_told_at_the_unit_above()
    {
        var kanwil = await InstitutionAsync("Kanwil R", InstitutionKind.BpjsRegionalOffice);
        var (city, branch) = (await InstitutionAsync("Kota R"), await InstitutionAsync("Cabang R", InstitutionKind.BpjsBranch, null, kanwil));
        Assert.That(await ToldAsync(Mou(city, branch)), Is.EquivalentTo(new[] { "desk@kota-r.example", "desk@kanwil-r.example" }));
    }

    [Test]
    public async Task Where_no_mailbox_is_known_the_administrators_are_told_once()
    {
        var (city, branch) = (await InstitutionAsync("Kota R", mailbox: null), await InstitutionAsync("Cabang R", mailbox: null));
        Assert.That(await ToldAsync(Mou(city, branch)), Is.EquivalentTo(new[] { "admin@office.example" }));
    }

    [Test]
    public async Task A_merged_institution_is_told_where_it_went()
    {
        var (city, old, merged) = (await InstitutionAsync("Kota R"), await InstitutionAsync("Dinas Lama", mailbox: null), await InstitutionAsync("Dinas Baru"));
        await App.SendAsync(new MergeInstitution.Command(old, 1, merged));
        Assert.That(await ToldAsync(Mou(city, old)), Is.EquivalentTo(new[] { "desk@kota-r.example", "desk@dinas-baru.example" }));
    }

    [Test]
    public async Task A_refused_officer_falls_back_to_the_mailbox_of_the_unit()
    {
        var (city, branch) = (await InstitutionAsync("Kota R"), await InstitutionAsync("Cabang R"));
        App.Mails.Answer = to => to.StartsWith("ani", StringComparison.Ordinal) ? new(DeliveryResult.Refused, "550") : new(DeliveryResult.Accepted);
        Assert.That(await ToldAsync(Mou(city, branch) with { Officer = new Officer(city, "Ibu Ani", "Kabag", "ani@kota-r.example") }),
            Is.EquivalentTo(new[] { "desk@cabang-r.example", "desk@kota-r.example" }));
    }

    [Test]
    public async Task A_changed_mailbox_is_told_from_the_next_step_on()
    {
        var (city, branch) = (await InstitutionAsync("Kota R"), await InstitutionAsync("Cabang R"));
        await ToldAsync(Mou(city, branch));
        await App.SendAsync(new PatchInstitution.Command(city, 1, new JsonObject { ["mailbox"] = "baru@kota-r.example" }));
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 5, 23))).Select(m => m.To.ToString()), Is.EquivalentTo(new[] { "baru@kota-r.example", "desk@cabang-r.example" }));
    }
}
