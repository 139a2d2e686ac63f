using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Agreements.Web.Tests.Screens;

/// <summary>A real browser before the Jambi sample on 20 May 2025: five days before the city's MoU ends.</summary>
public abstract class ScreenTest : ServiceTest
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    protected override (string, string?)[] Settings =>
    [
        ("Agreements__Samples", "true"), ("Agreements__Today", "2025-05-20"),
        ("Publication__Enabled", "true"), ("Publication__Publisher", "Pemerintah Kota Jambi"), ("Publication__OcidPrefix", "ocds-a1b2c3"), ("Publication__License", "https://creativecommons.org/licenses/by/4.0/"),
    ];

    /// <summary>Whether everything is looked at, or what is enough to find a fault.</summary>
    protected static bool All => Environment.GetEnvironmentVariable("AGREEMENTS_TEST_SCREENS") == "all";

    protected string Database => Path.Combine(Directory, "data", "agreements.db");

    /// <summary>Who may do everything; absent where a test sets the first one up itself.</summary>
    protected SignedIn Administrator { get; private set; } = null!;

    protected virtual bool HasAdministrator => true;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        (_playwright, _browser) = await Chromium.StartAsync();
        if (HasAdministrator) Administrator = await TestPerson.AddAsync(Database, (Role.Administrator, null));
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A window of its own; its page collects what goes wrong in it.</summary>
    /// <param name="person">Who has signed in; null = nobody.</param>
    protected async Task<Window> WindowAsync(SignedIn? person, int width = 1280, int height = 900, string language = "id", bool dark = false, bool scripts = true)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Service.Http.BaseAddress!.ToString(), ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = scripts,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce,
        });
        var cookies = new List<Cookie> { new() { Name = "lang", Value = language, Url = Service.Http.BaseAddress.ToString() } };
        if (person is not null) cookies.Add(new() { Name = "agreements", Value = person.Session, Url = Service.Http.BaseAddress.ToString() });
        await context.AddCookiesAsync(cookies);
        return await Window.OpenAsync(context);
    }
}

/// <summary>One tab, and everything that a user would see in its console.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _complaints.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, and what the policy of the page has refused.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    internal static async Task<Window> OpenAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <returns>The status.</returns>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Types into the fields of a form, as somebody who tabs from one to the next.</summary>
    public async Task FillAsync(string form, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields) await Form(form).Locator($"[name='{name}']").FillAsync(value);
    }

    /// <summary>Sends a form by its button and waits for what comes of it.</summary>
    public async Task PressAsync(string form, string button = "button[type=submit]")
    {
        await Page.RunAndWaitForResponseAsync(() => Form(form).Locator(button).ClickAsync(), r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400);
        await Page.WaitForLoadStateAsync();
    }

    private ILocator Form(string name) => Page.Locator($"form:has(input[name=_handler][value='{name}'])");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
