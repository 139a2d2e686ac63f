using Agreements.Web.Tests.Support;

namespace Agreements.Web.Tests.Nodes;

/// <summary>Processes of the program that were started at the same instant in the same place.</summary>
internal sealed class Processes(string directory, int count, (string, string?)[] settings) : IAsyncDisposable
{
    private readonly List<RunningProgram> _all = [.. Enumerable.Range(0, count).Select(_ => RunningProgram.Launch(directory, settings))];

    public IReadOnlyList<RunningProgram> All => _all;

    /// <summary>Behind <see cref="ListenAsync"/>.</summary>
    public IReadOnlyList<ApiClient> Apis => [.. _all.Select(p => new ApiClient(p.Http))];

    /// <param name="key">Makes what their clients show.</param>
    public async Task ListenAsync(Func<Task<string>> key)
    {
        await Task.WhenAll(_all.Select(p => p.ListensAsync()));
        var shown = await key();
        foreach (var one in _all) one.Present(shown);
    }

    public void Kill(int which) => _all[which].Kill();

    public async Task TerminateAsync()
    {
        foreach (var one in _all.Where(p => !p.HasExited)) one.Terminate();
        await Task.WhenAll(_all.Select(p => p.ExitedAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _all) await one.DisposeAsync();
    }
}
