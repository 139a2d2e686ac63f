using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Program;

/// <summary>A start that cannot succeed ends with one sentence that says what happened and what to do.</summary>
public sealed class StartProblemTests
{
    private TempDirectory _directory = null!;

    [SetUp]
    public void Create() => _directory = new TempDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    private string Data => Path.Combine(_directory.Path, "data");

    private string Database => Path.Combine(Data, "agreements.db");

    private async Task<string> RefusedAsync(string[] arguments, params (string, string?)[] settings)
    {
        var (code, output) = await RunningProgram.RunAsync(_directory.Path, arguments, settings);
        Assert.That((code, output.TrimEnd('\n').Split('\n').Length), Is.EqualTo((2, 1)), output);
        Assert.That(output, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
        return output;
    }

    [Test]
    public async Task A_port_on_which_another_program_listens()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        Assert.That(await RefusedAsync(["--urls", address]), Does.Contain(address).And.Contain("Another program listens there").And.Contain("--urls"));
    }

    [Test]
    public async Task An_identity_provider_that_is_not_wholly_described() => Assert.That(
        await RefusedAsync(["serve"], ("Oidc__Providers__0__Name", "kantor"), ("Oidc__Providers__0__Title", "Kantor"), ("Oidc__Providers__0__Authority", "https://id.kantor.example"), ("Oidc__Providers__0__ClientId", "x")),
        Does.Contain("Oidc:Providers 'kantor': Mappings are missing"));

    [Test]
    public async Task A_directory_of_secrets_that_is_not_there() => Assert.That(
        await RefusedAsync(["serve"], ("Agreements__SecretsDirectory", Path.Combine(_directory.Path, "rahasia"))), Does.Contain("rahasia does not exist").And.Contain("Agreements__SecretsDirectory"));

    [TestCase("Agreements__SecretsDirectory")]
    [TestCase("CREDENTIALS_DIRECTORY")]
    public async Task A_setting_that_stands_in_a_file_of_its_own_counts_as_one_of_the_environment(string directory)
    {
        var secrets = Directory.CreateDirectory(Path.Combine(_directory.Path, "rahasia")).FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, "Mail__Smtp__Port"), "0\n");
        await File.WriteAllTextAsync(Path.Combine(secrets, "Mail__Smtp__Host"), "smtp.kantor.example\n");
        Assert.That(await RefusedAsync(["serve"], (directory, secrets)), Does.Contain("Mail:Smtp:Port"));
    }

    [TestCase("serve")]
    [TestCase("migrate")]
    [TestCase("sweep", "--dry-run")]
    [TestCase("status", "1/2025")]
    public async Task A_file_that_is_no_database(params string[] verb)
    {
        var content = string.Concat(Enumerable.Repeat("rapat koordinasi\n", 1000));
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Database, content);
        Assert.That(await RefusedAsync(verb), Does.Contain("damaged or is no database").And.Contain("restore a backup"));
        Assert.That(await File.ReadAllTextAsync(Database), Is.EqualTo(content));
    }

    [Test]
    public async Task A_database_with_damaged_pages()
    {
        await RunningProgram.RunAsync(_directory.Path, ["migrate"]);
        await using (var file = File.OpenWrite(Database))
        {
            file.Position = 100;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)Math.Min(file.Length - 100, 200_000)).ToArray());
        }
        Assert.That(await RefusedAsync(["serve"]), Does.Contain("damaged").And.Contain("restore a backup"));
    }

    [TestCase("serve")]
    [TestCase("migrate")]
    public async Task A_data_directory_that_is_a_file(string verb)
    {
        await File.WriteAllTextAsync(Data, "x");
        Assert.That(await RefusedAsync([verb]), Does.Contain(Data).And.Contain("Agreements__DataDirectory"));
        Assert.That(await File.ReadAllTextAsync(Data), Is.EqualTo("x"));
    }

    [TestCase("Mail__Smtp__Port", "0", "Mail:Smtp:Port must be between 1 and 65535")]
    [TestCase("Mail__Smtp__Port", "smtp", "Mail:Smtp:Port")]
    [TestCase("Mail__Smtp__Security", "Maybe", "Mail:Smtp:Security")]
    [TestCase("Mail__PublicUrl", "agreements.office.example", "Mail:PublicUrl")]
    [TestCase("Agreements__Samples", "perhaps", "Agreements:Samples")]
    [TestCase("ASPNETCORE_URLS", "127.0.0.1:5080", "127.0.0.1:5080")]
    public async Task A_setting_that_cannot_be_meant(string name, string value, string named)
    {
        Assert.That(await RefusedAsync([], (name, value)), Does.Contain(named));
        Assert.That(File.Exists(Database), Is.False);
    }

    [Test]
    public async Task A_SQL_Server_that_does_not_answer()
    {
        var connection = "Server=127.0.0.1,1;Database=agreements;User Id=agreements;Password=rahasia;Connect Timeout=2;ConnectRetryCount=0;TrustServerCertificate=true";
        var output = await RefusedAsync(["migrate"], ("ConnectionStrings__SqlServer", connection));
        Assert.That(output, Does.Contain("SQL Server").And.Contain("ConnectionStrings__SqlServer").And.Not.Contain("rahasia"));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_secret_that_cannot_be_read_is_told_in_a_sentence()
    {
        var secrets = Directory.CreateDirectory(Path.Combine(_directory.Path, "rahasia")).FullName;
        // Nobody can read it, not even root.
        File.CreateSymbolicLink(Path.Combine(secrets, "Mail__Smtp__Password"), "/proc/self/mem");
        Assert.That(await RefusedAsync(["serve"], ("Agreements__SecretsDirectory", secrets)), Does.Contain("cannot be read").And.Contain("nothing was changed").And.Not.Contain("   at "));
    }
}
