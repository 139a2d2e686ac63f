using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

public sealed class AddendaStorageTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25), Signed = new(2025, 5, 1);

    [SetUp]
    public void GoToMay() => App.Time.SetUtcNow(TestApp.At(2025, 5, 19));

    private Task<AgreementView> AmendAsync(AgreementView view, Amendment amendment, params AddendumNumber[] numbers) =>
        App.SendAsync(new AddAddendum.Command(view.Id, view.Version, new Addendum { Title = "Adendum", SignedOn = Signed, Numbers = numbers, Amendment = amendment }));

    [Test]
    public async Task An_addendum_reads_back_as_it_was_written()
    {
        var view = await RegisteredAsync(End);
        var third = await InstitutionAsync("UIN B", InstitutionKind.University);
        var addendum = new Addendum
        {
            Title = "Adendum 🤝 'kutip'", SignedOn = Signed, EffectiveOn = new DateOnly(2025, 6, 1), OverrideReason = "alasan",
            Numbers = [new(view.Parties[0].Institution, "1/ADD/2025", Signed), new(third, "3/ADD/2025")],
            Amendment = new Amendment
            {
                Title = "Judul baru", Subject = "Hal baru", Scope = ["satu", "dua"], EndBasis = EndBasis.Computed, Duration = new(7, DurationUnit.Years), DurationAsWritten = "7 (tujuh) tahun",
                Parties = [new(view.Parties[0].Institution), new(third, null, new Signatory("Rektor", "Rektor"))], Notice = new NoticeClause(2, NoticeUnit.Months), RenewalClause = new(RenewalMode.Automatic, 12, 2),
            },
        };
        await App.SendAsync(new AddAddendum.Command(view.Id, view.Version, addendum));
        var read = (await App.SendAsync(new ListAddenda.Query(view.Id))).Items.Single();
        Assert.Multiple(() =>
        {
            Assert.That((read.Order, read.Title, read.SignedOn, read.EffectiveOn, read.OverrideReason), Is.EqualTo((1, addendum.Title, Signed, addendum.Since, "alasan")));
            Assert.That(read.Numbers, Is.EqualTo(addendum.Numbers));
            Assert.That(read.Amendment.Scope, Is.EqualTo(addendum.Amendment.Scope));
            Assert.That(read.Amendment.Parties, Is.EqualTo(new[] { addendum.Amendment.Parties[0], addendum.Amendment.Parties[1] with { NameAtSigning = "UIN B" } }));
            Assert.That(read.Amendment with { Scope = null, Parties = null }, Is.EqualTo(addendum.Amendment with { Scope = null, Parties = null }));
        });
    }

    [Test]
    public async Task The_top_says_what_the_original_says_and_effective_what_holds_on_the_day()
    {
        var view = await RegisteredAsync(End);
        var third = await InstitutionAsync("UIN C", InstitutionKind.University);
        await AmendAsync(view, new() { Title = "Judul baru", EndsOn = new(2027, 1, 31), Parties = [new(view.Parties[1].Institution), new(third)] }, new AddendumNumber(third, "3/ADD"));
        var (before, after) = (await App.SendAsync(new GetAgreement.Query(view.Id, Signed.AddDays(-1))), await App.SendAsync(new GetAgreement.Query(view.Id, Signed)));
        Assert.Multiple(() =>
        {
            Assert.That(before.Effective, Is.Null);
            Assert.That((before.Term.EndsOn, before.Term.EffectiveEndsOn), Is.EqualTo(((DateOnly?)End, (DateOnly?)End)));
            Assert.That((after.Title, after.Term.EndsOn, after.Parties.Count), Is.EqualTo((view.Title, (DateOnly?)End, 2)));
            Assert.That((after.Effective!.Title, after.Effective.Term.EndsOn, after.Status.EndsOn), Is.EqualTo(("Judul baru", (DateOnly?)new DateOnly(2027, 1, 31), (DateOnly?)new DateOnly(2027, 1, 31))));
            Assert.That(after.Effective.Parties.Select(p => (p.Name, p.Number)), Is.EqualTo(new[] { (view.Parties[1].Name, view.Parties[1].Number), ("UIN C", "3/ADD") }));
        });
    }

    [Test]
    public async Task The_timeline_tells_the_old_and_the_new_value_of_what_holds()
    {
        var view = await RegisteredAsync(End);
        await AmendAsync(view, new() { EndsOn = new(2027, 1, 31) });
        var entry = (await App.SendAsync(new GetTimeline.Query(view.Id))).Items[^1];
        var end = entry.Changes.Single(c => c.Path == "/effective/term/endsOn");
        Assert.That((entry.Action, end.Old!.GetValue<string>(), end.New!.GetValue<string>()), Is.EqualTo(("amend", "2025-05-25", "2027-01-31")));
        Assert.That(await App.RowsAsync<string>("SELECT type FROM events WHERE agreement_id = @Id ORDER BY seq", new { view.Id }), Is.EqualTo(new[] { "agreement.created", "agreement.changed" }));
    }

    [Test]
    public async Task A_null_removes_the_notice_clause_and_reads_back_as_null_while_an_absent_one_stays_absent()
    {
        var view = await RegisteredAsync(End, f => f with { Notice = new(2, NoticeUnit.Months) });
        var (removing, silent) = (Json.Read<Amendment>("""{"notice":null}"""), Json.Read<Amendment>("""{"title":"Judul baru"}"""));
        view = await AmendAsync(await AmendAsync(view, removing), silent);
        Assert.That((view.Notice, view.Effective!.Notice, view.Status.NoticeDeadline), Is.EqualTo((new NoticeClause(2, NoticeUnit.Months), (NoticeClause?)null, (DateOnly?)null)));
        Assert.That((await App.SendAsync(new ListAddenda.Query(view.Id))).Items.Select(i => Json.Write(i.Amendment)), Is.EqualTo(new[] { """{"notice":null}""", """{"title":"Judul baru"}""" }));
        var entries = (await App.SendAsync(new GetTimeline.Query(view.Id))).Items;
        Assert.That(entries[1].Changes.Where(c => c.Path.StartsWith("/effective/notice", StringComparison.Ordinal)).Select(c => (c.Path, c.Old!.ToString(), c.New)), Is.EqualTo(new[] { ("/effective/notice/amount", "2", null), ("/effective/notice/unit", "months", (JsonNode?)null) }));
    }

    [Test]
    public async Task A_number_is_used_once_by_its_issuer_in_agreements_and_addenda_alike()
    {
        var (one, other) = (await RegisteredAsync(End), await RegisteredAsync(End));
        var (issuer, number) = (one.Parties[0].Institution, one.Parties[0].Number!);
        await AssertBrokenAsync("number.duplicate", "/numbers/0/number", () => AmendAsync(one, new(), new AddendumNumber(issuer, number.ToUpperInvariant())));
        one = await AmendAsync(one, new(), new AddendumNumber(issuer, "1/ADD"));
        await AssertBrokenAsync("number.duplicate", "/numbers/0/number", () => AmendAsync(one, new(), new AddendumNumber(issuer, "1/add")));
        await AmendAsync(other, new(), new AddendumNumber(other.Parties[0].Institution, "1/ADD"));
        var patch = new JsonObject { ["parties"] = new JsonArray(new JsonObject { ["institution"] = issuer, ["number"] = "1/ADD" }, new JsonObject { ["institution"] = one.Parties[1].Institution, ["number"] = "2" }) };
        await AssertBrokenAsync("number.duplicate", "/parties/0/number", () => App.SendAsync(new PatchAgreement.Command(one.Id, one.Version, patch)));
    }

    [Test]
    public async Task An_agreement_is_found_by_the_number_and_by_the_title_of_its_addendum()
    {
        var view = await RegisteredAsync(End);
        await AmendAsync(view, new() { Title = "Perluasan peserta" }, new AddendumNumber(view.Parties[0].Institution, "415/ADD/2025"));
        var found = await App.SendAsync(new LookUpStatus.Query { Numbers = ["415/add/2025"] });
        Assert.That(found.Results.Single().Agreements.Select(a => a.Id), Is.EqualTo(new[] { view.Id }));
        foreach (var q in new[] { "415/add", "perluasan" }) Assert.That((await App.SendAsync(new ListAgreements.Query { Q = q })).Items.Select(a => a.Id), Is.EqualTo(new[] { view.Id }), q);
    }

    [Test]
    public async Task Who_left_by_an_addendum_and_who_joined_both_find_the_agreement()
    {
        var view = await RegisteredAsync(End);
        var third = await InstitutionAsync("UIN D", InstitutionKind.University);
        await AmendAsync(view, new() { Parties = [new(view.Parties[1].Institution), new(third)] });
        foreach (var institution in new[] { view.Parties[0].Institution, third })
            Assert.That((await App.SendAsync(new ListAgreements.Query { Institution = institution })).Items.Select(a => a.Id), Is.EqualTo(new[] { view.Id }));
    }

    [Test]
    public async Task A_patch_corrects_the_original_and_leaves_its_addenda()
    {
        var view = await RegisteredAsync(End);
        view = await AmendAsync(view, new() { EndsOn = new(2027, 1, 31) });
        view = await App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, JsonNode.Parse("""{"title":"Dibetulkan","term":{"endsOn":"2025-05-24"}}""")!.AsObject()));
        Assert.That((view.Title, view.Term.EndsOn, view.Effective!.Term.EndsOn), Is.EqualTo(("Dibetulkan", (DateOnly?)new DateOnly(2025, 5, 24), (DateOnly?)new DateOnly(2027, 1, 31))));
    }

    [Test]
    public async Task A_refused_or_rehearsed_addendum_writes_nothing()
    {
        var view = await RegisteredAsync(End);
        var addendum = new Addendum { SignedOn = Signed, Amendment = new() { EndsOn = new(2027, 1, 31) }, Numbers = [new(view.Parties[0].Institution, "1/ADD")] };
        await AssertBrokenAsync("version.stale", "", () => App.SendAsync(new AddAddendum.Command(view.Id, view.Version + 1, addendum)));
        await AssertBrokenAsync("term.endBeforeStart", "/amendment/endsOn", () => AmendAsync(view, new() { EndsOn = new(2019, 1, 1) }));
        await AssertBrokenAsync("institution.unknown", "/amendment/parties/0/institution", () => AmendAsync(view, new() { Parties = [new(Guid.CreateVersion7()), new(view.Parties[0].Institution)] }));
        var dry = await App.SendAsync(new AddAddendum.Command(view.Id, view.Version, addendum), validateOnly: true);
        Assert.That(dry.Status.EndsOn, Is.EqualTo(new DateOnly(2027, 1, 31)));
        Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Version, Is.EqualTo(view.Version));
        Assert.That((await App.SendAsync(new ListAddenda.Query(view.Id))).Items, Is.Empty);
        Assert.That(await App.RowsAsync<long>("SELECT COUNT(*) FROM agreement_numbers WHERE number_key = '1/add'"), Is.EqualTo(new[] { 0L }));
    }

    [Test]
    public async Task An_abandoned_proposal_gives_its_numbers_back()
    {
        var (city, branch) = (await InstitutionAsync("Kota E"), await InstitutionAsync("Cabang E"));
        var facts = Mou(city, branch);
        var proposal = await App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Proposed));
        await AssertBrokenAsync("number.duplicate", null, () => App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Proposed)));
        await ActAsync(proposal, ProcessAction.Withdraw, new ActionInput { Reason = "batal" });
        Assert.That((await App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Proposed))).Version, Is.EqualTo(1));
    }
}
