using Agreements.App.Features.Drafts;
using Agreements.App.Tests.Support;
using Agreements.Domain;
using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.App.Tests.Drafts;

public sealed class DraftTests(string engine) : AccountTest(engine)
{
    private const string Form = "agreement:new";

    [Test]
    public async Task A_draft_is_its_writers_alone_and_the_last_one_counts()
    {
        var budi = await ComeAsync("budi@kantor.example", new UserGrant(Role.Officer));
        await ActAsAsync(RinaId);
        await App.SendAsync(new SaveDraft.Command(Form, "{\"Title\":\"satu\"}"));
        await App.SendAsync(new SaveDraft.Command(Form, "{\"Title\":\"dua\"}"));
        await ActAsAsync(budi.Id);
        Assert.That(await App.SendAsync(new GetDraft.Query(Form)), Is.Null);
        Assert.That(await App.SendAsync(new DropDraft.Command(Form)), Is.False);
        await ActAsAsync(RinaId);
        Assert.That((await App.SendAsync(new GetDraft.Query(Form)))!.Content, Is.EqualTo("{\"Title\":\"dua\"}"));
        Assert.That(await App.SendAsync(new DropDraft.Command(Form)), Is.True);
        Assert.That(await App.SendAsync(new GetDraft.Query(Form)), Is.Null);
    }

    [Test]
    public async Task After_ninety_days_a_draft_is_gone_and_the_next_one_sweeps_it_out()
    {
        await ActAsAsync(RinaId);
        await App.SendAsync(new SaveDraft.Command(Form, "{}"));
        App.Time.Advance(Agreements.App.Features.Drafts.Drafts.Kept);
        Assert.That(await App.SendAsync(new GetDraft.Query(Form)), Is.Not.Null);
        App.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await App.SendAsync(new GetDraft.Query(Form)), Is.Null);
        await App.SendAsync(new SaveDraft.Command("agreement:other", "{}"));
        Assert.That(await App.RowsAsync<string>("SELECT form FROM form_drafts"), Is.EqualTo(new[] { "agreement:other" }));
    }

    [Test]
    public async Task A_draft_has_a_size_and_needs_a_person()
    {
        await ActAsAsync(RinaId);
        await AssertBrokenAsync("text.tooLong", "/content", () => App.SendAsync(new SaveDraft.Command(Form, new string('a', Agreements.App.Features.Drafts.Drafts.LongestContent + 1))));
        ActAsProgram();
        Assert.That(Assert.ThrowsAsync<DomainException>(() => App.SendAsync(new GetDraft.Query(Form)))!.Kind, Is.EqualTo(ProblemKind.Unauthenticated));
    }
}
