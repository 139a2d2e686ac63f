using System.Text.RegularExpressions;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Extraction;

/// <summary>The ways in which texts write a day.</summary>
internal static class DateForms
{
    public static readonly Dictionary<string, string> MonthNames = new[]
    {
        "januari", "jan", "februari", "febuari", "pebruari", "feb", "peb", "maret", "mar", "april", "apr", "mei", "juni", "jun", "juli", "jul", "agustus", "agust", "agt", "agu", "september", "sept", "sep", "oktober", "okt",
        "november", "nopember", "nov", "nop", "desember", "des", "january", "february", "march", "may", "june", "july", "august", "october", "oct", "december", "dec",
    }.ToDictionary(NumberWords.Fold, name => name, StringComparer.Ordinal);

    private static readonly string Months = "(?i:" + string.Join('|', MonthNames.Keys.OrderByDescending(m => m.Length).Select(NumberWords.Confusable)) + ")";

    private const string Weekdays = @"(?i:[s5]enin|[s5]elasa|rabu|kamis|d?jum['’]?at|[s5]abtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday)";

    private const string Digit = "[0-9OolI|]";

    private const string Tanggal = @"\b(?i:(?:ber|ter)?tanggal|tgl)\b\.?[\s,:]*";

    private static readonly string Day = $@"(?<day>{NumberWords.Pattern}|[0-9]{Digit}?|[lIoO|][0-9])(?i:st|nd|rd|th)?(?:\s*\(\s*(?<dayAgain>[0-9]{{1,2}}|\p{{L}}[\p{{L}}01| ]+)\s*\))?";

    private static readonly string Year = $@"(?<year>{NumberWords.Pattern}|[0-9]{Digit}{{3}}|'?[0-9]{Digit})(?:\s*\(\s*(?<yearAgain>[0-9]{{4}}|\p{{L}}[\p{{L}}01| ]+)\s*\))?";

    private static readonly Regex DayFirst = Form(
        $@"(?:(?:{Tanggal}|\b(?i:the|on)\b[\s,:]*))*{Day}[\s,]*(?:(?i:day)[\s,]*)?(?:(?i:bulan|of|(?:the\s+)?month\s+of)[\s,:]*)*[\-\s]*(?<month>{Months})\b(?:\s*\([^()]+\))?[.,\s\-]*(?:(?i:tahun|thn|(?:in\s+|of\s+)?the\s+year|year)[.\s,:]*)?{Year}");

    private static readonly Regex MonthFirst = Form($@"(?<month>{Months})\b\.?[\s,]+(?:{Tanggal})?{Day}\s*,?\s+(?:(?i:tahun)\s+)?(?<year>[0-9]{Digit}{{3}}|{NumberWords.Pattern})");

    private static readonly Regex YearFirst = Form($@"(?i:tahun)\s+(?<year>[0-9]{Digit}{{3}}|{NumberWords.Pattern})[\s,]*(?i:bulan)\s+(?<month>{Months})[\s,]*{Tanggal}{Day}");

    // "tanggal 7 (tujuh) bulan 9 (sembilan) tahun 2023".
    private static readonly Regex MonthNumbered = Form($@"{Tanggal}{Day}[\s,/\-]*(?i:bulan)\s+(?<month>\p{{L}}+(?:\s*belas)?|[0-9]{{1,2}})(?:\s*\([^()]+\))?[\s,/\-]*(?i:tahun)\s+{Year}");

    private static readonly Regex Digits = Form(
        $@"(?:{Tanggal})?(?:(?<year>[12][0-9]{{3}})-(?<month>[0-9]{{2}})-(?<day>[0-9]{{2}})|(?<day>{Digit}{{1,2}})\s*[/.\-]\s*(?<month>{Digit}{{1,2}})\s*[/.\-]\s*(?<year>[0-9lI]{Digit}{{3}}|[0-9]{Digit}))");

    // "Kamis Kliwon,", "Senin ini,": what may stand in front of a date.
    public static readonly Regex Weekday = Form($@"\b(?<weekday>{Weekdays})\b(?:\s+(?i:ini|itu|yang|malam|pagi|siang|legi|manis|pahing|paing|pon|wage|kliwon)\b)*[\s,(:]*$");

    // "1 Januari sampai dengan 31 Desember 2024": the first day is of the year of the second.
    public static readonly Regex WithoutYear = Form($@"(?<day>{NumberWords.Pattern}|[0-9]{Digit}?)\s*(?:(?i:bulan)\s+)?(?<month>{Months})?\s*,?\s*(?i:s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|hingga|until|to|dan(?:\s+(?:berakhir|selesai|habis|ditutup))?(?:\s+pada)?|-)\s*$");

    public static readonly Regex Again = Form(@"^[\s,/(\[:]*(?i:atau|yaitu|yakni|dengan\s+angka|or|tanggal|tgl\.?)?[\s,:]*$");

    // "Akhir Desember 2025".
    private static readonly Regex LastDay = Form($@"(?i:akhir)\s+(?:(?i:bulan)\s+)?(?<month>{Months})\s+(?:(?i:tahun)\s+)?(?<year>[0-9]{Digit}{{3}}|{NumberWords.Pattern})");

    public static readonly Regex[] Whole = [DayFirst, MonthFirst, YearFirst, MonthNumbered, Digits, LastDay];

    // "Dua ribu dua puluh em pat": a scan tore the last word of the year.
    public static readonly Regex Torn = Form(@"^\s(?<word>\p{L}{1,6}\s\p{L}{1,7})\b");

    private static Regex Form(string pattern) => new(pattern, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
