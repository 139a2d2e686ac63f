using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;

namespace Agreements.Domain.Extraction;

/// <summary>That the agreement has no end, or ends when something happens.</summary>
internal static class TermEvent
{
    // Whatever stands behind "until"; a day or a length that could not be read is none.
    private static readonly Regex Until = Patterns.Words(
        @"\b((sampai( dengan)?|hingga|until|berakhir(nya)? (dengan sendirinya )?(setelah|pada saat|ketika|apabila|jika|bila)) ((saat|waktu|ketika|dengan|terdapat) )?(?<event>\p{L}[^.;,]{3,140})|(selama|sepanjang) (?<event>(tidak|(\p{L}+ ){0,5}(belum|masih))\b[^.;,]{4,140}))");
    private static readonly Regex NoEvent = Patterns.Words(@"^(tanggal|tgl|hari|bulan|tahun|jangka|kurun|paling|maksimal|selama|batas|waktu|akhir|dengan|ke|yang|a|date|day)\b|^\D{0,20}\d");
    private static readonly Regex Open = Patterns.Words(
        @"\b(tanpa (ada |adanya )?(batas|batasan|jangka|pembatasan)|tidak (\w+ )?(batas|batasan|jangka|terbatas|tertentu|ditentukan|ditetapkan|dibatasi|berbatas)|tak (terbatas|tertentu|berbatas|berjangka|terhingga)|selamanya|selama-lamanya|permanen|permanent(ly)?|open[ -]?ended|indefinite(ly)?|no fixed (term|end)|unlimited|perpetual|perpetuity)\b");
    private static readonly Regex Onward = Patterns.Words(@"\b((dan )?seterusnya|terus[ -]menerus|terus berlaku)\b");

    public static void Find(string text, int origin, Confidence sure, Findings findings)
    {
        var until = Until.Matches(text).FirstOrDefault(m => !NoEvent.IsMatch(m.Groups["event"].Value));
        if (Open.Match(text) is { Success: true } open || (until is null && (open = Onward.Match(text)).Success)) findings.Add("/term/endBasis", EndBasis.OpenEnded, sure, origin + open.Index, origin + open.Index + open.Length);
        else if (until is not null && !findings.Has("/term/duration"))
        {
            findings.Add("/term/endBasis", EndBasis.UntilEvent, sure, origin + until.Index, origin + until.Index + until.Length);
            findings.Add("/term/untilEvent", until.Groups["event"].Value.Trim(), Confidence.Medium, origin + until.Groups["event"].Index, origin + until.Index + until.Length);
        }
    }
}
