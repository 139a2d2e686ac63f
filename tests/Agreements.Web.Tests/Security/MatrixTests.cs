using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;
using Agreements.Web.Hosting;
using Agreements.Web.Tests.Support;
using Agreements.Web.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>Every endpoint × every kind of caller. An endpoint, or an action of one, without a row here fails the test. Callers are in the order of <see cref="_callers"/>.</summary>
public sealed class MatrixTests : RecordsTest
{
    private readonly List<(string Name, ApiClient Client)> _callers = [];

    [OneTimeSetUp]
    public async Task CallAsync()
    {
        _callers.AddRange([
            ("anonymous", Client(null)), ("other: write", await CallerAsync(KeyScope.Write, Other)),
            ("same: read", await CallerAsync(KeyScope.Read, City)), ("same: write", await CallerAsync(KeyScope.Write, City)), ("same: admin", await CallerAsync(KeyScope.Admin, City)),
            ("installation: read", await CallerAsync(KeyScope.Read)), ("installation: write", await CallerAsync(KeyScope.Write)), ("installation: admin", await CallerAsync(KeyScope.Admin)),
            ("without a role", await PersonAsync()), ("other: registrar", await PersonAsync((Role.Registrar, Other))), ("other: administrator", await PersonAsync((Role.Administrator, Other))),
        ]);
        foreach (var role in Enum.GetValues<Role>()) _callers.Add(($"same: {Words.Of(role)}", await PersonAsync((role, City))));
        _callers.Add(("installation: administrator", await PersonAsync((Role.Administrator, null))));
    }

    private static IReadOnlyList<string> Endpoints()
    {
        var app = Server.Build("http://127.0.0.1:0");
        using var ended = (IDisposable)app;
        Server.Map(app);
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>().SelectMany(Names).SelectMany(Actions).Distinct()];
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal);
        return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => $"{m} {path}");
    }

    // What an action needs is decided by its word: each has a row of its own.
    private static IEnumerable<string> Actions(string endpoint) => !endpoint.Contains("{action}", StringComparison.Ordinal) ? [endpoint]
        : (endpoint.Contains("/renewals/", StringComparison.Ordinal) ? Words.All<RenewalAction>() : Words.All<ProcessAction>()).Select(a => endpoint.Replace("{action}", a, StringComparison.Ordinal));

    [Test]
    public void Every_endpoint_has_a_row_and_every_row_an_endpoint() => Assert.That(Endpoints(), Is.EquivalentTo(CallerMatrix.Rows.Keys));

    [TestCaseSource(nameof(Endpoint))]
    public async Task Each_caller_gets_what_is_declared(string endpoint)
    {
        var (rule, body) = CallerMatrix.Rows[endpoint];
        var got = new List<string>();
        foreach (var (_, client) in _callers)
        {
            var answer = await SendAsync(client, endpoint, body);
            got.Add(answer.Code is 401 or 403 or 404 or 429 or >= 500 ? $"{answer.Code}" : answer.Body is JsonObject && answer.Errors.Any(e => e.Split(' ')[0].EndsWith(".unknown", StringComparison.Ordinal)) ? "unknown" : "ok");
        }
        Assert.That(_callers.Select((c, i) => $"{c.Name}: {got[i]}"), Is.EqualTo(_callers.Select((c, i) => $"{c.Name}: {rule[i]}")));
        Assert.That(rule, Has.Length.EqualTo(_callers.Count));
    }

    private static IEnumerable<string> Endpoint => CallerMatrix.Rows.Keys;

    // Nothing is changed: a matrix in which one caller's request decides what the next one gets would prove nothing.
    private async Task<Answer> SendAsync(ApiClient client, string endpoint, object? body)
    {
        var (method, path) = (new HttpMethod(endpoint.Split(' ')[0]), endpoint.Split(' ')[1]);
        var isApi = path.StartsWith("/api", StringComparison.Ordinal);
        var dry = isApi && method != HttpMethod.Get ? "?validateOnly=true" : "";
        return await client.SendAsync(method, Fill(path) + dry, BodyOf(body), ("If-Match", "\"1\""));
    }
}
