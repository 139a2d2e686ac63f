using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>Settings are read once, at the start.</summary>
public sealed class SettingsTests : ServiceTest
{
    [Test]
    [Platform("Linux")]
    public void Nobody_watches_the_files_of_settings_while_the_service_runs() =>
        Assert.That(new DirectoryInfo($"/proc/{Service.Id}/fd").EnumerateFileSystemInfos().Select(f => f.LinkTarget).OfType<string>(), Has.Some.Contains("agreements.db").And.None.Contains("inotify"));
}
