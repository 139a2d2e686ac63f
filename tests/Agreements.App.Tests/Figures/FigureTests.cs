using Agreements.App.Features.Agreements;
using Agreements.App.Features.Figures;
using Agreements.App.Samples;
using Agreements.App.Tests.Documents;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Figures;
using NUnit.Framework;

namespace Agreements.App.Tests.Figures;

/// <summary>What sources say of money and people: each with its source, never overwritten.</summary>
public sealed class FigureTests(string engine) : DocumentTest(engine)
{
    private static FigureEntry Entry(long value = 76_016, Guid? replaces = null) => new()
    {
        Label = "Peserta DUMISAKE", Kind = FigureKind.Participants, Value = value, Unit = FigureUnit.People, Period = new FigurePeriod(new DateOnly(2022, 1, 1), new DateOnly(2022, 12, 31)),
        Source = new FigureSource(FigureSourceKind.Article, "Lenterafaktual.com, 13 April 2023", "https://example.org/a"), Note = "APBD khusus 2022", Replaces = replaces,
    };

    private async Task<IReadOnlyList<FigureView>> OfAsync(Guid agreement, bool all = false) => (await App.SendAsync(new ListFigures.OfAgreement(agreement, all))).Items;

    [Test]
    public async Task A_correction_is_a_new_record_and_the_old_one_stays_readable()
    {
        var agreement = (await SharedAsync()).Id;
        var wrong = await App.SendAsync(new AddFigure.ToAgreement(agreement, Entry(76_061)));
        var right = await App.SendAsync(new AddFigure.ToAgreement(agreement, Entry(replaces: wrong.Id)));
        Assert.That((right.Value, right.Period, right.Source, right.Agreement, right.Replaces, right.Note), Is.EqualTo((76_016L, Entry().Period, Entry().Source, (Guid?)agreement, (Guid?)wrong.Id, Entry().Note)));
        Assert.That((await OfAsync(agreement)).Select(f => f.Value), Is.EqualTo(new[] { 76_016L }));
        Assert.That((await OfAsync(agreement, all: true)).Select(f => (f.Value, f.ReplacedBy)), Is.EqualTo(new[] { (76_061L, (Guid?)right.Id), (76_016L, null) }));
        await AssertBrokenAsync("figure.replaced", "/replaces", () => App.SendAsync(new AddFigure.ToAgreement(agreement, Entry(1, wrong.Id))));
        await AssertBrokenAsync("figure.unknown", "/replaces", () => App.SendAsync(new AddFigure.ToInstitution(City, Entry(1, right.Id))));
        var trail = (await App.SendAsync(new GetTimeline.Query(agreement))).Items[^1];
        Assert.That((trail.Action, trail.Changes.Single(c => c.Path.EndsWith("/value", StringComparison.Ordinal)) is { Old: { } old, New: { } now } ? (old.GetValue<long>(), now.GetValue<long>()) : default), Is.EqualTo(("correctFigure", (76_061L, 76_016L))));
    }

    [Test]
    public async Task What_no_source_can_have_meant_is_refused_with_its_place()
    {
        async Task RefusedAsync(string code, string pointer, FigureEntry entry) => await AssertBrokenAsync(code, pointer, () => App.SendAsync(new AddFigure.ToInstitution(City, entry)));
        await RefusedAsync("figure.value", "/value", Entry(-1));
        await RefusedAsync("figure.value", "/value", Entry(Figure.Most + 1));
        await RefusedAsync("figure.unit", "/unit", Entry() with { Unit = FigureUnit.Rupiah });
        await RefusedAsync("figure.when", "/period", Entry() with { AsOf = new DateOnly(2022, 1, 1) });
        await RefusedAsync("figure.period", "/period/until", Entry() with { Period = new FigurePeriod(new DateOnly(2022, 2, 1), new DateOnly(2022, 1, 31)) });
        await RefusedAsync("figure.url", "/source/url", Entry() with { Source = new FigureSource(FigureSourceKind.Article, "x", "javascript:alert(1)") });
        await RefusedAsync("text.required", "/label", Entry() with { Label = " " });
        await RefusedAsync("text.oneLine", "/source/text", Entry() with { Source = new FigureSource(FigureSourceKind.Article, "a\nb") });
        await RefusedAsync("date.unlikely", "/asOf", Entry() with { Period = null, AsOf = DateOnly.MinValue });
        var tomorrow = DateOnly.FromDateTime(App.Time.GetUtcNow().UtcDateTime).AddDays(2);
        await RefusedAsync("figure.future", "/asOf", Entry() with { Period = null, AsOf = tomorrow });
        await RefusedAsync("figure.future", "/period/from", Entry() with { Period = new FigurePeriod(tomorrow, tomorrow) });
        Assert.That((await App.SendAsync(new ListFigures.OfInstitution(City))).Items, Is.Empty);
    }

    [Test]
    public async Task Only_who_confirms_records_says_that_a_figure_is_right_or_replaces_one_that_is()
    {
        var agreement = (await SharedAsync()).Id;
        var right = Entry() with { Verification = VerificationStatus.Verified };
        Act(Role.Officer, City);
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new AddFigure.ToAgreement(agreement, right)));
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new AddFigure.ToInstitution(City, right)));
        Act(Role.Registrar, City);
        var (one, other) = (await App.SendAsync(new AddFigure.ToAgreement(agreement, right)), await App.SendAsync(new AddFigure.ToInstitution(City, right)));
        Act(Role.Officer, City);
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new AddFigure.ToAgreement(agreement, Entry(1, one.Id))));
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new AddFigure.ToInstitution(City, Entry(1, other.Id))));
        Act(Role.Registrar, City);
        Assert.That((await App.SendAsync(new AddFigure.ToAgreement(agreement, Entry(1, one.Id)))).Replaces, Is.EqualTo(one.Id));
    }

    [Test]
    public async Task A_record_holds_only_so_many_figures()
    {
        var first = await App.SendAsync(new AddFigure.ToInstitution(City, Entry()));
        for (var i = 1; i < FigureStore.Most; i++)
            await App.ExecuteAsync(
                """
                INSERT INTO figures (id, institution_id, ord, label, kind, value, unit, source_kind, source_text, verification, created_by, created_at)
                SELECT @New, institution_id, @Ord, label, kind, value, unit, source_kind, source_text, verification, created_by, created_at FROM figures WHERE id = @Id
                """, new { first.Id, New = Guid.CreateVersion7(), Ord = i + 1 });
        await AssertBrokenAsync("figure.tooMany", "", () => App.SendAsync(new AddFigure.ToInstitution(City, Entry())));
        await App.SendAsync(new AddFigure.ToInstitution(Other, Entry()));
    }

    [Test]
    public async Task Only_who_edits_the_record_adds_figures_and_an_agreements_figures_are_for_those_who_see_it()
    {
        var agreement = (await SharedAsync()).Id;
        await App.SendAsync(new AddFigure.ToAgreement(agreement, Entry()));
        await App.SendAsync(new AddFigure.ToInstitution(City, Entry(810)));
        Act(Role.Auditor, City);
        Assert.That(await OfAsync(agreement), Has.Count.EqualTo(1));
        await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new AddFigure.ToAgreement(agreement, Entry())));
        Act(Role.Officer, Other);
        await AssertBrokenAsync("notFound", "", () => OfAsync(agreement));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new AddFigure.ToAgreement(agreement, Entry())));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new AddFigure.ToInstitution(City, Entry())));
        Assert.That((await App.SendAsync(new ListFigures.OfInstitution(City))).Items.Single().Value, Is.EqualTo(810));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new ListFigures.OfInstitution(Guid.CreateVersion7())));
    }
}

/// <summary>The figures of the five articles, as the sample enters them.</summary>
public sealed class SampleFigureTests(string engine) : Support.StorageTest(engine)
{
    [Test]
    public async Task The_sample_holds_what_the_articles_say_of_money_and_people_and_that_DUMISAKEs_money_has_ended()
    {
        App.Time.SetUtcNow(Support.TestApp.At(2025, 5, 20));
        await App.SendAsync(new LoadSamples.Command());
        var dumisake = (await App.SendAsync(new ListAgreements.Query { Flag = Flag.FundingEnded, AsOf = new DateOnly(2023, 1, 1) })).Items.Single();
        Assert.That((await App.SendAsync(new ListAgreements.Query { Flag = Flag.FundingEnded, AsOf = new DateOnly(2022, 12, 31) })).Items, Is.Empty);
        Assert.That((await App.SendAsync(new ListFigures.OfAgreement(dumisake.Id))).Items.Select(f => (f.Kind, f.Value, f.Unit)), Is.EqualTo(new[]
        {
            (FigureKind.Participants, 76_016L, FigureUnit.People), (FigureKind.ClaimsPaid, 2_067_337_453L, FigureUnit.Rupiah),
        }));
        var province = dumisake.Parties[0].Institution;
        var ofProvince = (await App.SendAsync(new ListFigures.OfInstitution(province))).Items;
        Assert.That(ofProvince.Select(f => (f.Kind, f.Value, f.Unit)), Is.EqualTo(new[]
        {
            (FigureKind.Beneficiaries, 25_474L, FigureUnit.People), (FigureKind.ClaimsPaid, 339_000_000_000L, FigureUnit.Rupiah),
            (FigureKind.Scholarships, 810L, FigureUnit.People), (FigureKind.Scholarships, 3_500_000_000L, FigureUnit.Rupiah),
        }));
        Assert.That(ofProvince, Has.All.Matches<FigureView>(f => f.Source.Text.Length > 0 && f.Verification == VerificationStatus.Unverified));
    }
}
