using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Pipeline;
using Agreements.App.Samples;
using Agreements.Domain.Access;
using Agreements.Web.Api;
using Agreements.Web.Jobs;
using Agreements.Web.Security;
using Agreements.Web.Ui;
using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Hosting;

/// <summary>The verb <c>serve</c>: migrate, listen, sweep, and go on by the table of jobs.</summary>
internal static class Server
{
    /// <param name="urls">Where to listen; null = as configured.</param>
    public static async Task<int> RunAsync(string? urls, CancellationToken ct)
    {
        await using var app = Build(urls);
        using var use = ServiceSetup.Occupy(app.Services.GetRequiredService<Engine>());
        // Neither needs the other, and there is more than one core.
        await Task.WhenAll(Task.Run(() => MakeReadyAsync(app, ct), ct), Task.Run(() => Map(app), ct));
        var samples = await LoadSamplesAsync(app, ct);
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<EventBell>().Stop);
        await app.StartAsync(ct);
        var exposure = app.Services.GetRequiredService<Exposure>();
        RequireProtected(app, exposure with { Addresses = [.. Listening(app)] });
        Greet(app, samples);
        await app.Services.GetRequiredService<FirstAnswer>().WaitAsync(app.Lifetime.ApplicationStopping);
        ProtectionSetup.Warm(app.Services, app.Logger);
        await FirstAdministrator.OfferAsync(app.Services, exposure.Http.PublicUrl?.TrimEnd('/') ?? Listening(app).First(), ct);
        await CatchUpAsync(app, ct);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    /// <summary>The program with its settings checked, before anything is opened or changed.</summary>
    /// <param name="urls">Where to listen; null = as configured.</param>
    /// <exception cref="StartRefused">A setting is wrong.</exception>
    public static WebApplication Build(string? urls)
    {
        var builder = ServiceSetup.Builder();
        var addresses = Addresses.Of(builder.Configuration, urls);
        builder.WebHost.UseUrls([.. addresses]);
        builder.AddAgreementsServices();
        builder.AddHttp();
        builder.AddTelemetry();
        builder.Services.AddHostedService<RestoreLook>().AddHostedService<JobServer>();
        var kestrel = Addresses.OfKestrel(builder.Configuration);
        builder.Services.AddSingleton(provider => new Exposure(
            kestrel.Count > 0 ? kestrel : addresses, builder.Http(), provider.GetRequiredService<IOptions<MailOptions>>().Value,
            !string.IsNullOrWhiteSpace(builder.Configuration["Mail:From"]), builder.Configuration["AllowedHosts"]));
        var app = builder.BuildChecked();
        RequireProtected(app, app.Services.GetRequiredService<Exposure>());
        return app;
    }

    private static async Task MakeReadyAsync(WebApplication app, CancellationToken ct)
    {
        var engine = app.Services.GetRequiredService<Engine>();
        Migrations.Run(engine);
        if (Migrations.Newer(engine) is { Count: > 0 } newer) app.Logger.LogInformation("A newer program has migrated this database (up to {Script}); this one serves beside it.", newer[^1]);
        await ProtectionSetup.MakeReadyAsync(app.Services, ct);
    }

    /// <summary>What it serves.</summary>
    /// <exception cref="StartRefused">An endpoint does not say who may call it.</exception>
    public static void Map(WebApplication app)
    {
        app.UseHttp(app.Services.GetRequiredService<Exposure>());
        app.MapApi();
        app.MapUi();
        app.MapProviders();
        app.MapMetrics();
        if (EndpointRules.Broken(Endpoints(app)) is { Count: > 0 } undecided) throw new StartRefused(string.Join('\n', undecided));
    }

    // A source makes its endpoints anew each time it is asked. They are made once, and what was looked at is what is served.
    private static List<Endpoint> Endpoints(IEndpointRouteBuilder app)
    {
        var made = app.DataSources.SelectMany(d => d.Endpoints).ToList();
        app.DataSources.Clear();
        app.DataSources.Add(new DefaultEndpointDataSource(made));
        return made;
    }

    /// <exception cref="StartRefused">In Production it must not be reached like this.</exception>
    private static void RequireProtected(WebApplication app, Exposure exposure)
    {
        if (app.Environment.IsDevelopment())
        {
            if (exposure.Unprotected.Count > 0) app.Logger.LogWarning("Listening on {Addresses} without TLS: keys and passwords cross the network in the clear. In Production this is refused.", string.Join(", ", exposure.Unprotected));
            return;
        }
        if (exposure.Problems().ToList() is { Count: > 0 } problems) throw new StartRefused(string.Join('\n', problems));
    }

    private static async Task<bool> LoadSamplesAsync(WebApplication app, CancellationToken ct)
    {
        if (!(app.Services.GetRequiredService<AgreementsOptions>().Samples ?? app.Environment.IsDevelopment())) return false;
        // Of nodes that start at the same moment one finds the database empty.
        using var held = app.Services.GetRequiredService<Engine>().LockForMigration();
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<RestoreWatch>().LookAsync(ct) == false) return false;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = Principal.Program("system", "start");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new LoadSamples.Command(), ct) > 0;
    }

    private static void Greet(WebApplication app, bool samples)
    {
        var mail = app.Services.GetRequiredService<IOptions<MailOptions>>().Value;
        Console.WriteLine($"Agreements is serving on {string.Join(", ", Listening(app))}  (API: /docs, health: /health/ready)");
        if (samples) Console.WriteLine("The database was empty: the Jambi sample has been loaded.");
        if (app.Environment.IsProduction() && string.IsNullOrEmpty(app.Configuration[ProtectionSetup.Certificate]))
            app.Logger.LogWarning("The keys that protect sessions stand readable in the database. Set DataProtection__Certificate to a PKCS#12 file to encrypt them.");
        Console.WriteLine($"Mail leaves {(mail.Smtp.Host is { } host ? $"by {host}:{mail.Smtp.Port}" : $"as .eml files in {mail.PickupDirectory}")}.");
    }

    /// <summary>What became due while the service was down. The table of jobs is set up between the two, so that a slow mail server keeps
    /// no sweep waiting. A failure is no reason not to serve: the jobs try again. Asked to stop, it ends after the mail in flight.</summary>
    private static async Task CatchUpAsync(WebApplication app, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, app.Lifetime.ApplicationStopping);
        await RunOnceAsync(app, JobTable.Sweep, "Swept", stop.Token);
        await TellForeignKeyAsync(app, stop.Token);
        Schedule(app);
        await RunOnceAsync(app, JobTable.Send, "Mail", stop.Token);
        await RunOnceAsync(app, JobTable.IndexSearch, "Search", stop.Token);
    }

    private static void Schedule(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<HangfireJobs>().Schedule();
        }
        catch (Exception exception)
        {
            app.Logger.LogError(exception, "The jobs could not be set up. Nothing is lost; it is tried again each minute.");
        }
    }

    // Else it would be told at night as a break, which it is not.
    private static async Task TellForeignKeyAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<CheckpointStore>().KnowsSignerAsync(ct)) return;
            var options = app.Services.GetRequiredService<IOptions<AuditOptions>>().Value;
            app.Logger.LogCritical(
                "The checkpoints of this database are signed by another key than the one in {File}, so that this node will call them broken. Nodes of one database share one key: name the same file by Audit__KeyFile on each, or write the public key into {Retired}.",
                options.PrivateKeyFile, options.RetiredKeysFile);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The next start looks again.
        }
        catch (Exception exception)
        {
            app.Logger.LogError(exception, "The key of the audit trail could not be looked at; nothing can be signed without it. Check Audit__KeyFile.");
        }
    }

    private static async Task RunOnceAsync(WebApplication app, string word, string title, CancellationToken ct)
    {
        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            var summary = await scope.ServiceProvider.GetRequiredService<JobRunner>().RunAsync(word, ct);
            if (summary is not null) Console.WriteLine($"{title}: {summary}.");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The next start does the rest.
        }
        catch (Exception exception)
        {
            app.Logger.LogError(exception, "The first run of the job {Job} failed. Nothing is lost; its next tick tries again.", word);
        }
    }

    private static ICollection<string> Listening(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
}
