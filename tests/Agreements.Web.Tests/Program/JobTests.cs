using System.Text.Json.Nodes;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>Hangfire as the clock of the running service.</summary>
public sealed class JobTests : ServiceTest
{
    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-05-19")];

    [Test]
    public async Task A_mail_that_a_change_made_due_leaves_without_waiting_for_the_next_tick()
    {
        System.IO.Directory.CreateDirectory(Path.Combine(Directory, "data", "mail"));
        using var watcher = new FileSystemWatcher(Path.Combine(Directory, "data", "mail"), "*.eml");
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Renamed += (_, _) => arrived.TrySetResult();
        watcher.EnableRaisingEvents = true;
        var city = await InstitutionAsync("Kota J", mailbox: "desk@kota-j.example");
        var branch = await InstitutionAsync("Cabang J", "bpjsBranch");
        await Api.PostAsync("agreements", new
        {
            @class = "mou", regime = "sinergi", title = "Nota Kesepahaman", process = "registered",
            parties = new[] { new { institution = city, number = "J/1" }, new { institution = branch, number = "J/2" } },
            term = new { signedOn = "2020-05-26", endBasis = "fixed", endsOn = "2025-05-25" },
        });
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        // The file is there a moment before the ledger says "sent".
        var alerts = (await Api.GetAsync("alerts")).Body["items"]!.AsArray().Where(a => a!["state"]!.GetValue<string>() != "skipped");
        Assert.That(alerts.Select(a => a!["step"]!.GetValue<int>()), Is.Not.Empty.And.All.EqualTo(7));
        Assert.That((await Api.GetAsync("alerts?state=skipped&pageSize=3")).Body["nextPageToken"], Is.InstanceOf<JsonValue>());
    }
}
