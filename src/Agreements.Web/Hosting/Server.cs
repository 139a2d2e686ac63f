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
        await GreetAsync(app, samples, ct);
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
        var app = builder.Build();
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

    private static async Task GreetAsync(WebApplication app, bool samples, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var swept = await mediator.Send(new SweepAlerts.Command(), ct);
        var sent = await mediator.Send(new SendMail.Command(), ct);
        var mail = scope.ServiceProvider.GetRequiredService<IOptions<MailOptions>>().Value;
        var output = Console.Out;
        await output.WriteLineAsync($"Agreements is serving on {string.Join(", ", Addresses(app))}  (API: /docs, health: /health/ready)");
        if (samples) await output.WriteLineAsync("The database was empty: the Jambi sample has been loaded.");
        await output.WriteLineAsync($"Swept: {swept.Summary}.");
        await output.WriteLineAsync($"Mail: {sent.Summary}; {(mail.Smtp.Host is { } host ? $"by {host}:{mail.Smtp.Port}" : $"as .eml files in {mail.PickupDirectory}")}.");
        await output.FlushAsync(ct);
    }

    private static ICollection<string> Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
}
