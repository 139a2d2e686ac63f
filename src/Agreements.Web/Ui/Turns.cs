namespace Agreements.Web.Ui;

/// <summary>The parts of a page are rendered side by side and share the request's connection to the database: their requests take turns.</summary>
internal sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    public async Task<T> TakeAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            return await act();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
