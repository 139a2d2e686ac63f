using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>Sentences that say when the text was signed.</summary>
internal static class SignedClauses
{
    private const int MostBefore = 140;

    private static readonly Regex Signed = Patterns.Words(@"\b(ditanda ?tangani|menanda ?tangani|dibuat dan ditanda ?tangani|dibuat|signed|executed|done|made)\b[^.;]{0,100}?\b(pada|on|tanggal|this|at|di)\b");
    private static readonly Regex OfOthers = Patterns.Words(@"nomor|\bantara\b|dibuat dalam|akta|surat kuasa|keputusan|berlaku (sejak|mulai|terhitung)");

    // "PIHAK KESATU menandatangani tanggal 3 Mei, sedangkan PIHAK KEDUA tanggal 5 Mei".
    private static readonly Regex OfSide = Patterns.Words(@"\b(pihak|oleh|party|by)\b");

    /// <summary>The day, and the clause in which it stands. Where several parties sign on their own days the last one counts.</summary>
    public static (StatedDate Date, Clause Clause)? Last(IReadOnlyList<Clause> clauses)
    {
        (StatedDate Date, Clause Clause)? last = null;
        foreach (var clause in clauses.Reverse())
        {
            if (last is var (_, found) && (clause.Heading != found.Heading || !OfSide.IsMatch(clause.Text))) continue;
            foreach (var date in In(clause))
                if (last is null || last.Value.Date.Day < date.Day) last = (date, clause);
        }
        return last;
    }

    private static IEnumerable<StatedDate> In(Clause clause)
    {
        if (Signed.Match(clause.Text) is not { Success: true } match || OfOthers.IsMatch(clause.Text[..(match.Index + match.Length)])) yield break;
        var before = match.Index + match.Length;
        foreach (var date in DatesIn.Of(clause.Text).Where(d => d.To > before))
        {
            var lead = clause.Text[Math.Min(before, date.From)..date.From];
            if (before == match.Index + match.Length ? lead.Length <= MostBefore : OfSide.IsMatch(lead)) yield return date;
            before = date.To;
        }
    }
}
