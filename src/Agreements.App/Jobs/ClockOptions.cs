using Agreements.App.Data;

namespace Agreements.App.Jobs;

/// <summary>By what <see cref="ClockWatch"/> judges the clock.</summary>
public sealed class ClockOptions
{
    private static readonly Statement Server = new("SELECT NULL", "SELECT SYSUTCDATETIME()");

    /// <summary>The date is set by hand, or is where it may have been before: forward and back on purpose, and nothing is wrong with it.</summary>
    public bool IsFixed { get; set; }

    /// <summary>The day, in Jakarta, on which an operator vouches for the clock, whatever was written by another one; null = nobody does.</summary>
    public DateOnly? RightOn { get; set; }

    /// <summary>Whose clock it is, as administrators are told.</summary>
    public string Machine { get; set; } = Environment.MachineName;

    /// <summary>The time of the server that holds the database; null = it is a file of this machine.</summary>
    public Func<Db, CancellationToken, Task<DateTimeOffset?>> ServerAsync { get; set; } = (db, ct) => db.FirstAsync<DateTimeOffset?>(Server, null, ct);
}
