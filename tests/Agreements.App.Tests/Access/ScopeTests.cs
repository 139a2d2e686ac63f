using System.Text.Json.Nodes;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.AlertPolicies;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Auditing;
using Agreements.App.Features.Holidays;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Officers;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Institutions;
using Agreements.Domain.Renewals;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

public sealed class ScopeTests(string engine) : StorageTest(engine)
{
    private static readonly Principal System = Principal.Program("system", "test");

    private Guid _city, _branch, _other;

    [SetUp]
    public async Task EnterAsync()
    {
        _city = await InstitutionAsync("Kota Jambi");
        _branch = await InstitutionAsync("Cabang Jambi", InstitutionKind.BpjsBranch);
        _other = await InstitutionAsync("Kota Lain");
    }

    [Test]
    public async Task Without_a_caller_nothing_is_answered()
    {
        App.Caller = Principal.Nobody;
        await AssertBrokenAsync("unauthenticated", null, () => App.SendAsync(new ListAgreements.Query()));
        await AssertBrokenAsync("unauthenticated", null, () => App.SendAsync(new SweepAlerts.Command()));
    }

    [Test]
    public async Task No_person_starts_the_programs_own_jobs()
    {
        Act(Role.Administrator, null);
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new SweepAlerts.Command()));
    }

    [Test]
    public async Task Both_sides_see_the_shared_record_and_others_do_not()
    {
        var view = await EnteredAsync();
        foreach (var side in new[] { _city, _branch })
        {
            Act(Role.Oversight, side);
            Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Title, Is.EqualTo(view.Title));
        }
        Act(Role.Administrator, _other);
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new GetAgreement.Query(view.Id, null)));
    }

    [Test]
    public async Task In_scope_without_the_right_it_is_forbidden_and_out_of_scope_it_does_not_exist()
    {
        var view = await EnteredAsync();
        Act(Role.Oversight, _city);
        await AssertBrokenAsync("forbidden", "", () => PatchAsync(view, """{"subject":"lain"}"""));
        Act(Role.Registrar, _other);
        await AssertBrokenAsync("notFound", "", () => PatchAsync(view, """{"subject":"lain"}"""));
    }

    [Test]
    public async Task An_officer_neither_registers_nor_terminates_and_is_not_offered_it()
    {
        var view = await EnteredAsync(ProcessState.Signed);
        Act(Role.Officer, _city);
        var allowed = (await App.SendAsync(new GetAgreement.Query(view.Id, null))).Status.AllowedActions;
        Assert.That(allowed, Does.Not.Contain(ProcessAction.Register).And.Not.Contain(ProcessAction.Terminate));
        await AssertBrokenAsync("forbidden", "", () => ActAsync(view, ProcessAction.Terminate, new ActionInput { On = new DateOnly(2024, 11, 4), Reason = "selesai" }));
        Act(Role.Registrar, _city);
        Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Status.AllowedActions, Does.Contain(ProcessAction.Register).And.Contain(ProcessAction.Terminate));
    }

    [Test]
    public async Task Of_a_renewal_case_each_is_offered_what_they_may_do()
    {
        var view = await EnteredAsync();
        var id = (await App.SendAsync(new OpenRenewal.Command(view.Id))).Id;
        Act(Role.Oversight, _city);
        Assert.That((await App.SendAsync(new GetRenewal.Query(id))).AllowedActions, Is.Empty);
        Act(Role.Officer, _city);
        Assert.That((await App.SendAsync(new GetRenewal.Query(id))).AllowedActions, Does.Contain(RenewalAction.Prepare).And.Not.Contain(RenewalAction.Lapse));
        Act(Role.HeadOfUnit, _city);
        Assert.That((await App.SendAsync(new GetRenewal.Query(id))).AllowedActions, Does.Contain(RenewalAction.Lapse));
    }

    [Test]
    public async Task Nobody_enters_an_agreement_of_others_or_edits_themselves_out_of_one()
    {
        Act(Role.Officer, _other);
        await AssertBrokenAsync("parties.noneOfYours", "/parties", () => App.SendAsync(new CreateAgreement.Command(Mou(_city, _branch), ProcessState.Proposed)));
        Act(Role.Officer, _city);
        var view = await App.SendAsync(new CreateAgreement.Command(Mou(_city, _branch), ProcessState.Proposed));
        var without = new JsonObject { ["parties"] = new JsonArray(Party(_other), Party(_branch)) };
        await AssertBrokenAsync("parties.noneOfYours", "/parties", () => App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, without)));
    }

    [Test]
    public async Task An_agreement_of_others_cannot_be_renewed_from_outside_nor_be_found_by_trying()
    {
        var theirs = await EnteredAsync();
        Act(Role.Registrar, _other);
        var mine = Mou(_other, await CounterpartAsync()) with { Predecessor = theirs.Id };
        await AssertBrokenAsync("agreement.unknown", "/predecessor", () => App.SendAsync(new CreateAgreement.Command(mine, ProcessState.Proposed)));
        await AssertBrokenAsync("agreement.unknown", "/parent", () => App.SendAsync(new CreateAgreement.Command(mine with { Predecessor = null, Parent = theirs.Id }, ProcessState.Proposed)));
        await AssertBrokenAsync("agreement.unknown", "/predecessor", () => App.SendAsync(new CreateAgreement.Command(mine with { Predecessor = Guid.CreateVersion7() }, ProcessState.Proposed)));
    }

    [Test]
    public async Task A_branch_moved_under_a_regional_office_is_seen_by_it_from_then_on_and_a_moved_one_no_longer()
    {
        var view = await EnteredAsync();
        var (first, second) = (await InstitutionAsync("Kanwil Satu", InstitutionKind.BpjsRegionalOffice), await InstitutionAsync("Kanwil Dua", InstitutionKind.BpjsRegionalOffice));
        await MoveAsync(_branch, first);
        Act(Role.Oversight, first);
        Assert.That((await App.SendAsync(new ListAgreements.Query())).Items.Select(i => i.Id), Is.EqualTo(new[] { view.Id }));
        App.Caller = System;
        await MoveAsync(_branch, second);
        Act(Role.Oversight, first);
        Assert.That((await App.SendAsync(new ListAgreements.Query())).Items, Is.Empty);
        Act(Role.Oversight, second);
        Assert.That((await App.SendAsync(new ListAgreements.Query())).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Whoever_administers_one_institution_cannot_draw_another_under_it()
    {
        Act(Role.Administrator, _other);
        var version = (await App.SendAsync(new GetInstitution.Query(_city))).Version;
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new PatchInstitution.Command(_city, version, new JsonObject { ["parent"] = _other.ToString() })));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new MergeInstitution.Command(_city, version, _other)));
        await AssertBrokenAsync("forbidden", "/into", () => App.SendAsync(new MergeInstitution.Command(_other, 1, _city)));
        await AssertBrokenAsync("forbidden", "/parent", () => App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.GovernmentUnit, Name = "Dinas", Parent = _city })));
    }

    [Test]
    public async Task Who_stands_above_an_institution_is_not_said_by_who_administers_it_alone()
    {
        var (first, second) = (await InstitutionAsync("Kanwil Satu", InstitutionKind.BpjsRegionalOffice), await InstitutionAsync("Kanwil Dua", InstitutionKind.BpjsRegionalOffice));
        await MoveAsync(_branch, first);
        Act(Role.Administrator, _branch);
        await AssertBrokenAsync("forbidden", "/parent", () => MoveAsync(_branch, second));
        var version = (await App.SendAsync(new GetInstitution.Query(_branch))).Version;
        await AssertBrokenAsync("forbidden", "/parent", () => App.SendAsync(new PatchInstitution.Command(_branch, version, new JsonObject { ["parent"] = null })));
        await App.SendAsync(new PatchInstitution.Command(_branch, version, new JsonObject { ["aliases"] = new JsonArray("KC Jambi") }));
        Act(Role.Administrator, first);
        await AssertBrokenAsync("forbidden", "/parent", () => MoveAsync(_branch, second));
        App.Caller = App.Caller with { Grants = [new Grant(Permissions.All, first), new Grant(Permissions.All, second)] };
        await MoveAsync(_branch, second);
        Assert.That((await App.SendAsync(new GetInstitution.Query(_branch))).Parent, Is.EqualTo(second));
    }

    [Test]
    public async Task Ceremonies_are_moved_only_by_who_edits_everything_that_is_signed_there()
    {
        var ceremony = await App.SendAsync(new CreateSigningEvent.Command(new SigningEventFacts("HUT Kota", new DateOnly(2025, 5, 28))));
        var plan = new SigningPlan(SigningEvent: ceremony.Id);
        await App.SendAsync(new CreateAgreement.Command(Mou(_city, _branch) with { SigningPlan = plan }, ProcessState.Proposed));
        await App.SendAsync(new CreateAgreement.Command(Mou(_other, _branch) with { SigningPlan = plan }, ProcessState.Proposed));
        var moved = new JsonObject { ["heldOn"] = "2025-05-23" };
        Act(Role.Registrar, _city);
        Assert.That((await App.SendAsync(new GetSigningEvent.Query(ceremony.Id))).Agreements, Has.Count.EqualTo(1), "the other city's is not shown");
        await AssertBrokenAsync("forbidden", "", () => App.SendAsync(new PatchSigningEvent.Command(ceremony.Id, ceremony.Version, moved)));
        Act(Role.Registrar, _branch);
        Assert.That((await App.SendAsync(new PatchSigningEvent.Command(ceremony.Id, ceremony.Version, moved))).Agreements, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_officers_agreements_are_handed_over_only_where_one_decides()
    {
        var mine = await EnteredAsync(officer: new Officer(_branch, "Budi", "Kabag", "budi@office.example"));
        App.Caller = System;
        var theirs = await App.SendAsync(new CreateAgreement.Command(
            Mou(_other, await CounterpartAsync()) with { Officer = new Officer(_other, "Budi", "Kabag", "budi@office.example"), Term = Signed }, ProcessState.Registered));
        Act(Role.HeadOfUnit, _branch);
        Assert.That((await App.SendAsync(new HandOver.Command("budi@office.example", new HandOver.Successor(Mail: "ani@office.example")))).Agreements, Is.EqualTo(1));
        App.Caller = System;
        Assert.That((await App.SendAsync(new GetAgreement.Query(mine.Id, null))).Officer!.Mail, Is.EqualTo("ani@office.example"));
        Assert.That((await App.SendAsync(new GetAgreement.Query(theirs.Id, null))).Officer!.Mail, Is.EqualTo("budi@office.example"));
    }

    [Test]
    public async Task A_class_policy_and_the_holidays_are_the_installations_and_an_institutions_policy_its_own()
    {
        var entry = new PolicyEntry { ValidFrom = new DateOnly(2025, 1, 1), EndSteps = [30, 7] };
        Act(Role.Administrator, _city);
        await AssertBrokenAsync("forbidden", "", () => App.SendAsync(new SetPolicy.Command(PolicyScope.OfClass(AgreementClass.Mou, false), 1, entry)));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new SetPolicy.Command(PolicyScope.OfInstitution(_other, null), 0, entry)));
        await AssertBrokenAsync("forbidden", "", () => App.SendAsync(new SetHolidays.Command(2026, 0, new HolidayEntry("SKB", []))));
        await App.SendAsync(new SetPolicy.Command(PolicyScope.OfInstitution(_city, null), 0, entry));
        Act(Role.Officer, _city);
        await AssertBrokenAsync("forbidden", "", () => App.SendAsync(new SetPolicy.Command(PolicyScope.OfInstitution(_city, null), 1, entry)));
    }

    [Test]
    public async Task One_chooses_the_digest_of_ones_own_address_only()
    {
        Act(Role.Officer, _city);
        Assert.That((await App.SendAsync(new RecipientPreferences.Query(App.Caller.Name))).Mode, Is.EqualTo(DigestMode.Immediate));
        await AssertBrokenAsync("forbidden", "", () => App.SendAsync(new RecipientPreferences.Query("kepala@office.example")));
        App.Caller = App.Caller with { User = null };
        await AssertBrokenAsync("forbidden", "", () => App.SendAsync(new RecipientPreferences.Query(App.Caller.Name)));
    }

    [Test]
    public async Task Whoever_changes_how_an_address_is_told_stands_in_the_audit_trail()
    {
        App.Caller = System;
        await App.SendAsync(new RecipientPreferences.Command("kepala@office.example", 0, DigestMode.Daily));
        await App.SendAsync(new RecipientPreferences.Command("Kepala@office.example", 1, DigestMode.Weekly));
        await App.SendAsync(new RecipientPreferences.Command("lain@office.example", 0, DigestMode.Weekly));
        var entries = (await App.SendAsync(new ListAudit.Query(null, null, null, null, 200, null))).Items.Where(i => i.SubjectKind == "recipient").ToList();
        Assert.That(entries.Select(e => (e.Action, e.Version)), Is.EqualTo(new[] { ("set", 1L), ("set", 2L), ("set", 1L) }));
        Assert.That(entries[1].Changes.Select(c => $"{c.Path} {c.Old} {c.New}"), Is.EqualTo(new[] { "/mode daily weekly" }));
        Assert.That(entries.Select(e => e.SubjectId == entries[1].SubjectId), Is.EqualTo(new[] { false, true, true }), "the address is the subject, however it is written");
    }

    [Test]
    public async Task Internal_notes_stay_inside_also_in_the_timeline_and_the_audit_trail()
    {
        var view = await EnteredAsync();
        Act(Role.Officer, _city);
        await App.SendAsync(new AddInternalNote.Command(view.Id, _city, "rahasia kota"));
        await AssertBrokenAsync("forbidden", "/institution", () => App.SendAsync(new AddInternalNote.Command(view.Id, _branch, "atas nama cabang")));
        await AssertBrokenAsync("note.notOfParty", "/institution", () => App.SendAsync(new AddInternalNote.Command(view.Id, _other, "bukan pihak")));
        Assert.That((await App.SendAsync(new ListInternalNotes.Query(view.Id))).Items.Select(n => n.Text), Is.EqualTo(new[] { "rahasia kota" }));
        Act(Role.Auditor, _branch);
        Assert.That((await App.SendAsync(new ListInternalNotes.Query(view.Id))).Items, Is.Empty);
        Assert.That((await App.SendAsync(new GetTimeline.Query(view.Id))).Items.Select(e => e.Action), Does.Not.Contain("add"));
        Assert.That((await App.SendAsync(new ListAudit.Query(null, null, null, null, 200, null))).Items.Select(i => i.SubjectKind), Does.Not.Contain("internalNote"));
        Act(Role.Auditor, _city);
        Assert.That((await App.SendAsync(new ListAudit.Query(null, null, null, null, 200, null))).Items.Select(i => i.SubjectKind), Does.Contain("internalNote"));
        Assert.That(await App.RowsAsync<string>("SELECT hash FROM audit_entries WHERE changes LIKE '%rahasia%'"), Is.Empty, "who may audit both sides need not read the notes");
    }

    [Test]
    public async Task The_trail_says_by_what_the_actor_was_recognised()
    {
        Act(Role.Officer, _city);
        var view = await App.SendAsync(new CreateAgreement.Command(Mou(_city, _branch), ProcessState.Proposed));
        Act(Role.Auditor, null);
        var entry = (await App.SendAsync(new ListAudit.Query(view.Id, null, null, null, 1, null))).Items.Single();
        Assert.That((entry.Actor, entry.Via), Is.EqualTo(("pic@kota.example", "session:abc")));
    }

    private static readonly Term Signed = new() { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = new DateOnly(2025, 5, 25) };

    private void Act(Role role, Guid? institution) => App.Caller = new Principal("pic@kota.example", "session:abc", Guid.CreateVersion7(), [new Grant(Permissions.Of(role), institution)]);

    private async Task<AgreementView> EnteredAsync(ProcessState state = ProcessState.Registered, Officer? officer = null)
    {
        App.Caller = System;
        return await App.SendAsync(new CreateAgreement.Command(Mou(_city, _branch) with { Term = Signed, Officer = officer }, state));
    }

    private async Task<Guid> CounterpartAsync()
    {
        var caller = App.Caller;
        App.Caller = System;
        var id = await InstitutionAsync("Cabang Lain", InstitutionKind.BpjsBranch);
        App.Caller = caller;
        return id;
    }

    private async Task MoveAsync(Guid institution, Guid parent) =>
        await App.SendAsync(new PatchInstitution.Command(institution, (await App.SendAsync(new GetInstitution.Query(institution))).Version, new JsonObject { ["parent"] = parent.ToString() }));

    private static JsonObject Party(Guid institution) => new() { ["institution"] = institution.ToString() };
}
