using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Pipeline;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

public sealed class AgreementStorageTests(string engine) : StorageTest(engine)
{
    [Test]
    public async Task An_agreement_reads_back_as_it_was_written()
    {
        var (city, branch, third) = (await InstitutionAsync("Kota A"), await InstitutionAsync("Cabang A", InstitutionKind.BpjsBranch), await InstitutionAsync("UIN A", InstitutionKind.University));
        var facts = Mou(city, branch, third) with
        {
            Subject = "Emoji 🤝 dan 'kutip'; DROP TABLE agreements; --", Scope = ["satu", "dua"],
            Term = new Term { SignedOn = new DateOnly(2024, 2, 29), EndBasis = EndBasis.Computed, Duration = new(5, Domain.Dates.DurationUnit.Years), DurationAsWritten = "5 (lima) tahun" },
            Notice = new NoticeClause(3, NoticeUnit.Months), RenewalClause = new RenewalClause(RenewalMode.Automatic, 12, 2),
            Funding = [new FundingLine(FundingSource.Apbd, 2025, 1, 12, 2_067_337_453)], Officer = new Officer(city, "Ibu Ani", "Kabag Kerja Sama", "ani@kota-a.example"),
            Notes = [new Note(new DateOnly(2025, 1, 1), "catatan", "sumber")], CouncilApprovalRequired = true,
        };
        var created = await App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Signed));
        var read = await App.SendAsync(new GetAgreement.Query(created.Id, null));
        Assert.Multiple(() =>
        {
            Assert.That(read.Subject, Is.EqualTo(facts.Subject));
            Assert.That(read.Scope, Is.EqualTo(new[] { "satu", "dua" }));
            Assert.That(read.Parties.Select(p => p.Name), Is.EqualTo(new[] { "Kota A", "Cabang A", "UIN A" }));
            Assert.That(read.Term.Duration, Is.EqualTo(new Domain.Dates.Duration(5, Domain.Dates.DurationUnit.Years)));
            Assert.That(read.Term.EffectiveEndsOn, Is.EqualTo(new DateOnly(2029, 2, 27)));
            Assert.That(read.Funding, Is.EqualTo(facts.Funding));
            Assert.That(read.Officer, Is.EqualTo(facts.Officer));
            Assert.That(read.Notes, Is.EqualTo(facts.Notes));
            Assert.That(read.RenewalClause, Is.EqualTo(facts.RenewalClause));
            Assert.That(read.Version, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_change_on_a_stale_version_is_refused_and_writes_nothing()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 5, 25));
        await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new JsonObject { ["title"] = "Pertama" }));
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, new JsonObject { ["title"] = "Kedua" })));
        Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Title, Is.EqualTo("Pertama"));
        Assert.That((await App.SendAsync(new GetTimeline.Query(view.Id))).Items, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_change_stands_in_the_timeline_with_its_old_and_new_value()
    {
        var view = await RegisteredAsync(new DateOnly(2025, 5, 25));
        await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, JsonNode.Parse("""{"term":{"endsOn":"2025-06-30"}}""")!.AsObject()));
        var entry = (await App.SendAsync(new GetTimeline.Query(view.Id))).Items[^1];
        var change = entry.Changes.Single();
        Assert.That((change.Path, change.Old!.GetValue<string>(), change.New!.GetValue<string>()), Is.EqualTo(("/facts/term/endsOn", "2025-05-25", "2025-06-30")));
    }

    [Test]
    public async Task The_same_number_twice_within_one_issuer_is_refused_but_not_across_issuers()
    {
        var first = await RegisteredAsync(null);
        var (number, issuer) = (first.Parties[0].Number, first.Parties[0].Institution);
        var other = await InstitutionAsync("Kota Lain");
        var across = Mou(other, first.Parties[1].Institution);
        await App.SendAsync(new CreateAgreement.Command(across with { Parties = [across.Parties[0] with { Number = number }, across.Parties[1]] }, ProcessState.Registered));
        var within = Mou(issuer, other);
        await AssertBrokenAsync("number.duplicate", "/parties/0/number", () =>
            App.SendAsync(new CreateAgreement.Command(within with { Parties = [within.Parties[0] with { Number = " " + number!.ToLowerInvariant() }, within.Parties[1]] }, ProcessState.Registered)));
    }

    [Test]
    public async Task A_parent_cannot_stand_below_its_own_child()
    {
        var parent = await RegisteredAsync(null);
        var child = await RegisteredAsync(null, f => f with { Class = AgreementClass.Pks, Parent = parent.Id });
        await AssertBrokenAsync("parent.cycle", "/parent", () =>
            App.SendAsync(new PatchAgreement.Command(parent.Id, parent.Version, new JsonObject { ["parent"] = child.Id })));
    }

    [Test]
    public async Task A_successor_cannot_start_before_its_predecessor()
    {
        var first = await RegisteredAsync(new DateOnly(2025, 5, 25));
        await AssertBrokenAsync("predecessor.startsBefore", "/predecessor", () =>
            RegisteredAsync(null, f => f with { Predecessor = first.Id, Term = new Term { SignedOn = new DateOnly(2019, 1, 1) } }));
    }

    [Test]
    public async Task A_dry_run_answers_the_same_and_writes_nothing()
    {
        var (city, branch) = (await InstitutionAsync("Kota B"), await InstitutionAsync("Cabang B"));
        var view = await App.SendAsync(new CreateAgreement.Command(Mou(city, branch), ProcessState.Proposed), validateOnly: true);
        Assert.That(view.Title, Is.EqualTo("Nota Kesepahaman tentang Sinergi"));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new GetAgreement.Query(view.Id, null)));
    }

    [Test]
    public async Task A_refused_action_leaves_neither_timeline_nor_event()
    {
        var view = await RegisteredAsync(null);
        await AssertBrokenAsync("action.notAllowed", "/action", () => ActAsync(view, ProcessAction.Submit));
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM audit_entries WHERE subject_kind = 'agreement'"), Is.EqualTo(new[] { 1L }));
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM events"), Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public async Task A_job_that_cannot_be_asked_for_turns_no_committed_command_into_an_error()
    {
        await using var scope = App.Scope();
        scope.ServiceProvider.GetRequiredService<WorkSignal>().Raised += _ => throw new InvalidOperationException("The queue is away.");
        var view = await RegisteredAsync(null);
        Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Version, Is.EqualTo(1));
    }
}
