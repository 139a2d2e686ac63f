using Agreements.App.Tests.Support;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>The disk of a running service fills up, and room is made again.</summary>
public sealed class FullDiskTests : ServiceTest
{
    // Before the program starts, which inherits it.
    public FullDiskTests() => FullDisk.Prepare();

    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-05-19"), ("Documents__MaxMegabytes", "5")];

    [TearDown]
    public void Free() => FullDisk.Free(Service.Id);

    private static object City(int i) => new { kind = "cityGovernment", name = $"Kota {i}" };

    private Task<Answer> ReadyAsync() => Api.GetAsync("/health/ready");

    private static string[] Problems(Answer ready) => [.. ready.Body["problems"]!.AsArray().Select(p => p!.GetValue<string>())];

    [Test]
    public async Task Writing_is_refused_reading_goes_on_health_says_what_to_do_and_with_room_all_goes_on_by_itself()
    {
        var agreement = await CreateAsync();
        FullDisk.Fill(Service.Id);
        for (var i = 0; i < 20; i++)
        {
            var refused = await Api.PostAsync("institutions", City(i));
            Assert.That((refused.Code, refused.Body["code"]!.GetValue<string>(), refused.Raw.Headers.RetryAfter?.ToString()), Is.EqualTo((507, "storage.full", "60")), refused.Body.ToJsonString());
        }
        using (var form = new MultipartFormDataContent { { new StringContent("%PDF-1.4\n%%EOF\n" + new string('x', 200_000)), "file", "naskah.pdf" }, { new StringContent("signed"), "kind" } })
        {
            var upload = await Service.Http.PostAsync($"/api/v1/agreements/{agreement.Id}/documents", form);
            Assert.That((int)upload.StatusCode, Is.EqualTo(507), await upload.Content.ReadAsStringAsync());
        }
        Assert.That((await Api.GetAsync($"agreements/{agreement.Id}")).Code, Is.EqualTo(200));
        var ready = await ReadyAsync();
        Assert.That((ready.Code, Problems(ready).Single(p => p.StartsWith("Nothing can be written", StringComparison.Ordinal))), Is.EqualTo((503, Problems(ready)[0])));
        Assert.That(Problems(ready)[0], Does.Contain("disk is full").And.Contain("Make room"));
        Assert.That(Service.Output.Split('\n').Count(l => l.Contains("Nothing can be written", StringComparison.Ordinal)), Is.EqualTo(1), "said once");
        Assert.That(Service.Output, Does.Not.Contain("   at Agreements."), "without a stack");
        FullDisk.Free(Service.Id);
        Assert.That((await Api.PostAsync("institutions", City(99))).Code, Is.EqualTo(201));
        Assert.That(Problems(await ReadyAsync()), Has.None.StartsWith("Nothing can be written"));
        Assert.That(Service.Output, Does.Contain("takes what is written again"));
        Assert.That((await Api.GetAsync("institutions?q=Kota")).Body["items"]!.AsArray().Select(i => i!["name"]!.GetValue<string>()).Where(n => n.StartsWith("Kota ", StringComparison.Ordinal) && n.Length < 8), Is.EqualTo(new[] { "Kota 99" }), "nothing of what was refused");
    }
}
