using Agreements.Web.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Agreements.Web.Tests.Screens;

/// <summary>A working day of an officer, in a real browser: with scripts, and on a machine that runs none.</summary>
public sealed class OfficerStoryTests : ScreenTest
{
    private const string Mail = "sri@kantor.example", Password = "lampu biru di atas meja";

    // Links stand in mails only where the address is known under which they lead here.
    protected override (string, string?)[] Settings => [.. base.Settings, ("Http__PublicUrl", "https://agreements.example")];

    protected override bool HasAdministrator => false;

    [OneTimeSetUp]
    public async Task SetUpAsync()
    {
        var line = await Service.PrintedAsync(l => l.StartsWith("First administrator:", StringComparison.Ordinal));
        await using var window = await WindowAsync(null, scripts: false);
        await window.GoAsync(new Uri(line.Split(' ')[^1].Trim()).PathAndQuery);
        await window.FillAsync("setup", ("Mail", Mail), ("Name", "Sri Wahyuningsih"), ("Password", Password));
        await window.PressAsync("setup");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task From_the_number_of_an_agreement_to_its_renewal_without_a_gap(bool scripts)
    {
        var number = $"415.4/{Guid.CreateVersion7():N}/KS/2024";
        var agreement = await EndingAsync(number);
        await using var window = await WindowAsync(null, scripts: scripts);
        await SignInAsync(window);

        await window.Page.FillAsync("#search", number);
        await window.Page.PressAsync("#search", "Enter");
        await window.Page.WaitForURLAsync("**/search?**");
        await window.Page.ClickAsync($"main a[href='/agreements/{agreement}']");
        await Assertions.Expect(window.Page.Locator("main")).ToContainTextAsync(number);

        await window.PressAsync("open-renewal");
        await window.Page.WaitForURLAsync("**/renewals/*");
        await PlanAsync(window, "3/4/2026", "check");
        await Assertions.Expect(window.Page.Locator("form:has(input[value=plan])").Locator("..")).ToContainTextAsync("masa jeda 2 hari");
        await PlanAsync(window, "27 Maret 2026", "save");
        await Assertions.Expect(window.Page.Locator("main")).Not.ToContainTextAsync("masa jeda 2 hari");

        foreach (var step in new[] { "prepare", "offer", "negotiate", "finalise" }) await window.PressAsync("move", $"button[value={step}]");
        await PlanAsync(window, "20/5/2025", "schedule");
        await window.FillAsync("signing", ("SignedOn", "20 Mei 2025"), ("NewEnd", "31/3/2031"));
        await window.PressAsync("signing", "button[value=sign]");
        await window.FillAsync("signing", ("Numbers[0]", number + "-A"), ("Numbers[1]", number + "-B"));
        await window.PressAsync("signing", "button[value=complete]");
        await Assertions.Expect(window.Page.Locator("main")).ToContainTextAsync("Selesai");

        var status = (await Api.GetAsync($"agreements/{agreement}")).Body["status"]!;
        Assert.That((status["renewal"]!.ToString(), status["gap"]), Is.EqualTo(("renewed", (object?)null)));
        Assert.That(window.Complaints, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_signing_of_what_was_planned_is_recorded_on_its_page(bool scripts)
    {
        var planned = (await Api.PostAsync("agreements", await MouAsync(process: "proposed"))).Id;
        foreach (var action in new[] { "submit", "offer", "accept", "finalise" }) await Api.ActAsync(planned, action);
        await Api.ActAsync(planned, "schedule", new { on = "2025-05-20" });
        Assert.That((await Api.GetAsync($"agreements/{planned}")).Body["status"]!["process"]!.ToString(), Is.EqualTo("signingScheduled"));
        await using var window = await WindowAsync(null, scripts: scripts);
        await SignInAsync(window);
        await window.GoAsync($"/agreements/{planned}");
        await window.Page.ClickAsync("details:has(input[value=act-sign]) summary");
        await window.FillAsync("act-sign", ("On", "20 Mei 2025"));
        await window.PressAsync("act-sign");
        await Assertions.Expect(window.Page.Locator(".notice[role=status]")).ToBeVisibleAsync();
        Assert.That((await Api.GetAsync($"agreements/{planned}")).Body["term"]!["signedOn"]!.ToString(), Is.EqualTo("2025-05-20"));
    }

    [Test]
    public async Task The_gap_report_leaves_as_a_file()
    {
        await using var window = await WindowAsync(null);
        await SignInAsync(window);
        await window.GoAsync("/reports/gaps");
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.ClickAsync("a[download][href*='gaps.csv']"));
        Assert.That(await File.ReadAllTextAsync(await download.PathAsync()), Does.Contain("AGR-2025-00003").And.Contain("2025-05-26,2025-05-27,2,forecast"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_alert_is_acknowledged_from_its_mail(bool scripts)
    {
        var mails = System.IO.Directory.EnumerateFiles(Path.Combine(Directory, "data", "mail"), "*.eml").Order(StringComparer.Ordinal).ToList();
        var link = MimeKit.MimeMessage.Load(mails[scripts ? 0 : 1]).TextBody!.Split('\n').Select(l => l.Trim()).Select(l => l[Math.Max(0, l.IndexOf("http", StringComparison.Ordinal))..]).First(l => l.Contains("/a/", StringComparison.Ordinal));
        await using var window = await WindowAsync(null, scripts: scripts);
        await window.GoAsync(new Uri(link).PathAndQuery);
        await window.Page.ClickAsync("button");
        await Assertions.Expect(window.Page.Locator("main, body").First).ToContainTextAsync("Sudah ditanggapi");
    }

    /// <summary>Its last day is 31 March 2026: too far away for the sweep to open a case by itself.</summary>
    private async Task<Guid> EndingAsync(string number)
    {
        var body = await MouAsync();
        body["term"] = new { signedOn = "2024-04-01", endBasis = "fixed", endsOn = "2026-03-31" };
        ((dynamic)body["parties"]!)[0] = new { institution = await InstitutionAsync("Kota " + Guid.CreateVersion7()), number };
        return (await Api.PostAsync("agreements", body)).Id;
    }

    private static async Task SignInAsync(Window window)
    {
        await window.GoAsync("/signin");
        await window.FillAsync("signin", ("Mail", Mail), ("Password", Password));
        await window.PressAsync("signin");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Hari ini");
    }

    private static async Task PlanAsync(Window window, string day, string what)
    {
        await window.FillAsync("plan", ("SigningOn", day));
        await window.PressAsync("plan", $"button[value={what}]");
    }
}
