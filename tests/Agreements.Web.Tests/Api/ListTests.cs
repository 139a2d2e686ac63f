using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>The lists that page, on the sample as of 19 May 2025.</summary>
public sealed class ListTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Agreements__Samples", "true"), ("Agreements__Today", "2025-05-19")];

    [OneTimeSetUp]
    public Task SweptAsync() => Service.PrintedAsync(l => l.StartsWith("Mail: ", StringComparison.Ordinal));

    private static List<Guid> Ids(Answer page) => [.. page.Body["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>())];

    [TestCase("agreements?sort=endsOn&flag=unverified", 6)]
    [TestCase("institutions?q=jambi", 5)]
    [TestCase("alerts?state=skipped", 6)]
    [TestCase("mails?state=sent", 2)]
    public async Task The_next_page_is_named_with_its_filter_until_the_last(string path, int atLeast)
    {
        var whole = await Api.GetAsync(path);
        Assert.That(Ids(whole), Has.Count.AtLeast(atLeast));
        Assert.That((whole.Next, whole.Body["nextPageToken"]), Is.EqualTo(((string?)null, (JsonNode?)null)), "one page holds all");
        var seen = new List<Guid>();
        for (string? next = $"/api/v1/{path}&pageSize=1"; next is not null;)
        {
            Assert.That(next, Does.StartWith($"/api/v1/{path}&pageSize=1"));
            var page = await Api.GetAsync(next);
            Assert.That(page.Code, Is.EqualTo(200), page.Body.ToJsonString());
            seen.AddRange(Ids(page));
            next = page.Next;
            Assert.That(next is null, Is.EqualTo(page.Body["nextPageToken"] is null));
        }
        Assert.That(seen, Is.EqualTo(Ids(whole)));
    }

    [TestCase("agreements?class=mou", "agreements?class=pks")]
    [TestCase("institutions?q=jambi", "institutions?q=bungo")]
    [TestCase("alerts?state=skipped", "alerts?state=sent")]
    [TestCase("mails?state=sent", "mails")]
    public async Task A_token_is_refused_under_another_filter(string path, string other)
    {
        var token = (await Api.GetAsync($"{path}&pageSize=1")).Body["nextPageToken"]!.GetValue<string>();
        var answer = await Api.GetAsync($"{other}{(other.Contains('?', StringComparison.Ordinal) ? '&' : '?')}pageToken={token}");
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { "pageToken.invalid /pageToken" })));
    }
}
