using System.Text.RegularExpressions;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>Whether it renews itself, by agreement, or not at all.</summary>
internal static class RenewalFinder
{
    private const int MonthsOfYear = 12, Reach = 30;

    private const string Untold = @"(keberatan\w*|pemberitahuan\w*|memberitahu\w*|pengakhiran|mengakhiri|permintaan|menyatakan|penolakan|menolak|pernyataan|surat|notice|notify|notifies|objection|objects)";

    private static readonly Regex Mentions = Patterns.Words(@"\b" + Vocabulary.Extension);
    private static readonly Regex Goes = Patterns.Words($@"\b({Vocabulary.Extension}|tetap berlaku|terus berlaku|berlaku kembali)\b");
    private static readonly Regex Itself = Patterns.Words(
        $@"\b(otomatis|dengan sendirinya|serta[ -]merta|automatic\w*|tacit\w*|secara langsung diperpanjang|langsung diperpanjang|diam-diam)\b|\btanpa (perlu|memerlukan|menunggu) (\w+ )?persetujuan\b|dianggap (telah |sudah |ikut )?(di|ter|ber|setuju)\w*|\b(tidak (ada|terdapat|adanya)|tanpa (ada|adanya|perlu|memerlukan|harus|menunggu)|tidak satu ?pun|tiada|tidak (ada )?(salah satu|satu) pihak|(no|neither) (party|written)|kecuali (apabila |jika |bila )?(salah satu|ada|satu)|unless)\b[^.;]{{0,100}}{Untold}");
    // What ends by itself is not renewed by it.
    private static readonly Regex NotItself = Patterns.Words(@"\b(tidak|tanpa|bukan|not)\b[^.;,]{0,40}(otomatis|dengan sendirinya|serta[ -]merta|automatic)|\b(berakhir\w*|berhenti|putus|batal|gugur|hapus|selesai|habis|expires?|ends?|terminates?)( \w+)?( \w+)? (otomatis|dengan sendirinya|serta[ -]merta|automatically)|\b(otomatis|dengan sendirinya|serta[ -]merta|automatically) (berakhir|putus|batal|gugur|hapus|expires?|ends?|terminates?)");
    private static readonly Regex Never = Patterns.Words($@"\b(tidak|tanpa|bukan|not|nor|no)( (dapat|akan|bisa|boleh|untuk|ada|adanya|lagi|be|possible|dimungkinkan|tersedia|mengenal)\b){{0,3}} {Vocabulary.Extension}|\b{Vocabulary.Extension}[^.;,]{{0,40}} (tidak|bukan|not) (lagi )?(dimungkinkan|diperkenankan|diperbolehkan|diadakan|possible|permitted)\b|\bnon-?renewable\b");
    private static readonly Regex Whether = Patterns.Words(@"\b(apabila|jika|bila|dalam hal|kecuali|sepanjang|kalau|if|unless|in case)\b[^.;,]{0,100}$|\b(keinginan|kehendak|maksud|niat)\w*( untuk)?\W*$");
    private static readonly Regex ByItself = Patterns.Words(@"^( \w+)? (secara )?(otomatis|dengan sendirinya|serta[ -]merta|automatically)\b");
    private static readonly Regex Possible = Patterns.Words(
        $@"\b(dapat|bisa|boleh|may|can|shall|dimungkinkan|hendak|ingin|bermaksud|berkehendak|berminat|menghendaki|menginginkan)\b[^.;]{{0,80}}{Vocabulary.Extension}|{Vocabulary.Extension}[^.;]{{0,160}}(sepakat\w*|setuju\w*|persetujuan|kesepakatan|menyepakati|mufakat|agree\w*|mutual|consent|mengajukan|diajukan|memberitahu\w*|usul\w*|koordinasi|atas|dirunding\w*|musyawarah|dibahas|evaluasi|dituangkan|permohonan)|(sepakat\w*|setuju\w*|persetujuan|kesepakatan|mutual|consent|mengajukan|menyampaikan|usulan|permohonan|keinginan|maksud|kehendak)[^.;]{{0,100}}{Vocabulary.Extension}");
    private static readonly Regex SameAgain = Patterns.Words(@"\b(jangka waktu|masa|periode|lama) yang sama\b|\bsame (term|period|duration)\b");
    private static readonly Regex Times = Patterns.Words(@"(?<figure>\d{1,2}) ?(\([\p{L} ]+\) ?)?(kali|times)|(?<word>satu|dua|tiga|empat|lima) ?kali");

    public static void Find(AgreementClass? kind, IReadOnlyList<Clause> clauses, Findings findings)
    {
        var about = clauses.Where(c => (Mentions.IsMatch(c.Text) || (TermFinder.Section.IsMatch(c.Heading) && Goes.IsMatch(c.Text) && Itself.IsMatch(c.Text))) && !TermFinder.Other.IsMatch(c.Heading)).OrderBy(c => TermFinder.Section.IsMatch(c.Heading) ? 0 : 1).ToList();
        foreach (var (mode, clause) in about.Select(c => (Mode(c.Text, kind != AgreementClass.Addendum && TermFinder.Section.IsMatch(c.Heading)), c)).Where(c => c.Item1 is not null).OrderBy(c => c.Item1 == RenewalMode.ByAgreement ? 1 : 0))
        {
            var value = mode == RenewalMode.Automatic ? new RenewalClause(RenewalMode.Automatic, Months(clause.Text) ?? (SameAgain.IsMatch(clause.Text) ? InMonths(findings.Value<Duration>("/term/duration")) : null), Most(clause.Text)) : new RenewalClause(mode!.Value);
            findings.Add("/renewalClause", value, TermFinder.Section.IsMatch(clause.Heading) ? Confidence.High : Confidence.Medium, clause.From, clause.To);
            return;
        }
    }

    private static RenewalMode? Mode(string text, bool inSection) =>
        IsNever(text) ? RenewalMode.None
        : Itself.IsMatch(text) && !NotItself.IsMatch(text) ? RenewalMode.Automatic
        : Possible.IsMatch(text) || inSection ? RenewalMode.ByAgreement : null;

    // Neither "jika tidak diperpanjang" nor "tidak diperpanjang secara otomatis".
    private static bool IsNever(string text)
    {
        foreach (Match match in Never.Matches(text))
        {
            var behind = match.Index + match.Length;
            if (!Whether.IsMatch(text[..match.Index]) && !ByItself.IsMatch(text[behind..Math.Min(text.Length, behind + Reach)])) return true;
        }
        return false;
    }

    // Of "diperpanjang untuk jangka waktu 1 (satu) tahun": what stands behind it.
    private static int? Months(string text)
    {
        var at = Mentions.Match(text).Index;
        foreach (var length in WrittenLength.All(text).Where(l => l.From > at))
        {
            if (text[length.To..].TrimStart().StartsWith("sebelum", StringComparison.OrdinalIgnoreCase) || text[length.To..].TrimStart().StartsWith("before", StringComparison.OrdinalIgnoreCase) || text[length.To..].TrimStart().StartsWith("prior", StringComparison.OrdinalIgnoreCase)) continue;
            if (length.Amount is { } amount && WrittenLength.Unit(length.Unit) is { } unit && unit != DurationUnit.Days) return unit == DurationUnit.Years ? amount * MonthsOfYear : amount;
        }
        return null;
    }

    private static int? InMonths(Duration? term) => term?.Unit switch { DurationUnit.Years => term.Value.Amount * MonthsOfYear, DurationUnit.Months => term.Value.Amount, _ => null };

    private static int? Most(string text) => Times.Match(text) is not { Success: true } match ? null
        : match.Groups["figure"].Success ? int.Parse(match.Groups["figure"].Value, System.Globalization.CultureInfo.InvariantCulture) : NumberWords.Read(match.Groups["word"].Value);
}
