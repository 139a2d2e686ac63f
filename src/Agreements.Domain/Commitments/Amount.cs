using Agreements.Domain.Texts;

namespace Agreements.Domain.Commitments;

/// <summary>A value in its unit, for sentences: <c>79.077 orang</c>, <c>55%</c>, <c>48,64%</c>, <c>Rp2.067.337.453</c>. It is stated by somebody, not computed, so that no digits are added to it.</summary>
public static class Amount
{
    public static Message Of(decimal value, MeasureUnit unit) => new("amount." + Words.Of(unit), new Numeral(value));
}
