using System.Globalization;
using Agreements.App.Store;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Agreements.App.Mail;

/// <summary>A deadline as an all-day iCalendar event. Its UID belongs to the deadline's kind, and the sequence rises with the
/// agreement's version, so that a calendar moves the entry instead of adding a second one.</summary>
public static class DeadlineCalendar
{
    public static string Write(Dossier dossier, DeadlineKind kind, DateOnly day, string from, DateTimeOffset now)
    {
        var agreement = dossier.Agreement;
        var calendar = new Ical.Net.Calendar { ProductId = "-//Agreements//ID", Method = "PUBLISH" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{agreement.Id}-{Words.Of(kind)}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
            DtStamp = new CalDateTime(now.UtcDateTime),
            Sequence = (int)Math.Min(agreement.Version, int.MaxValue),
            Start = new CalDateTime(day.Year, day.Month, day.Day),
            Summary = Title(kind) + agreement.FactsAt(day).Title,
            Description = string.Create(CultureInfo.InvariantCulture, $"{agreement.Reference}: {DateText.InWords(day)}"),
            Transparency = TransparencyType.Transparent,
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static string Title(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Notice => "Batas pemberitahuan: ",
        DeadlineKind.FiscalYear => "Anggaran tahun berikut: ",
        _ => "Berakhir: ",
    };
}
