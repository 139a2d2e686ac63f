using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>A number where it stands in the title.</summary>
/// <param name="Party">Whose it says it is, from 0.</param>
/// <param name="DateOrigin">Where the text begins in which the date was found.</param>
/// <param name="IsCited">It may be that of the agreement which an addendum changes.</param>
internal sealed record FoundNumber(int From, string Text, int? Party, StatedDate? Date, int DateOrigin, bool IsCited = false);

/// <summary>The numbers in the lines of the title: behind a label, or alone in a line.</summary>
internal static class NumberLines
{
    private static readonly Regex Law = Patterns.Words("undang-undang|peraturan|keputusan|instruksi|rekening");

    // "Addendum atas / Perjanjian Kerja Sama / Nomor …".
    private static readonly Regex Addendum = Patterns.Words(@"^\W*(addendum|adendum|amandemen|amendment|perubahan)\b");
    private static readonly Regex Amended = Patterns.Words(@"\b(perjanjian|kesepa\w+|memorandum|agreement|arrangement|mou|moa|pks)\b");

    private static readonly Regex Kind = Patterns.Words($@"^{NumberLabel.Kind} ?$");

    // "Pemerintah Kota Jambi : 415.4/12/2023", without any word for number.
    private static readonly Regex Owned = Patterns.Words(@"^\W*(?<of>[^:;=]{4,80})[:;=] ?");

    public static IEnumerable<FoundNumber> Of(TitlePage page, IReadOnlyList<string> parties)
    {
        var (isAddendum, isCited) = (page.Lines.Any(l => Addendum.IsMatch(l.Text)), false);
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var (line, at) = (page.Lines[i], i);
            if (Law.IsMatch(line.Text)) continue;
            var labels = NumberLabel.In(line.Text, words => NumberOwner.IsNamed(words, parties));
            if (labels.Count == 0) labels = Unlabelled(line.Text, parties);
            isCited = isAddendum && (Amended.IsMatch(labels is [var first, ..] ? line.Text[..first.From] : line.Text) || (isCited && (labels.Count > 0 || line.Text.Length == 0)));
            for (var n = 0; n < labels.Count; n++)
            {
                var value = line.Text[labels[n].To..(n + 1 < labels.Count ? labels[n + 1].From : line.Text.Length)];
                if (n + 1 == labels.Count && i + 1 < page.Lines.Count && GoesOn(value, page.Lines[i + 1].Text)) value = value.TrimEnd() + page.Lines[++i].Text;
                var below = i + 1 < page.Lines.Count ? page.Lines[i + 1] : null;
                var beside = NumberOwner.Of(labels[n].Owner, parties) ?? (n == 0 ? NumberOwner.Above(page, at, parties) : null);
                foreach (var number in NumberValue.Of(line.From + labels[n].To, value, below, parties))
                {
                    yield return number with { Party = number.Party ?? beside, IsCited = isCited };
                    beside = null;
                }
            }
        }
    }

    private static IReadOnlyList<NumberLabel> Unlabelled(string line, IReadOnlyList<string> parties) =>
        NumberValue.IsNumbers(line) ? [new NumberLabel(0, 0, "")]
        : Owned.Match(line) is { Success: true } owned && NumberValue.IsNumbers(line[owned.Length..]) && (NumberOwner.IsNamed(owned.Groups["of"].Value, parties) || Kind.IsMatch(owned.Groups["of"].Value)) ? [new NumberLabel(0, owned.Length, owned.Groups["of"].Value)] : [];

    // Broken at a slash; or "NOMOR :", and the number in the next line.
    private static bool GoesOn(string value, string next) =>
        value.Trim().Length == 0 ? NumberValue.IsNumbers(next) : NumberLabel.In(next, _ => false).Count == 0 && (value.TrimEnd().EndsWith('/') || next.StartsWith('/'));
}
