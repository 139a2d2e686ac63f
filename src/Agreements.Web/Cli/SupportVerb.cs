using System.CommandLine;
using System.Globalization;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Web.Hosting;
using Agreements.Web.Support;

namespace Agreements.Web.Cli;

internal static class SupportVerb
{
    public static Command Define()
    {
        var to = new Option<string?>("--out") { Description = "Where to write it. Default: agreements-support-<time>.zip here." };
        var bundle = new Command("bundle", "Write a file for whoever helps from afar: versions, names of settings, counts, job runs, health. It holds no secret and nothing that somebody has entered.") { to };
        bundle.SetAction((parse, ct) => WriteAsync(parse.GetValue(to), ct));
        return new Command("support", "Help from afar.") { bundle };
    }

    private static async Task<int> WriteAsync(string? to, CancellationToken ct)
    {
        var builder = ServiceSetup.Builder();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var file = to ?? string.Create(CultureInfo.InvariantCulture, $"agreements-support-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}.zip");
        await using var app = Build(builder);
        if (app is null) await new SupportBundle(builder.Configuration, null).WriteAsync(file, ct);
        else await WriteAsync(app, file, ct);
        await Console.Out.WriteLineAsync($"Wrote {file}. It holds no secret and nothing that somebody has entered; look into it before it leaves the house.");
        return 0;
    }

    private static async Task WriteAsync(WebApplication app, string file, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = Principal.Program("cli", "support");
        await new SupportBundle(app.Configuration, scope.ServiceProvider).WriteAsync(file, ct);
    }

    // Settings with which the program does not start are when a bundle is needed most.
    private static WebApplication? Build(WebApplicationBuilder builder)
    {
        try
        {
            builder.AddAgreementsServices();
            return builder.BuildChecked();
        }
        catch (Exception exception) when (exception is StartRefused or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
