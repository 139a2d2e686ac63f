using System.Text.RegularExpressions;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>How long the agreement holds.</summary>
internal static class TermLength
{
    private const int LongestWords = 160, MonthsOfYear = 12;

    private static readonly Regex Before = Patterns.Words(@"^\W*(kerja |kalender )?(\w+ )?(sebelum\w*|menjelang|mendahului|di muka|prior|before|in advance|notice)");
    private static readonly Regex After = Patterns.Words(@"^\W*(kerja |kalender )?(setelah|sesudah|after|kemudian setelah)\b");
    private static readonly Regex OfNow = Patterns.Words(@"\b(selambat\S*|within|at least|sekurang\S*|minimal|paling \w+|setiap|tiap|tiap-tiap|each|every)\W*(dalam )?(waktu )?$");
    private static readonly Regex AtMost = Patterns.Words(@"\bpaling (lama|banyak)\W*$");
    private static readonly Regex Joining = Patterns.Words(@"(\s(dan|serta|atau|tidak|dapat|bisa|akan|yang|untuk|and|may|shall))+\s*$");

    /// <param name="isOwn">It stands in the article about the term.</param>
    /// <param name="fromSigning">Behind the signing it is a term; behind anything else it is a time limit.</param>
    public static void Find(string text, int origin, bool isOwn, Regex fromSigning, Confidence sure, Findings findings)
    {
        var lengths = WrittenLength.All(text).Where(l => IsTerm(text, l, isOwn, fromSigning)).ToList();
        if (lengths is not [{ First: > 0 } length, ..]) return;
        // "1 (satu) tahun 6 (enam) bulan".
        var beside = lengths.Find(l => l.From >= length.To) is { } next && text[length.To..next.From].Trim(' ', ',') is "" or "dan" or "and" or "lebih" ? next : null;
        var together = beside is null ? null : Together(length, beside);
        var last = together is null ? length : beside!;
        var (from, to) = (origin + length.From, origin + last.To);
        if (length.Amount is null) findings.Contradict(ContradictionKind.Duration, "/term/duration", [length.Figure!, length.Word!], from, origin + length.To);
        var confidence = length.Amount is null || (beside is not null && together is null) ? Confidence.Low : sure;
        findings.Add("/term/duration", together ?? new Duration(length.First.Value, WrittenLength.Unit(length.Unit)!.Value), confidence, from, to);
        var end = text.IndexOfAny([',', ';', '.'], last.To);
        end = Math.Min(end < 0 ? text.Length : end, length.From + LongestWords);
        findings.Add("/term/durationAsWritten", Joining.Replace(text[length.From..end], "").Trim(), confidence, from, origin + end);
    }

    // Days are hardly a term outside of the article about it.
    private static bool IsTerm(string text, LengthAt length, bool isOwn, Regex fromSigning)
    {
        if (WrittenLength.Unit(length.Unit) is not { } unit || (!isOwn && unit == DurationUnit.Days)) return false;
        var (before, behind) = (text[..length.From], text[length.To..]);
        return !Before.IsMatch(behind) && !(After.IsMatch(behind) && !fromSigning.IsMatch(behind)) && (!OfNow.IsMatch(before) || (isOwn && unit == DurationUnit.Years && AtMost.IsMatch(before)));
    }

    private static Duration? Together(LengthAt years, LengthAt months) =>
        (WrittenLength.Unit(years.Unit), WrittenLength.Unit(months.Unit)) == (DurationUnit.Years, DurationUnit.Months) && years.Amount is { } whole && months.Amount is { } rest and < MonthsOfYear ? new Duration(whole * MonthsOfYear + rest, DurationUnit.Months) : null;
}
