using Agreements.App.Features.Agreements;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

/// <summary>What somebody who enters an agreement is told before it is saved.</summary>
public sealed class AdviceTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Ceremony = new(2025, 5, 28);

    private Task<AdviseOnFacts.View> AdviseAsync(AgreementFacts facts, Guid? id = null) => App.SendAsync(new AdviseOnFacts.Query(id, facts, ProcessState.Proposed));

    private async Task<(AgreementView Old, AgreementFacts Next)> RenewedAsync()
    {
        var old = await RegisteredAsync(End);
        var next = Mou([.. old.Parties.Select(p => p.Institution)]) with
        {
            Predecessor = old.Id, SigningPlan = new SigningPlan(Ceremony), Term = new Term { EndBasis = EndBasis.Computed, Duration = new Duration(5, DurationUnit.Years) },
        };
        return (old, next);
    }

    [Test]
    public async Task A_planned_signing_tells_both_readings_and_the_days_that_it_leaves_uncovered()
    {
        var (old, next) = await RenewedAsync();
        var advice = await AdviseAsync(next);
        Assert.That(advice.Dates.Select(d => (d.Name, d.On)), Is.EqualTo(new (string, DateOnly?)[] { ("end", new DateOnly(2030, 5, 27)), ("endOtherReading", new DateOnly(2030, 5, 28)) }));
        Assert.That(advice.Gap, Is.EqualTo(new AdviseOnFacts.UncoveredDays(2, new DateOnly(2025, 5, 26), new DateOnly(2025, 5, 27), old.Reference)));
        Assert.That((await AdviseAsync(next with { SigningPlan = new SigningPlan(End.AddDays(1)) })).Gap, Is.Null);
    }

    [Test]
    public async Task The_same_parties_and_class_on_common_days_may_be_the_same_agreement()
    {
        var old = await RegisteredAsync(End);
        var same = Mou([.. old.Parties.Select(p => p.Institution)]) with { Term = new Term { SignedOn = End, EndBasis = EndBasis.Fixed, EndsOn = End } };
        async Task<IEnumerable<string>> SimilarAsync(AgreementFacts facts, Guid? id = null) => (await AdviseAsync(facts, id)).Similar.Select(s => s.Reference);
        Assert.That(await SimilarAsync(same), Is.EqualTo(new[] { old.Reference }));
        Assert.That(await SimilarAsync(same with { Parties = [.. same.Parties.Reverse()] }), Is.EqualTo(new[] { old.Reference }));
        Assert.That(await SimilarAsync(same, old.Id), Is.Empty, "itself");
        Assert.That(await SimilarAsync(same with { Predecessor = old.Id }), Is.Empty, "what it renews");
        Assert.That(await SimilarAsync(same with { Class = AgreementClass.Pks }), Is.Empty);
        Assert.That(await SimilarAsync(same with { Parties = [same.Parties[0], new Party { Institution = await InstitutionAsync("Lain") }] }), Is.Empty);
        Assert.That(await SimilarAsync(same with { Term = new Term { SignedOn = End.AddDays(1), EndBasis = EndBasis.OpenEnded } }), Is.Empty, "begins after it");
    }

    [Test]
    public async Task Nobody_is_told_of_agreements_out_of_scope()
    {
        var (_, next) = await RenewedAsync();
        var same = next with { Predecessor = null, SigningPlan = null, Term = new Term { SignedOn = End, EndBasis = EndBasis.Fixed, EndsOn = End } };
        Assert.That((await AdviseAsync(same)).Similar, Has.Count.EqualTo(1));
        App.Caller = new Principal("orang@lain.example", "session:x", Guid.CreateVersion7(), [new Grant(Permission.Read | Permission.Edit, await InstitutionAsync("Lain"))]);
        var advice = await AdviseAsync(next);
        Assert.That((advice.Gap, advice.Similar.Count), Is.EqualTo(((AdviseOnFacts.UncoveredDays?)null, 0)));
        Assert.That((await AdviseAsync(same)).Similar, Is.Empty);
    }

    // A form asks for advice before its rules are told, with every key that is typed.
    [TestCase(int.MaxValue)]
    [TestCase(int.MinValue)]
    [CancelAfter(20_000)]
    public async Task Numbers_that_no_agreement_has_cost_no_time_and_break_nothing(int number)
    {
        var (_, next) = await RenewedAsync();
        foreach (var unit in Enum.GetValues<NoticeUnit>())
        {
            var facts = next with { Notice = new NoticeClause(number, unit), RenewalClause = new RenewalClause(RenewalMode.Automatic, number, number) };
            await AdviseAsync(facts with { Term = new Term { SignedOn = End, EndBasis = EndBasis.Computed, Duration = new Duration(number, DurationUnit.Years) } });
            await AdviseAsync(facts with { Term = new Term { SignedOn = End, EndBasis = EndBasis.Fixed, EndsOn = End } });
        }
    }
}
