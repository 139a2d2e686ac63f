using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>How long before the end the other side must be told.</summary>
internal static class NoticeFinder
{
    private const int Behind = 160, InFront = 45, Whatever = 3;

    private static readonly Regex Before = Patterns.Words(@"^\W*(kerja |kalender )?((terhitung|lamanya|penuh|dihitung|lebih dahulu|lebih awal|terakhir) )?(sebelum\w*|menjelang|mendahului|jelang|di ?muka|di ?depan|lebih dahulu|lebih awal|prior|before\w*|in advance|(s )?(written |advance |prior )*(notice|notification|warning)|ahead( of)?|preceding|terlebih dahulu|from the (intended|proposed))");
    private static readonly Regex AtLeast = Patterns.Words(@"\b(paling \w+|(se)?lambat-?\s?(lambat)?(nya)?|sekurang-?\s?(kurang)?(nya)?|sedikitnya|setidak-?\s?(tidak)?nya|minimal|at least|not? (later|less|fewer) than|tidak (kurang|lewat|lebih) dari|minimum|(dalam|dengan) (\w+ )?(jangka |tenggang |kurun )?waktu|tenggang|pemberitahuan|notice of|upon)[^.;\d]{0,10}$");
    private static readonly Regex Earlier = Patterns.Words(@"\b(sebelum\w*|menjelang|mendahului|jelang|prior|before)\b");
    private static readonly Regex End = Patterns.Words(@"\b" + Vocabulary.End);
    private static readonly Regex Ending = Patterns.Words(@"\b" + Vocabulary.Ending);
    private static readonly Regex Extending = Patterns.Words(@"\b" + Vocabulary.Extension);
    private static readonly Regex Tells = Patterns.Words(@"\b(\w*beri ?tahu\w*|mem?beri ?tahu\w*|pemberitahuan|surat\w*|menyurati|menyampaikan\w*|disampaikan\w*|mengajukan\w*|diajukan\w*|usul\w*|mengusul\w*|diusul\w*|permohonan\w*|permintaan\w*|tertulis|menyatakan|tenggang|\w*kabar\w*|notif\w+|notice|inform\w*|written|writing)\b");
    // "Sebelum 15 (lima belas) hari kerja dari tanggal berakhirnya".
    private static readonly Regex Until = Patterns.Words(@"\b(sebelum|before)( the)?( last| final)?\W*$");
    private static readonly Regex FromEnd = Patterns.Words($@"^\W*(kerja |kalender )?(dari|terhitung|sejak|terakhir|penghabisan|from|of)\b[^.;,]{{0,30}}\b({Vocabulary.End}|term\b)");
    // "Pengakhiran berlaku 30 hari setelah pemberitahuan"; "apabila dalam 14 hari setelah pemberitahuan kelalaian tidak diperbaiki" is another thing.
    private static readonly Regex AfterTold = Patterns.Words(@"^\W*(kerja |kalender )?(setelah|sesudah|sejak|terhitung sejak|after|from|following)\b[^.;,]{0,40}\b(pemberitahuan|surat|notice|notification)\b");
    private static readonly Regex Within = Patterns.Words(@"\b(dalam|within|apabila|jika|bila|if)\b");

    // The year of a budget ends too.
    private static readonly Regex OfTerm = Patterns.Words($@"\b({Vocabulary.Document}|masa|jangka waktu|term)\b");
    private static readonly Regex Notified = Patterns.Words(@"\b(pemberitahuan|notice|tenggang\w*)\b[^.;\d]{0,40}$");
    private static readonly Regex Chores = Patterns.Words(@"\b(lapor\w*|laporan|iuran|pembayaran|dibayar\w*|rapat|undangan|evaluasi|monitoring|audit)\b");

    public static void Find(IReadOnlyList<Clause> clauses, Findings findings)
    {
        var all = clauses.Select((c, i) => (Clause: c, Topic: Topic(clauses, i))).Where(c => !TermFinder.Other.IsMatch(c.Clause.Heading)).SelectMany(c => Of(c.Clause, c.Topic)).OrderBy(f => f.Rank).ThenBy(f => f.IsLeast ? 0 : 1).ToList();
        if (all is not [var found, ..] || found.Length.First is not > 0) return;
        var (from, to) = (found.Clause.From + found.Length.From, found.Clause.From + found.Length.To);
        if (found.Length.Amount is null) findings.Contradict(ContradictionKind.Duration, "/notice", [found.Length.Figure!, found.Length.Word!], from, to);
        findings.Add("/notice", WrittenNotice.Of(found.Length.First.Value, found.Length.Unit), found.Length.Amount is null ? Confidence.Low : found.Rank < 2 && all.TrueForAll(f => f.Rank == Whatever || IsSame(f.Length, found.Length)) ? Confidence.High : Confidence.Medium, from, to);
    }

    private static bool IsSame(LengthAt one, LengthAt other) => (one.First, one.Unit) == (other.First, other.Unit);

    private sealed record Found(Clause Clause, LengthAt Length, int Rank, bool IsLeast);

    // "(2) Dapat diperpanjang. (3) Usulannya disampaikan 60 hari sebelumnya."
    private static string Topic(IReadOnlyList<Clause> clauses, int at) =>
        at > 0 && clauses[at - 1].Heading == clauses[at].Heading && TermFinder.Section.IsMatch(clauses[at].Heading) && Tells.IsMatch(clauses[at].Text) ? $"{clauses[at - 1].Text} {clauses[at].Text}" : clauses[at].Text;

    private static IEnumerable<Found> Of(Clause clause, string topic)
    {
        if (!Earlier.IsMatch(clause.Text) && !Tells.IsMatch(clause.Text)) yield break;
        var (isEnding, isExtending) = (Ending.IsMatch(topic), Extending.IsMatch(topic));
        var isChore = Chores.IsMatch(clause.Text);
        if (isChore && !Ending.IsMatch(clause.Text) && !Extending.IsMatch(clause.Text)) yield break;
        foreach (var length in WrittenLength.All(clause.Text))
        {
            var behind = clause.Text[length.To..Math.Min(clause.Text.Length, length.To + Behind)];
            var isBefore = Before.IsMatch(behind) || (Until.IsMatch(clause.Text[..length.From]) && FromEnd.IsMatch(behind));
            var isLeast = AtLeast.IsMatch(clause.Text[Math.Max(0, length.From - InFront)..length.From]);
            var isLast = isLeast && IsLast(clause.Text, length, isEnding);
            var isAfter = isEnding && AfterTold.IsMatch(behind) && !Within.IsMatch(clause.Text[..length.From]);
            if ((!isBefore && !isLast && !isAfter) || !isEnding && !isExtending && !End.IsMatch(isBefore ? behind : clause.Text)) continue;
            // Extending at the end of the term, then ending before it, then whatever else comes before the end.
            if (!isEnding && !isExtending && !TermFinder.Section.IsMatch(clause.Heading) && !OfTerm.IsMatch(behind)) continue;
            yield return new Found(clause, length, isChore && !Tells.IsMatch(clause.Text) ? 2 : isExtending ? 0 : TermFinder.Section.IsMatch(clause.Heading) && Tells.IsMatch(clause.Text) ? 1 : isEnding ? 2 : Whatever, isLeast);
        }
    }

    // "Sebelum berakhir, paling lambat 3 bulan, …"; "mengakhiri dengan pemberitahuan tertulis 30 hari".
    private static bool IsLast(string text, LengthAt length, bool isEnding) => Earlier.IsMatch(text[..length.From]) || (isEnding && Notified.IsMatch(text[Math.Max(0, length.From - InFront)..length.From]));
}
