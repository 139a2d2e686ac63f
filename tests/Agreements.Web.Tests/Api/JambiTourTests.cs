using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>The tour of the README, on the sample that a first start loads.</summary>
public sealed class JambiTourTests : ServiceTest
{
    private Guid _old, _successor;

    protected override (string, string?)[] Settings => [("Agreements__Samples", "true")];

    [OneTimeSetUp]
    public async Task FindAsync()
    {
        var items = (await Api.GetAsync("agreements?q=Sinergi%20Perlindungan&sort=createdAt")).Body["items"]!.AsArray();
        (_old, _successor) = (items[0]!["id"]!.GetValue<Guid>(), items[1]!["id"]!.GetValue<Guid>());
    }

    private async Task<JsonNode> StatusAsync(Guid id, string asOf) => (await Api.GetAsync($"agreements/{id}/status?asOf={asOf}")).Body["status"]!;

    private static string Text(JsonNode status, string field) => status[field]!.GetValue<string>();

    private static string GapOf(JsonNode status) => status["gap"] is { } gap ? $"{gap["days"]} {gap["from"]} {gap["to"]} {gap["state"]} {gap["forecast"]}" : "none";

    [Test, Order(1)]
    public async Task Before_the_signing_it_is_in_force_expiring_and_forecast_to_leave_two_days_uncovered()
    {
        var status = await StatusAsync(_old, "2025-05-20");
        Assert.That((Text(status, "validity"), status["daysToEnd"]!.GetValue<int>()), Is.EqualTo(("inForce", 5)));
        Assert.That(status["flags"]!.AsArray().Select(f => f!.GetValue<string>()), Is.SupersetOf(new[] { "expiring", "gap" }));
        Assert.That(GapOf(status), Is.EqualTo("2 2025-05-26 2025-05-27 forecast true"));
        var last = await StatusAsync(_old, "2025-05-25");
        Assert.That((Text(last, "validity"), last["daysToEnd"]!.GetValue<int>()), Is.EqualTo(("inForce", 0)));
        var next = await StatusAsync(_old, "2025-05-26");
        Assert.That((Text(next, "validity"), GapOf(next)), Is.EqualTo(("expired", "2 2025-05-26 2025-05-27 open false")));
    }

    [Test, Order(2)]
    public async Task Signed_and_registered_from_the_28th_it_is_renewed_with_a_closed_gap_of_two_days()
    {
        Assert.That((await Api.ActAsync(_successor, "sign", new { on = "2025-05-28" })).Code, Is.EqualTo(200));
        Assert.That((await Api.ActAsync(_successor, "register")).Errors, Is.EqualTo(new[] { "register.numberMissing /parties/0/number", "register.numberMissing /parties/1/number" }));
        var numbers = new[] { new { party = 1, number = "415.4/12/KS/2025" }, new { party = 2, number = "MOU/9/052025" } };
        Assert.That((await Api.ActAsync(_successor, "register", new { numbers })).Code, Is.EqualTo(200));
        var old = await StatusAsync(_old, "2025-05-28");
        Assert.That((Text(old, "validity"), Text(old, "renewal"), GapOf(old)), Is.EqualTo(("expired", "renewed", "2 2025-05-26 2025-05-27 closed false")));
        Assert.That(Text(await StatusAsync(_successor, "2025-05-28"), "validity"), Is.EqualTo("inForce"));
        foreach (var day in new[] { "2025-05-26", "2025-05-27" })
        {
            Assert.That(Text(await StatusAsync(_old, day), "validity"), Is.EqualTo("expired"));
            Assert.That(Text(await StatusAsync(_successor, day), "validity"), Is.EqualTo("notYetInForce"));
        }
    }

    [Test, Order(3)]
    public async Task The_lineage_shows_both_and_the_gap_between_them()
    {
        var lineage = (await Api.GetAsync($"agreements/{_successor}/lineage?asOf=2025-06-01")).Body;
        Assert.That(lineage["members"]!.AsArray().Select(m => m!["id"]!.GetValue<Guid>()), Is.EqualTo(new[] { _old, _successor }));
        Assert.That(lineage["members"]![0]!["gapAfter"]!["days"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [Test, Order(4)]
    public async Task A_number_finds_it_in_a_lookup()
    {
        var answer = await Api.PostAsync("agreements/status-lookup", new { numbers = new[] { "415.4/12/KS/2025" }, asOf = "2025-05-28" });
        Assert.That(Text(answer.Body["results"]![0]!["agreements"]![0]!["status"]!, "validity"), Is.EqualTo("inForce"));
    }

    [Test, Order(5)]
    public async Task An_unknown_end_is_neither_in_force_nor_open_ended()
    {
        var items = (await Api.GetAsync("agreements?signedYear=2022&asOf=2024-01-01")).Body["items"]!.AsArray();
        Assert.That(items, Has.Count.EqualTo(2), "one ceremony, two agreements");
        Assert.That(items.Select(i => Text(i!["status"]!, "validity")), Is.All.EqualTo("undetermined"));
        Assert.That(items.Select(i => i!["signingPlan"]!["event"]!.GetValue<string>()).Distinct().Count(), Is.EqualTo(1));
    }

    [Test, Order(6)]
    public async Task Every_fact_of_the_sample_has_its_source() => Assert.That(
        (await Api.GetAsync("agreements")).Body["items"]!.AsArray().Select(i => i!["verification"]!["source"]?.GetValue<string>()), Is.All.Not.Empty.And.All.Not.Null);
}
