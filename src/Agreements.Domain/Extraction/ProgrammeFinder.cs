using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>The programmes of BPJS Ketenagakerjaan that the agreement is about.</summary>
internal static class ProgrammeFinder
{
    private static readonly (string Word, Regex Name)[] Programmes =
    [
        ("jkk", Patterns.Words(@"jaminan kecelakaan kerja|\(?\bjkk\b\)?")), ("jkm", Patterns.Words(@"jaminan kematian|\bjkm\b")), ("jht", Patterns.Words(@"jaminan hari tua|\bjht\b")),
        ("jp", Patterns.Words(@"jaminan pensiun|\bjp\b")), ("jkp", Patterns.Words(@"jaminan kehilangan pekerjaan|\bjkp\b")),
    ];

    private static readonly Regex Law = Patterns.Words(@"(undang-undang|peraturan|instruksi|keputusan)[^;]{0,80}(nomor|no\.)");

    public static void Find(IReadOnlyList<Clause> clauses, Findings findings)
    {
        List<string> words = [];
        var (from, to) = (0, 0);
        var own = clauses.Where(c => !Law.IsMatch(c.Text)).ToList();
        foreach (var (word, name) in Programmes)
        {
            if (own.Select(c => (Clause: c, Match: name.Match(c.Text))).FirstOrDefault(c => c.Match.Success) is not { Clause: { } clause } found) continue;
            if (words.Count == 0) (from, to) = (clause.From + found.Match.Index, clause.From + found.Match.Index + found.Match.Length);
            words.Add(word);
        }
        if (words.Count > 0) findings.Add("/programmes", words, Confidence.Medium, from, to);
    }
}
