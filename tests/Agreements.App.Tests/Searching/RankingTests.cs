using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Search;
using Agreements.App.Searching;
using Agreements.App.Tests.Access;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Agreements.Domain.Searching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Agreements.App.Tests.Searching;

/// <summary>What is found of agreements, in which order, and in which spellings.</summary>
public sealed class RankingTests(string engine) : AccessTest(engine)
{
    private static readonly string[] Hostile =
    [
        "\"", "\"\"\"", "*", "a*", "a OR b", "NOT", "a NOT b", "NEAR(a b, 3)", "{head}: a", "filters:i1", "head:", "^a", "a + b", "(", ")", "a AND", "-", "--", "-\"", "- a", "'; DROP TABLE agreements; --", "a\" OR filters : \"i",
        "ISABOUT(a weight(.8))", "FORMSOF(INFLECTIONAL, a)", "\ud800", "½ ﬁ İ ß", "😀", "日本語", "a\u0301\u0302", "%_[a-z]", @"\", "rank:0", "search_agreements_fts", new string('(', 200), string.Join(' ', Enumerable.Repeat("a", 100)),
    ];

    private Task<Search.View> SearchAsync(string q, AgreementClass? asked = null) => App.SendAsync(new Search.Query(q, null, asked, IncludeTotal: true));

    private async Task<IReadOnlyList<string>> TitlesAsync(string q, AgreementClass? asked = null) => [.. (await SearchAsync(q, asked)).Agreements.Select(a => a.Title)];

    private Task<AgreementView> EnterAsync(string title, string? subject = null, AgreementClass asked = AgreementClass.Mou, Guid? city = null) =>
        EnterAsync(Mou(city ?? City, Branch) with { Title = title, Subject = subject, Term = Signed, Class = asked }, ProcessState.Registered);

    [Test]
    public async Task What_stands_in_a_title_comes_before_what_stands_in_a_subject()
    {
        await EnterAsync("Perlindungan Nelayan");
        await EnterAsync("Pertukaran Data", "Data nelayan");
        Assert.That(await TitlesAsync("nelayan"), Is.EqualTo(new[] { "Perlindungan Nelayan", "Pertukaran Data" }));
        var found = await SearchAsync("nelayan");
        var (first, second) = (found.Agreements[0], found.Agreements[1]);
        Assert.That((first.Title.Substring(first.TitleMarks.Single().Start, first.TitleMarks.Single().Length), second.Found!.Text, second.Found.Marks.Single()), Is.EqualTo(("Nelayan", "Data nelayan", new Mark(5, 7))));
        Assert.That(found.Totals!.Agreements, Is.EqualTo(new Search.Total(2, false)));
    }

    [TestCase("muara jambi", "Sinergi di Muaro Jambi")]
    [TestCase("batang hari", "Sinergi di Batanghari")]
    [TestCase("Pemkot", "Sinergi Pemerintah Kota")]
    [TestCase("walikota", "Keputusan Wali Kota")]
    [TestCase("bpjs ketenagakerjaan", "Layanan BPJAMSOSTEK")]
    [TestCase("kerja sama", "Naskah kerjasama daerah")]
    [TestCase("PEMKOT sungai", "Pemerintah kota Súngai")]
    public async Task Other_spellings_are_found_too(string q, string title)
    {
        await EnterAsync(title);
        await EnterAsync("Lain sama sekali");
        Assert.That(await TitlesAsync(q), Is.EqualTo(new[] { title }));
    }

    [Test]
    public async Task A_party_is_found_by_its_aliases_and_earlier_names_and_a_number_by_its_parts()
    {
        var city = (await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = "Kota Sungai Penuh", Aliases = ["Sakti Alam"] }))).Id;
        await App.SendAsync(new RenameInstitution.Command(city, 1, "Kota Puncak", new DateOnly(2024, 1, 1)));
        var facts = Mou(city, Branch);
        var one = await EnterAsync(facts with { Title = "Satu", Term = Signed, Parties = [facts.Parties[0] with { Number = "560/1.2/KS/2023" }, facts.Parties[1]] }, ProcessState.Registered);
        foreach (var q in new[] { "sakti alam", "sungai penuh", "puncak", "560/1.2", "KS/2023", "1.2/KS" }) Assert.That((await SearchAsync(q)).Agreements.Select(a => a.Id), Is.EqualTo(new[] { one.Id }), q);
        Assert.That((await SearchAsync("560/1.2/ks/2023")).Exact.Select(a => a.Id), Is.EqualTo(new[] { one.Id }));
        Assert.That((await SearchAsync("2/560")).Agreements, Is.Empty, "in a row");
    }

    [TestCase("No. 560/1.2/KS/2023")]
    [TestCase("Nomor: 560/1.2/KS/2023")]
    [TestCase("560 / 1.2 / ks / 2023")]
    [TestCase("agr-2024-1")]
    public async Task A_number_or_reference_is_found_exactly_however_it_is_typed(string q)
    {
        var facts = Mou(City, Branch);
        var one = await EnterAsync(facts with { Term = Signed, Parties = [facts.Parties[0] with { Number = "560/1.2/KS/2023" }, facts.Parties[1]] }, ProcessState.Registered);
        var other = Mou(City, Branch);
        await EnterAsync(other with { Title = "Lain", Term = Signed, Parties = [other.Parties[0] with { Number = "560/1.2/KS/2023/A" }, other.Parties[1]] }, ProcessState.Registered);
        Assert.That((await SearchAsync(q)).Exact.Select(a => a.Id), Is.EqualTo(new[] { one.Id }), one.Reference);
    }

    [Test]
    public async Task A_class_narrows_and_words_are_left_out()
    {
        await EnterAsync("Perlindungan Nelayan");
        await EnterAsync("Perlindungan Petani", asked: AgreementClass.Pks);
        Assert.That(await TitlesAsync("perlindungan", AgreementClass.Pks), Is.EqualTo(new[] { "Perlindungan Petani" }));
        Assert.That(await TitlesAsync("perlindungan -petani"), Is.EqualTo(new[] { "Perlindungan Nelayan" }));
        Assert.That(await TitlesAsync("-petani"), Is.Empty);
        Assert.That(await TitlesAsync("perlindung"), Has.Count.EqualTo(2), "where nothing else is found, a word that begins so");
        Assert.That((await App.SendAsync(new Search.Query("petani perl") { Typing = true })).Agreements, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Hostile))]
    public async Task Nothing_that_is_typed_is_an_operator(string q)
    {
        await EnterAsync("Rahasia");
        var found = await SearchAsync(q);
        Assert.That(found.Exact.Count + found.Agreements.Count + found.Documents.Count, Is.Zero);
    }

    [Test]
    public async Task Where_the_server_has_no_full_text_the_same_is_found_and_it_is_said()
    {
        await EnterAsync("Perlindungan Nelayan di Muaro Jambi");
        var others = await EnterAsync("Perlindungan Nelayan", city: Other);
        await EnterAsync("Pertukaran Data");
        await using var scope = App.Scope();
        scope.ServiceProvider.GetRequiredService<IOptions<SearchOptions>>().Value.FullText = false;
        var found = await SearchAsync("nelayan muara");
        Assert.That((found.Engine, found.Agreements.Single().Title), Is.EqualTo((SearchEngine.Slow, "Perlindungan Nelayan di Muaro Jambi")));
        Assert.That(await TitlesAsync("nelayan -muara"), Is.EqualTo(new[] { "Perlindungan Nelayan" }));
        Assert.That(await TitlesAsync("perlindungan", AgreementClass.Pks), Is.Empty);
        Act(Role.Officer, City);
        Assert.That((await SearchAsync("nelayan")).Agreements.Select(a => a.Id).ToList(), Has.Count.EqualTo(1).And.None.EqualTo(others.Id));
    }
}
