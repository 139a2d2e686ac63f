using Agreements.App.Features.Auditing;
using NUnit.Framework;

namespace Agreements.App.Tests.Auditing;

public sealed class ListAuditTests(string engine) : AuditTest(engine)
{
    private Task<ListAudit.View> PageAsync(Guid? subject = null, string? actor = null, DateOnly? from = null, DateOnly? to = null, int size = 50, string? token = null) =>
        App.SendAsync(new ListAudit.Query(subject, actor, from, to, size, token));

    [Test]
    public async Task The_newest_come_first_and_pages_follow_each_other()
    {
        await FillAsync();
        var (seen, token) = (new List<long>(), (string?)null);
        do
        {
            var page = await PageAsync(size: 3, token: token);
            seen.AddRange(page.Items.Select(i => i.Seq));
            token = page.NextPageToken;
        }
        while (token is not null);
        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, Count).Reverse().Select(i => (long)i)));
    }

    [Test]
    public async Task It_is_filtered_by_record_actor_and_the_days_of_Jakarta()
    {
        var first = await InstitutionAsync("Kota A");
        App.Time.SetUtcNow(new DateTimeOffset(2024, 11, 5, 16, 59, 0, TimeSpan.Zero));
        await InstitutionAsync("Kota B");
        App.Time.Advance(TimeSpan.FromMinutes(1));
        await InstitutionAsync("Kota C");
        Assert.That((await PageAsync(first)).Items.Single().SubjectId, Is.EqualTo(first));
        Assert.That((await PageAsync(first, "nobody")).Items, Is.Empty);
        Assert.That((await PageAsync(actor: "system")).Items, Has.Count.EqualTo(3));
        Assert.That((await PageAsync(actor: "nobody")).Items, Is.Empty);
        Assert.That(await SeqsAsync(new(2024, 11, 5), new(2024, 11, 5)), Is.EqualTo(new[] { 2 }));
        Assert.That(await SeqsAsync(new(2024, 11, 6), null), Is.EqualTo(new[] { 3 }));
        Assert.That(await SeqsAsync(null, new(2024, 11, 4)), Is.EqualTo(new[] { 1 }));
        Assert.That(await SeqsAsync(new(2025, 1, 1), null), Is.Empty);
        Assert.That(await SeqsAsync(DateOnly.MinValue, DateOnly.MaxValue), Is.EqualTo(new[] { 3, 2, 1 }));
    }

    private async Task<IEnumerable<long>> SeqsAsync(DateOnly? from, DateOnly? to) => (await PageAsync(from: from, to: to)).Items.Select(i => i.Seq);
}
