using Agreements.Domain.Texts;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Agreements.App.Features.Calendar;

/// <summary>A feed as iCalendar (RFC 5545, RFC 7986): all-day events whose UID belongs to the deadline.</summary>
public static class FeedText
{
    private const string RefreshEvery = "PT6H";

    /// <param name="leftOut">What the feed does not show, in words; null = it is whole.</param>
    public static string Write(string name, IReadOnlyList<FeedEntry> entries, string? leftOut, Language language)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Agreements//ID", Method = "PUBLISH" };
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var describing in leftOut is null ? [] : (string[])["DESCRIPTION", "X-WR-CALDESC"]) calendar.AddProperty(describing, leftOut!);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", RefreshEvery);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", RefreshEvery);
        foreach (var entry in entries) calendar.Events.Add(Event(entry, language));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    // Of what is called off only the day is repeated: it may be gone because its reader may not see it any more.
    private static CalendarEvent Event(FeedEntry entry, Language language) => new()
    {
        Uid = entry.Key + "@agreements",
        DtStamp = new CalDateTime(entry.ChangedAt.UtcDateTime),
        LastModified = new CalDateTime(entry.ChangedAt.UtcDateTime),
        Sequence = (int)Math.Min(entry.Sequence, int.MaxValue),
        Start = new CalDateTime(entry.On.Year, entry.On.Month, entry.On.Day),
        Summary = entry.Entry?.Title ?? new Message("calendar.cancelled").In(language),
        Status = entry.Entry is null ? "CANCELLED" : "CONFIRMED",
        Transparency = TransparencyType.Transparent,
    };
}
