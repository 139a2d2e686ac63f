using Agreements.App.Features.Agreements;
using Agreements.App.Features.Reports;
using Agreements.App.Store;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

/// <summary>Whatever a list is filtered by, it holds exactly what the domain says of each agreement on that day.</summary>
public sealed class ListFilterTests(string engine) : StorageTest(engine)
{
    private readonly Random _random = new(7);

    private Guid _joins;

    [Test]
    public async Task A_filtered_list_is_what_a_look_at_every_agreement_would_pick()
    {
        App.Time.SetUtcNow(TestApp.At(2026, 3, 2));
        await EnterAsync(60);
        foreach (var asOf in new DateOnly?[] { null, new(2024, 6, 30), new(2025, 1, 2), new(2026, 3, 1), new(2031, 1, 1) })
        {
            var all = await AllAsync(new ListAgreements.Query { AsOf = asOf });
            Assert.That(all, Has.Count.EqualTo(60));
            foreach (var (name, query, picks) in Cases(all))
            {
                var found = await AllAsync(query with { AsOf = asOf });
                Assert.That(found.Select(a => a.Reference), Is.EquivalentTo(all.Where(picks).Select(a => a.Reference)), $"{name} as of {asOf}");
                var counted = await App.SendAsync(query with { AsOf = asOf, PageSize = 3, IncludeTotal = true });
                Assert.That(counted.Total, Is.EqualTo(found.Count), $"total of {name} as of {asOf}");
            }
        }
    }

    [Test]
    public async Task The_gap_report_holds_every_gap_that_a_look_at_every_agreement_would_find()
    {
        App.Time.SetUtcNow(TestApp.At(2026, 3, 2));
        await EnterAsync(60);
        foreach (var asOf in new DateOnly[] { new(2024, 6, 30), new(2025, 1, 2), new(2026, 3, 1), new(2031, 1, 1) })
        {
            var gaps = await GapsOfAllAsync(asOf);
            foreach (var state in new GapState?[] { null, GapState.Forecast, GapState.Open, GapState.Closed })
            {
                var report = await App.SendAsync(new GapReport.Query { AsOf = asOf, State = state, PageSize = 200, IncludeTotal = true });
                var expected = gaps.Where(g => state is null || g.Gap.State == state).ToList();
                Assert.That(report.Items.Select(i => (i.Agreement.Reference, new Gap(i.Days, i.From, i.To, i.State))), Is.EquivalentTo(expected), $"{state} as of {asOf}");
                Assert.That(report.Totals, Is.EqualTo(new GapTotals(expected.DistinctBy(g => g.Reference).Count(), expected.Sum(g => g.Gap.Days))));
            }
        }
    }

    private async Task<IReadOnlyList<(string Reference, Gap Gap)>> GapsOfAllAsync(DateOnly asOf)
    {
        var ids = await App.RowsAsync<Guid>("SELECT id FROM agreements");
        await using var scope = App.Scope();
        var statusOf = scope.ServiceProvider.GetRequiredService<StatusOf>();
        var all = (await scope.ServiceProvider.GetRequiredService<AgreementReader>().ByIdsAsync(ids, CancellationToken.None)).Select(d => (d.Agreement.Reference, Status: statusOf.On(d, asOf)));
        return [.. all.SelectMany(a => a.Status.GapsWithin.Append(a.Status.Gap).OfType<Gap>().Select(gap => (a.Reference, gap)))];
    }

    private static IEnumerable<(string, ListAgreements.Query, Func<AgreementView, bool>)> Cases(IReadOnlyList<AgreementView> all)
    {
        var none = new ListAgreements.Query();
        foreach (var v in Enum.GetValues<Validity>()) yield return ($"validity {v}", none with { Validity = v }, a => a.Status.Validity == v);
        foreach (var f in Enum.GetValues<Flag>()) yield return ($"flag {f}", none with { Flag = f }, a => a.Status.Flags.Contains(f));
        yield return ("paid no longer", none with { Flag = Flag.FundingEnded }, a => IsPaidNoLonger(a));
        foreach (var r in Enum.GetValues<RenewalState>()) yield return ($"renewal {r}", none with { Renewal = r }, a => a.Status.Renewal == r);
        foreach (var p in Enum.GetValues<ProcessState>()) yield return ($"process {p}", none with { Process = p }, a => a.Status.Process == p);
        yield return ("class", none with { Class = AgreementClass.Pks }, a => a.Class == AgreementClass.Pks);
        yield return ("region 15", none with { Region = "15" }, a => a.Parties[0].Name.StartsWith("Kota 15", StringComparison.Ordinal));
        yield return ("region 15.71", none with { Region = "15.71" }, a => a.Parties[0].Name == "Kota 15.71");
        var party = all[0].Parties[1].Institution;
        yield return ("institution", none with { Institution = party }, a => a.Parties.Any(p => p.Institution == party));
        var joined = all.SelectMany(a => a.Changes).Select(c => c.Addendum?.Amendment.Parties?[^1].Institution).First(i => i is not null);
        yield return ("a party by addendum", none with { Institution = joined }, a => a.Parties.Any(p => p.Institution == joined) || a.Changes.Any(c => c.Addendum?.Amendment.Parties?.Any(p => p.Institution == joined) == true));
        foreach (var day in new[] { new DateOnly(2024, 6, 30), new DateOnly(2025, 12, 31), new DateOnly(2027, 3, 1) })
        {
            yield return ($"ends from {day}", none with { EndsFrom = day }, a => a.Status.EndsOn >= day);
            yield return ($"ends to {day}", none with { EndsTo = day }, a => a.Status.EndsOn <= day);
            yield return ($"notice before {day}", none with { NoticeBefore = day }, a => a.Status.NoticeDeadline <= day);
        }
        yield return ("signed year", none with { SignedYear = 2024 }, a => a.Term.SignedOn?.Year == 2024);
        yield return ("parent", none with { Parent = all[^1].Id }, a => a.Parent == all[^1].Id);
        yield return ("two filters", none with { Class = AgreementClass.Pks, Validity = Validity.InForce }, a => a.Class == AgreementClass.Pks && a.Status.Validity == Validity.InForce);
    }

    // Counted month by month, unlike the rule.
    private static bool IsPaidNoLonger(AgreementView a) => a.Funding.Count > 0 && (a.Status.Validity is Validity.InForce or Validity.Undetermined)
        && !a.Funding.Any(f => Enumerable.Range(f.FromMonth ?? 1, (f.UntilMonth ?? 12) - (f.FromMonth ?? 1) + 1).Any(month => (f.FiscalYear, month).CompareTo((a.Status.AsOf.Year, a.Status.AsOf.Month)) >= 0));

    private async Task<IReadOnlyList<AgreementView>> AllAsync(ListAgreements.Query query)
    {
        var all = new List<AgreementView>();
        var page = await App.SendAsync(query with { PageSize = 17 });
        for (; ; page = await App.SendAsync(query with { PageSize = 17, PageToken = page.NextPageToken }))
        {
            all.AddRange(page.Items);
            if (page.NextPageToken is null) return all;
        }
    }

    private async Task EnterAsync(int count)
    {
        var cities = new List<Guid>();
        foreach (var code in new[] { "15.71", "15.08", "31", "94" })
            cities.Add((await App.SendAsync(new Features.Institutions.CreateInstitution.Command(new() { Kind = InstitutionKind.CityGovernment, Name = "Kota " + code, RegionCode = code, Zone = code == "94" ? "Asia/Jayapura" : null }))).Id);
        var branch = await InstitutionAsync("Cabang F", InstitutionKind.BpjsBranch);
        var university = await InstitutionAsync("Universitas F", InstitutionKind.University);
        _joins = await InstitutionAsync("Organisasi F", InstitutionKind.Organisation);
        var entered = new List<AgreementView>();
        for (var i = 0; i < count; i++) entered.Add(await EnterOneAsync(cities, i % 5 == 0 ? university : branch, entered));
    }

    private async Task<AgreementView> EnterOneAsync(List<Guid> cities, Guid other, List<AgreementView> entered)
    {
        var signed = new DateOnly(2022, 1, 1).AddDays(_random.Next(1500));
        var basis = Pick(EndBasis.Fixed, EndBasis.Fixed, EndBasis.Fixed, EndBasis.Computed, EndBasis.OpenEnded, EndBasis.Unknown);
        var (parent, predecessor) = (Maybe(entered, 4), Maybe(entered, 4));
        if (predecessor?.Term.EffectiveStartsOn > signed) predecessor = null;
        var facts = Mou(Pick([.. cities]), other) with
        {
            Class = Pick(AgreementClass.Mou, AgreementClass.Pks), Parent = parent?.Id, ParentOverrideReason = "uji", Predecessor = predecessor?.Id, ReplacesPredecessor = predecessor is not null && _random.Next(3) == 0,
            Notice = _random.Next(2) == 0 ? new NoticeClause(3, NoticeUnit.Months) : null,
            RenewalClause = _random.Next(6) == 0 ? new RenewalClause(RenewalMode.Automatic, 12, Pick<int?>(null, 2)) : new RenewalClause(),
            Funding = entered.Count % 3 == 0 ? [] : [new FundingLine(FundingSource.Apbd, 2023 + entered.Count % 4, UntilMonth: entered.Count % 2 == 0 ? 5 : null), new FundingLine(FundingSource.DbhSawit, 2022, 3, 7)],
            Verification = new Verification(Pick(VerificationStatus.Verified, VerificationStatus.Unverified)),
            Term = new Term
            {
                SignedOn = signed, EndBasis = basis, EndsOn = basis == EndBasis.Fixed ? signed.AddDays(_random.Next(900)) : null,
                Duration = basis == EndBasis.Computed ? new Duration(2, DurationUnit.Years) : null,
            },
        };
        if (_random.Next(6) == 0) return await App.SendAsync(new CreateAgreement.Command(facts with { Term = new Term(), ReplacesPredecessor = false, SigningPlan = new SigningPlan(signed) }, ProcessState.Proposed));
        var view = await App.SendAsync(new CreateAgreement.Command(facts, Pick(ProcessState.Signed, ProcessState.Registered)));
        if (_random.Next(3) == 0) view = await AmendAsync(view, signed, _joins);
        var on = signed.AddDays(_random.Next(1, 300));
        return _random.Next(5) == 0 && view.Status.AllowedActions.Contains(ProcessAction.Terminate) && !(view.Status.EndsOn < on)
            ? await ActAsync(view, Pick(ProcessAction.Terminate, ProcessAction.Suspend, ProcessAction.Void), new ActionInput { Reason = "uji", On = on })
            : view;
    }

    private Task<AgreementView> AmendAsync(AgreementView view, DateOnly signed, Guid joins)
    {
        var day = signed.AddDays(_random.Next(200));
        var amendment = _random.Next(5) switch
        {
            0 => new Amendment { EndBasis = EndBasis.OpenEnded },
            1 => new Amendment { Notice = new NoticeClause(1, NoticeUnit.Months), RenewalClause = new RenewalClause(RenewalMode.Automatic, 6, 3) },
            2 => new Amendment { Parties = [.. view.Parties.Select(p => p.Institution).Append(joins).Distinct().Select(p => new AmendedParty(p))] },
            _ => new Amendment { EndsOn = signed.AddDays(_random.Next(1200)) },
        };
        return App.SendAsync(new AddAddendum.Command(view.Id, view.Version, new Addendum { SignedOn = day, EffectiveOn = day.AddDays(_random.Next(300)), OverrideReason = "uji", Amendment = amendment }));
    }

    private T Pick<T>(params T[] of) => of[_random.Next(of.Length)];

    private AgreementView? Maybe(List<AgreementView> of, int oneIn) => of.Count > 0 && _random.Next(oneIn) == 0 ? of[_random.Next(of.Count)] : null;
}
