using System.Text.Json.Serialization;
using Agreements.Domain.Texts;

namespace Agreements.Domain.Coverage;

/// <summary>A percentage as it is printed: 60,70 has two decimals and is not the same as 60,7.</summary>
/// <param name="Decimals">How many are printed, 0 to 4; null = as many as the number has.</param>
public sealed record Percentage(decimal Percent, int? Decimals = null)
{
    public const int MostDecimals = 4, Most = 1000;

    /// <summary>From its <see cref="Units"/>, with all of its places.</summary>
    public static Percentage Of(long units, int decimals) => new(new decimal((int)units, (int)(units >> 32), 0, isNegative: false, (byte)decimals), decimals);

    /// <summary>The number of its printed places.</summary>
    [JsonIgnore]
    public int Places => Decimals ?? Percent.Scale;

    /// <summary>It is from 0 to 1000, and has no more decimals than are printed.</summary>
    [JsonIgnore]
    public bool IsSound => Percent is >= 0 and <= Most && Places is >= 0 and <= MostDecimals && Percent == Math.Round(Percent, Places);

    /// <summary>The printed digits without the point: 60,70 is 6070. Of a sound one.</summary>
    [JsonIgnore]
    public long Units => (long)(Percent * Ratio.Power(Places));

    /// <summary><c>60,70%</c> or <c>60.70%</c>.</summary>
    public string In(Language language) => NumberText.Percent(Percent, Places, language);
}
