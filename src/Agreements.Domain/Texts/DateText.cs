using System.Globalization;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Texts;

/// <summary>Dates as people write them. The month names stand here, not in the machine's locale data, so that a mail reads the
/// same on every server.</summary>
public static class DateText
{
    private static readonly string[] MonthsId =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    private static readonly string[] MonthsEn =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly Dictionary<string, int> OtherMonths = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Agt"] = 8, ["Agust"] = 8, ["Pebruari"] = 2, ["Peb"] = 2, ["Febuari"] = 2, ["Sept"] = 9, ["Nopember"] = 11, ["Nop"] = 11,
    };

    private static readonly string[] DaysId = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    private static readonly string[] Small =
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];

    /// <summary><c>25 Mei 2025</c> or <c>25 May 2025</c>.</summary>
    public static string Long(DateOnly date, Language language) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day} {(language == Language.Id ? MonthsId : MonthsEn)[date.Month - 1]} {date.Year}");

    /// <summary><c>Minggu, 25 Mei 2025</c> or <c>Sunday, 25 May 2025</c>.</summary>
    public static string WithWeekday(DateOnly date, Language language) =>
        $"{(language == Language.Id ? DaysId[(int)date.DayOfWeek] : date.DayOfWeek.ToString())}, {Long(date, language)}";

    /// <summary><c>Mei 2025</c> or <c>May 2025</c>.</summary>
    public static string MonthAndYear(DateOnly date, Language language) => $"{(language == Language.Id ? MonthsId : MonthsEn)[date.Month - 1]} {date.Year}";

    /// <summary>The first three letters of the month: <c>Mei</c>, <c>Agu</c>.</summary>
    public static string ShortMonth(DateOnly date, Language language) => (language == Language.Id ? MonthsId : MonthsEn)[date.Month - 1][..3];

    /// <summary><c>Senin</c> or <c>Monday</c>.</summary>
    public static string DayName(DayOfWeek day, Language language) => language == Language.Id ? DaysId[(int)day] : day.ToString();

    /// <summary>1 to 12 for the name of a month in either language, whole or its first three letters, or in old spelling (<c>Nopember</c>); null = none.</summary>
    public static int? Month(string name) => Index(MonthsId, name) ?? Index(MonthsEn, name) ?? (OtherMonths.TryGetValue(name, out var month) ? month : null);

    /// <summary>A weekday by its name in either language; null = none.</summary>
    public static DayOfWeek? Weekday(string name)
    {
        if (name.Equals("Jum'at", StringComparison.OrdinalIgnoreCase) || name.Equals("Djumat", StringComparison.OrdinalIgnoreCase) || name.Equals("Djum'at", StringComparison.OrdinalIgnoreCase)) return DayOfWeek.Friday;
        if (name.Equals("Ahad", StringComparison.OrdinalIgnoreCase)) return DayOfWeek.Sunday;
        var at = Array.FindIndex(DaysId, d => d.Equals(name, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? (DayOfWeek)at : Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var day) ? day : null;
    }

    private static int? Index(string[] months, string name)
    {
        var at = Array.FindIndex(months, m => m.Equals(name, StringComparison.OrdinalIgnoreCase) || name.Length == 3 && m.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at + 1;
    }

    /// <summary>As legal texts spell it: <c>hari Minggu, tanggal dua puluh lima bulan Mei tahun dua ribu dua puluh lima</c>.</summary>
    public static string InWords(DateOnly date) =>
        $"hari {DaysId[(int)date.DayOfWeek]}, tanggal {Number(date.Day)} bulan {MonthsId[date.Month - 1]} tahun {Number(date.Year)}";

    /// <summary>A whole number from 0 to 9999 in Indonesian words.</summary>
    public static string Number(int value) => value switch
    {
        < 12 => Small[value],
        < 20 => $"{Small[value - 10]} belas",
        < 100 => Join($"{Small[value / 10]} puluh", value % 10),
        < 200 => Join("seratus", value - 100),
        < 1000 => Join($"{Small[value / 100]} ratus", value % 100),
        < 2000 => Join("seribu", value - 1000),
        _ => Join($"{Number(value / 1000)} ribu", value % 1000),
    };

    private static string Join(string head, int rest) => rest == 0 ? head : $"{head} {Number(rest)}";
}
