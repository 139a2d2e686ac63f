using System.Net;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>Pages that have to leave out an agreement whose row is broken say so, to those who would have seen it.</summary>
public sealed class LeftOutPageTests : ServiceTest
{
    private Guid _city, _broken;
    private string _reference = "";

    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-05-20")];

    private string Database => Path.Combine(Directory, "data", "agreements.db");

    [OneTimeSetUp]
    public async Task BreakAsync()
    {
        _city = await InstitutionAsync("Kota Rusak");
        await EndsAsync("2025-05-24");
        _broken = await EndsAsync("2025-05-25");
        _reference = (await Api.GetAsync($"agreements/{_broken}")).Body["reference"]!.GetValue<string>();
        await Api.PostAsync("renewals", new { agreement = _broken });
        await SetBasisAsync("selamanya");
    }

    private async Task<Guid> EndsAsync(string endsOn)
    {
        var body = await MouAsync();
        body["parties"] = new[] { new { institution = _city, number = $"1/{Guid.CreateVersion7()}" }, new { institution = await InstitutionAsync($"Cabang {Guid.CreateVersion7()}", "bpjsBranch"), number = $"2/{Guid.CreateVersion7()}" } };
        body["term"] = new { signedOn = "2020-05-26", endBasis = "fixed", endsOn };
        return (await Api.PostAsync("agreements", body)).Id;
    }

    private async Task SetBasisAsync(string basis)
    {
        await using var connection = await TestDatabase.OpenAsync(Database);
        await TestDatabase.ExecuteAsync(connection, "UPDATE agreements SET end_basis = @Basis WHERE id = @Id", ("@Basis", basis), ("@Id", _broken));
    }

    private async Task<Browser> OpenAsync(Guid institution)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new Cookie("agreements", (await TestPerson.AddAsync(Database, (Role.Officer, institution))).Session));
        return browser;
    }

    [TestCase("/")]
    [TestCase("/agreements")]
    [TestCase("/renewals")]
    [TestCase("/calendar")]
    [TestCase("/reports/expiring")]
    [TestCase("/reports/in-force-in-year")]
    [TestCase("/reports/dossier?institution=Kota%20Rusak")]
    [TestCase("/search?q=Sinergi")]
    public async Task A_page_names_what_is_missing_on_it_once_and_above_all_else(string path)
    {
        using var officer = await OpenAsync(_city);
        var page = await officer.GetAsync(path);
        var notice = $"<div class=\"notice warn\" role=\"alert\"><p>Halaman ini tidak memuat 1 perjanjian yang catatannya rusak: {_reference}. Administrator perlu memperbaikinya.</p></div>";
        Assert.That((page.Code, page.Words.Split(notice).Length), Is.EqualTo((200, 2)), page.Words);
        Assert.That(page.Words.IndexOf(notice, StringComparison.Ordinal), Is.LessThan(page.Words.IndexOf("<h1", StringComparison.Ordinal)).And.GreaterThan(page.Words.IndexOf("<main", StringComparison.Ordinal)));
    }

    [Test]
    public async Task In_English_too_and_not_to_those_who_would_not_have_seen_it_nor_where_nothing_is_missing()
    {
        using var officer = await OpenAsync(_city);
        Assert.That((await officer.GetAsync("/renewals?lang=en")).Words, Does.Contain($"1 agreement is missing on this page because its record is broken: {_reference}. An administrator has to repair it."));
        Assert.That((await officer.GetAsync("/account")).Words, Does.Not.Contain(_reference));
        using var stranger = await OpenAsync(await InstitutionAsync("Kota Lain"));
        Assert.That((await stranger.GetAsync("/agreements")).Words, Does.Not.Contain("catatannya rusak").And.Not.Contain(_reference));
    }

    [Test]
    public async Task When_it_is_repaired_the_notice_is_gone()
    {
        using var officer = await OpenAsync(_city);
        await SetBasisAsync("fixed");
        Assert.That((await officer.GetAsync("/agreements")).Words, Does.Contain($"/agreements/{_broken}").And.Not.Contain("catatannya rusak"));
        await SetBasisAsync("selamanya");
    }
}
