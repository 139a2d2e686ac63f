using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>What cannot be made is not subscribed to.</summary>
public sealed class ReportSubscriptionApiTests : ServiceTest
{
    [Test]
    public async Task A_filter_that_the_report_itself_refuses_is_refused_when_it_is_subscribed_to_or_changed()
    {
        var person = await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (Role.Administrator, null));
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", "agreements=" + person.Session);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var api = new ApiClient(http);
        static object Of(string query) => new { report = "expiring", query, schedule = new { kind = "weekly", day = 1 } };
        Assert.That((await api.GetAsync("reports/expiring?from=2020-01-01&to=2026-01-01")).Errors, Is.EqualTo(new[] { "report.tooLong /to" }));
        var refused = await api.PostAsync("report-subscriptions", Of("?from=2020-01-01&to=2026-01-01"));
        Assert.That((refused.Code, refused.Errors), Is.EqualTo((400, new[] { "report.tooLong /to" })), refused.Body.ToJsonString());
        var taken = await api.PostAsync("report-subscriptions", Of("?class=pks"));
        Assert.That(taken.Code, Is.EqualTo(201), taken.Body.ToJsonString());
        var changed = await api.PatchAsync($"report-subscriptions/{taken.Id}", new { query = "?from=2026-01-01&to=2020-01-01" }, ("If-Match", taken.Etag!));
        Assert.That((changed.Code, changed.Errors), Is.EqualTo((400, new[] { "report.range /to" })), changed.Body.ToJsonString());
    }
}
