using System.Net;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Ui;

/// <summary>The register as an officer of a branch uses it, without script.</summary>
public sealed class RegisterPageTests : ServiceTest
{
    private const string Script = "<script>alert(1)</script> Sinergi";

    private Guid _branch, _own, _foreign;
    private string _number = "";

    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-06-02")];

    private string Database => Path.Combine(Directory, "data", "agreements.db");

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        _branch = await InstitutionAsync("Cabang Jambi", "bpjsBranch");
        var city = await InstitutionAsync("Kota Jambi");
        _number = "415.4/" + Guid.CreateVersion7();
        var answer = await Api.PostAsync("agreements", new
        {
            @class = "mou", regime = "sinergi", title = Script, process = "registered", officer = new { institution = _branch, post = "Kepala Bidang", mail = "ani@cabang.example" },
            parties = new[] { new { institution = city, number = _number }, new { institution = _branch, number = "2/" + Guid.CreateVersion7() } }, term = new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = "2025-06-25" },
        });
        Assert.That(answer.Code, Is.EqualTo(201), answer.Body.ToJsonString());
        (_own, _foreign) = (answer.Id, (await CreateAsync("2029-01-01")).Id);
    }

    private async Task<Browser> OpenAsync(Role role = Role.Officer)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new Cookie("agreements", (await TestPerson.AddAsync(Database, (role, _branch))).Session));
        return browser;
    }

    [Test]
    public async Task It_shows_what_is_in_scope_and_no_text_of_users_as_markup()
    {
        using var browser = await OpenAsync();
        var page = await browser.GetAsync("/agreements?columns=ends,officer");
        Assert.That(page.Text, Does.Contain($"/agreements/{_own}").And.Not.Contain(_foreign.ToString()).And.Not.Contain("<script>alert"));
        Assert.That(page.Words, Does.Contain(Script).And.Contain("25 Juni 2025").And.Contain("Kepala Bidang").And.Contain("1 perjanjian di halaman ini"));
    }

    [TestCase("/agreements?q=&validity=inForce&class=&asOf=20%2F5%2F2025", "/agreements?asOf=2025-05-20&validity=inForce")]
    [TestCase("/agreements?columns=officer&columns=parties", "/agreements?columns=parties,officer")]
    [TestCase("/agreements?sort=-createdAt", "/agreements")]
    public async Task One_view_has_one_address_however_the_form_was_filled_in(string asked, string canonical)
    {
        using var browser = await OpenAsync();
        Assert.That((await browser.GetAsync(asked)).To, Is.EqualTo(canonical));
        Assert.That((await browser.GetAsync(canonical)).Code, Is.EqualTo(200));
    }

    [TestCase("/agreements?endsFrom=40/5/2025", "bukan tanggal", "value=\"40/5/2025\"")]
    [TestCase("/agreements?validity=maybe", "maybe", "Masa berlaku")]
    [TestCase("/agreements?institution=Kota%20Tak%20Ada", "Tidak ada lembaga", "value=\"Kota Tak Ada\"")]
    [TestCase("/agreements?pageToken=abc", "", "")]
    [TestCase("/agreements?salah=1", "salah", "")]
    public async Task What_cannot_be_read_is_said_on_the_page_and_stays_in_its_field(string address, string said, string kept)
    {
        using var browser = await OpenAsync();
        var page = await browser.GetAsync(address);
        Assert.That((page.Code, page.Words.Contains("role=\"alert\"", StringComparison.Ordinal)), Is.EqualTo((400, true)));
        Assert.That(page.Words, Does.Contain(said).And.Contain(kept));
    }

    [Test]
    public async Task A_filter_that_finds_nothing_says_how_to_loosen_it()
    {
        using var browser = await OpenAsync();
        var page = await browser.GetAsync("/agreements?q=tak-ada&validity=inForce");
        Assert.That(page.Words, Does.Contain("Longgarkan").And.Contain("href=\"/agreements?validity=inForce\"").And.Contain("href=\"/agreements?q=tak-ada\""));
    }

    [Test]
    public async Task An_institution_is_found_by_its_name_and_several_are_offered()
    {
        using var browser = await OpenAsync();
        Assert.That((await browser.GetAsync("/agreements?institution=cabang%20jambi")).To, Is.EqualTo($"/agreements?institution={_branch}"));
        Assert.That((await browser.GetAsync("/agreements?institution=jambi")).Words, Does.Contain("Beberapa lembaga cocok").And.Contain($"/agreements?institution={_branch}"));
    }

    [Test]
    public async Task A_view_is_kept_under_a_name_and_offered_again()
    {
        using var browser = await OpenAsync();
        Assert.That((await browser.SubmitAsync("/agreements?validity=inForce", "view", ("ViewName", "Yang berlaku"))).To, Is.EqualTo("/agreements?validity=inForce&done=view"));
        Assert.That((await browser.GetAsync("/agreements")).Words, Does.Contain("Yang berlaku"));
        using var another = await OpenAsync();
        Assert.That((await another.GetAsync("/agreements")).Words, Does.Not.Contain("Yang berlaku"));
    }

    [Test]
    public async Task What_is_ticked_is_handed_over_after_a_look()
    {
        using var browser = await OpenAsync();
        var chosen = await browser.SubmitAsync("/agreements/hand-over", "handover", ("Ids", _own.ToString()));
        Assert.That(chosen.Words, Does.Contain("Perjanjian yang dipilih: 1."));
        var refused = await browser.SubmitAsync("/agreements/hand-over", "handover", ("Chosen", _own.ToString()), ("Mail", "bukan"), ("Post", "Kabid Baru"), ("Do", "check"));
        Assert.That((refused.Code, refused.Words.Contains("value=\"Kabid Baru\"", StringComparison.Ordinal)), Is.EqualTo((400, true)), "what was typed stays");
        var looked = await browser.SubmitAsync("/agreements/hand-over", "handover", ("Chosen", $"{_own},{_foreign}"), ("Mail", "baru@cabang.example"), ("Do", "check"));
        Assert.That(looked.Words, Does.Contain("1 akan dialihkan, 1 ditolak").And.Not.Contain("Nota Kesepahaman tentang Sinergi"));
        Assert.That((await Api.GetAsync($"agreements/{_own}")).Body["officer"]!["mail"]!.GetValue<string>(), Is.EqualTo("ani@cabang.example"), "a look changes nothing");
        Assert.That((await browser.SubmitAsync("/agreements/hand-over", "handover", ("Chosen", _own.ToString()), ("Mail", "Baru@cabang.example"), ("Do", "save"))).To, Is.EqualTo("/agreements?officer=baru%40cabang.example&done=handed").Or.EqualTo("/agreements?officer=baru@cabang.example&done=handed"));
        await browser.SubmitAsync("/agreements/hand-over", "handover", ("Chosen", _own.ToString()), ("Mail", "ani@cabang.example"), ("Do", "save"));
    }

    [Test]
    public async Task Who_may_only_read_is_offered_nothing_to_change()
    {
        using var browser = await OpenAsync(Role.Oversight);
        Assert.That((await browser.GetAsync("/agreements")).Text, Does.Contain(_own.ToString()).And.Not.Contain("/agreements/new").And.Not.Contain("name=\"Ids\""));
        Assert.That((await browser.GetAsync("/agreements/hand-over")).Code, Is.EqualTo(403));
    }

    [Test]
    public async Task The_search_box_finds_a_number_and_commands_by_their_name()
    {
        using var browser = await OpenAsync();
        var found = await browser.GetAsync("/search/quick?q=" + _number);
        Assert.That(found.Text, Does.Contain("data-found").And.Contain($"/agreements/{_own}").And.Contain("Tepat sama").And.Not.Contain("<script>alert"));
        Assert.That((await browser.GetAsync("/search/quick?q=perjanjian%20baru")).Text, Does.Contain("/agreements/new"));
        Assert.That((await browser.GetAsync("/search?q=" + _number)).Text, Does.Contain($"/agreements/{_own}"));
        Assert.That((await browser.GetAsync("/search?q=tak-ada-sama-sekali")).Words, Does.Contain("Tidak ada yang cocok").And.Contain("/agreements?q=tak-ada-sama-sekali"));
    }
}
