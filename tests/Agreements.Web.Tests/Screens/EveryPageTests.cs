using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Agreements.Web.Tests.Screens;

/// <summary>What holds for every page: it opens, it fits, everybody can use it, it is light, and it asks nobody else.</summary>
public sealed class EveryPageTests : ScreenTest
{
    private const int MostBytes = 100_000;

    // What is right is most of a page, and listing it most of the time.
    private static readonly AxeRunOptions OnlyWhatIsWrong = new() { ResultTypes = [ResultType.Violations] };

    private static readonly AxeRunOptions OnlyColoursAndLanguage = new() { ResultTypes = [ResultType.Violations], RunOnly = RunOnlyOptions.Rules("color-contrast", "html-has-lang", "html-lang-valid", "valid-lang") };

    private Screens _screens = null!;

    [OneTimeSetUp]
    public async Task FindAsync() => _screens = await Screens.OfAsync(Api);

    [Test]
    public void The_list_of_pages_names_an_example_of_each() => Assert.That(_screens.Unknown, Is.Empty);

    // Everything once, and of the other language and colours what they can spoil; AGREEMENTS_TEST_SCREENS=all looks at everything in all four pairs.
    private static IEnumerable<object[]> Looks => new object[][] { ["id", false], ["en", true], ["id", true], ["en", false] }.Take(All ? 4 : 2);

    [TestCaseSource(nameof(Looks))]
    public async Task No_page_keeps_anybody_out(string language, bool dark)
    {
        await using var window = await WindowAsync(Administrator, language: language, dark: dark);
        var asked = All || !dark ? OnlyWhatIsWrong : OnlyColoursAndLanguage;
        var found = new List<string>();
        foreach (var path in _screens.Paths)
        {
            Assert.That(await window.GoAsync(path), Is.EqualTo(200), path);
            found.AddRange((await FoundAsync(window.Page, asked)).Select(v => $"{path}: {v.Id} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }
        Assert.That(found, Is.Empty, string.Join('\n', found));
    }

    [Test]
    public async Task A_picture_without_words_and_words_in_pale_grey_would_be_found()
    {
        await using var window = await WindowAsync(Administrator);
        await window.GoAsync("/");
        await window.Page.EvaluateAsync("document.querySelector('main').append(new Image()); document.querySelector('h1').style = 'color: #ccc; background: #fff'");
        Assert.That((await FoundAsync(window.Page, OnlyWhatIsWrong)).Select(v => v.Id), Is.EquivalentTo(new[] { "image-alt", "color-contrast" }));
        Assert.That((await FoundAsync(window.Page, OnlyColoursAndLanguage)).Select(v => v.Id), Is.EqualTo(new[] { "color-contrast" }));
    }

    // The other way opens a window of its own for each look, for the sake of frames from elsewhere, of which there are none: five times slower.
#pragma warning disable CS0618
    private static async Task<IReadOnlyList<AxeResultItem>> FoundAsync(IPage page, AxeRunOptions asked) => [.. (await page.RunAxeLegacy(null, asked)).Violations.Where(v => v.Impact is "serious" or "critical")];
#pragma warning restore CS0618

    // 1280 pixels at 200 % are 640 of the page's own.
    [Test]
    public async Task No_page_scrolls_sideways_on_a_phone_on_a_desk_and_at_200_percent()
    {
        await using var window = await WindowAsync(Administrator);
        var wide = new List<string>();
        foreach (var path in _screens.Paths)
        {
            await window.GoAsync(path);
            foreach (var width in new[] { 1280, 640, 360 })
            {
                await window.Page.SetViewportSizeAsync(width, 800);
                var over = await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (over > 0) wide.Add($"{path} at {width}: {over} px");
            }
        }
        Assert.That(wide, Is.Empty, string.Join('\n', wide));
    }

    // One question for each page: asking four times takes longer than loading it.
    private const string OfThePage = """
        ({
            headings: document.querySelectorAll('h1').length, title: document.title, helps: document.querySelectorAll('main details.help').length,
            unnamed: [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(e => !e.hidden && !e.labels?.length && !e.ariaLabel).map(e => e.outerHTML),
        })
        """;

    private sealed record Parts
    {
        public required int Headings { get; init; }

        public required string Title { get; init; }

        public required int Helps { get; init; }

        public required string[] Unnamed { get; init; }
    }

    [Test]
    public async Task Every_page_has_one_heading_a_title_of_its_own_its_help_and_a_name_for_each_field()
    {
        await using var window = await WindowAsync(Administrator);
        var titles = new Dictionary<string, string>();
        foreach (var path in _screens.Paths)
        {
            await window.GoAsync(path);
            var page = await window.Page.EvaluateAsync<Parts>(OfThePage);
            Assert.That(page.Headings, Is.EqualTo(1), path);
            titles[path] = page.Title;
            if (path is not ("/docs/guide" or "/docs/problems" or "/help" or "/menu" or "/signout") && !path.StartsWith("/publik", StringComparison.Ordinal)) Assert.That(page.Helps, Is.EqualTo(1), path);
            Assert.That(page.Unnamed, Is.Empty, path);
        }
        Assert.That(titles.Where(t => !t.Value.EndsWith("Agreements", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task The_policy_of_no_page_is_broken_by_the_page_itself_and_nothing_is_asked_of_others()
    {
        await using var window = await WindowAsync(Administrator);
        var elsewhere = new List<string>();
        window.Page.Request += (_, request) => { if (!request.Url.StartsWith(Service.Http.BaseAddress!.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) elsewhere.Add(request.Url); };
        foreach (var path in _screens.Paths)
        {
            var answer = (await window.Page.GotoAsync(path))!;
            var policy = await answer.HeaderValueAsync("content-security-policy");
            Assert.That(policy, Does.StartWith("default-src 'none'").And.Not.Contain("unsafe").And.Contain("script-src 'self'"), path);
        }
        Assert.That(elsewhere, Is.Empty);
        Assert.That(window.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_first_page_weighs_less_than_a_hundred_kilobytes_with_all_that_it_loads()
    {
        await using var window = await WindowAsync(Administrator);
        var sizes = new List<(string Url, Task<RequestSizesResult> Sizes)>();
        window.Page.RequestFinished += (_, request) => sizes.Add((request.Url, request.SizesAsync()));
        await window.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var sum = 0;
        foreach (var (_, size) in sizes) sum += (await size).ResponseBodySize + (await size).ResponseHeadersSize;
        TestContext.Out.WriteLine($"{sum} bytes in {sizes.Count} answers");
        Assert.That(sizes, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That(sum, Is.GreaterThan(2000).And.LessThan(MostBytes));
    }
}
