using Agreements.App.Access;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Reports;
using Agreements.App.Tests.Access;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Reports;

/// <summary>Which agreements each report lists, and what it says of them.</summary>
public sealed class AgreementReportTests(string engine) : AccessTest(engine)
{
    private static readonly DateOnly Day = new(2024, 6, 1);

    private Task<AgreementReport.View> ReportAsync(ReportKind of, DateOnly? asOf = null, int? year = null) => App.SendAsync(new AgreementReport.Query(of) { AsOf = asOf ?? Day, Year = year, IncludeTotal = true });

    private async Task<IReadOnlyList<Guid>> IdsAsync(ReportKind of, DateOnly? asOf = null, int? year = null) => [.. (await ReportAsync(of, asOf, year)).Items.Select(i => i.Id)];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Every_report_holds_what_a_look_at_each_agreement_on_each_day_finds_for_everybody_and_any_day(int seed)
    {
        var world = await ReportedWorld.DrawAsync(App, seed);
        foreach (var (mine, narrowed) in new (List<Guid>?, Guid?)[] { (null, null), (null, world.Institutions[0]), ([world.Institutions[0]], null), ([world.Institutions[2], world.Institutions[3]], null), ([world.Institutions[4]], world.Institutions[1]) })
        {
            if (mine is null) ActAsProgram();
            else Act(Role.Oversight, [.. mine.Select(i => (Guid?)i)]);
            foreach (var of in Enum.GetValues<ReportKind>())
                for (var i = 0; i < 4; i++) await AssertEqualAsync(world, new AgreementReport.Query(of) { AsOf = world.SomeDay(), Institution = narrowed, Class = i == 3 ? AgreementClass.Mou : null, PageSize = i == 0 ? 2 : 200 }, mine);
        }
    }

    private async Task AssertEqualAsync(ReportedWorld world, AgreementReport.Query query, List<Guid>? mine)
    {
        var (found, expected) = (new List<ReportedAgreement>(), world.Expected(query, query.AsOf!.Value, query.AsOf.Value.Year, mine));
        for (var page = await App.SendAsync(query with { IncludeTotal = true }); ; page = await App.SendAsync(query with { PageToken = page.NextPageToken }))
        {
            Assert.That(page.Total is null || page.Total == expected.Count, $"total of {query}: {page.Total}");
            found.AddRange(page.Items);
            if (page.NextPageToken is null) break;
        }
        Assert.That(found.Select(f => f.Id), Is.Unique.And.EquivalentTo(expected.Keys), query.ToString());
        foreach (var item in found)
            Assert.That(
                (item.Class, item.Validity, item.Months, item.From, item.To, item.Days, item.UndeterminedFrom, item.Parent, item.ParentEndedOn, item.EndBasis, item.FundedUntil),
                Is.EqualTo((expected[item.Id].Class, expected[item.Id].Validity, expected[item.Id].Months, expected[item.Id].From, expected[item.Id].To, expected[item.Id].Days, expected[item.Id].UndeterminedFrom, expected[item.Id].Parent, expected[item.Id].ParentEndedOn, expected[item.Id].EndBasis, expected[item.Id].FundedUntil)), query.ToString());
    }

    [Test]
    public async Task An_MoU_is_without_a_PKS_until_one_is_in_force_also_below_the_one_that_it_renewed()
    {
        var old = await EnterAsync(Mou(City, Branch) with { Term = Signed with { EndsOn = Day.AddDays(-1) } }, ProcessState.Registered);
        var mou = await EnterAsync(Mou(City, Branch) with { Term = Renewed, Predecessor = old.Id }, ProcessState.Registered);
        var item = (await ReportAsync(ReportKind.MouWithoutPks)).Items.Single();
        Assert.That((item.Id, item.Months), Is.EqualTo((mou.Id, (int?)0)));
        Assert.That((await ReportAsync(ReportKind.MouWithoutPks, new DateOnly(2025, 6, 27))).Items.Single().Months, Is.EqualTo(12), "the thirteenth month ends on the 28th");
        await EnterAsync(Mou(City, Branch) with { Class = AgreementClass.Pks, Parent = old.Id, Term = Signed with { EndsOn = Day } }, ProcessState.Registered);
        Assert.That(await IdsAsync(ReportKind.MouWithoutPks), Is.Empty);
        Assert.That(await IdsAsync(ReportKind.MouWithoutPks, Day.AddDays(1)), Is.EqualTo(new[] { mou.Id }), "the PKS has ended");
    }

    [Test]
    public async Task A_PKS_lives_on_under_a_parent_that_has_ended_and_who_does_not_see_the_parent_is_told_the_day_alone()
    {
        var parent = await EnterAsync(Mou(City, Branch) with { Term = Signed with { EndsOn = Day } }, ProcessState.Registered);
        var child = await EnterAsync(Mou(City, Other) with { Class = AgreementClass.Pks, Parent = parent.Id, Term = Renewed }, ProcessState.Registered);
        Assert.That(await IdsAsync(ReportKind.ParentExpired), Is.Empty, "the last day is a day in force");
        var item = (await ReportAsync(ReportKind.ParentExpired, Day.AddDays(1))).Items.Single();
        Assert.That((item.Id, item.ParentReference, item.ParentEndedOn), Is.EqualTo((child.Id, parent.Reference, (DateOnly?)Day)));
        Act(Role.Officer, Other);
        item = (await ReportAsync(ReportKind.ParentExpired, Day.AddDays(1))).Items.Single();
        Assert.That((item.ParentReference, item.ParentEndedOn), Is.EqualTo(((string?)null, (DateOnly?)Day)));
        Act(Role.Officer, Branch);
        Assert.That(await IdsAsync(ReportKind.ParentExpired, Day.AddDays(1)), Is.Empty);
    }

    [Test]
    public async Task Signed_in_a_year_and_in_force_in_it_are_two_reports()
    {
        var term = new Term { SignedOn = new DateOnly(2023, 12, 20), StartsOn = new DateOnly(2024, 1, 1), EndBasis = EndBasis.Fixed, EndsOn = new DateOnly(2024, 3, 31) };
        var id = (await EnterAsync(Mou(City, Branch) with { Term = term }, ProcessState.Registered)).Id;
        Assert.That((await IdsAsync(ReportKind.SignedInYear, year: 2023), await IdsAsync(ReportKind.SignedInYear, year: 2024)), Is.EqualTo((new[] { id }, Array.Empty<Guid>())));
        Assert.That(await IdsAsync(ReportKind.InForceInYear, year: 2023), Is.Empty);
        var view = await ReportAsync(ReportKind.InForceInYear);
        Assert.That((view.Year, view.Items.Single().From, view.Items.Single().To, view.Items.Single().Days), Is.EqualTo(((int?)2024, (DateOnly?)term.StartsOn, (DateOnly?)term.EndsOn, (int?)91)), "without a year that of the day");
    }

    [Test]
    public async Task An_unknown_end_is_never_said_to_be_the_first_day_and_keeps_nothing_out_of_a_report()
    {
        var term = new Term { SignedOn = new DateOnly(2023, 1, 20), EndBasis = EndBasis.Unknown };
        var id = (await EnterAsync(Mou(City, Branch) with { Term = term }, ProcessState.Registered)).Id;
        var first = (await ReportAsync(ReportKind.InForceInYear, year: 2023)).Items.Single();
        Assert.That((first.From, first.To, first.Days, first.UndeterminedFrom), Is.EqualTo((term.SignedOn, (DateOnly?)null, (int?)null, (DateOnly?)new DateOnly(2023, 1, 21))));
        var later = (await ReportAsync(ReportKind.InForceInYear)).Items.Single();
        Assert.That((later.From, later.To, later.Days, later.UndeterminedFrom), Is.EqualTo(((DateOnly?)null, (DateOnly?)null, (int?)null, (DateOnly?)new DateOnly(2024, 1, 1))));
        Assert.That(await IdsAsync(ReportKind.InForceInYear, year: 2022), Is.Empty);
        var alone = (await ReportAsync(ReportKind.MouWithoutPks)).Items.Single();
        Assert.That((alone.Id, alone.Validity, alone.EndsOn), Is.EqualTo((id, Validity.Undetermined, (DateOnly?)null)));
    }

    [Test]
    public async Task The_day_is_said_the_meaning_is_said_in_the_caller_s_language_and_a_token_is_bound_to_its_report()
    {
        for (var i = 0; i < 3; i++) await EnterAsync(Mou(City, Branch) with { Term = Renewed }, ProcessState.Registered);
        var today = await App.SendAsync(new AgreementReport.Query(ReportKind.MouWithoutPks) { PageSize = 2 });
        Assert.That((today.AsOf, today.Year, today.Total), Is.EqualTo((new DateOnly(2024, 11, 4), (int?)null, (long?)null)));
        Assert.That(today.Meaning, Does.StartWith("Nota Kesepahaman"));
        await AssertBrokenAsync("pageToken.invalid", "/pageToken", () => App.SendAsync(new AgreementReport.Query(ReportKind.OpenEnded) { PageSize = 2, PageToken = today.NextPageToken }));
        await AssertBrokenAsync("pageToken.invalid", "/pageToken", () => App.SendAsync(new AgreementReport.Query(ReportKind.MouWithoutPks) { AsOf = Day, PageSize = 2, PageToken = today.NextPageToken }));
        await AssertBrokenAsync("query.value", "/year", () => ReportAsync(ReportKind.SignedInYear, year: 1900));
        Assert.That((await App.SendAsync(new AgreementReport.Query(ReportKind.MouWithoutPks) { PageSize = 2, PageToken = today.NextPageToken })).Items, Has.Count.EqualTo(1));
    }
}
