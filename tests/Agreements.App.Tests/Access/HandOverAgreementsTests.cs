using Agreements.App.Features.Agreements;
using Agreements.App.Features.Officers;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

/// <summary>Many agreements change hands in one action; each that does not says why.</summary>
public sealed class HandOverAgreementsTests(string engine) : AccessTest(engine)
{
    private static readonly HandOver.Successor Budi = new("Bapak Budi", "Kabag Kerja Sama", "Budi@kota.example");

    private Task<AgreementView> ManagedAsync(Guid city, Guid? of, string mail = "ani@kota.example") =>
        EnterAsync(Mou(city, Branch) with { Term = Signed, Officer = of is { } institution ? new Officer(institution, "Ibu Ani", "Kasubbag", mail) : null }, ProcessState.Registered);

    private Task<HandOverAgreements.View> HandOverAsync(params Guid[] ids) => App.SendAsync(new HandOverAgreements.Command(ids, Budi, "mutasi"));

    [Test]
    public async Task Each_says_whether_it_has_changed_hands_and_the_desk_gets_one_mail()
    {
        var (own, none, theirs, strange) = (await ManagedAsync(City, City), await ManagedAsync(City, null), await ManagedAsync(City, Branch), await ManagedAsync(Other, Other));
        Act(Role.Officer, City);
        var view = await HandOverAsync(own.Id, none.Id, theirs.Id, strange.Id, own.Id);
        Assert.That(view.Results.Select(r => (r.Id, r.Code)), Is.EqualTo(new[] { (own.Id, null), (none.Id, null), (theirs.Id, "forbidden"), (strange.Id, "notFound") }));
        Assert.That((view.Handed, view.Results[3].Reference, view.Results[3].Title), Is.EqualTo((2, (string?)null, (string?)null)), "nothing is told of what is out of scope");
        Assert.That(view.Told, Is.EqualTo(new[] { "budi@kota.example" }));
        var officers = await App.RowsAsync<string>("SELECT officer_mail FROM agreements ORDER BY reference");
        Assert.That(officers, Is.EqualTo(new[] { "budi@kota.example", "budi@kota.example", "ani@kota.example", "ani@kota.example" }));
        ActAsProgram();
        Assert.That((await App.SendAsync(new GetAgreement.Query(none.Id, null))).Officer!.Institution, Is.EqualTo(City), "for the caller's own party");
        Assert.That(await App.RowsAsync<int>("SELECT COUNT(*) FROM outbox WHERE recipient = 'budi@kota.example'"), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task A_second_time_it_is_refused_and_a_dry_run_changes_nothing()
    {
        var one = await ManagedAsync(City, City);
        var dry = await App.SendAsync(new HandOverAgreements.Command([one.Id], Budi), validateOnly: true);
        Assert.That((dry.Handed, (await App.SendAsync(new GetAgreement.Query(one.Id, null))).Officer!.Mail), Is.EqualTo((1, "ani@kota.example")));
        await HandOverAsync(one.Id);
        Assert.That((await HandOverAsync(one.Id)).Results.Single().Code, Is.EqualTo("officer.already"));
    }

    [Test]
    public async Task Nobody_may_be_named_without_an_address_and_none_for_nothing()
    {
        await AssertBrokenAsync("text.required", "/to/mail", () => App.SendAsync(new HandOverAgreements.Command([Guid.CreateVersion7()], new HandOver.Successor("Budi"))));
        await AssertBrokenAsync("text.required", "/ids", () => App.SendAsync(new HandOverAgreements.Command([], Budi)));
        await AssertBrokenAsync("list.tooLong", "/ids", () => App.SendAsync(new HandOverAgreements.Command([.. Enumerable.Range(0, 1001).Select(_ => Guid.CreateVersion7())], Budi)));
    }

    [Test]
    public async Task The_list_of_one_officer_holds_what_is_theirs()
    {
        var (one, _) = (await ManagedAsync(City, City), await ManagedAsync(City, City, "lain@kota.example"));
        var found = await App.SendAsync(new ListAgreements.Query { Officer = "Ani@Kota.example", IncludeTotal = true });
        Assert.That((found.Items.Single().Id, found.Total), Is.EqualTo((one.Id, 1L)));
    }
}
