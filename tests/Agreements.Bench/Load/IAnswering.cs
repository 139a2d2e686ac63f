namespace Agreements.Bench.Load;

/// <summary>A side as one client asks it: the service, or the floor.</summary>
internal interface IAnswering : IDisposable
{
    /// <param name="since">When it was to be asked.</param>
    Task AskAsync(Planned asked, TimeSpan since, Recorder recorder);
}

internal static class Asking
{
    /// <summary>Goes through a client's plan.</summary>
    public static async Task RunAsync(Client client, IAnswering side, Recorder recorder)
    {
        foreach (var asked in client.Plan)
        {
            var isIdle = asked.At > recorder.Now;
            if (isIdle) await Task.Delay(asked.At - recorder.Now);
            // A timer that rings late is not the server's lateness; an answer that is still to come is.
            await side.AskAsync(asked, isIdle ? recorder.Now : asked.At, recorder);
        }
    }
}
