using Microsoft.Extensions.Logging;

namespace Agreements.App.Jobs;

/// <summary>No job runs and nothing was changed, because the time cannot be trusted.</summary>
/// <param name="message">What is wrong and what to do, for operators.</param>
public sealed class ClockIsWrong(string message) : Exception(message);

/// <summary>What this process has said of its clock: once when it is found wrong, and once when it is right again.</summary>
public sealed class ClockNotice(ILogger<ClockNotice> log)
{
    private int _wrong, _moved;

    public void Wrong(string sentence)
    {
        if (Interlocked.Exchange(ref _wrong, 1) == 0) log.LogError("{Sentence}", sentence);
    }

    public void Right()
    {
        if (Interlocked.Exchange(ref _wrong, 0) == 1) log.LogWarning("The clock is right again; the jobs go on.");
    }

    /// <summary>It went back again within a day.</summary>
    public void MovedAgain(DateTimeOffset from, DateTimeOffset now)
    {
        if (Interlocked.Exchange(ref _moved, 1) == 0)
            log.LogError("The clock went back again within a day: jobs had run at {From:O}, and now it is {Now:O}. Nothing was changed this time; what still waits for that time is due when a day has passed. Keep the time by NTP.", from, now);
    }

    public void SetRight() => Interlocked.Exchange(ref _moved, 0);
}
