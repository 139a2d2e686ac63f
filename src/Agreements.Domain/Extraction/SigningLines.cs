using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>Lines of nothing but a place and a day, above the opening and at the signatures.</summary>
internal static class SigningLines
{
    private const int LongestLine = 120, Shortest = 8;

    private static readonly Regex PlaceAndDay = Patterns.Words(@"^\W*((dibuat |ditetapkan |ditanda ?tangani )?di \p{L}[\p{L} ]{2,30},? pada tanggal\b ?:? ?|((dibuat|ditetapkan|ditanda ?tangani) di |(signed|done)( (in|at))?:? ?)?\p{L}[\p{L} ]{2,30}, ?|(dibuat |ditetapkan |ditanda ?tangani |waktu |signed |signing )?((pada|on) )?((hari/ ?)?(tanggal|tgl\.?)( tanda ?tangan)?|waktu( tanda ?tangan)?)\b ?:? ?|(date|signed on|signed|digitally signed)\b ?:? ?)");

    // Above the opening a day alone is that of the number.
    private static readonly Regex PlaceFirst = Patterns.Words(@"^\W*\p{L}[\p{L} ]{2,30}, ?");

    // Behind it a day may stand alone: it is when the one above signed.
    private static readonly Regex Electronic = Patterns.Words(@"^\W*((telah )?(\w*anda ?tangan\w*|tte)( ?-?)\b[^.;:]{0,40}\b(elektronik|digital|sirkuler)|(electronically|digitally) signed|signed (electronically|digitally)|electronic(ally)? signature|ttd\.? elektronik)");
    private static readonly Regex Alone = Patterns.Words(@"^\W*");
    private static readonly Regex Time = Patterns.Words(@"^\W*((pukul|jam|at)\b)?\W*(\d{1,2}[:.]\d{2}([:.]\d{2})?\W*)?(wib|wita|wit|am|pm|utc|gmt)?\W*(\+?\d{2}\W?\d{2}\W*)?$");

    /// <summary>The last day, and where its line begins: who signs last makes the agreement.</summary>
    public static (StatedDate Date, int From)? Last(SourceText text, TitlePage page)
    {
        (StatedDate Date, int From)? last = null;
        var isElectronic = false;
        for (int at = 0, end; at < text.Lines.Length; at = end + 1)
        {
            end = text.Lines.IndexOf('\n', at);
            if (end < 0) end = text.Lines.Length;
            if (end - at is < Shortest or > LongestLine) continue;
            var line = text.Lines[at..end];
            isElectronic |= at >= page.End && Electronic.IsMatch(line);
            foreach (var stated in Days(line, at < page.End ? PlaceFirst : PlaceAndDay).Concat(isElectronic ? Days(line, Alone) : []))
                if (last is null || last.Value.Date.Day <= stated.Day) last = (stated, at);
        }
        return last;
    }

    // "Indralaya, 2 Juli 2024   Pontianak, 9 Juli 2024": the line holds nothing else.
    private static IReadOnlyList<StatedDate> Days(string line, Regex lead)
    {
        var (dates, at) = (DatesIn.Of(line), 0);
        foreach (var stated in dates)
        {
            if (lead.Match(line[at..stated.To]) is not { Success: true } match || at + match.Length < stated.From) return [];
            at = stated.To;
        }
        return dates.Count > 0 && Time.IsMatch(line[at..]) ? dates : [];
    }
}
