using Agreements.App.Features.Views;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.App.Tests.People;

/// <summary>Filters that a person keeps for themselves.</summary>
public sealed class SavedViewTests(string engine) : AccountTest(engine)
{
    private async Task<string[]> MineAsync() => [.. (await App.SendAsync(new SavedViews.Query())).Items.Select(v => v.Name + v.Query)];

    [Test]
    public async Task A_name_is_kept_once_with_what_was_saved_last()
    {
        await ActAsAsync(RinaId);
        await App.SendAsync(new SavedViews.Save(" Jambi ", "?q=jambi"));
        await App.SendAsync(new SavedViews.Save("Berakhir", "?flag=expiring"));
        await App.SendAsync(new SavedViews.Save("Jambi", ""));
        Assert.That(await MineAsync(), Is.EqualTo(new[] { "Jambi", "Berakhir?flag=expiring" }));
    }

    [Test]
    public async Task One_can_be_renamed_and_deleted_but_not_to_the_name_of_another()
    {
        await ActAsAsync(RinaId);
        var (one, _) = (await App.SendAsync(new SavedViews.Save("A", "?q=a")), await App.SendAsync(new SavedViews.Save("B", "?q=b")));
        await AssertBrokenAsync("view.name", "/name", () => App.SendAsync(new SavedViews.Rename(one.Id, "B")));
        await App.SendAsync(new SavedViews.Rename(one.Id, "C"));
        Assert.That(await MineAsync(), Is.EqualTo(new[] { "C?q=a", "B?q=b" }));
        await App.SendAsync(new SavedViews.Delete(one.Id));
        Assert.That(await MineAsync(), Is.EqualTo(new[] { "B?q=b" }));
    }

    [Test]
    public async Task Nobody_sees_or_touches_those_of_others()
    {
        var guest = await ComeAsync("tamu@kantor.example", new UserGrant(Role.Officer, null));
        await ActAsAsync(RinaId);
        var one = await App.SendAsync(new SavedViews.Save("Milik Rina", "?q=a"));
        await ActAsAsync(guest.Id);
        Assert.That(await MineAsync(), Is.Empty);
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new SavedViews.Rename(one.Id, "Milik tamu")));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new SavedViews.Delete(one.Id)));
        await App.SendAsync(new SavedViews.Save("Milik Rina", "?q=b"));
        await ActAsAsync(RinaId);
        Assert.That(await MineAsync(), Is.EqualTo(new[] { "Milik Rina?q=a" }));
    }

    [Test]
    public async Task There_are_at_most_fifty_and_each_is_a_query_with_a_name()
    {
        await ActAsAsync(RinaId);
        for (var i = 0; i < SavedViews.Most; i++) await App.SendAsync(new SavedViews.Save($"Tampilan {i}", "?q=a"));
        await AssertBrokenAsync("view.tooMany", "/name", () => App.SendAsync(new SavedViews.Save("Satu lagi", "?q=a")));
        await App.SendAsync(new SavedViews.Save("Tampilan 7", "?q=b"));
        await AssertBrokenAsync("text.required", "/name", () => App.SendAsync(new SavedViews.Save(" ", "?q=a")));
        await AssertBrokenAsync("query.value", "/query", () => App.SendAsync(new SavedViews.Save("Luar", "//evil.example")));
        ActAsProgram();
        await AssertBrokenAsync("account.none", "", () => App.SendAsync(new SavedViews.Query()));
    }
}
