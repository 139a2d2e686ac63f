using NUnit.Framework;

namespace Agreements.Web.Tests.Support;

/// <summary>Tests that share one running service with an empty database, on the real clock.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public abstract class ServiceTest
{
    private TempDirectory _directory = null!;

    protected RunningProgram Service { get; private set; } = null!;

    protected ApiClient Api { get; private set; } = null!;

    protected string Directory => _directory.Path;

    protected virtual (string, string?)[] Settings => [];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _directory = new TempDirectory();
        Service = await RunningProgram.ServeAsync(_directory.Path, Settings);
        Api = new ApiClient(Service.Http);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Service is not null) await Service.DisposeAsync();
        _directory.Dispose();
    }

    protected async Task<Guid> InstitutionAsync(string name, string kind = "cityGovernment", string? mailbox = null) =>
        (await Api.PostAsync("institutions", new { kind, name, mailbox })).Id;

    /// <summary>The body of a registered MoU of two new institutions.</summary>
    protected async Task<Dictionary<string, object?>> MouAsync(string? endsOn = "2030-05-27", string process = "registered")
    {
        var (city, branch) = (await InstitutionAsync("Kota " + Guid.CreateVersion7()), await InstitutionAsync("Cabang " + Guid.CreateVersion7(), "bpjsBranch"));
        return new()
        {
            ["class"] = "mou", ["regime"] = "sinergi", ["title"] = "Nota Kesepahaman tentang Sinergi", ["process"] = process,
            ["parties"] = new[] { new { institution = city, number = $"1/{Guid.CreateVersion7()}" }, new { institution = branch, number = $"2/{Guid.CreateVersion7()}" } },
            ["term"] = process == "proposed" ? new { endBasis = "unknown" } : endsOn is null ? new { signedOn = "2025-05-28" } : new { signedOn = "2025-05-28", endBasis = "fixed", endsOn },
        };
    }

    protected async Task<Answer> CreateAsync(string? endsOn = "2030-05-27", string process = "registered") => await Api.PostAsync("agreements", await MouAsync(endsOn, process));
}

public sealed class TempDirectory : IDisposable
{
    public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("agreements-web").FullName;

    public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
}
