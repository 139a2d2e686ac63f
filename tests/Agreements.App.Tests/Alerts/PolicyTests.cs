using System.Data.Common;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.AlertPolicies;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Institutions;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Alerts;

public sealed class PolicyTests(string engine) : StorageTest(engine)
{
    private static readonly PolicyScope MouClass = PolicyScope.OfClass(AgreementClass.Mou, false);

    private static DateOnly Day(int month, int day) => new(2025, month, day);

    [SetUp]
    public void Begin() => App.Time.SetUtcNow(TestApp.At(2025, 1, 2));

    private async Task<PolicyView> StateAsync(PolicyScope scope, DateOnly from, PolicyTerms terms, bool validateOnly = false)
    {
        var version = (await App.SendAsync(new GetPolicy.Query(scope, null))).Version;
        var entry = new PolicyEntry
        {
            ValidFrom = from, EndSteps = terms.EndSteps, NoticeSteps = terms.NoticeSteps, GapSteps = terms.GapSteps, GapEvery = terms.GapEvery, RenewalLead = terms.RenewalLead,
            StageDays = terms.StageDays, StalledSteps = terms.StalledSteps, Reason = "rapat koordinasi",
        };
        return validateOnly ? await App.SendAsync(new SetPolicy.Preview(scope, version, entry)) : await App.SendAsync(new SetPolicy.Command(scope, version, entry));
    }

    private async Task<PolicyTerms> WholeAsync(params int[] endSteps) => (await App.SendAsync(new GetPolicy.Query(MouClass, null))).Stated! with { EndSteps = endSteps };

    private async Task<IReadOnlyList<Flag>> FlagsAsync(Guid id, DateOnly asOf) => (await App.SendAsync(new GetStatus.Query(id, asOf))).Status.Flags;

    private async Task<DateOnly?> NextAsync(Guid id) => (await App.RowsAsync<DateOnly?>("SELECT next_alert_on FROM agreements WHERE id = @Id", new { Id = id })).Single();

    private async Task<int> LookedAsync() => (await App.SendAsync(new SweepAlerts.Detailed(DryRun: false))).Looked;

    [Test]
    public async Task A_version_holds_from_its_first_day_and_a_past_day_answers_as_it_did()
    {
        var view = await RegisteredAsync(Day(11, 20));
        var before = await App.SendAsync(new GetStatus.Query(view.Id, Day(5, 31)));
        Assert.That(before.Status.Flags, Does.Contain(Flag.Expiring), "173 days before the end, by the ladder of 180");
        await StateAsync(MouClass, Day(6, 1), await WholeAsync(30, 0));
        Assert.That(await FlagsAsync(view.Id, Day(5, 31)), Is.EqualTo(before.Status.Flags));
        Assert.That(await FlagsAsync(view.Id, Day(6, 1)), Has.None.EqualTo(Flag.Expiring));
        Assert.That(await FlagsAsync(view.Id, Day(10, 21)), Does.Contain(Flag.Expiring));
    }

    [Test]
    public async Task All_versions_stay_readable_with_who_stated_them_when_and_why()
    {
        await StateAsync(MouClass, Day(6, 1), await WholeAsync(90, 0));
        var view = await StateAsync(MouClass, Day(6, 1), await WholeAsync(30, 0));
        Assert.That((view.Version, view.Stated!.EndSteps![0]), Is.EqualTo((3, 180)), "today the first still holds");
        Assert.That(view.Versions.Select(v => (v.Version, v.ValidFrom, v.Terms.EndSteps![0], v.Reason)), Is.EqualTo(new[]
        {
            (3L, (DateOnly?)Day(6, 1), 30, "rapat koordinasi"), (2L, Day(6, 1), 90, "rapat koordinasi"), (1L, null, 180, null),
        }));
        Assert.That((await App.SendAsync(new GetPolicy.Query(MouClass, Day(6, 1)))).Stated!.EndSteps, Is.EqualTo(new[] { 30, 0 }));
        Assert.That(await App.RowsAsync<string>("SELECT action FROM audit_entries WHERE subject_kind = 'alertPolicy' AND changes LIKE '%endSteps%'"), Has.Count.EqualTo(2));
        Assert.That((await App.SendAsync(new ListPolicies.Query(200, null))).Items, Has.Count.EqualTo(16), "of every class and of universities, and the two");
    }

    [Test]
    public async Task A_stale_version_is_refused_and_adds_nothing()
    {
        var entry = new PolicyEntry { ValidFrom = Day(6, 1), EndSteps = [30] };
        var scope = PolicyScope.OfAgreement((await RegisteredAsync(Day(12, 31))).Id);
        await App.SendAsync(new SetPolicy.Command(scope, 0, entry));
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new SetPolicy.Command(scope, 0, entry)));
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new SetPolicy.Preview(scope, 0, entry)));
        Assert.That((await App.SendAsync(new GetPolicy.Query(scope, null))).Versions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_held_yesterday_is_not_changed_and_the_day_is_that_of_the_agreements_zone()
    {
        var view = await RegisteredAsync(Day(12, 31));
        App.Time.SetUtcNow(new DateTimeOffset(2025, 5, 19, 15, 30, 0, TimeSpan.Zero));
        await AssertBrokenAsync("policy.past", "/validFrom", async () => await StateAsync(MouClass, Day(5, 19), await WholeAsync(30, 0)));
        Assert.That((await StateAsync(PolicyScope.OfAgreement(view.Id), Day(5, 19), new PolicyTerms { EndSteps = [30] })).Version, Is.EqualTo(1), "22:30 on the 19th in Jakarta, 00:30 on the 20th in Papua");
    }

    [Test]
    public async Task A_party_that_joins_by_an_addendum_brings_its_policy_and_one_that_leaves_takes_its_own_along()
    {
        var (city, branch, third) = (await InstitutionAsync("Kota"), await InstitutionAsync("Cabang", InstitutionKind.BpjsBranch), await InstitutionAsync("Kabupaten", InstitutionKind.RegencyGovernment));
        var view = await App.SendAsync(new CreateAgreement.Command(Mou(city, branch) with { Term = new Term { SignedOn = Day(1, 1), EndBasis = EndBasis.Fixed, EndsOn = Day(12, 31) } }, ProcessState.Registered));
        await StateAsync(PolicyScope.OfInstitution(branch, null), Day(1, 2), new PolicyTerms { EndSteps = [330] });
        Assert.That(await FlagsAsync(view.Id, Day(2, 28)), Does.Contain(Flag.Expiring), "306 days before the end");
        var amendment = new Amendment { Parties = [new(city), new(third)] };
        await App.SendAsync(new AddAddendum.Command(view.Id, view.Version, new Addendum { SignedOn = Day(1, 2), EffectiveOn = Day(3, 1), Amendment = amendment }));
        await App.SweepOnAsync(Day(1, 2));
        await StateAsync(PolicyScope.OfInstitution(third, null), Day(1, 2), new PolicyTerms { EndSteps = [200] });
        Assert.That(await NextAsync(view.Id), Is.EqualTo(DateOnly.MinValue), "it is planned anew");
        foreach (var (day, expiring) in new[] { (Day(2, 28), true), (Day(3, 1), false), (Day(6, 13), false), (Day(6, 14), true) })
            Assert.That((await FlagsAsync(view.Id, day)).Contains(Flag.Expiring), Is.EqualTo(expiring), $"{day}");
    }

    [Test]
    public async Task An_agreements_own_policy_goes_before_its_partys_and_that_before_the_one_above_it_and_the_class()
    {
        var national = await InstitutionAsync("Pusat", InstitutionKind.BpjsHeadOffice);
        var head = await InstitutionAsync("Kanwil", InstitutionKind.BpjsRegionalOffice, parent: national);
        var branch = await InstitutionAsync("Cabang", InstitutionKind.BpjsBranch, parent: head);
        var city = await InstitutionAsync("Kota");
        var view = await App.SendAsync(new CreateAgreement.Command(Mou(city, branch) with { Term = new Term { SignedOn = Day(1, 1), EndBasis = EndBasis.Fixed, EndsOn = Day(12, 31) } }, ProcessState.Registered));
        var own = PolicyScope.OfAgreement(view.Id);
        async Task<(int?, int?, int)> EffectiveAsync()
        {
            var effective = (await App.SendAsync(new GetPolicy.Query(own, null))).Effective!;
            return (effective.RenewalLead, effective.GapEvery, effective.EndSteps![0]);
        }
        Assert.That(await EffectiveAsync(), Is.EqualTo(((int?)180, (int?)30, 180)));
        await StateAsync(PolicyScope.OfInstitution(national, null), Day(1, 3), new PolicyTerms { RenewalLead = 500, EndSteps = [500] });
        await StateAsync(PolicyScope.OfInstitution(head, null), Day(1, 3), new PolicyTerms { RenewalLead = 300, GapEvery = 20, EndSteps = [300] });
        App.Time.SetUtcNow(TestApp.At(2025, 1, 3));
        Assert.That(await EffectiveAsync(), Is.EqualTo(((int?)300, (int?)20, 300)));
        await StateAsync(PolicyScope.OfInstitution(branch, AgreementClass.Mou), Day(1, 3), new PolicyTerms { GapEvery = 10, EndSteps = [200] });
        Assert.That(await EffectiveAsync(), Is.EqualTo(((int?)300, (int?)10, 200)));
        await StateAsync(own, Day(1, 3), new PolicyTerms { EndSteps = [400] });
        Assert.That(await EffectiveAsync(), Is.EqualTo(((int?)300, (int?)10, 400)));
        Assert.That(await FlagsAsync(view.Id, Day(1, 3)), Does.Contain(Flag.Expiring), "362 days before the end: status, list and sweep ask the same book");
        Assert.That((await App.SendAsync(new ListAgreements.Query { Flag = Flag.Expiring })).Items.Select(i => i.Id), Is.EqualTo(new[] { view.Id }));
        Assert.That((await App.SweepOnAsync(Day(1, 3))).Count, Is.EqualTo(2));
    }

    [Test]
    public async Task On_the_first_day_of_a_coming_version_what_it_makes_due_is_told()
    {
        var (one, other) = (await RegisteredAsync(Day(12, 31)), await RegisteredAsync(Day(12, 31)));
        await App.SweepOnAsync(Day(1, 6));
        await StateAsync(PolicyScope.OfAgreement(one.Id), Day(3, 10), new PolicyTerms { EndSteps = [300, 0] });
        Assert.That(await App.SweepOnAsync(Day(1, 7)), Is.Empty);
        Assert.That((await NextAsync(one.Id), await NextAsync(other.Id)), Is.EqualTo(((DateOnly?)Day(3, 10), (DateOnly?)Day(7, 4))));
        Assert.That(await App.SweepOnAsync(Day(3, 7)), Is.Empty, "its day of 300 has passed, but the policy has not begun");
        Assert.That((await App.SweepOnAsync(Day(3, 10))).Count, Is.EqualTo(2));
        Assert.That(await App.SweepOnAsync(Day(7, 4)), Has.Count.EqualTo(2), "the other follows the class");
    }

    [Test]
    public async Task A_coming_version_begins_in_Papua_two_hours_before_Jakarta()
    {
        var papua = (await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = "Kota Jayapura", Zone = "Asia/Jayapura" }))).Id;
        var east = await RegisteredAsync(Day(12, 31), f => f with { Parties = [f.Parties[1], f.Parties[0] with { Institution = papua }] });
        await RegisteredAsync(Day(12, 31));
        await StateAsync(MouClass, Day(3, 10), await WholeAsync(300, 0));
        await App.SweepOnAsync(Day(3, 7));
        App.Time.SetUtcNow(new DateTimeOffset(2025, 3, 9, 15, 1, 0, TimeSpan.Zero));
        Assert.That((await App.SendAsync(new SweepAlerts.Detailed(DryRun: true))).Alerts.Select(a => a.Agreement), Is.EqualTo(new[] { east.Id }));
    }

    [Test]
    public async Task Stating_a_policy_has_its_own_agreements_planned_anew_and_no_others()
    {
        var city = await InstitutionAsync("Kota Jambi");
        var branch = await InstitutionAsync("Cabang", InstitutionKind.BpjsBranch);
        var one = await RegisteredAsync(Day(12, 31), f => f with { Parties = [f.Parties[0] with { Institution = city }, f.Parties[1]] });
        await RegisteredAsync(Day(12, 31));
        await RegisteredAsync(Day(12, 31), f => f with { Class = AgreementClass.Pks });
        await LookedAsync();
        Assert.That(await LookedAsync(), Is.Zero);
        await StateAsync(PolicyScope.OfInstitution(city, null), Day(1, 3), new PolicyTerms { EndSteps = [90] });
        Assert.That(await LookedAsync(), Is.EqualTo(1));
        await StateAsync(PolicyScope.OfAgreement(one.Id), Day(1, 3), new PolicyTerms { EndSteps = [60] });
        Assert.That(await LookedAsync(), Is.EqualTo(1));
        await StateAsync(MouClass, Day(1, 3), await WholeAsync(90, 0));
        Assert.That(await LookedAsync(), Is.EqualTo(2));
        await StateAsync(PolicyScope.OfInstitution(branch, null), Day(1, 3), new PolicyTerms { EndSteps = [90] });
        Assert.That(await LookedAsync(), Is.Zero);
    }

    [Test]
    public async Task Where_nothing_was_to_come_other_rules_may_let_something_come()
    {
        var view = await RegisteredAsync(new DateOnly(2024, 6, 30));
        var own = PolicyScope.OfAgreement(view.Id);
        await StateAsync(own, Day(1, 2), new PolicyTerms { GapEvery = 0 });
        await App.SweepOnAsync(Day(1, 3));
        Assert.That(await NextAsync(view.Id), Is.Null);
        await StateAsync(own, Day(1, 3), new PolicyTerms { GapEvery = 30 });
        await App.SweepOnAsync(Day(1, 3));
        Assert.That(await NextAsync(view.Id), Is.EqualTo(Day(1, 30)), "210 days after the end is Sunday the 26th, and three holidays follow");
    }

    [Test]
    public async Task Rules_that_came_by_another_way_than_the_API_are_noticed_by_the_next_sweep()
    {
        var (one, ended) = (await RegisteredAsync(Day(12, 31)), await RegisteredAsync(new DateOnly(2024, 6, 30)));
        await StateAsync(PolicyScope.OfAgreement(ended.Id), Day(1, 2), new PolicyTerms { GapEvery = 0 });
        await App.SweepOnAsync(Day(1, 3));
        Assert.That(await NextAsync(ended.Id), Is.Null);
        await App.ExecuteAsync("""
            INSERT INTO alert_policy_versions (id, scope_key, agreement_id, for_university, version, valid_from, terms, actor, created_at)
            SELECT '01900000-0000-7000-8000-000000000001', scope_key, agreement_id, for_university, 2, '2025-01-03', '{"gapEvery":30}', 'migration', created_at
            FROM alert_policy_versions WHERE agreement_id IS NOT NULL
            """);
        await App.SweepOnAsync(Day(1, 3));
        Assert.That((await NextAsync(one.Id), await NextAsync(ended.Id)), Is.EqualTo(((DateOnly?)Day(7, 4), (DateOnly?)Day(1, 30))));
    }

    [Test]
    public async Task A_partys_own_policy_goes_before_one_from_above_the_first_party()
    {
        var province = await InstitutionAsync("Provinsi", InstitutionKind.ProvincialGovernment);
        var (unit, branch) = (await InstitutionAsync("Dinas", InstitutionKind.GovernmentUnit, parent: province), await InstitutionAsync("Cabang", InstitutionKind.BpjsBranch));
        var view = await RegisteredAsync(Day(12, 31), f => f with { Parties = [f.Parties[0] with { Institution = unit }, f.Parties[1] with { Institution = branch }] });
        await StateAsync(PolicyScope.OfInstitution(province, null), Day(1, 2), new PolicyTerms { EndSteps = [100], RenewalLead = 100 });
        await StateAsync(PolicyScope.OfInstitution(branch, null), Day(1, 2), new PolicyTerms { EndSteps = [70] });
        var effective = (await App.SendAsync(new GetPolicy.Query(PolicyScope.OfAgreement(view.Id), null))).Effective!;
        Assert.That((effective.EndSteps![0], effective.RenewalLead), Is.EqualTo((70, (int?)100)));
    }

    [Test]
    public async Task A_sweep_of_another_node_plans_by_what_was_stated_a_moment_ago()
    {
        var view = await RegisteredAsync(Day(12, 31));
        await using var other = new TestApp(Engine, App.Time, App.Mails);
        await other.SendAsync(new SweepAlerts.Command());
        await StateAsync(PolicyScope.OfAgreement(view.Id), Day(1, 3), new PolicyTerms { EndSteps = [100] });
        await other.SendAsync(new SweepAlerts.Command());
        Assert.That(await NextAsync(view.Id), Is.EqualTo(Day(1, 3)), "the first day of what was stated");
    }

    [Test]
    public async Task An_institution_that_comes_below_another_takes_over_its_policy()
    {
        var head = await InstitutionAsync("Kanwil", InstitutionKind.BpjsRegionalOffice);
        var branch = await InstitutionAsync("Cabang", InstitutionKind.BpjsBranch);
        var unit = await InstitutionAsync("KCP", InstitutionKind.BpjsSubBranch, parent: branch);
        var view = await RegisteredAsync(Day(12, 31), f => f with { Parties = [f.Parties[0], f.Parties[1] with { Institution = unit }] });
        await StateAsync(PolicyScope.OfInstitution(head, null), Day(1, 3), new PolicyTerms { EndSteps = [250, 0] });
        await App.SweepOnAsync(Day(1, 3));
        Assert.That(await NextAsync(view.Id), Is.EqualTo(Day(7, 4)));
        await App.SendAsync(new PatchInstitution.Command(branch, 1, new() { ["parent"] = head.ToString() }));
        await App.SweepOnAsync(Day(1, 3));
        Assert.That(await NextAsync(view.Id), Is.EqualTo(Day(4, 25)), "250 days before the end");
    }

    [Test]
    public async Task A_preview_answers_as_if_it_were_done_and_writes_nothing()
    {
        var view = await RegisteredAsync(Day(5, 25));
        await App.SweepOnAsync(Day(1, 6));
        var scope = PolicyScope.OfAgreement(view.Id);
        var preview = await StateAsync(scope, Day(1, 6), new PolicyTerms { EndSteps = [180, 120, 100, 60, 30, 14, 7, 1, 0] }, validateOnly: true);
        Assert.That((preview.Version, preview.Effective!.EndSteps![2]), Is.EqualTo((1, 100)));
        Assert.That(preview.Preview!.Items.Select(i => (i.Change, i.Step, i.Day, i.Decision)), Is.EqualTo(new[]
        {
            (ForecastChangeKind.Added, 100, Day(2, 14), AlertDecision.Send), (ForecastChangeKind.Removed, 90, Day(2, 24), AlertDecision.Send),
        }));
        Assert.That((preview.Preview.Looked, preview.Preview.Added, preview.Preview.Removed, preview.Preview.Moved), Is.EqualTo((1, 1, 1, 0)));
        Assert.That((await App.SendAsync(new GetPolicy.Query(scope, null))).Version, Is.Zero);
        Assert.That(await LookedAsync(), Is.Zero);
    }

    [Test]
    public async Task A_preview_counts_everything_and_shows_200_those_first_of_which_people_are_told()
    {
        for (var i = 0; i < 4; i++) await RegisteredAsync(new DateOnly(2024, 12, 1));
        await App.SweepOnAsync(Day(1, 6));
        var preview = (await StateAsync(MouClass, Day(1, 6), await WholeAsync(180) with { GapSteps = [], GapEvery = 1 }, validateOnly: true)).Preview!;
        Assert.That((preview.Looked, preview.Items.Count, preview.SentThen > preview.SentNow), Is.EqualTo((4, 200, true)));
        Assert.That(preview.Added, Is.GreaterThan(500));
        Assert.That(preview.Items.Where(i => i.Decision != AlertDecision.Send && i.DecisionNow != AlertDecision.Send), Is.Empty, "those that are only skipped come last");
        Assert.That(preview.Items.Select(i => i.Day), Is.Ordered);
        Assert.That(preview.Items[0].Title, Is.Not.Empty);
    }

    [TestCase("UPDATE alert_policy_versions SET terms = '{}'")]
    [TestCase("DELETE FROM alert_policy_versions")]
    [TestCase("UPDATE holiday_lists SET source = 'x'")]
    [TestCase("DELETE FROM holiday_days")]
    public void What_was_stated_can_be_neither_changed_nor_removed(string sql) => Assert.CatchAsync<DbException>(() => App.ExecuteAsync(sql));
}
