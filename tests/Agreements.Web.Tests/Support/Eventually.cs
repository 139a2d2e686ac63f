namespace Agreements.Web.Tests.Support;

/// <summary>What a job of the running program does by itself is seen only by looking again.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100), Patience = TimeSpan.FromSeconds(40);

    /// <returns>The first look that shows it.</returns>
    /// <exception cref="TimeoutException">None did; the message tells the last.</exception>
    public static async Task<T> SeeAsync<T>(Func<Task<T>> look, Func<T, bool> shows, Func<T, string?> tell)
    {
        using var clock = new PeriodicTimer(Between);
        var tries = Patience / Between;
        for (var seen = await look(); ; seen = await look())
        {
            if (shows(seen)) return seen;
            if (tries-- <= 0) throw new TimeoutException(tell(seen));
            await clock.WaitForNextTickAsync();
        }
    }
}
