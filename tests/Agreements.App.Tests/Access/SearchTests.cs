using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.Search;
using Agreements.App.Features.SigningEvents;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Signings;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

/// <summary>One question over everything, within the caller's scope.</summary>
public sealed class SearchTests(string engine) : AccessTest(engine)
{
    private Task<Search.View> SearchAsync(string q) => App.SendAsync(new Search.Query(q));

    private Task<AgreementView> EnterAsync(string number, string title = "Nota Kesepahaman tentang Sinergi", Guid? city = null) => EnterAsync(
        Mou(city ?? City, Branch) with { Title = title, Term = Signed, Parties = [new Party { Institution = city ?? City, Number = number }, new Party { Institution = Branch, Number = Guid.CreateVersion7().ToString() }] }, ProcessState.Registered);

    [Test]
    public async Task An_exact_number_or_reference_goes_first_and_stands_there_once()
    {
        var one = await EnterAsync("415.4/12/KS/2020");
        await EnterAsync("415.4/12/KS/2020/B");
        var byNumber = await SearchAsync(" 415.4/12/ks/2020 ");
        Assert.That(byNumber.Exact.Select(a => a.Id), Is.EqualTo(new[] { one.Id }));
        Assert.That(byNumber.Agreements.Select(a => a.Reference), Is.EqualTo(new[] { "AGR-2024-00002" }), "the other one holds the words");
        Assert.That((await SearchAsync(one.Reference.ToLowerInvariant())).Exact.Single().Parties, Is.EqualTo(new[] { "Kota Jambi", "Cabang Jambi" }));
        Assert.That((await SearchAsync("AGR-2024")).Agreements, Has.Count.EqualTo(2), "the beginning of a reference");
    }

    [Test]
    public async Task All_words_have_to_stand_there_in_any_order_and_a_party_is_found_by_its_new_name()
    {
        var one = await EnterAsync("1", "Perlindungan Pekerja Rentan");
        await EnterAsync("2", "Perlindungan Perangkat Desa");
        Assert.That((await SearchAsync("rentan perlindungan")).Agreements.Select(a => a.Id), Is.EqualTo(new[] { one.Id }));
        App.Time.SetUtcNow(Support.TestApp.At(2024, 12, 1));
        await App.SendAsync(new RenameInstitution.Command(Other, 1, "Kota Sungai Penuh", new DateOnly(2024, 11, 30)));
        var third = await EnterAsync("3", city: Other);
        await App.SendAsync(new RenameInstitution.Command(Other, 2, "Kota Kerinci Hilir", new DateOnly(2024, 12, 1)));
        var found = await SearchAsync("kerinci");
        Assert.That((found.Agreements.Single().Id, found.Institutions.Single().Name), Is.EqualTo((third.Id, "Kota Kerinci Hilir")));
    }

    [TestCase("%")]
    [TestCase("_")]
    [TestCase("[a-z]")]
    [TestCase("' OR 1=1 --")]
    public async Task Marks_are_only_text(string q)
    {
        await EnterAsync("1");
        var found = await SearchAsync(q);
        Assert.That(found.Exact.Concat(found.Agreements), Is.Empty);
    }

    [Test]
    public async Task No_words_find_nothing_and_too_many_are_refused()
    {
        await EnterAsync("1");
        var nothing = await SearchAsync("  ");
        Assert.That((nothing.Agreements.Count, nothing.Institutions.Count), Is.EqualTo((0, 0)));
        await AssertBrokenAsync("text.tooLong", "/q", () => SearchAsync(new string('a', 201)));
    }

    [Test]
    public async Task What_is_out_of_scope_is_found_by_nothing()
    {
        var mine = await EnterAsync("A/1");
        var others = await EnterAsync("B/1", "Rahasia tentang Sinergi", Other);
        var signing = await App.SendAsync(new CreateSigningEvent.Command(new SigningEventFacts("Hari Jadi", new DateOnly(2024, 12, 20), null, SigningMethod.Ceremonial, Other)));
        var renewal = await App.SendAsync(new OpenRenewal.Command(others.Id));
        Assert.That(((await SearchAsync(renewal.Reference)).Renewals.Single().Id, (await SearchAsync("hari jadi")).SigningEvents.Single().Id), Is.EqualTo((renewal.Id, signing.Id)));
        Act(Role.Officer, City);
        Assert.That((await SearchAsync("sinergi")).Agreements.Select(a => a.Id), Is.EqualTo(new[] { mine.Id }));
        var found = new[] { await SearchAsync("B/1"), await SearchAsync(others.Reference), await SearchAsync("rahasia"), await SearchAsync("kota lain"), await SearchAsync(renewal.Reference), await SearchAsync("hari jadi") };
        Assert.That(found.SelectMany(f => f.Exact.Concat(f.Agreements).Select(a => a.Id)), Has.None.EqualTo(others.Id));
        Assert.That((found.Sum(f => f.Renewals.Count), found.Sum(f => f.SigningEvents.Count), found.Sum(f => f.People.Count)), Is.EqualTo((0, 0, 0)));
    }
}
