namespace Agreements.Web.Ui;

/// <summary>The parts of a page are rendered side by side and share the request's connection to the database: their requests take turns.</summary>
internal sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <summary>Awaited after each turn, before who took it goes on: a page is not complete before.</summary>
    public Func<Task>? Taken { get; set; }

    public async Task<T> TakeAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        T answer;
        await _free.WaitAsync(ct);
        try
        {
            answer = await act();
        }
        finally
        {
            _free.Release();
        }
        if (Taken is { } told) await told();
        return answer;
    }

    public void Dispose() => _free.Dispose();
}
