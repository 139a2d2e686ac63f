using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.Domain;
using Agreements.Domain.Coverage;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>Reads what was typed, and learns of everything that cannot be read at once.</summary>
public sealed partial class FormReader(FormValues typed)
{
    private readonly List<Violation> _broken = [];

    public string? Text(string name) => typed[name];

    public bool Flag(string name) => typed[name] is not null;

    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Lines(string name) => typed[name]?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <param name="pointer">Where refusals point; null = as the name says.</param>
    public DateOnly? Date(string name, string? pointer = null)
    {
        try
        {
            return DateInput.Read(typed[name], pointer ?? FieldId.PointerOf(name));
        }
        catch (DomainException unreadable)
        {
            _broken.AddRange(unreadable.Violations);
            return null;
        }
    }

    /// <summary>A whole number; dots between its digits are only for the eye.</summary>
    public long? Number(string name)
    {
        if (typed[name] is not { } text) return null;
        if (TryNumber(text, out var value)) return value;
        _broken.Add(Violation.Of("number.whole", FieldId.PointerOf(name), text));
        return null;
    }

    /// <summary>A number with or without decimals: <c>48,64</c>, <c>79.077</c>, <c>48.64</c>. Behind a comma stand decimals; a dot before groups of three digits is only for the eye.</summary>
    public decimal? Amount(string name)
    {
        if (typed[name] is not { } text) return null;
        var bare = text.Replace(" ", "", StringComparison.Ordinal);
        var plain = bare.Contains(',', StringComparison.Ordinal) || Thousands().IsMatch(bare) ? bare.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : bare;
        if (decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return value;
        Refuse("number.decimal", name, text);
        return null;
    }

    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3})+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thousands();

    /// <summary>The same of a part of a line.</summary>
    public static bool TryNumber(string text, out long value) =>
        long.TryParse(text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>A percentage as it is printed, with a comma or a point: the number of its decimals is kept.</summary>
    public Percentage? Percent(string name)
    {
        if (typed[name] is not { } text) return null;
        if (decimal.TryParse(text.TrimEnd('%').Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return new Percentage(value, value.Scale);
        Refuse("number.percent", name, text);
        return null;
    }

    /// <summary>Too large a number is refused by the rule of its field, not by the size of an integer.</summary>
    public int? Small(string name) => Number(name) is { } value ? (int)Math.Clamp(value, int.MinValue, int.MaxValue) : null;

    public T? Word<T>(string name) where T : struct, Enum
    {
        if (typed[name] is not { } text) return null;
        if (Words.TryParse<T>(text, out var value)) return value;
        Refuse("choice.unknown", name, text);
        return null;
    }

    public Guid? Id(string name)
    {
        if (typed[name] is not { } text) return null;
        if (Guid.TryParseExact(text, "D", out var id)) return id;
        Refuse("choice.unknown", name, text);
        return null;
    }

    public void Refuse(string code, string name, params object?[] args) => _broken.Add(Violation.Of(code, FieldId.PointerOf(name), args));

    /// <summary>What was refused elsewhere stands with the rest.</summary>
    public void Refuse(IEnumerable<Violation> found) => _broken.AddRange(found);

    /// <exception cref="DomainException">Something could not be read.</exception>
    public void ThrowIfAny()
    {
        if (_broken.Count > 0) throw new DomainException(ProblemKind.Invalid, _broken);
    }
}
