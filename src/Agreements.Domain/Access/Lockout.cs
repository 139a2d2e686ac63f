namespace Agreements.Domain.Access;

/// <summary>How long sign-in stays closed after failures, longer each time. Nobody is locked out for good: that would let anybody lock out anybody.</summary>
/// <param name="Free">Failures that cost nothing.</param>
/// <param name="First">The wait after the next one; each further one doubles it.</param>
/// <param name="Longest">No wait is longer.</param>
public sealed record Lockout(int Free, TimeSpan First, TimeSpan Longest)
{
    /// <summary>For an account as asked for from one network address: slips of the keyboard pass, guessing does not pay, and whoever guesses closes it only for themselves.</summary>
    public static readonly Lockout OfAccount = new(4, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));

    /// <summary>For an account from all network addresses together: guesses from very many of them are not free either. Where its owner has come from lately it stays open
    /// (<see cref="Known"/>): nobody can keep somebody out for good.</summary>
    public static readonly Lockout OfAccountEverywhere = new(100, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15));

    /// <summary>For a network address, behind which a whole office may sit.</summary>
    public static readonly Lockout OfAddress = new(30, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

    /// <summary>Failures older than this, seen from the last one, are forgotten.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    /// <summary>For so long after a sign-in an account knows the network address.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromDays(90);

    /// <param name="failures">In a row, the present one included.</param>
    /// <returns>Zero = none.</returns>
    public TimeSpan Delay(int failures)
    {
        if (failures <= Free) return TimeSpan.Zero;
        var doublings = Math.Min(failures - Free - 1, 30);
        var wait = First.Ticks * (1L << doublings);
        return wait / (1L << doublings) == First.Ticks && wait < Longest.Ticks ? TimeSpan.FromTicks(wait) : Longest;
    }
}
