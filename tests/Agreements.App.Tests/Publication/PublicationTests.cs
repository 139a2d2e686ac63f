using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Publication;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Publication;

/// <summary>What anybody may read.</summary>
public sealed class PublicationTests(string engine) : StorageTest(engine)
{
    private static readonly DateOnly End = new(2025, 5, 25);

    [SetUp]
    public void Begin()
    {
        App.Time.SetUtcNow(TestApp.At(2025, 5, 20));
        (App.Publication.Enabled, App.Publication.Publisher, App.Publication.OcidPrefix, App.Publication.License) = (true, "Kota Jambi", "ocds-a1b2c3", "https://licence.example/");
    }

    private async Task<IReadOnlyList<Published>> AllAsync()
    {
        var all = new List<Published>();
        for (string? token = null; ;)
        {
            var page = await AnonymouslyAsync(() => App.SendAsync(new ListPublished.Query(3, token)));
            all.AddRange(page.Items);
            if ((token = page.NextPageToken) is null) return all;
        }
    }

    private async Task<T> AnonymouslyAsync<T>(Func<Task<T>> act)
    {
        var before = App.Caller;
        App.Caller = Principal.Nobody;
        try
        {
            return await act();
        }
        finally
        {
            App.Caller = before;
        }
    }

    private Task<AgreementView> PublicAsync(Func<AgreementFacts, AgreementFacts>? change = null) => RegisteredAsync(End, f => (change?.Invoke(f) ?? f) with { IsPublic = true });

    [Test]
    public async Task It_is_off_until_somebody_turns_it_on()
    {
        var view = await PublicAsync();
        Assert.That(new PublicationOptions().Enabled, Is.False);
        App.Publication.Enabled = false;
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new ListPublished.Query(50, null)));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new GetPublished.Query(view.Reference)));
        await AssertBrokenAsync("notFound", null, () => App.SendAsync(new FindPublished.Query(null, 50, null)));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Of_a_random_world_nothing_that_is_not_marked_appears(int seed)
    {
        var (random, expected, secrets, parents) = (new Random(seed), new List<string>(), new List<string>(), new List<Guid>());
        for (var i = 0; i < 14; i++)
        {
            var (isPublic, parent) = (random.Next(2) == 0, parents.Count > 0 && random.Next(2) == 0 ? parents[random.Next(parents.Count)] : (Guid?)null);
            var secret = $"rahasia{seed}-{i}";
            var view = await RegisteredAsync(End, f => f with
            {
                Title = isPublic ? $"Terbuka {i}" : secret, IsPublic = isPublic, Parent = parent, ParentOverrideReason = $"{secret}-alasan", Notes = [new Note(End, $"{secret}-catatan", null)],
                Officer = new Officer(f.Parties[0].Institution, $"{secret}-nama", $"{secret}-jabatan", "petugas@rahasia.example"), LegalBases = [$"{secret}-dasar"], Funding = [new FundingLine(FundingSource.Apbd, 2025, null, null, 424242)],
                Parties = [.. f.Parties.Select(p => p with { Signatory = new Signatory($"{secret}-penandatangan") })],
            });
            if (isPublic) expected.Add(view.Reference);
            else secrets.Add(view.Reference);
            parents.Add(view.Id);
        }
        var (published, found) = (await AllAsync(), await AnonymouslyAsync(() => App.SendAsync(new FindPublished.Query(null, 200, null))));
        Assert.That(published.Select(p => p.Agreement!.Reference), Is.EquivalentTo(expected));
        Assert.That(found.Items.Select(a => a.Reference), Is.EquivalentTo(expected));
        var text = Json.Write(published) + Json.Write(found.Items);
        Assert.That(text, Does.Not.Contain("rahasia").And.Not.Contain("424242"));
        foreach (var reference in secrets)
        {
            Assert.That(text, Does.Not.Contain(reference));
            await AssertBrokenAsync("notFound", null, () => AnonymouslyAsync(() => App.SendAsync(new GetPublished.Query(reference))));
        }
        Assert.That((await AnonymouslyAsync(() => App.SendAsync(new FindPublished.Query("rahasia", 200, null)))).Items, Is.Empty, "not even by search");
    }

    [Test]
    public void The_fields_that_leave_are_these() => Assert.That(
        new[] { typeof(PublicAgreement), typeof(PublicParty), typeof(PublicRelation), typeof(WithdrawnAgreement) }.SelectMany(t => t.GetProperties().Select(p => $"{t.Name}.{p.Name}")), Is.EquivalentTo(new[]
        {
            "PublicAgreement.Reference", "PublicAgreement.Title", "PublicAgreement.Subject", "PublicAgreement.Class", "PublicAgreement.Regime", "PublicAgreement.Parties", "PublicAgreement.Scope", "PublicAgreement.Programmes",
            "PublicAgreement.Segments", "PublicAgreement.SignedOn", "PublicAgreement.StartsOn", "PublicAgreement.EndsOn", "PublicAgreement.EndBasis", "PublicAgreement.Validity", "PublicAgreement.AsOf", "PublicAgreement.Zone",
            "PublicAgreement.ChangedAt", "PublicAgreement.Related", "PublicParty.Id", "PublicParty.Name", "PublicParty.Number", "PublicRelation.Relation", "PublicRelation.Reference",
            "WithdrawnAgreement.Reference", "WithdrawnAgreement.ChangedAt",
        }), "a new one needs a decision that everybody may read it");

    [Test]
    public async Task It_holds_as_of_today_and_the_day_on_which_it_ends_is_a_change()
    {
        await PublicAsync();
        App.Time.SetUtcNow(TestApp.At(2025, 5, 25));
        var last = (await AllAsync()).Single().Agreement!;
        App.Time.SetUtcNow(TestApp.At(2025, 5, 26));
        var after = (await AllAsync()).Single().Agreement!;
        Assert.That((last.Validity, after.Validity), Is.EqualTo((Validity.InForce, Validity.Expired)));
        Assert.That(after.ChangedAt, Is.EqualTo(new DateTimeOffset(2025, 5, 26, 0, 0, 0, TimeSpan.FromHours(7))));
    }

    [Test]
    public async Task What_was_withdrawn_or_is_void_leaves_only_that_it_was_there()
    {
        var (taken, voided) = (await PublicAsync(), await PublicAsync());
        App.Time.SetUtcNow(TestApp.At(2025, 5, 21));
        await PatchAsync(taken, """{"isPublic":false}""");
        await ActAsync(voided, ProcessAction.Void, new ActionInput { Reason = "cacat" });
        var all = await AllAsync();
        Assert.That(all.Select(p => (p.Agreement, p.Withdrawn!.Reference, p.Withdrawn.ChangedAt >= TestApp.At(2025, 5, 21).AddHours(-3))), Is.EquivalentTo(new[] { ((PublicAgreement?)null, taken.Reference, true), (null, voided.Reference, true) }));
        Assert.That((await AnonymouslyAsync(() => App.SendAsync(new FindPublished.Query(null, 50, null)))).Items, Is.Empty);
    }

    [Test]
    public async Task Other_agreements_are_named_only_if_they_are_public_too()
    {
        var (open, closed) = (await PublicAsync(), await RegisteredAsync(End));
        async Task<PublicAgreement> UnderAsync(AgreementView parent)
        {
            var child = await RegisteredAsync(End, f => f with { Class = AgreementClass.Pks, Parent = parent.Id, IsPublic = true });
            return (await AnonymouslyAsync(() => App.SendAsync(new GetPublished.Query(child.Reference)))).Item.Agreement!;
        }
        Assert.That((await UnderAsync(open)).Related, Is.EqualTo(new[] { new PublicRelation(Relation.Parent, open.Reference) }));
        Assert.That((await UnderAsync(closed)).Related, Is.Empty);
    }

    [Test]
    public async Task Only_what_is_signed_can_be_public_and_who_registers_says_so()
    {
        var view = await RegisteredAsync(End);
        var draft = await App.SendAsync(new CreateAgreement.Command(Mou([.. view.Parties.Select(p => p.Institution)]), ProcessState.Proposed));
        await AssertBrokenAsync("publication.unsigned", "/isPublic", () => PatchAsync(draft, """{"isPublic":true}"""));
        App.Caller = new Principal("ani@office.example", "session:1", Guid.CreateVersion7(), [new Grant(Permissions.Of(Role.Officer), view.Parties[0].Institution)]);
        await AssertBrokenAsync("forbidden", null, () => PatchAsync(view, """{"isPublic":true}"""));
        App.Caller = App.Caller with { Grants = [new Grant(Permissions.Of(Role.LegalOfficer), view.Parties[0].Institution)] };
        var published = await PatchAsync(view, """{"isPublic":true}""");
        Assert.That(published.IsPublic, Is.True);
        var entry = (await App.SendAsync(new GetTimeline.Query(view.Id))).Items[^1];
        Assert.That((entry.Actor, entry.Changes.Single().Path, entry.Changes.Single().New!.GetValue<bool>()), Is.EqualTo(("ani@office.example", "/facts/isPublic", true)));
    }

    [Test]
    public async Task The_search_answers_only_about_what_is_shown_and_fills_its_pages()
    {
        var shown = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            var view = await PublicAsync(f => f with { Title = $"Terbuka {i}", Subject = i % 4 == 0 ? "Layanan Tertutup" : null });
            if (i % 4 == 0) shown.Add(view.Reference);
            // Signed, and in effect only a week from now.
            else await App.SendAsync(new AddAddendum.Command(view.Id, view.Version, new Addendum { SignedOn = new DateOnly(2025, 5, 19), EffectiveOn = new DateOnly(2025, 5, 24), Title = "Adendum tertutup", Amendment = new Amendment { Title = $"Tertutup {i}" } }));
        }
        async Task<List<string>> PagesAsync(string q, int size)
        {
            var (all, token) = (new List<string>(), (string?)null);
            do
            {
                var page = await AnonymouslyAsync(() => App.SendAsync(new FindPublished.Query(q, size, token)));
                Assert.That(page.Items, Has.Count.EqualTo(size).Or.Matches<IReadOnlyList<PublicAgreement>>(_ => page.NextPageToken is null).And.Not.Empty);
                all.AddRange(page.Items.Select(a => a.Reference));
                token = page.NextPageToken;
            }
            while (token is not null);
            return all;
        }
        Assert.That(await PagesAsync("TERTUTUP", 2), Is.EquivalentTo(shown));
        Assert.That(await PagesAsync("tertutup", 3), Is.EquivalentTo(shown), "no page behind the last");
        Assert.That((await AnonymouslyAsync(() => App.SendAsync(new FindPublished.Query("Adendum", 50, null)))).Items, Is.Empty);
        App.Time.SetUtcNow(TestApp.At(2025, 5, 24));
        Assert.That(await PagesAsync("tertutup", 5), Has.Count.EqualTo(12), "when it holds it is found");
    }
}
