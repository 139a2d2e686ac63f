using Microsoft.Playwright;

namespace Agreements.Web.Tests.Support;

/// <summary>The browser of the machine, without a window. <c>AGREEMENTS_TEST_BROWSER</c> names another executable than the usual ones.</summary>
public static class Chromium
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <exception cref="InvalidOperationException">None is installed.</exception>
    public static string Executable =>
        Environment.GetEnvironmentVariable("AGREEMENTS_TEST_BROWSER") ?? Usual.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium: install the package 'chromium', or name an executable in AGREEMENTS_TEST_BROWSER.");

    public static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        // Containers run tests as root and have a small /dev/shm; neither allows what Chromium takes by default.
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] }));
    }
}
