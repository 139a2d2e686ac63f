using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>The laws on which the agreement stands.</summary>
internal static class LawFinder
{
    private const int Most = 50, Longest = 500;

    private static readonly Regex Law = Patterns.Words(
        @"\b(undang-undang|peraturan (pemerintah|presiden|menteri|daerah|gubernur|bupati|wali ?kota|badan|bpjs|direksi|rektor|dewan)|instruksi (presiden|menteri|gubernur|bupati|wali ?kota)|keputusan (presiden|menteri|gubernur|bupati|wali ?kota|direksi|rektor))[^.;:]{0,160}?(nomor|no\.) ?:? ?[\w./\-]{1,40} (tahun \d{4}|tanggal)");

    private static readonly Regex Ends = Patterns.Words(@";|\. |\.$| sebagaimana (telah )?(beberapa kali )?diubah|, (serta|dan) (undang|peraturan|instruksi|keputusan)|(, | dan )(undang-undang|peraturan|instruksi|keputusan) \p{L}* ?(nomor|pemerintah|presiden|menteri)|, serta |, para pihak|, maka|, dengan ini| \(lembaran");

    public static void Find(SourceText text, Findings findings)
    {
        List<string> laws = [];
        var (first, last, at) = (0, 0, 0);
        while (laws.Count < Most && Law.Match(text.Flow, at) is { Success: true } match)
        {
            var behind = text.Flow.Substring(match.Index + match.Length, Math.Min(Longest, text.Flow.Length - match.Index - match.Length));
            var end = match.Index + match.Length + (Ends.Match(behind) is { Success: true } stop ? stop.Index : 0);
            at = Math.Max(end, match.Index + match.Length);
            // Who signs was appointed by a decree; that is no legal basis.
            if (behind.TrimStart() is var rest && !rest.StartsWith("tentang", StringComparison.OrdinalIgnoreCase)) end = IsDecree(match.Value) ? match.Index : match.Index + match.Length;
            if (end == match.Index) continue;
            var law = text.Flow[match.Index..end].Trim(' ', ',', '.');
            if (laws.Count == 0) first = match.Index;
            if (!laws.Contains(law, StringComparer.OrdinalIgnoreCase)) laws.Add(law);
            last = end;
        }
        if (laws.Count > 0) findings.Add("/legalBases", laws, Confidence.Medium, first, last);
    }

    private static bool IsDecree(string law) => law.StartsWith("keputusan", StringComparison.OrdinalIgnoreCase);
}
