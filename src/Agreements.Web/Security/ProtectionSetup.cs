using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Security;

/// <summary>Data protection: its keys are kept in the database and, where a certificate is given, readable only with that.</summary>
internal static class ProtectionSetup
{
    public const string Certificate = "DataProtection:Certificate";

    // The framework makes the next one two days before the 90th.
    private static readonly TimeSpan Good = TimeSpan.FromDays(85);

    /// <exception cref="StartRefused">The certificate cannot be read.</exception>
    public static void AddProtection(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("agreements");
        // It reads the keys before the service listens; they are read behind the first answer, or with the first session or form.
        if (services.FirstOrDefault(s => s.ImplementationType is { Name: "DataProtectionHostedService" }) is { } early) services.Remove(early);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new Repository(provider.GetRequiredService<IServiceScopeFactory>())));
        if (configuration[Certificate] is { Length: > 0 } file) protection.ProtectKeysWithCertificate(Load(file, configuration["DataProtection:Password"]));
    }

    /// <summary>Sees to it that there is a key before anybody is served. Of nodes that start at the same moment one makes it: each that made its own would not hear of the others' for a day,
    /// and refuse the forms and sign-ins that they have begun.</summary>
    public static async Task MakeReadyAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<ProtectionKeys>();
        if (await keys.IsFreshAsync(Good, ct)) return;
        using var held = services.GetRequiredService<Engine>().LockForMigration();
        if (!await keys.IsFreshAsync(Good, ct)) Use(services);
    }

    /// <summary>Reads the keys, so that the first who signs in need not wait for it. What cannot be read is told, and stops nothing else.</summary>
    public static void Warm(IServiceProvider services, ILogger log)
    {
        try
        {
            Use(services);
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The keys that protect sessions can neither be read nor made: nobody can sign in until they can. Look at the database and at DataProtection__Certificate.");
        }
    }

    private static void Use(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Agreements.Start").Protect("");

    private static X509Certificate2 Load(string file, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"{Certificate} is {file}, which cannot be read: {exception.Message} Name a PKCS#12 file (.pfx) with its private key, and its password by DataProtection__Password.");
        }
    }

    // The framework asks synchronously, seldom: at the start and when a key is made.
    private sealed class Repository(IServiceScopeFactory scopes) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [.. With(keys => keys.AllAsync(CancellationToken.None)).Select(xml => XElement.Parse(xml))];

        public void StoreElement(XElement element, string friendlyName) => With(async keys =>
        {
            await keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None);
            return true;
        });

        private T With<T>(Func<ProtectionKeys, Task<T>> act) => Task.Run(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await act(scope.ServiceProvider.GetRequiredService<ProtectionKeys>());
        }).GetAwaiter().GetResult();
    }
}
