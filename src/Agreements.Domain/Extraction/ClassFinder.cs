using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;

namespace Agreements.Domain.Extraction;

/// <summary>What kind of document it calls itself.</summary>
internal static class ClassFinder
{
    // Blanks may be missing: "N O T A  K E S E P A H A M A N".
    private static readonly (Regex Name, AgreementClass Class)[] Names =
    [
        (Patterns.Words(@"^\W*(addendum|adendum|amandemen|amendment|perubahan (kesatu|pertama|kedua|ketiga|atas))\b"), AgreementClass.Addendum),
        (Patterns.Words(@"^\W*(naskah )?(nota ?kesepahaman( ?bersama)?|memorandum ?of ?understanding|memorandum ?saling ?pengertian|mou\b)"), AgreementClass.Mou),
        (Patterns.Words(@"^\W*(naskah )?nota ?kesepakatan"), AgreementClass.Nk),
        (Patterns.Words(@"^\W*((naskah |surat )?kesepakatan ?bersama|joint ?agreement)"), AgreementClass.Kb),
        (Patterns.Words(@"^\W*((surat |naskah )?perjanjian ?ker[jl]a ?sama|cooperation agreement|agreement of cooperation)"), AgreementClass.Pks),
        (Patterns.Words(@"^\W*(memorandum ?of ?agreement|moa\b|nota perjanjian)"), AgreementClass.Moa),
        (Patterns.Words(@"^\W*(implementation a(rrangement|greement)|implementing a(rrangement|greement)|pengaturan pelaksanaan|rencana pelaksanaan kerja ?sama)"), AgreementClass.Ia),
    ];

    public static AgreementClass? Find(TitlePage page, Findings findings)
    {
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            foreach (var (name, kind) in Names)
                if (name.Match(Title(page, i)) is { Success: true } match)
                {
                    findings.Add("/class", kind, Confidence.High, line.From, line.From + Math.Clamp(match.Length, 1, line.Text.Length));
                    return kind;
                }
        }
        return null;
    }

    // Together with the next line: "PERJANJIAN KERJA / SAMA".
    private static string Title(TitlePage page, int at)
    {
        var line = page.Lines[at].Text.Replace('1', 'I').Replace('0', 'O');
        return line.Length == 0 ? line : line.Split(' ').All(word => word.Length == 1) ? string.Concat(line.Split(' ')) : at + 1 < page.Lines.Count ? $"{line} {page.Lines[at + 1].Text}" : line;
    }
}
