using Agreements.App.Data;
using Agreements.App.Features.Alerts;
using Agreements.App.Mail;
using Agreements.App.Samples;
using Agreements.Web.Api;
using Agreements.Web.Jobs;
using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Hosting;

/// <summary>The verb <c>serve</c>: migrate, listen, sweep, and go on by the table of jobs.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        await using var app = Build(args);
        Migrations.Run(app.Services.GetRequiredService<Engine>());
        var samples = await LoadSamplesAsync(app, ct);
        await app.StartAsync(ct);
        Loopback.Require(Addresses(app));
        Greet(app, samples);
        await CatchUpAsync(app, ct);
        app.Services.GetRequiredService<HangfireJobs>().Schedule();
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    public static WebApplication Build(string[] args)
    {
        var builder = ServiceSetup.Builder(args);
        Loopback.RequireInConfiguration(builder.Configuration);
        var urls = builder.Configuration["urls"] ?? Loopback.Default;
        Loopback.Require(urls.Split(';', StringSplitOptions.RemoveEmptyEntries));
        builder.WebHost.UseUrls(urls);
        builder.AddAgreementsServices();
        var app = builder.BuildChecked();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => ProblemHandler.WriteStatusAsync(context.HttpContext));
        app.Use(SecurityHeadersAsync);
        app.MapApi();
        return app;
    }

    private static Task SecurityHeadersAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.XFrameOptions = "DENY";
        return next(http);
    }

    private static async Task<bool> LoadSamplesAsync(WebApplication app, CancellationToken ct)
    {
        if (!(app.Services.GetRequiredService<AgreementsOptions>().Samples ?? app.Environment.IsDevelopment())) return false;
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new LoadSamples.Command(), ct) > 0;
    }

    private static void Greet(WebApplication app, bool samples)
    {
        var mail = app.Services.GetRequiredService<IOptions<MailOptions>>().Value;
        Console.WriteLine($"Agreements is serving on {string.Join(", ", Addresses(app))}  (API: /docs, health: /health/ready)");
        if (samples) Console.WriteLine("The database was empty: the Jambi sample has been loaded.");
        Console.WriteLine($"Mail leaves {(mail.Smtp.Host is { } host ? $"by {host}:{mail.Smtp.Port}" : $"as .eml files in {mail.PickupDirectory}")}.");
    }

    /// <summary>What became due while the service was down. A failure is no reason not to serve: the table of jobs tries again.</summary>
    private static async Task CatchUpAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            Console.WriteLine($"Swept: {(await mediator.Send(new SweepAlerts.Command(), ct)).Summary}.");
            Console.WriteLine($"Mail: {(await mediator.Send(new SendMail.Command(), ct)).Summary}.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            app.Logger.LogError(exception, "The sweep at the start failed. Nothing is lost; it is tried again within the hour.");
        }
    }

    private static ICollection<string> Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
}
