using System.Globalization;

namespace Agreements.Domain.Texts;

/// <summary>Numbers as people write them. The marks stand here, not in the machine's locale data.</summary>
public static class NumberText
{
    private static readonly NumberFormatInfo Indonesian = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary><c>79.077</c> or <c>79,077</c>.</summary>
    public static string Whole(long value, Language language) => value.ToString("N0", Format(language));

    /// <summary><c>60,70%</c> or <c>60.70%</c>.</summary>
    public static string Percent(decimal value, int decimals, Language language) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format(language)) + "%";

    private static NumberFormatInfo Format(Language language) => language == Language.Id ? Indonesian : NumberFormatInfo.InvariantInfo;
}

/// <summary>A whole number in a sentence, written in the reader's language.</summary>
public sealed record Whole(long Value);
