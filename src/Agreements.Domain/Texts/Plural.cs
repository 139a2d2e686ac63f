using System.Globalization;

namespace Agreements.Domain.Texts;

/// <summary>The format <c>{0:day|days}</c>: one word for 1, the other for every other number. Indonesian needs none.</summary>
internal sealed class Plural : IFormatProvider, ICustomFormatter
{
    public static readonly Plural Rules = new();

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType!);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format?.Split('|') is [var one, var many]) return Convert.ToInt64(arg, CultureInfo.InvariantCulture) == 1 ? one : many;
        return arg is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : arg?.ToString() ?? "";
    }
}
