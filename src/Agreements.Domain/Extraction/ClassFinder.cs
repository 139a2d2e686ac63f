using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;

namespace Agreements.Domain.Extraction;

/// <summary>What kind of document it calls itself.</summary>
internal static class ClassFinder
{
    private static readonly (Regex Name, AgreementClass Class)[] Names =
    [
        (Patterns.Words(@"^\W*(addendum|adendum|amandemen|amendment)\b"), AgreementClass.Addendum),
        (Patterns.Words(@"^\W*(nota kesepahaman( bersama)?|memorandum of understanding|mou\b|naskah nota kesepahaman)"), AgreementClass.Mou),
        (Patterns.Words(@"^\W*(nota kesepakatan)"), AgreementClass.Nk),
        (Patterns.Words(@"^\W*(kesepakatan bersama|naskah kesepakatan bersama|joint agreement)"), AgreementClass.Kb),
        (Patterns.Words(@"^\W*(surat )?(perjanjian ker[jl]a ?sama|naskah perjanjian ker[jl]a ?sama|cooperation agreement|agreement of cooperation)"), AgreementClass.Pks),
        (Patterns.Words(@"^\W*(memorandum of agreement|moa\b|nota perjanjian)"), AgreementClass.Moa),
        (Patterns.Words(@"^\W*(implementation a(rrangement|greement)|implementing a(rrangement|greement)|pengaturan pelaksanaan|rencana pelaksanaan kerja ?sama)"), AgreementClass.Ia),
    ];

    public static AgreementClass? Find(TitlePage page, Findings findings)
    {
        foreach (var line in page.Lines)
            foreach (var (name, kind) in Names)
                if (name.Match(line.Text.Replace('1', 'I').Replace('0', 'O')) is { Success: true } match)
                {
                    findings.Add("/class", kind, Confidence.High, line.From + match.Index, line.From + match.Index + match.Length);
                    return kind;
                }
        return null;
    }
}
