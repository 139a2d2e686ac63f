using System.Globalization;

namespace Agreements.Domain.Texts;

/// <summary>A number in a sentence, as the reader's language writes it: <c>79.077</c> and <c>60,70</c>, or <c>79,077</c> and <c>60.70</c>.</summary>
/// <param name="Decimals">At least so many are written, and at most four.</param>
public readonly record struct Numeral(decimal Value, int Decimals = 0)
{
    // Written here, not taken from the machine's locale data, so that a mail reads the same on every server.
    private static readonly NumberFormatInfo Indonesian = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NegativeSign = "-" };

    public string In(Language language) =>
        Value.ToString("#,##0." + new string('0', Decimals) + new string('#', 4 - Decimals), language == Language.Id ? Indonesian : CultureInfo.InvariantCulture);
}
