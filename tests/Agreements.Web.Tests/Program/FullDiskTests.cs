using Agreements.App.Tests.Support;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>The disk of a running service fills up, and room is made again.</summary>
public sealed class FullDiskTests : ServiceTest
{
    // Before the program starts, which inherits it.
    public FullDiskTests() => FullDisk.Prepare();

    [TearDown]
    public void Free() => FullDisk.Free(Service.Id);

    private static object City(int i) => new { kind = "cityGovernment", name = $"Kota {i}" };

    private Task<Answer> ReadyAsync() => Api.GetAsync("/health/ready");

    private static string[] Problems(Answer ready) => [.. ready.Body["problems"]!.AsArray().Select(p => p!.GetValue<string>())];

    [Test]
    public async Task Writing_is_refused_reading_goes_on_health_says_what_to_do_and_with_room_all_goes_on_by_itself()
    {
        var agreement = await CreateAsync();
        var said = Service.Output.Length;
        FullDisk.Fill(Service.Id);
        for (var i = 0; i < 20; i++)
        {
            var refused = await Api.PostAsync("institutions", City(i));
            Assert.That((refused.Code, refused.Body["code"]!.GetValue<string>(), refused.Raw.Headers.RetryAfter?.ToString()), Is.EqualTo((507, "storage.full", "60")), refused.Body.ToJsonString());
        }
        Assert.That((await Api.GetAsync($"agreements/{agreement.Id}")).Code, Is.EqualTo(200));
        var ready = await ReadyAsync();
        Assert.That((ready.Code, Problems(ready).Single(p => p.StartsWith("Nothing can be written", StringComparison.Ordinal))), Is.EqualTo((503, Problems(ready)[0])));
        Assert.That(Problems(ready)[0], Does.Contain("disk is full").And.Contain("Make room"));
        Assert.That(Service.Output[said..].Split('\n').Count(l => l.Contains("Nothing can be written", StringComparison.Ordinal)), Is.InRange(1, 3), "not for each of the twenty: what still fits between the pages may be written meanwhile");
        Assert.That(Service.Output[said..], Does.Not.Contain("   at Agreements."), "without a stack");
        FullDisk.Free(Service.Id);
        Assert.That((await Api.PostAsync("institutions", City(99))).Code, Is.EqualTo(201));
        Assert.That(Problems(await ReadyAsync()), Has.None.StartsWith("Nothing can be written"));
        Assert.That(Service.Output, Does.Contain("takes what is written again"));
        Assert.That((await Api.GetAsync("institutions?q=Kota")).Body["items"]!.AsArray().Select(i => i!["name"]!.GetValue<string>()).Where(n => n.StartsWith("Kota ", StringComparison.Ordinal) && n.Length < 8), Is.EqualTo(new[] { "Kota 99" }), "nothing of what was refused");
    }

    [Test]
    public async Task A_broken_row_is_named_beside_the_list_that_leaves_it_out_and_health_says_what_to_do()
    {
        var (whole, broken) = (await CreateAsync(), await CreateAsync());
        await using var connection = await TestDatabase.OpenAsync(Path.Combine(Directory, "data", "agreements.db"));
        await TestDatabase.ExecuteAsync(connection, "UPDATE agreements SET end_basis = 'selamanya' WHERE id = @Id", ("@Id", broken.Id));
        var list = await Api.GetAsync("agreements?pageSize=200");
        Assert.That((list.Code, string.Join(',', list.Raw.Headers.GetValues("Agreements-Left-Out"))), Is.EqualTo((200, broken.Id.ToString())));
        Assert.That(list.Body["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>()), Does.Contain(whole.Id).And.Not.Contain(broken.Id));
        var itself = await Api.GetAsync($"agreements/{broken.Id}");
        Assert.That((itself.Code, itself.Body["code"]!.GetValue<string>()), Is.EqualTo((500, "agreement.unreadable")));
        Assert.That((await ReadyAsync()).Body["warnings"]!.AsArray().Select(w => w!.GetValue<string>()), Has.One.StartsWith("1 agreements cannot be read"));
        await TestDatabase.ExecuteAsync(connection, "UPDATE agreements SET end_basis = 'fixed' WHERE id = @Id", ("@Id", broken.Id));
        list = await Api.GetAsync("agreements?pageSize=200");
        Assert.That((list.Raw.Headers.Contains("Agreements-Left-Out"), list.Body["items"]!.AsArray().Any(i => i!["id"]!.GetValue<Guid>() == broken.Id)), Is.EqualTo((false, true)));
    }
}
