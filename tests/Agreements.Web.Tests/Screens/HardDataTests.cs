using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Screens;

/// <summary>Pages with the longest and the most that may be entered: all of it can be read, and nothing scrolls sideways.</summary>
public sealed class HardDataTests : ScreenTest
{
    private const int Children = 40;

    private static readonly string Title = ("Nota Kesepahaman tentang Sinergi Penyelenggaraan Perlindungan Jaminan Sosial Ketenagakerjaan bagi Pekerja Rentan, "
        + "Perangkat Desa, Guru Honorer, dan Tenaga Kontrak Daerah di Lingkungan Pemerintah Daerah beserta Badan Usaha Milik Daerah, Kecamatan, Kelurahan, Desa, "
        + "dan Lembaga Pendidikan yang Dikelola Bersama").PadRight(300, 'a')[..300];

    private Guid _agreement;

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        var parties = new List<object>();
        for (var i = 1; i <= 12; i++) parties.Add(new { institution = await InstitutionAsync($"Dinas {i:D2} " + new string('n', 20) + " Pemberdayaan Masyarakat dan Desa serta Kependudukan dan Pencatatan Sipil Kabupaten".PadRight(90, 'x')), number = $"415.4/{i}/" + new string('9', 100) });
        var body = await MouAsync("2025-06-10");
        (body["title"], body["parties"]) = (Title, parties);
        body["term"] = new { signedOn = "2020-06-11", endBasis = "fixed", endsOn = "2025-06-10" };
        var created = await Api.PostAsync("agreements", body);
        _agreement = created.Id;
        for (var i = 0; i < Children; i++)
        {
            var child = await MouAsync("2030-06-10", "registered");
            (child["class"], child["parent"], child["parties"]) = ("pks", _agreement, new[] { parties[0], parties[1] }.Select((p, n) => (object)new { ((dynamic)p).institution, number = $"{i}/{n}/{Guid.CreateVersion7():N}" }).ToArray());
            child["term"] = new { signedOn = "2021-01-01", endBasis = "fixed", endsOn = "2030-06-10" };
            Assert.That((await Api.PostAsync("agreements", child)).Code, Is.EqualTo(201));
        }
    }

    [TestCase(360, "id")]
    [TestCase(1280, "en")]
    public async Task All_of_it_can_be_read(int width, string language)
    {
        await using var window = await WindowAsync(Administrator, width, language: language);
        foreach (var path in new[] { $"/agreements/{_agreement}", "/agreements?sort=endsOn", $"/agreements?parent={_agreement}", $"/agreements/{_agreement}/edit", "/", "/renewals", "/calendar?month=2025-06", "/calendar/validity", "/notifications", "/search?q=Pekerja%20Rentan", "/reports/expiring" })
        {
            Assert.That(await window.GoAsync(path), Is.EqualTo(200), path);
            Assert.That(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.LessThanOrEqualTo(0), path);
            // What is cut off without a way to scroll to it.
            var cut = await window.Page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('main *')].filter(e => e.children.length === 0 && e.textContent.trim() && e.clientWidth > 2 && !e.closest('.unseen, svg, select, input, textarea, option')
                    && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.className + ': ' + e.textContent.trim().slice(0, 60))
                """);
            Assert.That(cut, Is.Empty, path);
        }
        await window.GoAsync($"/agreements/{_agreement}");
        Assert.That(await window.Page.Locator("h1").InnerTextAsync(), Does.Contain(Title));
    }
}

/// <summary>A new office: nothing is there yet, and each page says what to do.</summary>
public sealed class EmptyPagesTests : ScreenTest
{
    protected override (string, string?)[] Settings => [("Agreements__Samples", "false"), ("Agreements__Today", "2025-05-20")];

    [Test]
    public async Task Every_list_without_rows_says_why_and_what_to_do()
    {
        await using var window = await WindowAsync(Administrator, 360);
        foreach (var path in new[] { "/", "/agreements", "/renewals", "/signing-events", "/institutions", "/reports/gaps", "/reports/expiring", "/notifications", "/calendar/validity", "/search?q=tidak-ada", "/admin/mails" })
        {
            Assert.That(await window.GoAsync(path), Is.EqualTo(200), path);
            Assert.That(await window.Page.Locator("main .empty, main .first-steps, main ol").CountAsync(), Is.GreaterThan(0), path);
            Assert.That(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.LessThanOrEqualTo(0), path);
        }
    }
}
