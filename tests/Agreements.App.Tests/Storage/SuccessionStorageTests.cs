using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

public sealed class SuccessionStorageTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Early = new(2025, 3, 1);

    [SetUp]
    public void GoToMarch() => App.Time.SetUtcNow(TestApp.At(2025, 3, 3));

    private Task<AgreementView> RenewAsync(Guid predecessor, bool replaces) => RegisteredAsync(new DateOnly(2030, 2, 28), f => f with
    {
        Predecessor = predecessor, ReplacesPredecessor = replaces, Term = f.Term with { SignedOn = Early },
    });

    private async Task<Validity> ValidityAsync(Guid id, DateOnly day) => (await App.SendAsync(new GetStatus.Query(id, day))).Status.Validity;

    [Test]
    public async Task An_early_renewal_whose_text_replaces_its_predecessor_supersedes_it_from_its_first_day()
    {
        var old = await RegisteredAsync(End);
        await RenewAsync(old.Id, replaces: true);
        Assert.That(await ValidityAsync(old.Id, new DateOnly(2025, 2, 28)), Is.EqualTo(Validity.InForce));
        Assert.That(await ValidityAsync(old.Id, Early), Is.EqualTo(Validity.Superseded));
        Assert.That((await App.SendAsync(new GetTimeline.Query(old.Id))).Items.Select(e => e.Action), Is.EqualTo(new[] { "create", "supersede" }));
    }

    [Test]
    public async Task An_early_renewal_that_does_not_say_so_overlaps()
    {
        var old = await RegisteredAsync(End);
        var renewal = await RenewAsync(old.Id, replaces: false);
        Assert.That(await ValidityAsync(old.Id, Early), Is.EqualTo(Validity.InForce));
        Assert.That(await ValidityAsync(renewal.Id, Early), Is.EqualTo(Validity.InForce));
    }

    [Test]
    public async Task When_the_replacing_agreement_turns_out_void_its_predecessor_holds_again()
    {
        var old = await RegisteredAsync(End);
        var renewal = await RenewAsync(old.Id, replaces: true);
        await ActAsync(renewal, ProcessAction.Void, new ActionInput { Reason = "tanpa kewenangan" });
        Assert.That(await ValidityAsync(old.Id, Early), Is.EqualTo(Validity.InForce));
    }

    [Test]
    public async Task A_replacing_agreement_that_is_linked_to_another_predecessor_gives_the_first_back_and_leaves_its_lineage()
    {
        var (old, other) = (await RegisteredAsync(End), await RegisteredAsync(End));
        var renewal = await RenewAsync(old.Id, replaces: true);
        await PatchAsync(renewal, $$"""{"predecessor":"{{other.Id}}"}""");
        Assert.That((await ValidityAsync(old.Id, Early), await ValidityAsync(other.Id, Early)), Is.EqualTo((Validity.InForce, Validity.Superseded)));
        Assert.That((await App.SendAsync(new GetLineage.Query(old.Id, null))).Members.Select(m => m.Id), Is.EqualTo(new[] { old.Id }));
        Assert.That((await App.SendAsync(new GetLineage.Query(renewal.Id, null))).Members.Select(m => m.Id), Is.EqualTo(new[] { other.Id, renewal.Id }));
    }

    [Test]
    public async Task A_corrected_first_day_moves_the_supersession_and_a_corrected_text_takes_it_back()
    {
        var old = await RegisteredAsync(End);
        var renewal = await RenewAsync(old.Id, replaces: true);
        renewal = await App.SendAsync(new PatchAgreement.Command(renewal.Id, renewal.Version, new JsonObject { ["term"] = new JsonObject { ["startsOn"] = "2025-04-01" } }));
        Assert.That(await ValidityAsync(old.Id, Early), Is.EqualTo(Validity.InForce));
        Assert.That(await ValidityAsync(old.Id, new DateOnly(2025, 4, 1)), Is.EqualTo(Validity.Superseded));
        await App.SendAsync(new PatchAgreement.Command(renewal.Id, renewal.Version, new JsonObject { ["replacesPredecessor"] = false }));
        Assert.That(await ValidityAsync(old.Id, new DateOnly(2025, 4, 1)), Is.EqualTo(Validity.InForce));
    }

    [Test]
    public async Task A_party_is_named_as_it_was_called_when_it_signed()
    {
        var university = await InstitutionAsync("IAIN", InstitutionKind.University);
        var province = await InstitutionAsync("Pemprov", InstitutionKind.ProvincialGovernment);
        await App.SendAsync(new RenameInstitution.Command(university, 1, "UIN", new DateOnly(2017, 4, 7)));
        var before = await App.SendAsync(new CreateAgreement.Command(Mou(university, province) with { Term = new Term { SignedOn = new DateOnly(2016, 1, 1) } }, ProcessState.Registered));
        var proposal = await App.SendAsync(new CreateAgreement.Command(Mou(university, province), ProcessState.Proposed));
        Assert.That((before.Parties[0].Name, before.Parties[0].NameAtSigning), Is.EqualTo(("UIN", "IAIN")));
        Assert.That(proposal.Parties[0].NameAtSigning, Is.Null, "nobody has signed");
        Assert.That((await App.SendAsync(new ListAgreements.Query { Q = "iain" })).Items.Select(a => a.Id), Does.Contain(before.Id).And.Contain(proposal.Id), "found by its old name");
    }

    [Test]
    public async Task A_national_MoU_and_its_provincial_follow_up_share_a_title_and_are_two_agreements()
    {
        var (first, second) = (await RegisteredAsync(End), await RegisteredAsync(End));
        Assert.That(first.Title, Is.EqualTo(second.Title));
        Assert.That((await App.SendAsync(new ListAgreements.Query { Q = first.Title })).Items, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Ending_a_parent_leaves_its_children_in_force_and_flagged()
    {
        var parent = await RegisteredAsync(End);
        var child = await RegisteredAsync(new DateOnly(2027, 1, 1), f => f with { Class = AgreementClass.Pks, Parent = parent.Id });
        await ActAsync(parent, ProcessAction.Terminate, new ActionInput { On = new DateOnly(2025, 1, 1), Reason = "disepakati" });
        var status = (await App.SendAsync(new GetStatus.Query(child.Id, new DateOnly(2025, 1, 2)))).Status;
        Assert.That(status.Validity, Is.EqualTo(Validity.InForce));
        Assert.That(status.Flags, Does.Contain(Flag.ParentExpired));
    }
}
