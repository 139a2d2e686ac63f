using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Agreements.Web.Tests.Screens;

/// <summary>A picture of every page for people to judge: <c>tests/screens/</c>, which is in no commit. Without AGREEMENTS_TEST_SCREENS=all only of the pages that stand first in the list.</summary>
public sealed partial class PictureTests : ScreenTest
{
    private const int Few = 5;

    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "..", "..", "..", "..", "screens");

    [TestCase("desktop", 1280, false)]
    [TestCase("phone", 390, false)]
    [TestCase("dark", 1280, true)]
    [TestCase("print", 794, false)]
    public async Task Every_page_has_its_picture(string name, int width, bool dark)
    {
        var screens = await Screens.OfAsync(Api);
        await using var window = await WindowAsync(Administrator, width, dark: dark);
        if (name == "print") await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var path in screens.Paths.Take(All ? int.MaxValue : Few))
        {
            await window.GoAsync(path);
            var file = Path.Combine(Folder, name, FileName().Replace(path.Trim('/') is { Length: > 0 } word ? word : "home", "-") + ".png");
            await window.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
            Assert.That(new FileInfo(file).Length, Is.GreaterThan(2000), path);
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex FileName();
}
