using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;

namespace Agreements.Domain.Extraction;

/// <summary>The agreement under which this one stands, as it is cited.</summary>
internal static class ParentFinder
{
    private const int Reach = 700;

    private static readonly Regex Cites = Patterns.Words(@"(nota kesepahaman( bersama)?|nota kesepakatan( sinergi)?|kesepakatan bersama|memorandum of understanding|memorandum of agreement|perjanjian ker[jl]a ?sama|(perjanjian|kerja ?sama|nota|naskah) (induk|pokok)|implementation arrangement|mou|moa|pks|nk|kb)\b[^;]{0,400}?\b(bernomor|nomor|no\.|no|number) ?:? ?(?<number>[\w][\w./\-]*\d[\w./\-]*)");
    private static readonly Regex Title = Patterns.Words(@"^[^;]{0,300}?\b(tentang|concerning|on) (?<title>[^;,.()]{5,300})");
    private static readonly Regex Laws = Patterns.Words(@"undang ?- ?undang|peraturan|keputusan|instruksi|\b(surat|akta|jalan|jl)\b");

    public static void Find(AgreementClass? kind, SourceText text, TitlePage page, Findings findings)
    {
        if (kind is null or AgreementClass.Mou or AgreementClass.Nk or AgreementClass.Kb) return;
        for (var at = page.End; at < text.Flow.Length && Cites.Match(text.Flow, at) is { Success: true } match; at = match.Index + 1)
        {
            if (Laws.IsMatch(match.Value) || !match.Groups["number"].Value.AsSpan().ContainsAny('/', '-')) continue;
            var behind = text.Flow.Substring(match.Index, Math.Min(Reach, text.Flow.Length - match.Index));
            var stop = behind.IndexOf(';', StringComparison.Ordinal);
            if (stop > 0) behind = behind[..stop];
            var number = match.Groups["number"].Value.TrimEnd('.', ',', '-');
            // The annex repeats the agreement's own.
            if (findings.Facts.Suggestions.Any(s => s.Field.EndsWith("/number", StringComparison.Ordinal) && number.Equals(s.Value))) continue;
            var title = Title.Match(behind) is { Success: true } named ? named.Groups["title"].Value.Trim(' ', '"', ',') : null;
            var date = DatesIn.Of(behind).FirstOrDefault()?.Day;
            findings.Add("/parent", new CitedAgreement(number, date, title), Confidence.Medium, match.Index, match.Index + match.Length);
            return;
        }
    }
}
