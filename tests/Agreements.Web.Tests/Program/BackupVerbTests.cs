using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>Saving a service that runs, and setting back one that is stopped.</summary>
public sealed class BackupVerbTests
{
    private TempDirectory _directory = null!;

    [SetUp]
    public void Create() => _directory = new TempDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    private Task<(int Code, string Output)> RunAsync(params string[] arguments) => RunningProgram.RunAsync(_directory.Path, arguments);

    [Test]
    public async Task A_service_that_runs_is_saved_and_only_one_that_is_stopped_is_set_back()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.Path, "secret"), "correct horse battery staple\n");
        string[] secret = ["--passphrase-file", "secret"];
        await using (await RunningProgram.ServeAsync(_directory.Path, ("Agreements__Samples", "true"), ("Agreements__Today", "2025-05-19")))
        {
            var saved = await RunAsync(["backup", "--out", "a.backup", .. secret]);
            Assert.That(saved.Code, Is.Zero, saved.Output);
            Assert.That(saved.Output, Does.Contain("Wrote and verified a.backup, encrypted.").And.Contain("8 agreements"));
            var refused = await RunAsync(["restore", "a.backup", "--force", .. secret]);
            Assert.That((refused.Code, refused.Output), Is.EqualTo((1, refused.Output)));
            Assert.That(refused.Output, Does.Contain("Nothing was changed; stop it"));
        }
        Assert.That((await RunAsync(["restore", "a.backup", .. secret])).Output, Does.Contain("Add --force"));
        var restored = await RunAsync(["restore", "a.backup", "--force", .. secret]);
        Assert.That(restored.Code, Is.Zero, restored.Output);
        Assert.That(restored.Output, Does.Contain("Restored ").And.Contain(".before-restore-").And.Contain("Start the service."));
        var verified = await RunAsync("audit", "verify");
        Assert.That(verified.Code, Is.Zero, verified.Output);
        Assert.That(verified.Output, Does.Contain("Right: ").And.Contain("restored from the backup of"));
        Assert.That((await RunAsync("retention")).Output, Does.Contain("for ever   8 kept"));
    }

    [Test]
    public async Task What_is_not_there_is_told_and_not_made()
    {
        var refused = await RunAsync("backup", "--out", "a.backup");
        Assert.That((refused.Code, refused.Output), Is.EqualTo((2, refused.Output)));
        Assert.That(refused.Output, Does.Contain("There is no database at").And.Contain("nothing was written"));
        Assert.That(Directory.GetFiles(_directory.Path, "*.backup*"), Is.Empty);
    }
}
