using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Originals;
using Agreements.Domain.Access;
using Agreements.Domain.Documents;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents;

/// <summary>Who keeps which counterpart of the paper, and every hand through which it went.</summary>
public sealed class OriginalTests(string engine) : DocumentTest(engine)
{
    private Task<OriginalView> AddAsync(Guid agreement, AddOriginal.Entry? facts = null) => App.SendAsync(new AddOriginal.Command(agreement, facts ?? new AddOriginal.Entry()));

    private Task<OriginalView> MoveAsync(OriginalView original, MoveOriginal.Entry to) => App.SendAsync(new MoveOriginal.Command(original.Id, original.Version, to));

    [Test]
    public async Task Each_counterpart_has_a_number_a_holder_and_what_it_bears()
    {
        var agreement = await SharedAsync();
        var first = await AddAsync(agreement.Id, new AddOriginal.Entry(Party: City, Holder: City, Place: "Lemari 3", HasStampDuty: true, HasSeal: true, SignedBy: [City, Branch]));
        var second = await AddAsync(agreement.Id);
        Assert.That((first.Number, second.Number, first.HolderName, first.SignedBy), Is.EqualTo((1, 2, "Kota Jambi", new[] { City, Branch })));
        await AssertBrokenAsync("original.taken", "/number", () => AddAsync(agreement.Id, new AddOriginal.Entry(Number: 2)));
        await AssertBrokenAsync("original.number", "/number", () => AddAsync(agreement.Id, new AddOriginal.Entry(Number: 51)));
        await AssertBrokenAsync("original.party", "/party", () => AddAsync(agreement.Id, new AddOriginal.Entry(Party: Other)));
        await AssertBrokenAsync("original.party", "/signedBy/1", () => AddAsync(agreement.Id, new AddOriginal.Entry(SignedBy: [City, Other])));
        await AssertBrokenAsync("institution.unknown", "/holder", () => AddAsync(agreement.Id, new AddOriginal.Entry(Holder: Guid.CreateVersion7())));
        Assert.That((await App.SendAsync(new ListOriginals.Query(agreement.Id))).Items.Select(o => o.Number), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task Each_move_keeps_from_where_to_where_when_and_by_whom()
    {
        var agreement = await SharedAsync();
        var original = await AddAsync(agreement.Id, new AddOriginal.Entry(Holder: City, Place: "Lemari 3"));
        var lent = await MoveAsync(original, new MoveOriginal.Entry(OriginalState.OnLoan, Branch, null, new DateOnly(2024, 11, 1), "Untuk pemeriksaan"));
        var lost = await MoveAsync(lent, new MoveOriginal.Entry(OriginalState.Missing));
        Assert.That((lost.State, lost.Holder, lost.Place), Is.EqualTo((OriginalState.Missing, (Guid?)null, (string?)null)));
        Assert.That(lost.Moves.Select(m => (m.From, m.To, m.On, m.Note)), Is.EqualTo(new[]
        {
            (new OriginalPlace(City, "Lemari 3", OriginalState.Present), new OriginalPlace(Branch, null, OriginalState.OnLoan), new DateOnly(2024, 11, 1), "Untuk pemeriksaan"),
            (new OriginalPlace(Branch, null, OriginalState.OnLoan), new OriginalPlace(null, null, OriginalState.Missing), new DateOnly(2024, 11, 4), (string?)null),
        }));
        await AssertBrokenAsync("version.stale", "", () => MoveAsync(original, new MoveOriginal.Entry(OriginalState.Present, City)));
        await AssertBrokenAsync("original.moved", "", () => MoveAsync(lost, new MoveOriginal.Entry(OriginalState.Missing)));
        await AssertBrokenAsync("original.future", "/on", () => MoveAsync(lost, new MoveOriginal.Entry(OriginalState.Present, City, On: new DateOnly(2024, 11, 5))));
        await AssertBrokenAsync("original.missing", "/place", () => MoveAsync(lent with { Version = lost.Version }, new MoveOriginal.Entry(OriginalState.Missing, City, "Lemari")));
        Assert.That((await App.SendAsync(new GetTimeline.Query(agreement.Id))).Items.Select(i => i.Action), Is.EqualTo(new[] { "create", "addOriginal", "moveOriginal", "moveOriginal" }));
    }

    [Test]
    public async Task What_is_recorded_is_corrected_and_where_it_is_changes_only_by_a_move()
    {
        var original = await AddAsync((await SharedAsync()).Id, new AddOriginal.Entry(Holder: City));
        var corrected = await App.SendAsync(new PatchOriginal.Command(original.Id, original.Version, new JsonObject { ["number"] = 3, ["hasSeal"] = true, ["note"] = "Sampul merah", ["holder"] = Branch.ToString() }));
        Assert.That((corrected.Number, corrected.HasSeal, corrected.Note, corrected.Holder), Is.EqualTo((3, true, "Sampul merah", (Guid?)City)));
        Act(Role.Officer, Other);
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new GetOriginal.Query(original.Id)));
        Act(Role.Auditor, Branch);
        await AssertBrokenAsync("forbidden", "", () => MoveAsync(corrected, new MoveOriginal.Entry(OriginalState.Missing)));
    }
}
