using Agreements.Domain.Texts;

namespace Agreements.Domain.Commitments;

/// <summary>A value in its unit, for sentences: <c>79.077 orang</c>, <c>48,64%</c>, <c>Rp2.067.337.453</c>.</summary>
public static class Amount
{
    private const int OfPercent = 2;

    public static Message Of(decimal value, MeasureUnit unit) => new("amount." + Words.Of(unit), new Numeral(value, unit == MeasureUnit.Percent ? OfPercent : 0));
}
