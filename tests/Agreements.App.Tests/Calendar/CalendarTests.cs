using Agreements.Domain.Dates;
using Agreements.App.Features.Calendar;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.App.Tests.Calendar;

/// <summary>The days of a month, and the picture of an institution's years.</summary>
public sealed class CalendarTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly First = new(2025, 5, 1), Last = new(2025, 5, 31);

    [Test]
    public async Task A_month_shows_ends_stages_ceremonies_meetings_and_holidays_in_scope()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 5, 5));
        var mou = await RegisteredAsync(new DateOnly(2025, 5, 25));
        var renewal = await App.SendAsync(new OpenRenewal.Command(mou.Id));
        await App.SendAsync(new RecordMeeting.Command(renewal.Id, null, new MeetingFacts(new DateOnly(2025, 5, 20), "Rapat 29 OPD")));
        await App.SendAsync(new CreateSigningEvent.Command(new SigningEventFacts("HUT Kota Jambi", new DateOnly(2025, 5, 28), Institution: mou.Parties[0].Institution)));
        App.Caller = new Principal("rina@office.example", "session:1", null, [new Grant(Permission.Read, mou.Parties[0].Institution)]);
        var seen = (await App.SendAsync(new GetCalendar.Query(First, Last))).Items;
        Assert.That(seen.Where(e => e.Kind is not (CalendarKind.Holiday or CalendarKind.Stage)).Select(e => (e.Kind, e.On.Day)), Is.EqualTo(new[] { (CalendarKind.Meeting, 20), (CalendarKind.End, 25), (CalendarKind.Signing, 28) }));
        Assert.That(seen.Select(e => e.Kind), Does.Contain(CalendarKind.Stage).And.Contain(CalendarKind.Holiday));
        App.Caller = new Principal("budi@office.example", "session:2", null, [new Grant(Permission.Read, Guid.CreateVersion7())]);
        Assert.That((await App.SendAsync(new GetCalendar.Query(First, Last))).Items.Select(e => e.Kind), Is.All.EqualTo(CalendarKind.Holiday));
    }

    [Test]
    public async Task A_span_that_ends_before_it_begins_or_is_too_long_is_refused()
    {
        await AssertBrokenAsync("report.range", "/to", () => App.SendAsync(new GetCalendar.Query(Last, First)));
        await AssertBrokenAsync("calendar.tooLong", "/to", () => App.SendAsync(new GetCalendar.Query(First, First.PlusMonths(24))));
        await AssertBrokenAsync("date.unlikely", "/from", () => App.SendAsync(new GetCalendar.Query(DateOnly.MinValue, First)));
    }

    [Test]
    public async Task The_picture_of_an_institution_shows_its_gaps_page_by_page()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 6, 1));
        var one = await RegisteredAsync(new DateOnly(2025, 5, 25));
        var view = await App.SendAsync(new GetValidityChart.Query(one.Parties[0].Institution, new DateOnly(2023, 1, 1), 50, null));
        Assert.That((view.Items.Count, view.NextPageToken, view.Items[0].Spans[0].Days.End, view.Items[0].Gaps[0].Days), Is.EqualTo((1, (string?)null, new DateOnly(2025, 5, 25), 7)));
        Assert.That((await App.SendAsync(new GetValidityChart.Query(one.Parties[0].Institution, new DateOnly(2026, 1, 1), 50, null))).Items, Is.Empty);
    }

    [Test]
    public async Task The_pages_of_the_picture_hold_only_what_is_in_scope()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 6, 1));
        var own = await RegisteredAsync(new DateOnly(2025, 5, 25));
        var shared = own.Parties[0].Institution;
        await RegisteredAsync(new DateOnly(2030, 5, 25), f => f with { Parties = [f.Parties[0] with { Institution = shared }, .. f.Parties.Skip(1)] });
        App.Caller = new Principal("rina@office.example", "session:1", null, [new Grant(Permission.Read, own.Parties[1].Institution)]);
        var view = await App.SendAsync(new GetValidityChart.Query(shared, new DateOnly(2023, 1, 1), 1, null));
        Assert.That((view.Items.Select(i => i.Id).SingleOrDefault(), view.NextPageToken), Is.EqualTo((own.Id, (string?)null)));
    }
}
