using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;

namespace Agreements.Web.Tests.Oidc;

/// <summary>Certified OpenID Connect providers on this machine: npm's oidc-provider, as <c>provider.mjs</c> sets it up.</summary>
public sealed class LocalProviders : IAsyncDisposable
{
    public const string Audience = "https://agreements.example/api", Secret = "a secret of the tests";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly NodePackage _package;
    private readonly Process _node;

    private LocalProviders(NodePackage package, Process node, string[] issuers) => (_package, _node, Issuers) = (package, node, [.. issuers.Select(address => new Issuer(address))]);

    public IReadOnlyList<Issuer> Issuers { get; }

    /// <summary>Installs the package outside the repository and starts the providers.</summary>
    public static async Task<LocalProviders> StartAsync()
    {
        var package = await NodePackage.InstallAsync("Oidc");
        var node = package.Start("node", "provider.mjs");
        node.BeginErrorReadLine();
        var line = await node.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("provider.mjs ended before it listened.");
        return new LocalProviders(package, node, line.Split(' ')[1..]);
    }

    public async ValueTask DisposeAsync()
    {
        _node.Kill();
        await _node.WaitForExitAsync();
        _node.Dispose();
        _package.Dispose();
    }
}

/// <summary>One of the providers, and what a test says to it.</summary>
public sealed class Issuer(string address)
{
    private static readonly HttpClient Http = new();

    public string Address { get; } = address;

    /// <summary>There is such a person or client, of whom it says this.</summary>
    public Task KnowAsync(string subject, object claims) => TellAsync("people", new { subject, claims });

    /// <summary>The service may be sent back to there.</summary>
    public Task AllowAsync(Uri service) => TellAsync("redirects", new { to = new[] { service.GetLeftPart(UriPartial.Authority) } });

    /// <summary>Signs with a new key from now on and publishes only that.</summary>
    public Task RotateAsync() => TellAsync("rotate", new { });

    /// <summary>A token that it would not give out by itself, signed by it.</summary>
    /// <param name="header">What differs from an access token's usual one.</param>
    /// <param name="key">Null = its own; <c>none</c> = not signed.</param>
    public Task<string> SignAsync(object claims, object? header = null, string? key = null) => TellAsync("sign", new { claims, header, key });

    /// <summary>The access token of a program.</summary>
    public async Task<string> RobotTokenAsync()
    {
        var answer = await TokenAsync(("grant_type", "client_credentials"), ("client_id", "robot"), ("client_secret", "a secret of the robot"), ("resource", LocalProviders.Audience), ("scope", "use"));
        return answer["access_token"]!.GetValue<string>();
    }

    public async Task<JsonNode> TokenAsync(params (string Name, string Value)[] form)
    {
        using var answer = await Http.PostAsync(Address + "/token", new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<string> TellAsync(string what, object body)
    {
        using var answer = await Http.PostAsync($"{Address}/test/{what}", JsonContent.Create(body));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
