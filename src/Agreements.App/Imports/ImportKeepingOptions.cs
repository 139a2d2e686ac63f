namespace Agreements.App.Imports;

/// <summary>Options of <c>Imports</c>: how long is kept what was brought in.</summary>
public sealed class ImportKeepingOptions
{
    /// <summary>So many days after an import was worked on last are its files and the cells of its rows kept. What became of it stays.</summary>
    public int KeepDays { get; set; } = 365;

    /// <summary>What is wrong with them, in sentences; looked at before anything is opened.</summary>
    public IEnumerable<string> Problems()
    {
        if (KeepDays is < 30 or > 36_500) yield return "Imports:KeepDays must be between 30 and 36500: rows that failed are corrected weeks later.";
    }
}
