namespace Agreements.Domain.Events;

/// <summary>When an event that was not accepted is sent again (Standard Webhooks).</summary>
public static class Retries
{
    private const double MostJitter = 0.2;

    private static readonly TimeSpan[] Before =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14),
        TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>How long the longest wait is; nobody can ask for a longer one.</summary>
    public static TimeSpan Longest => Before[^1];

    /// <param name="attempts">How often it was sent.</param>
    /// <param name="jitter">From 0 to 1, drawn anew for each: those that failed together do not come back together.</param>
    /// <param name="asked">What the receiver has asked for; null = nothing.</param>
    /// <returns>Null = it was the last attempt.</returns>
    public static TimeSpan? After(int attempts, double jitter, TimeSpan? asked)
    {
        if (attempts >= Before.Length) return null;
        var wait = Before[attempts] * (1 + MostJitter * jitter);
        var wanted = asked > Longest ? Longest : asked ?? TimeSpan.Zero;
        return wanted > wait ? wanted : wait;
    }
}
