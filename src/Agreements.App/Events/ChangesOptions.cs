namespace Agreements.App.Events;

/// <summary>Options of <c>Changes</c>: the feed of events.</summary>
public sealed class ChangesOptions
{
    /// <summary>So many days are events kept. Who follows less often has to read everything anew.</summary>
    public int KeepDays { get; set; } = 90;

    /// <summary>What is wrong with them, in sentences; looked at before anything is opened.</summary>
    public IEnumerable<string> Problems()
    {
        if (KeepDays is < 7 or > 3650) yield return "Changes:KeepDays must be between 7 and 3650: whoever follows the changes may be away for a holiday.";
    }
}
