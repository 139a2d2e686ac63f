using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>One line in front of the opening sentence.</summary>
internal sealed record TitleLine(int From, string Text)
{
    public int To => From + Text.Length;
}

/// <summary>The lines above "Pada hari ini …": names, numbers and title of the agreement.</summary>
internal sealed class TitlePage
{
    private const int MostLines = 80, LongestLine = 400;

    private static readonly Regex Opening = Patterns.Words(
        @"^\W*(pada (hari|tanggal|tgl)|(kami )?yang ber ?tanda ?tangan|kami,? yang|on this|on the [\w\-]+ day|this (memorandum|agreement|implementation|implementing|arrangement)\b|(done|made|signed|agreed|concluded|executed) (at|in|on|by|between|this)\b|\p{L}[\p{L} ]{2,30}, (pada )?(hari|tanggal)\b|the undersigned|dengan rahmat|menimbang|hari ini|bertempat|bahwa|di \p{L}+, (hari|tanggal|pada)|hari \w+,|har[il1] ini|pada har|menindak ?lanjuti|sehubungan|mengingat|para pihak|(\W*(i|1|a)[.)] )?(nama|name) ?:|pasal [1il]\b|article [1il]\b)");

    // No title says so; a sentence of the opening does, whatever it begins with.
    private static readonly Regex Sentence = Patterns.Words(
        @"\b(kami|telah|di ?bawah ini|sebagai berikut|bersepakat|masing-masing|\w*anda ?tangan\w*|diadakan|disepakati|dilangsungkan|dibuat|bertempat|bertindak|hari ini|pada hari|har[il1] \W?(senin|selasa|rabu|kamis|jum\W?at|sabtu|minggu)|undersigned|hereby|hereinafter|entered into|agreed upon|agree to|signs? this)\b");

    private TitlePage(IReadOnlyList<TitleLine> lines, int end) => (Lines, End) = (lines, end);

    public IReadOnlyList<TitleLine> Lines { get; }

    /// <summary>Where the opening sentence begins.</summary>
    public int End { get; }

    public static TitlePage Of(SourceText text)
    {
        List<TitleLine> lines = [];
        var end = 0;
        for (var at = 0; at < text.Lines.Length && lines.Count < MostLines; at = end + 1)
        {
            end = text.Lines.IndexOf('\n', at);
            if (end < 0) end = text.Lines.Length;
            var line = text.Lines[at..Math.Min(end, at + LongestLine)];
            if (Opening.IsMatch(line) || Sentence.IsMatch(line) || DatesIn.Of(line).Any(d => d.Weekday is not null)) return new TitlePage(lines, at);
            lines.Add(new TitleLine(at, line));
        }
        return new TitlePage(lines, Math.Min(end, text.Lines.Length));
    }
}
