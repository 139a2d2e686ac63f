using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>Whether it renews itself, by agreement, or not at all.</summary>
internal static class RenewalFinder
{
    private const int MonthsOfYear = 12;

    private static readonly Regex Document = Patterns.Words($@"\b{Vocabulary.Document}\b");
    private static readonly Regex Earlier = Patterns.Words(@"^\W*(sebelum|before|prior)");
    private static readonly Regex SameAgain = Patterns.Words(@"\b(jangka waktu|masa|periode|lama) yang sama\b|\bsame (term|period|duration)\b");
    private static readonly Regex Times = Patterns.Words(@"(?<figure>\d{1,2}) ?(\([\p{L} ]+\) ?)?(kali|times)|(?<word>satu|dua|tiga|empat|lima) ?kali");

    public static void Find(AgreementClass? kind, IReadOnlyList<Clause> clauses, Findings findings)
    {
        var modes = clauses.Where(c => !TermFinder.Other.IsMatch(c.Heading)).Select(c => (Clause: c, IsOwn: TermFinder.Section.IsMatch(c.Heading) || new RenewalWords(c.Heading, false).IsMention, Mode: (RenewalMode?)null)).Select(c => c with { Mode = Mode(c.Clause.Text, c.IsOwn, kind) });
        foreach (var (clause, isOwn, mode) in modes.Where(c => c.Mode is not null).OrderBy(c => c.IsOwn ? 0 : 1).ThenBy(c => c.Mode == RenewalMode.ByAgreement ? 1 : 0))
        {
            var value = mode == RenewalMode.Automatic ? new RenewalClause(RenewalMode.Automatic, Months(new RenewalWords(clause.Text, isOwn)) ?? (SameAgain.IsMatch(clause.Text) ? InMonths(findings.Value<Duration>("/term/duration")) : null), Most(clause.Text)) : new RenewalClause(mode!.Value);
            findings.Add("/renewalClause", value, isOwn ? Confidence.High : Confidence.Medium, clause.From, clause.To);
            return;
        }
    }

    // Elsewhere than in the article of the term something else may be prolonged.
    private static RenewalMode? Mode(string text, bool isOwn, AgreementClass? kind)
    {
        var words = new RenewalWords(text, isOwn);
        if (kind == AgreementClass.Addendum && words.IsDone) return null;
        if (isOwn ? !words.IsMention && !words.GoesOnItself : !words.IsMention || !Document.IsMatch(text)) return null;
        return words.IsNever ? RenewalMode.None
            : words.IsItself ? RenewalMode.Automatic
            : (isOwn && kind != AgreementClass.Addendum) || words.IsPossible ? RenewalMode.ByAgreement : null;
    }

    // Of "diperpanjang untuk jangka waktu 1 (satu) tahun": what stands behind it.
    private static int? Months(RenewalWords words) =>
        WrittenLength.All(words.Text).Where(l => l.From > words.Begin && !Earlier.IsMatch(words.Text[l.To..])).Select(l => (l.Amount, Unit: WrittenLength.Unit(l.Unit)))
            .Where(l => l.Amount is not null && l.Unit is DurationUnit.Years or DurationUnit.Months).Select(l => InMonths(new Duration(l.Amount!.Value, l.Unit!.Value))).FirstOrDefault();

    private static int? InMonths(Duration? term) => term?.Unit switch { DurationUnit.Years => term.Value.Amount * MonthsOfYear, DurationUnit.Months => term.Value.Amount, _ => null };

    private static int? Most(string text) => Times.Match(text) is not { Success: true } match ? null
        : match.Groups["figure"].Success ? int.Parse(match.Groups["figure"].Value, CultureInfo.InvariantCulture) : NumberWords.Read(match.Groups["word"].Value);
}
