using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>How long before the end the other side must be told.</summary>
internal static class NoticeFinder
{
    private const int Behind = 160, InFront = 30;

    private static readonly Regex Before = Patterns.Words(@"^\W*(kerja |kalender )?(terhitung )?(sebelum|prior to|before|in advance|sebelumnya|terlebih dahulu)");
    private static readonly Regex AtLeast = Patterns.Words(@"\b(paling (lambat|lama|sedikit|kurang|singkat)|(se)?lambat-?\s?(lambat)?(nya)?|sekurang-?\s?(kurang)?(nya)?|minimal|at least|not? (later|less) than|dalam (jangka )?waktu)[^.;\d]{0,10}$");
    private static readonly Regex End = Patterns.Words(@"berakhir|habis|selesai|jangka waktu|masa berlaku|expir\w*|\bend\b|terminat\w*|jatuh tempo");
    private static readonly Regex Ending = Patterns.Words(@"pengakhiran|mengakhiri|diakhiri|pembatalan|pencabutan|mengundurkan diri|terminat\w*|pemutusan");
    private static readonly Regex Extending = Patterns.Words(@"perpan\S{0,2}jang|perbarui|perbaharui|extension|extend|renew");

    public static void Find(IReadOnlyList<Clause> clauses, Findings findings)
    {
        var found = clauses.Where(c => !TermFinder.Other.IsMatch(c.Heading)).SelectMany(Of).OrderBy(f => f.Rank).FirstOrDefault();
        if (found is null || found.Length.First is not > 0) return;
        var (from, to) = (found.Clause.From + found.Length.From, found.Clause.From + found.Length.To);
        if (found.Length.Amount is null) findings.Contradict(ContradictionKind.Duration, "/notice", [found.Length.Figure!, found.Length.Word!], from, to);
        findings.Add("/notice", WrittenNotice.Of(found.Length.First.Value, found.Length.Unit), found.Length.Amount is null ? Confidence.Low : found.Rank < 2 ? Confidence.High : Confidence.Medium, from, to);
    }

    private sealed record Found(Clause Clause, LengthAt Length, int Rank);

    private static IEnumerable<Found> Of(Clause clause)
    {
        foreach (var length in WrittenLength.All(clause.Text))
        {
            var behind = clause.Text[length.To..Math.Min(clause.Text.Length, length.To + Behind)];
            var isBefore = Before.IsMatch(behind);
            var isLast = AtLeast.IsMatch(clause.Text[Math.Max(0, length.From - InFront)..length.From]) && clause.Text[..length.From].Contains("sebelum", StringComparison.OrdinalIgnoreCase);
            if ((!isBefore && !isLast) || !End.IsMatch(isBefore ? behind : clause.Text) && !Ending.IsMatch(clause.Text) && !Extending.IsMatch(clause.Text)) continue;
            // Extending at the end of the term, then ending before it, then whatever else comes before the end.
            yield return new Found(clause, length, Extending.IsMatch(clause.Text) ? 0 : TermFinder.Section.IsMatch(clause.Heading) ? 1 : Ending.IsMatch(clause.Text) ? 2 : 3);
        }
    }
}
