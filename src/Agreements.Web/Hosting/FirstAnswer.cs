namespace Agreements.Web.Hosting;

/// <summary>Who waits for the service goes first: what else it does at its start begins behind the first answer, or shortly after it listens. Nearly all of it is
/// done for the first time and takes long; both at once would take both longer.</summary>
internal sealed class FirstAnswer(TimeProvider time)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        _given.TrySetResult();
    }

    /// <summary>Until the first answer, but not for more than a second.</summary>
    public async Task WaitAsync(CancellationToken ct) => await Task.WhenAny(_given.Task, Task.Delay(AtMost, time, ct));
}
