using System.Globalization;
using Agreements.App.Features.Agreements;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Cli;

/// <summary>A status for people at a terminal.</summary>
internal static class StatusText
{
    public static string Of(GetStatus.View view)
    {
        var s = view.Status;
        var lines = new List<string>
        {
            $"{view.Reference}  {view.Title}",
            $"  per {DateText.WithWeekday(s.AsOf, Language.Id)}: {Label(s.Validity)} ({Words.Of(s.Validity)}), proses {Label(s.Process)}, perpanjangan {Label(s.Renewal)}",
        };
        if (s.EndsOn is { } end) lines.Add($"  berakhir {DateText.WithWeekday(end, Language.Id)}, {Away(s.AsOf.DaysUntil(end))}");
        if (s.Gap is { } gap) lines.Add(string.Create(CultureInfo.InvariantCulture, $"  masa jeda {gap.Days} hari: {gap.From.ToIso()} s.d. {gap.To?.ToIso() ?? "belum tentu"} ({Words.Of(gap.State)})"));
        if (s.NoticeDeadline is { } notice) lines.Add($"  batas pemberitahuan {DateText.WithWeekday(notice, Language.Id)}");
        if (s.Flags.Count > 0) lines.Add("  tanda: " + string.Join(", ", s.Flags.Select(Words.Of)));
        return string.Join('\n', lines);
    }

    private static string Away(int days) => days switch
    {
        0 => "hari ini",
        > 0 => string.Create(CultureInfo.InvariantCulture, $"{days} hari lagi"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{-days} hari yang lalu"),
    };

    private static string Label(Enum value) => Message.Label(value).In(Language.Id);
}
