using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>"Nomor :" and the like in a line of the title.</summary>
/// <param name="From">Its first character.</param>
/// <param name="To">Where the number begins.</param>
/// <param name="Owner">What stands between the word and the colon, or in front of the word: a party, or what is numbered.</param>
internal sealed record NumberLabel(int From, int To, string Owner)
{
    private const string Agreement = @"(perjanjian( kerja ?sama)?|nota kesepa\w+|kesepakatan bersama|kontrak|(cooperation )?agreement|contract|memorandum of \w+|(implementation )?arrangement|moa|mou|pks|nk|kb)";

    /// <summary>What is numbered, in front of the word for it or behind it.</summary>
    public const string Kind = @"(dokumen|naskah( dinas)?|surat|arsip|agenda|kode|file|registrasi|reg\.?|document|registration|register|" + Agreement + ")";

    private static readonly Regex Head = Patterns.Words(@"\b((ber)?no(mor(-nomor)?|mer|s)?|number|ref(erence)?\.?( no| number)?)\b\.?");
    private static readonly Regex Tail = Patterns.Words(@"^ ?(/ ?(nomor|number)\b ?)?(?<of>[\p{L}(][^:;=/]{0,80})?[|]? ?[:;=] ?");

    // At the beginning of a line or of a part of it the word needs no colon behind it.
    private static readonly Regex Opens = Patterns.Words($@"(^\W*((\d{{1,2}}|[a-z])[.)] ?)?|[;,/&(] ?|\b(dan|and|serta) |^\W*(ter(daftar|catat|register)|di(daftarkan|catat|register)|registered|recorded|filed)( \w+){{0,6}} )({Kind} ?)?$");

    /// <summary>The line is one of numbers and no other.</summary>
    public static bool Begins(string line) => In(line, _ => false) is [var first, ..] && Opens.IsMatch(line[..first.From]) && line[first.To..].Any(char.IsDigit);

    /// <param name="isOwner">The words name a party.</param>
    public static IReadOnlyList<NumberLabel> In(string line, Func<string, bool> isOwner)
    {
        List<NumberLabel> labels = [];
        foreach (Match head in Head.Matches(line))
        {
            var (from, to) = (labels.Count > 0 ? labels[^1].To : 0, head.Index + head.Length);
            if (head.Index < from) continue;
            var front = line[from..head.Index];
            var owner = labels.Count == 0 && isOwner(front) ? front : null;
            if (Tail.Match(line[to..]) is { Success: true } tail && !Head.IsMatch(tail.Groups["of"].Value)) labels.Add(new NumberLabel(head.Index, to + tail.Length, owner ?? tail.Groups["of"].Value));
            else if (owner is not null || Opens.IsMatch(front)) labels.Add(new NumberLabel(head.Index, to, owner ?? ""));
        }
        return labels;
    }
}
