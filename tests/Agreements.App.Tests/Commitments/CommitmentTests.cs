using System.Text.Json.Nodes;
using Agreements.App.Commitments;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Changes;
using Agreements.App.Features.Commitments;
using Agreements.App.Tests.Documents;
using Agreements.Domain.Access;
using Agreements.Domain.Commitments;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Commitments;

/// <summary>What the parties have undertaken, and what was measured of it.</summary>
public sealed class CommitmentTests(string engine) : DocumentTest(engine)
{
    private CommitmentFacts Coverage => new("Cakupan UCJ 55 persen", City, CommitmentKind.RegisterWorkers, MeasureUnit.Percent, 55.00m, "Peserta aktif ÷ potensi", DueOn: new DateOnly(2025, 12, 31), Source: "JAMBIBRO.COM");

    private Task<CommitmentView> AddAsync(Guid agreement, CommitmentFacts? facts = null) => App.SendAsync(new AddCommitment.Command(agreement, facts ?? Coverage));

    private Task<ObservationView> ObserveAsync(CommitmentView commitment, decimal value, DateOnly asOf, Guid? replaces = null, Evidence? evidence = null) =>
        App.SendAsync(new Observe.Command(commitment.Id, new ObservationEntry(value, asOf, Evidence: evidence, Replaces: replaces)));

    [Test]
    public async Task A_commitment_is_kept_as_it_was_written_and_measured_by_what_was_observed()
    {
        var agreement = await SharedAsync();
        var dinas = await InstitutionAsync("Dinas Tenaga Kerja", InstitutionKind.GovernmentUnit, parent: City);
        var added = await AddAsync(agreement.Id, Coverage with { Responsible = dinas, Order = 2 });
        await AddAsync(agreement.Id, Coverage with { Text = "Peraturan Wali Kota", Kind = CommitmentKind.Regulation, Unit = MeasureUnit.Documents, Target = 1, Order = 1 });
        await ObserveAsync(added, 48.64m, new DateOnly(2024, 8, 12));
        await ObserveAsync(added, 50m, new DateOnly(2024, 11, 1));
        var list = await App.SendAsync(new ListCommitments.Query(agreement.Id));
        Assert.That(list.Items.Select(c => c.Text), Is.EqualTo(new[] { "Peraturan Wali Kota", "Cakupan UCJ 55 persen" }), "by their order");
        var read = list.Items[1];
        Assert.That((read.Target, read.PartyName, read.ResponsibleName, read.Source, read.Version), Is.EqualTo((55m, "Kota Jambi", "Dinas Tenaga Kerja", "JAMBIBRO.COM", 1L)));
        Assert.That((read.Progress.State, read.Progress.Value, read.Progress.Trend?.Points), Is.EqualTo((CommitmentState.OnTrack, (decimal?)50m, (int?)2)));
        Assert.That((await App.SendAsync(new GetCommitment.Query(added.Id, new DateOnly(2024, 8, 31)))).Progress.State, Is.EqualTo(CommitmentState.NotMeasured), "as of a day on which only one was known");
    }

    [Test]
    public async Task A_correction_takes_the_place_of_what_was_wrong_and_both_are_kept()
    {
        var added = await AddAsync((await SharedAsync()).Id);
        var wrong = await ObserveAsync(added, 84.64m, new DateOnly(2024, 8, 12));
        App.Time.Advance(TimeSpan.FromMinutes(1));
        var right = await ObserveAsync(added, 48.64m, new DateOnly(2024, 8, 12), wrong.Id);
        Assert.That((await App.SendAsync(new ListObservations.Query(added.Id))).Items.Select(o => (o.Value, o.Replaces, o.ReplacedBy)), Is.EqualTo(new[] { (84.64m, (Guid?)null, (Guid?)right.Id), (48.64m, wrong.Id, null) }));
        Assert.That((await App.SendAsync(new GetCommitment.Query(added.Id))).Progress.Value, Is.EqualTo(48.64m));
        await AssertBrokenAsync("observation.replaced", "/replaces", () => ObserveAsync(added, 48.7m, new DateOnly(2024, 8, 12), wrong.Id));
        var other = await AddAsync(added.Agreement);
        await AssertBrokenAsync("observation.replaces", "/replaces", () => ObserveAsync(other, 48.7m, new DateOnly(2024, 8, 12), right.Id));
    }

    [Test]
    public async Task Evidence_is_an_address_or_a_document_of_the_agreement()
    {
        var added = await AddAsync((await SharedAsync()).Id);
        var document = await UploadAsync(added.Agreement, "%PDF-1.4 laporan"u8.ToArray());
        var foreign = await UploadAsync((await SharedAsync()).Id, "%PDF-1.4 lain"u8.ToArray());
        var day = new DateOnly(2024, 11, 1);
        Assert.That((await ObserveAsync(added, 50, day, evidence: new Evidence(Document: document.Id))).DocumentTitle, Is.EqualTo(document.Title));
        Assert.That((await ObserveAsync(added, 50, day, evidence: new Evidence("https://rri.co.id/jambi"))).Evidence?.Url, Is.EqualTo("https://rri.co.id/jambi"));
        await AssertBrokenAsync("observation.document", "/evidence/document", () => ObserveAsync(added, 50, day, evidence: new Evidence(Document: foreign.Id)));
        await AssertBrokenAsync("observation.url", "/evidence/url", () => ObserveAsync(added, 50, day, evidence: new Evidence("javascript:alert(1)")));
        await AssertBrokenAsync("observation.future", "/asOf", () => ObserveAsync(added, 50, new DateOnly(2024, 11, 5)));
        await AssertBrokenAsync("amount.tooPrecise", "/value", () => ObserveAsync(added, 50.00001m, day));
    }

    [Test]
    public async Task Every_change_stands_in_the_timeline_with_old_and_new()
    {
        var added = await AddAsync((await SharedAsync()).Id);
        var changed = await App.SendAsync(new PatchCommitment.Command(added.Id, 1, new JsonObject { ["target"] = 60, ["dueOn"] = "2026-12-31", ["partyName"] = "diabaikan" }));
        Assert.That((changed.Target, changed.DueOn, changed.Version), Is.EqualTo((60m, (DateOnly?)new DateOnly(2026, 12, 31), 2L)));
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new RemoveCommitment.Command(added.Id, 1)));
        await App.SendAsync(new RemoveCommitment.Command(added.Id, 2));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new GetCommitment.Query(added.Id)));
        Assert.That((await App.SendAsync(new ListCommitments.Query(added.Agreement))).Items, Is.Empty);
        var timeline = (await App.SendAsync(new GetTimeline.Query(added.Agreement))).Items;
        Assert.That(timeline.Select(e => e.Action), Is.EqualTo(new[] { "create", "addCommitment", "editCommitment", "removeCommitment" }));
        Assert.That(timeline[2].Changes.Select(c => (c.Path.Split('/')[^1], c.Old?.ToJsonString(), c.New?.ToJsonString())), Is.EquivalentTo(new[] { ("target", "55", "60"), ("dueOn", "\"2025-12-31\"", "\"2026-12-31\"") }));
        Assert.That(timeline[3].Changes.Select(c => (c.Path.Split('/')[^1], c.Old?.ToJsonString(), c.New?.ToJsonString())), Does.Contain(("target", "60", (string?)null)));
    }

    [Test]
    public async Task Only_parties_owe_and_only_units_below_them_are_responsible()
    {
        var agreement = await SharedAsync();
        await AssertBrokenAsync("commitment.party", "/party", () => AddAsync(agreement.Id, Coverage with { Party = Other }));
        await AssertBrokenAsync("commitment.responsible", "/responsible", () => AddAsync(agreement.Id, Coverage with { Responsible = Branch }));
        await AssertBrokenAsync("text.tooLong", "/text", () => AddAsync(agreement.Id, Coverage with { Text = new string('x', 2001) }));
        await AssertBrokenAsync("date.unlikely", "/dueOn", () => AddAsync(agreement.Id, Coverage with { DueOn = new DateOnly(9999, 12, 31) }));
        Assert.That((await AddAsync(agreement.Id, Coverage with { Responsible = City })).ResponsibleName, Is.EqualTo("Kota Jambi"));
    }

    [Test]
    public async Task Both_parties_see_it_who_may_only_read_changes_nothing_and_for_others_it_does_not_exist()
    {
        var added = await AddAsync((await SharedAsync()).Id);
        Act(Role.Auditor, Branch);
        Assert.That((await App.SendAsync(new GetCommitment.Query(added.Id))).Text, Is.EqualTo(Coverage.Text));
        await AssertBrokenAsync("forbidden", "", () => ObserveAsync(added, 50, new DateOnly(2024, 11, 1)));
        Act(Role.Registrar, Other);
        foreach (var act in new Func<Task>[]
        {
            () => App.SendAsync(new GetCommitment.Query(added.Id)), () => App.SendAsync(new ListObservations.Query(added.Id)), () => ObserveAsync(added, 50, new DateOnly(2024, 11, 1)),
            () => App.SendAsync(new PatchCommitment.Command(added.Id, 1, [])), () => App.SendAsync(new RemoveCommitment.Command(added.Id, 1)), () => App.SendAsync(new ListCommitments.Query(added.Agreement)), () => AddAsync(added.Agreement),
        }) await AssertBrokenAsync("notFound", "", act);
    }
}
