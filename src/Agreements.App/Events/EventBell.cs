namespace Agreements.App.Events;

/// <summary>Wakes whoever waits in this process for the next event. Of other nodes it hears nothing: who waits looks by itself too.</summary>
public sealed class EventBell
{
    private TaskCompletionSource _next = New();

    /// <summary>The service is stopping: nobody should wait any more.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Done at the next event. Taken before looking, so that none is missed between the look and the wait.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    public void Stop()
    {
        IsStopped = true;
        Ring();
    }

    // Not in the ringer's own thread: it has answered its caller to do.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
