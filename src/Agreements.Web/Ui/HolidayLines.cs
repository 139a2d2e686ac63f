using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>Holidays as lines that people paste: day, name, kind and region, between semicolons or tabs. <c>25/12/2025; Hari Raya Natal; nasional</c>.</summary>
internal static class HolidayLines
{
    public const int Longest = 20_000;

    /// <param name="pointer">Of the field.</param>
    /// <exception cref="DomainException"><c>holiday.line</c>: the line that is not understood; <c>text.tooLong</c>.</exception>
    public static IReadOnlyList<Holiday> Read(string? text, string pointer)
    {
        if (text?.Length > Longest) throw DomainException.Invalid("text.tooLong", pointer, Longest);
        var lines = (text ?? "").Split('\n').Select((line, i) => (Text: line.Trim(), Number: i + 1)).Where(l => l.Text.Length > 0);
        return [.. lines.Select(l => ReadLine(l.Text) ?? throw DomainException.Invalid("holiday.line", pointer, l.Number, l.Text))];
    }

    /// <summary>As <see cref="Read"/> takes it.</summary>
    public static string Write(Holiday holiday, Language language) =>
        string.Join("; ", new[] { DateInput.Write(holiday.On), holiday.Name, Message.Label(holiday.Kind).In(language), holiday.Region }.OfType<string>());

    private static Holiday? ReadLine(string line)
    {
        var parts = line.Split([';', '\t'], StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 4 || !WrittenDate.TryParse(parts[0], out var day, out _)) return null;
        var region = parts.ElementAtOrDefault(3) is { Length: > 0 } code ? code : null;
        return (parts.ElementAtOrDefault(2) is { Length: > 0 } word ? Kind(word) : HolidayKind.National) is { } kind ? new Holiday(day, kind, parts[1], region) : null;
    }

    private static HolidayKind? Kind(string word) => Enum.GetValues<HolidayKind>().Cast<HolidayKind?>()
        .FirstOrDefault(k => word.Equals(Words.Of(k!.Value), StringComparison.OrdinalIgnoreCase) || Enum.GetValues<Language>().Any(l => word.Equals(Message.Label(k.Value).In(l), StringComparison.OrdinalIgnoreCase)));
}
