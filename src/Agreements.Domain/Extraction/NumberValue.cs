using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>What stands behind a label: a number, or several, with the words and the date beside them.</summary>
internal static class NumberValue
{
    private const int LongestNumber = 90, LongestLine = 200;

    private static readonly Regex DateLabel = Patterns.Words(@"[,;(]? ?(per )?((ber|ter)?tanggal|tgl\.?|dated|date)\b\.? ?:? ?");
    private static readonly Regex And = Patterns.Words(@" (dan|and|serta)\W*$");
    private static readonly Regex Between = Patterns.Words(@" ?[;,&] ?| (dan|and|serta) ");
    private static readonly Regex Item = Patterns.Words(@"^\W*(\d{1,2}|[a-z])[.)] ");
    // "415.4/12/2023 Tahun 2023": the year is in the number.
    private static readonly Regex YearAgain = Patterns.Words(@"(?<year>\d{4})(?<again> (tahun|thn|year)\.? (?<other>\d{4}))\W*$");
    private static readonly Regex Kind = Patterns.Words($@"^\W*{NumberLabel.Kind}\W*$");
    private static readonly Regex Behind = Patterns.Words(@" ?\((?<of>[^()]{2,80})\)\W*$");

    // "130/02/KB/2024"; neither a day nor a year of studies.
    private static readonly Regex Bare = Patterns.Words(@"^[\p{L}\d][\p{L}\d.\-]*(/[\p{L}\d.\-]+)+$");
    private static readonly Regex NotNumber = Patterns.Words(@"^\d{1,2}/\d{1,2}/\d{2,4}$|^\d{4}/\d{4}$|^(rt|rw|www|http)|^\d{1,2}/\d{1,2}$");

    /// <summary>Nothing but numbers of agreements stands in the line.</summary>
    public static bool IsNumbers(string line) => line.Length <= LongestLine && Words(Item.Replace(line, "")) is { Length: > 0 } words && Array.TrueForAll(words, IsNumber);

    public static IEnumerable<FoundNumber> Of(int from, string value, TitleLine? below, IReadOnlyList<string> parties)
    {
        var (numbers, date, origin) = (value, (StatedDate?)null, from);
        if (DateLabel.Match(value) is { Success: true } label && DatesIn.Of(value[label.Index..]) is [var stated, ..]) (numbers, date, origin) = (value[..label.Index], stated, from + label.Index);
        if (YearAgain.Match(numbers) is { Success: true } year && year.Groups["year"].Value == year.Groups["other"].Value) numbers = numbers[..year.Groups["again"].Index];
        if (date is null && below is not null && DateLabel.Match(below.Text) is { Success: true, Index: <= 2 } && DatesIn.Of(below.Text) is [var under, ..]) (date, origin) = (under, below.From);
        if (And.Match(numbers) is { Success: true } and) numbers = numbers[..and.Index];
        foreach (var part in Parts(Item.Replace(numbers, "")))
        {
            var (text, owner) = Alone(part, parties);
            yield return new FoundNumber(from + Math.Max(0, value.IndexOf(text, StringComparison.Ordinal)), text.Length <= LongestNumber ? text : "", owner, date, origin);
        }
    }

    private static bool IsNumber(string word) => Bare.IsMatch(word) && word.Any(char.IsDigit) && !NotNumber.IsMatch(word);

    private static string[] Words(string text) => [.. text.Replace(" /", "/", StringComparison.Ordinal).Replace("/ ", "/", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('(', ')', '[', ']', ';', ',', '•', '*', '-')).Where(w => w.Length > 0)];

    private static string[] Parts(string numbers) =>
        IsNumbers(numbers) && !numbers.Contains(" /", StringComparison.Ordinal) && !numbers.Contains("/ ", StringComparison.Ordinal) ? Words(numbers)
        : Between.Split(numbers) is { Length: > 1 } parts && Array.TrueForAll(parts, IsNumbers) ? parts : [numbers];

    // Without the words in front of it or in brackets behind it that say whose it is.
    private static (string Text, int? Owner) Alone(string part, IReadOnlyList<string> parties)
    {
        int? owner = null;
        if (Behind.Match(part) is { Success: true } behind && NumberOwner.Of(behind.Groups["of"].Value, parties) is { } named) (part, owner) = (part[..behind.Index], named);
        var at = part.LastIndexOf(' ', Math.Max(0, part.IndexOf('/', StringComparison.Ordinal) - 1)) + 1;
        if (at > 0 && part[at] != '/' && (NumberOwner.Of(part[..at], parties) is { } before ? (owner = before) is not null : Kind.IsMatch(part[..at]))) part = part[at..];
        var text = part.Trim(' ', ',', ';', '.', ':', '-', '_', '|').TrimEnd('/', ' ');
        return (text.Contains('(', StringComparison.Ordinal) ? text : text.TrimEnd(')'), owner);
    }
}
