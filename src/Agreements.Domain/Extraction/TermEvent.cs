using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;

namespace Agreements.Domain.Extraction;

/// <summary>That the agreement has no end, or ends when something happens.</summary>
internal static class TermEvent
{
    // Whatever stands behind "until"; a day or a length that could not be read is none.
    private static readonly Regex Until = Patterns.Words(
        $@"\b((sampai( dengan)?|s ?[./]? ?d\b\.?|hingga|until|tidak( \w+)? berakhir sebelum|(hanya|baru)( \w+)? berakhir|({Vocabulary.Last}|hapus)( dengan sendirinya)? (setelah|sesudah|pada saat|ketika|manakala|apabila|jika|bila|upon|when|once)) ((saat|waktu|ketika|dengan|terdapat) )?(?<event>\p{{L}}[^.;,]{{3,140}})|(selama|sepanjang) (?<event>(tidak|(\p{{L}}+ ){{0,5}}(belum|masih))\b[^.;,]{{4,140}})|as long as (?<event>[^.;,]{{4,140}}))");
    private static readonly Regex NoEvent = Patterns.Words(@"^(tanggal|tgl|hari|bulan|tahun|jangka|kurun|paling|maksimal|selama|batas|waktu|akhir|dengan|ke|yang|a|date|day)\b|^\D{0,20}\d");
    private static readonly Regex Open = Patterns.Words(
        @"\b((tanpa|tidak|tak|tiada|no|not|without)( \w+){0,2} (batas\w*|\w*batasi|pembatasan|berbatas|terbatas|jangka|berjangka|tertentu|ditentukan|ditetapkan|terhingga|(tanggal|masa|hari|waktu) (ber)?akhir|(time )?limit\w*|fixed (term|end)|(expiry|end|termination) date|expire)|selamanya|selama-lamanya|permanen|permanent(ly)?|open[ -]?ended|indefinite(ly)?|unlimited|perpetual|perpetuity)\b");
    private static readonly Regex Only = Patterns.Words(@"^ (pada|hanya|to)\b");
    private static readonly Regex Onward = Patterns.Words(@"\b((dan )?seterusnya|terus[ -]menerus|terus berlaku)\b");

    public static void Find(string text, int origin, Confidence sure, Findings findings)
    {
        var until = Until.Matches(text).FirstOrDefault(m => !NoEvent.IsMatch(m.Groups["event"].Value));
        var open = Open.Matches(text).FirstOrDefault(m => !Only.IsMatch(text[(m.Index + m.Length)..])) ?? (until is null && Onward.Match(text) is { Success: true } onward ? onward : null);
        if (open is not null) findings.Add("/term/endBasis", EndBasis.OpenEnded, sure, origin + open.Index, origin + open.Index + open.Length);
        else if (until is not null && !findings.Has("/term/duration"))
        {
            findings.Add("/term/endBasis", EndBasis.UntilEvent, sure, origin + until.Index, origin + until.Index + until.Length);
            findings.Add("/term/untilEvent", until.Groups["event"].Value.Trim(), Confidence.Medium, origin + until.Groups["event"].Index, origin + until.Index + until.Length);
        }
    }
}
