namespace Agreements.Domain.Tests.Extraction;

/// <summary>How often a field was found, and found as it should be.</summary>
internal sealed class FieldScore
{
    public int Right { get; private set; }
    public int Wrong { get; private set; }
    public int Missed { get; private set; }
    public List<string> Faults { get; } = [];

    /// <summary>1 where nothing was said.</summary>
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    /// <summary>1 where nothing was to be found.</summary>
    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public void Add(string text, string? expected, string? found)
    {
        if (expected is null && found is null) return;
        if (expected == found) Right++;
        else Faults.Add($"{text}: {expected ?? "-"} | {found ?? "-"}");
        if (expected is not null && expected != found) Missed++;
        if (found is not null && expected != found) Wrong++;
    }
}
