using Agreements.Web.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Agreements.Web.Tests.Screens;

/// <summary>Whoever uses no mouse gets everywhere, and sees where they are.</summary>
public sealed class KeyboardTests : ScreenTest
{
    private const int MostStops = 150;

    [Test]
    public async Task The_first_stop_of_a_page_leads_past_its_menus()
    {
        await using var window = await WindowAsync(Administrator);
        await window.GoAsync("/agreements");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_slash_searches_and_the_arrows_choose_what_was_found()
    {
        await using var window = await WindowAsync(Administrator);
        await window.GoAsync("/help");
        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("AGR-2025-00003");
        await Assertions.Expect(window.Page.Locator("#search-found a").First).ToContainTextAsync("Kota Jambi");
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/agreements/*");
        await window.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(window.Page.Locator("#search")).ToBeFocusedAsync();
    }

    [Test]
    public async Task In_a_list_j_and_k_go_from_row_to_row()
    {
        await using var window = await WindowAsync(Administrator);
        await window.GoAsync("/agreements");
        var rows = window.Page.Locator("[data-rows] a[data-row]");
        foreach (var key in new[] { "j", "j", "k" }) await window.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(rows.First).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/agreements/*");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_renewal_is_opened_and_its_plan_tried_out_without_a_mouse(bool scripts)
    {
        var body = await MouAsync();
        body["term"] = new { signedOn = "2024-04-01", endBasis = "fixed", endsOn = "2026-03-31" };
        var agreement = (await Api.PostAsync("agreements", body)).Id;
        await using var window = await WindowAsync(Administrator, scripts: scripts);
        await window.GoAsync($"/agreements/{agreement}");
        await TabToAsync(window, "form:has(input[value=open-renewal]) button");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/renewals/*");
        await TabToAsync(window, "[name=SigningOn]");
        await window.Page.Keyboard.TypeAsync("3/4/2026");
        await TabToAsync(window, "button[value=check]");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("[role=status]").First).ToContainTextAsync("masa jeda 2 hari");
        Assert.That(window.Complaints, Is.Empty);
    }

    /// <summary>Every stop on the way has to show that it is one.</summary>
    private static async Task TabToAsync(Window window, string wanted)
    {
        for (var i = 0; i < MostStops; i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            var (there, seen) = (await window.Page.EvaluateAsync<bool>($"document.activeElement.matches(`{wanted}`)"), await window.Page.EvaluateAsync<bool>(
                "document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'"));
            Assert.That(seen, Is.True, "The focus is not seen on " + await window.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)"));
            if (there) return;
        }
        Assert.Fail($"{wanted} is not reached by {MostStops} stops.");
    }
}
