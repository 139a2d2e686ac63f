using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Tests.Webhooks;

/// <summary>What a receiver was sent.</summary>
/// <param name="Headers">By name, lower case.</param>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonNode Event => JsonNode.Parse(Body)!;

    public Guid Agreement => Event["subject"]!.GetValue<Guid>();

    public string Type => Event["type"]!.GetValue<string>();
}

/// <summary>A real receiver on this machine, which answers as the test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public static async Task<Receiver> OpenAsync()
    {
        var receiver = new Receiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>What came, also what was not accepted.</summary>
    public IReadOnlyList<Received> Received => [.. _received];

    /// <summary>Accepts, unless a test says otherwise.</summary>
    public Func<Received, HttpContext, Task> Answer { get; set; } = (_, http) => AnswerAsync(http, 204);

    /// <param name="host">Another name of this machine.</param>
    public string Url(string path = "/", string host = "127.0.0.1") =>
        $"http://{host}:{new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port}{path}";

    /// <summary>When so many have come.</summary>
    public async Task CameAsync(int count)
    {
        while (_received.Count < count)
        {
            var next = Volatile.Read(ref _next).Task;
            if (_received.Count < count) await next.WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);
        }
    }

    public static Task AnswerAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var received = new Received(http.Request.Path, http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), body);
        _received.Enqueue(received);
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        await Answer(received, http);
    }
}
