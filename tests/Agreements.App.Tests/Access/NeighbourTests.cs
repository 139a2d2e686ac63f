using Agreements.App.Features.Agreements;
using Agreements.App.Features.Reports;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

/// <summary>What stands beside a record in scope says of records out of scope only that there is one.</summary>
public sealed class NeighbourTests(string engine) : AccessTest(engine)
{
    private async Task<(AgreementView Old, AgreementView Next)> FollowedByOthersAsync(DateOnly signedOn, bool replaces)
    {
        App.Time.SetUtcNow(Support.TestApp.At(2025, 6, 2));
        var old = await SharedAsync();
        var facts = Mou(City, Other) with { Predecessor = old.Id, ReplacesPredecessor = replaces, Term = new Term { SignedOn = signedOn, EndBasis = EndBasis.Fixed, EndsOn = new DateOnly(2030, 1, 1) } };
        return (old, await EnterAsync(facts, ProcessState.Registered));
    }

    [Test]
    public async Task The_gap_report_names_a_successor_only_to_who_sees_it()
    {
        var (_, next) = await FollowedByOthersAsync(new DateOnly(2025, 5, 28), false);
        Act(Role.Oversight, City);
        Assert.That((await App.SendAsync(new GapReport.Query())).Items.Single().Successor!.Reference, Is.EqualTo(next.Reference));
        Act(Role.Oversight, Branch);
        var item = (await App.SendAsync(new GapReport.Query())).Items.Single();
        Assert.That((item.Days, item.Successor), Is.EqualTo((2, (GapSuccessor?)null)));
    }

    [Test]
    public async Task The_timeline_of_a_replaced_agreement_does_not_name_what_replaces_it()
    {
        var (old, next) = await FollowedByOthersAsync(new DateOnly(2025, 5, 1), true);
        Act(Role.Oversight, Branch);
        var entries = (await App.SendAsync(new GetTimeline.Query(old.Id))).Items;
        Assert.That(entries.Select(e => e.Action), Does.Contain("supersede"));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(entries), Does.Not.Contain(next.Reference));
    }
}
