using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>Whether it renews itself, by agreement, or not at all.</summary>
internal static class RenewalFinder
{
    private const int MonthsOfYear = 12;

    private static readonly Regex Mentions = Patterns.Words(@"per-? ?panjang|diperbarui|diperbaharui|extended|extension|extend|renew");
    private static readonly Regex Itself = Patterns.Words(@"otomatis|dengan sendirinya|automatic|tacit|secara langsung diperpanjang");
    private static readonly Regex NotItself = Patterns.Words(@"(tidak|tanpa|not)\b[^.;,]{0,40}(otomatis|dengan sendirinya|automatic)");
    private static readonly Regex Never = Patterns.Words(@"\b(tidak (dapat |akan |bisa |boleh )?(dapat )?(diperpanjang|diperbarui|diperbaharui)|tidak ada perpanjangan|tanpa (adanya )?perpanjangan|(shall|may|can)( not|not) be (extended|renewed)|non-?renewable)\b");
    private static readonly Regex Possible = Patterns.Words(@"\b(dapat|bisa|may|can|shall)\b[^.;]{0,60}(diperpanjang|memperpanjang|diperbarui|diperbaharui|extended|renewed|extend|renew)|(memperpanjang|perpanjangan|diperpanjang|diperbarui|extension|renewal|extended|renewed)[^.;]{0,160}(sepakat|persetujuan|kesepakatan|agree|mutual|consent|mengajukan|memberitahu\w*|usul\w*|koordinasi|atas)|(atas|berdasarkan|dengan) (dasar )?(kesepakatan|persetujuan)[^.;]{0,100}(diperpanjang|perpanjangan)|(mengajukan|menyampaikan|usulan|permohonan|keinginan|maksud)[^.;]{0,80}(perpanjangan|memperpanjang)");
    private static readonly Regex Times = Patterns.Words(@"(?<figure>\d{1,2}) ?(\([\p{L} ]+\) ?)?(kali|times)|(?<word>satu|dua|tiga|empat|lima) ?kali");

    public static void Find(AgreementClass? kind, IReadOnlyList<Clause> clauses, Findings findings)
    {
        var about = clauses.Where(c => Mentions.IsMatch(c.Text) && !TermFinder.Other.IsMatch(c.Heading)).OrderBy(c => TermFinder.Section.IsMatch(c.Heading) ? 0 : 1).ToList();
        foreach (var (mode, clause) in about.Select(c => (Mode(c.Text, kind != AgreementClass.Addendum && TermFinder.Section.IsMatch(c.Heading)), c)).Where(c => c.Item1 is not null).OrderBy(c => c.Item1 == RenewalMode.ByAgreement ? 1 : 0))
        {
            var value = mode == RenewalMode.Automatic ? new RenewalClause(RenewalMode.Automatic, Months(clause.Text), Most(clause.Text)) : new RenewalClause(mode!.Value);
            findings.Add("/renewalClause", value, TermFinder.Section.IsMatch(clause.Heading) ? Confidence.High : Confidence.Medium, clause.From, clause.To);
            return;
        }
    }

    private static RenewalMode? Mode(string text, bool inSection) =>
        Never.IsMatch(text) ? RenewalMode.None
        : Itself.IsMatch(text) && !NotItself.IsMatch(text) ? RenewalMode.Automatic
        : Possible.IsMatch(text) || inSection ? RenewalMode.ByAgreement : null;

    // Of "diperpanjang untuk jangka waktu 1 (satu) tahun": what stands behind it.
    private static int? Months(string text)
    {
        var at = Mentions.Match(text).Index;
        foreach (var length in WrittenLength.All(text).Where(l => l.From > at))
        {
            if (text[length.To..].TrimStart().StartsWith("sebelum", StringComparison.OrdinalIgnoreCase) || text[length.To..].TrimStart().StartsWith("before", StringComparison.OrdinalIgnoreCase) || text[length.To..].TrimStart().StartsWith("prior", StringComparison.OrdinalIgnoreCase)) continue;
            if (length.Amount is { } amount && WrittenLength.Unit(length.Unit) is { } unit && unit != DurationUnit.Days) return unit == DurationUnit.Years ? amount * MonthsOfYear : amount;
        }
        return null;
    }

    private static int? Most(string text) => Times.Match(text) is not { Success: true } match ? null
        : match.Groups["figure"].Success ? int.Parse(match.Groups["figure"].Value, System.Globalization.CultureInfo.InvariantCulture) : NumberWords.Read(match.Groups["word"].Value);
}
