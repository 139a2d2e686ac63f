using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Integrations;

/// <summary>What anybody reads of a service that publishes, as JSON and as pages.</summary>
public sealed class PublicationTests : ServiceTest
{
    private readonly List<Guid> _public = [];

    private Guid _hidden, _city;

    protected override (string, string?)[] Settings =>
    [
        ("Agreements__Today", "2025-05-26"), ("Publication__Enabled", "true"), ("Publication__Publisher", "Pemerintah Kota Jambi"), ("Publication__OcidPrefix", "ocds-a1b2c3"),
        ("Publication__License", "https://creativecommons.org/licenses/by/4.0/"), ("Http__UnrecognisedPerSecond", "100"),
    ];

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        foreach (var (title, end, isPublic) in new[] { ("Nota yang berakhir", "2025-05-25", true), ("Nota <b>yang</b> berlaku", "2030-05-25", true), ("Nota tertutup", "2030-05-25", false) })
        {
            var body = await MouAsync(end);
            (body["title"], body["isPublic"], body["term"], body["subject"]) = (title, isPublic, new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = end }, "Perlindungan, \"lengkap\"");
            if (_public.Count > 0) body["predecessor"] = _public[0];
            var id = (await Api.PostAsync("agreements", body)).Id;
            if (isPublic) _public.Add(id);
            else _hidden = id;
        }
        _city = (await Api.GetAsync($"agreements/{_hidden}")).Body["parties"]![0]!["institution"]!.GetValue<Guid>();
    }

    private ApiClient Anybody() => new(new HttpClient { BaseAddress = Service.Http.BaseAddress });

    private async Task<string> ReferenceAsync(Guid id) => (await Api.GetAsync($"agreements/{id}")).Body["reference"]!.GetValue<string>();

    [Test, Order(1)]
    public async Task A_package_of_releases_follows_the_standard_and_names_only_what_is_public()
    {
        var answer = await Anybody().GetAsync("/public/releases.json");
        Assert.That((answer.Code, answer.Raw.Headers.CacheControl!.ToString(), answer.Raw.Headers.GetValues("Access-Control-Allow-Origin").Single()), Is.EqualTo((200, "public, max-age=300", "*")));
        using var node = await NodePackage.InstallAsync("Integrations");
        using var check = node.Start("node", "check-release-package.mjs");
        await check.StandardInput.WriteAsync(answer.Body.ToJsonString());
        check.StandardInput.Close();
        var said = await check.StandardOutput.ReadToEndAsync() + await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();
        Assert.That((check.ExitCode, said), Is.EqualTo((0, "")));
        var releases = answer.Body["releases"]!.AsArray();
        Assert.That(releases.Select(r => r!["contracts"]![0]!["title"]!.GetValue<string>()), Is.EquivalentTo(new[] { "Nota yang berakhir", "Nota <b>yang</b> berlaku" }));
        var (ended, held) = (releases.Single(r => r!["contracts"]![0]!["title"]!.GetValue<string>() == "Nota yang berakhir")!, releases.Single(r => r!["contracts"]![0]!["title"]!.GetValue<string>() != "Nota yang berakhir")!);
        Assert.That((ended["tag"]![0]!.GetValue<string>(), ended["contracts"]![0]!["status"]!.GetValue<string>(), ended["contracts"]![0]!["period"]!["endDate"]!.GetValue<string>(), ended["date"]!.GetValue<string>()), Is.EqualTo(("contractTermination", "terminated", "2025-05-25T23:59:59+07:00", ended["date"]!.GetValue<string>())));
        Assert.That(held["relatedProcesses"]![0]!.ToJsonString(), Is.EqualTo($$"""{"id":"1","relationship":["prior"],"scheme":"ocid","identifier":"{{ended["ocid"]}}"}"""));
        Assert.That(answer.Body.ToJsonString(), Does.Not.Contain(await ReferenceAsync(_hidden)));
    }

    [Test, Order(2)]
    public async Task Who_holds_it_is_told_that_nothing_has_changed_and_pages_follow_one_another()
    {
        var first = await Anybody().GetAsync("/public/releases.json?pageSize=1");
        Assert.That((await Anybody().GetAsync("/public/releases.json?pageSize=1", ("If-None-Match", first.Etag!))).Code, Is.EqualTo(304));
        var next = new Uri(first.Body["links"]!["next"]!.GetValue<string>());
        var second = await Anybody().GetAsync(next.PathAndQuery);
        Assert.That((second.Body["releases"]!.AsArray().Count, second.Body["links"]), Is.EqualTo((1, (JsonNode?)null)));
        Assert.That(second.Body["releases"]![0]!["ocid"]!.GetValue<string>(), Is.Not.EqualTo(first.Body["releases"]![0]!["ocid"]!.GetValue<string>()));
        Assert.That((await Anybody().GetAsync("/public/releases.json?salah=1")).Errors, Is.EqualTo(new[] { "query.unknown /salah" }));
        Assert.That((await Anybody().GetAsync($"/public/agreements/{await ReferenceAsync(_hidden)}.json")).Code, Is.EqualTo(404));
    }

    [Test, Order(3)]
    public async Task Anybody_finds_and_reads_it_on_pages_and_nothing_else()
    {
        using var visitor = new Browser(Service.Http.BaseAddress!);
        var list = await visitor.GetAsync("/publik");
        Assert.That(list.Text, Does.Contain("Pemerintah Kota Jambi").And.Contain("Nota yang berakhir").And.Contain("Kedaluwarsa").And.Contain("&lt;b&gt;yang&lt;/b&gt;").And.Not.Contain("Nota tertutup"));
        Assert.That((await visitor.GetAsync("/publik?q=tertutup")).Words, Does.Contain("Tidak ada perjanjian yang cocok"));
        var page = await visitor.GetAsync("/publik/" + await ReferenceAsync(_public[0]));
        Assert.That(page.Words, Does.Contain("25 Mei 2025").And.Contain("Diperpanjang dengan").And.Contain("per 26 Mei 2025"));
        Assert.That((await visitor.GetAsync("/publik/" + await ReferenceAsync(_hidden))).Code, Is.EqualTo(404));
        Assert.That((await visitor.GetAsync("/publik?lang=en")).Words, Does.Contain("Published agreements"));
    }

    [Test, Order(4)]
    public async Task Who_registers_publishes_and_withdraws_on_the_page_of_the_agreement()
    {
        using var registrar = await AsAsync(Role.Registrar);
        var page = await registrar.GetAsync($"/agreements/{_hidden}");
        Assert.That(page.Words, Does.Contain("Publikasikan"));
        var published = await registrar.SubmitAsync($"/agreements/{_hidden}", "publication");
        Assert.That((await registrar.GetAsync(published.To!)).Words, Does.Contain("Perjanjian dipublikasikan."));
        Assert.That((await Anybody().GetAsync("/public/releases.json")).Body["releases"]!.AsArray(), Has.Count.EqualTo(3));
        await Api.PatchNowAsync(_hidden, new { isPublic = false });
        var withdrawn = (await Anybody().GetAsync($"/public/agreements/{await ReferenceAsync(_hidden)}.json")).Body["releases"]![0]!.AsObject();
        Assert.That(withdrawn.Select(m => m.Key), Is.EqualTo(new[] { "ocid", "id", "date", "tag", "initiationType", "language", "x_agreements" }));
        using var officer = await AsAsync(Role.Officer);
        Assert.That((await officer.GetAsync($"/agreements/{_hidden}")).Words, Does.Not.Contain("Publikasikan"));
    }

    [Test, Order(5)]
    public async Task Where_nothing_is_published_the_page_says_so()
    {
        foreach (var id in _public) await Api.PatchNowAsync(id, new { isPublic = false });
        using var visitor = new Browser(Service.Http.BaseAddress!);
        Assert.That((await visitor.GetAsync("/publik")).Words, Does.Contain("Belum ada perjanjian yang dipublikasikan").And.Not.Contain("yang cocok"));
    }

    private async Task<Browser> AsAsync(Role role)
    {
        var browser = new Browser(Service.Http.BaseAddress!);
        browser.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (role, _city))).Session));
        return browser;
    }
}
