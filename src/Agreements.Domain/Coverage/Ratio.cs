namespace Agreements.Domain.Coverage;

/// <summary>Percentages of head-counts, by whole numbers alone, so that nothing is lost before the rounding.</summary>
public static class Ratio
{
    /// <summary>Decimals of a derived percentage.</summary>
    public const int Decimals = 2;

    /// <summary>Participants of the potential workers, in percent, rounded half away from zero.</summary>
    /// <param name="participants">Not negative.</param>
    /// <param name="potential">Positive.</param>
    public static Percentage Of(long participants, long potential, int decimals = Decimals) =>
        Percentage.Of((long)((2 * Scaled(participants, decimals) + potential) / (2 * (Int128)potential)), decimals);

    /// <summary>The printed percentage is what these come to, rounded to its places; at an exact half either way.</summary>
    public static bool Gives(long participants, long potential, Percentage printed) =>
        Int128.Abs(Scaled(participants, printed.Places) - (Int128)printed.Units * potential) * 2 <= potential;

    /// <summary>The printed percentage is what these come to with the further digits cut off.</summary>
    public static bool GivesCutOff(long participants, long potential, Percentage printed) => Scaled(participants, printed.Places) / potential == printed.Units;

    /// <summary>The fewest participants with whom the percentage is reached.</summary>
    public static long Needed(Percentage percentage, long potential)
    {
        var whole = (Int128)100 * Power(percentage.Places);
        return (long)(((Int128)percentage.Units * potential + whole - 1) / whole);
    }

    internal static long Power(int decimals) => decimals switch { 0 => 1, 1 => 10, 2 => 100, 3 => 1000, _ => 10_000 };

    private static Int128 Scaled(long participants, int decimals) => (Int128)participants * 100 * Power(decimals);
}
