using Agreements.App.Features.Agreements;
using Agreements.App.Features.Holidays;
using Agreements.App.Features.Institutions;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

public sealed class HolidayTests(string engine) : StorageTest(engine)
{
    // Thirty days before it is Friday, 25 April.
    private static readonly DateOnly End = new(2025, 5, 25), Friday = new(2025, 4, 25);

    private async Task<HolidayListView> LoadAsync(params Holiday[] more)
    {
        var list = await App.SendAsync(new GetHolidays.Query(2025, null));
        var delivered = await App.SendAsync(new GetHolidays.Query(2025, 2));
        return await App.SendAsync(new SetHolidays.Command(2025, list.Version, new HolidayEntry("SKB perubahan kedua", [.. delivered.Holidays, .. more])));
    }

    [Test]
    public async Task A_day_that_becomes_a_holiday_after_the_schedule_was_made_moves_its_step_to_the_working_day_before()
    {
        await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 4, 1));
        await LoadAsync(new Holiday(Friday, HolidayKind.CollectiveLeave, "Cuti bersama"));
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 4, 23)), Is.Empty);
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 4, 24)), Has.Count.EqualTo(2));
        Assert.That(await App.SweepOnAsync(Friday), Is.Empty);
    }

    [Test]
    public async Task A_holiday_that_a_revised_decree_takes_back_is_a_working_day_again()
    {
        await RegisteredAsync(End);
        await LoadAsync(new Holiday(Friday, HolidayKind.CollectiveLeave, "Cuti bersama"));
        await App.SweepOnAsync(new DateOnly(2025, 4, 1));
        await LoadAsync();
        Assert.That(await App.SweepOnAsync(new DateOnly(2025, 4, 24)), Is.Empty);
        Assert.That(await App.SweepOnAsync(Friday), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_regional_holiday_moves_only_what_is_sent_for_agreements_that_are_governed_in_its_region()
    {
        await InRegionAsync("Kota Jambi", "15.71");
        await InRegionAsync("Kota Palembang", "16.71");
        await LoadAsync(new Holiday(Friday, HolidayKind.Regional, "HUT Provinsi Jambi", "15"));
        await App.SweepOnAsync(new DateOnly(2025, 4, 1));
        Assert.That((await App.SweepOnAsync(new DateOnly(2025, 4, 24))).Select(m => m.To.ToString()), Does.Contain("desk@kota-jambi.example").And.Not.Contains("desk@kota-palembang.example"));
        Assert.That((await App.SweepOnAsync(Friday)).Select(m => m.To.ToString()), Does.Contain("desk@kota-palembang.example").And.Not.Contains("desk@kota-jambi.example"));
    }

    [Test]
    public async Task A_regional_holiday_does_not_move_a_legal_date()
    {
        var view = await InRegionAsync("Kota Jambi", "15.71", new NoticeClause(20, NoticeUnit.WorkingDays));
        await LoadAsync(new Holiday(Friday, HolidayKind.Regional, "HUT Provinsi Jambi", "15"));
        Assert.That((await App.SendAsync(new GetStatus.Query(view.Id, null))).Status.NoticeDeadline, Is.EqualTo(view.Status.NoticeDeadline));
        await LoadAsync(new Holiday(Friday, HolidayKind.National, "Libur nasional"));
        Assert.That((await App.SendAsync(new GetStatus.Query(view.Id, null))).Status.NoticeDeadline, Is.EqualTo(view.Status.NoticeDeadline!.Value.AddDays(-1)));
    }

    private async Task<AgreementView> InRegionAsync(string name, string region, NoticeClause? notice = null)
    {
        var city = await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts
        {
            Kind = InstitutionKind.CityGovernment, Name = name, RegionCode = region, Mailbox = $"desk@{name.ToLowerInvariant().Replace(' ', '-')}.example",
        }));
        return await RegisteredAsync(End, f => f with { Parties = [f.Parties[1], f.Parties[0] with { Institution = city.Id }], Notice = notice });
    }

    [Test]
    public async Task Earlier_lists_of_a_year_stay_readable()
    {
        var third = await LoadAsync(new Holiday(Friday, HolidayKind.CollectiveLeave, "Cuti bersama"));
        Assert.That((third.Version, third.Holidays.Count), Is.EqualTo((3, 29)));
        Assert.That(third.Versions.Select(v => v.Version), Is.EqualTo(new[] { 3, 2, 1 }));
        var first = await App.SendAsync(new GetHolidays.Query(2025, 1));
        Assert.That((first.Holidays.Count, first.Source), Is.EqualTo((27, "SKB Menag/Menaker/MenPANRB 1017/2024, 2/2024, 2/2024")));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new GetHolidays.Query(2025, 4)));
        Assert.That((await App.SendAsync(new GetHolidays.Query(2031, null))).Version, Is.Zero);
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new SetHolidays.Command(2025, 2, new HolidayEntry("SKB", third.Holidays))));
    }

    [Test]
    public async Task A_preview_says_which_sends_a_list_moves_and_writes_nothing()
    {
        var view = await RegisteredAsync(End);
        await App.SweepOnAsync(new DateOnly(2025, 4, 1));
        var list = await App.SendAsync(new GetHolidays.Query(2025, null));
        var preview = await App.SendAsync(new SetHolidays.Preview(2025, 2, new HolidayEntry("SKB", [.. list.Holidays, new Holiday(Friday, HolidayKind.National, "Libur")])));
        Assert.That((preview.Version, preview.Preview!.Moved, preview.Preview.Added, preview.Preview.Removed), Is.EqualTo((3, 1, 0, 0)));
        var moved = preview.Preview.Items.Single();
        Assert.That((moved.Agreement, moved.Step, moved.Day, moved.DayNow), Is.EqualTo((view.Id, 30, new DateOnly(2025, 4, 24), (DateOnly?)Friday)));
        Assert.That((await App.SendAsync(new GetHolidays.Query(2025, null))).Version, Is.EqualTo(2));
    }
}
