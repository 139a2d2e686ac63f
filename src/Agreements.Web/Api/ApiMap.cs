using Agreements.App.Data;
using Agreements.App.Features.Operations;
using Agreements.App.Pipeline;
using MediatR;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Agreements.Web.Api;

internal static class ApiMap
{
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").AddEndpointFilter(SetContext);
        AgreementsApi.Map(api);
        InstitutionsApi.Map(api);
        AlertsApi.Map(api);
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/docs", options => options.WithTitle("Agreements API").DisableDefaultFonts());
        app.MapGet("/health/live", () => Results.Json(new { status = "alive" })).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
        app.MapGet("/", () => Results.Redirect("/docs")).ExcludeFromDescription();
    }

    /// <summary>The problems that an operation may answer with.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses) route.Produces<Problem>(status, "application/problem+json");
        return route;
    }

    /// <summary>Names the query parameters that <see cref="QueryReader"/> reads, for the OpenAPI document.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, IEnumerable<string> parameters) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var name in parameters)
                operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            return Task.CompletedTask;
        });

    private static ValueTask<object?> SetContext(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        var context = http.RequestServices.GetRequiredService<RequestContext>();
        context.Actor = "local";
        context.Language = Languages.Of(http.Request);
        context.ValidateOnly = new QueryReader(http.Request.Query).Flag("validateOnly");
        return next(invocation);
    }

    private static async Task<IResult> ReadyAsync(IMediator mediator, TimeProvider time, CancellationToken ct)
    {
        try
        {
            var health = await mediator.Send(new GetHealth.Query(), ct);
            var problems = HealthAdvice.Of(health, time.GetUtcNow());
            return Results.Json(new { status = problems.Count == 0 ? "ready" : "notReady", problems, health }, Json.Options, statusCode: problems.Count == 0 ? 200 : 503);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException)
        {
            return Results.Json(new { status = "notReady", problems = new[] { "The database does not answer. Check that it runs and that the connection string is right." } }, Json.Options, statusCode: 503);
        }
    }
}

internal static class HealthAdvice
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(2), MailWaits = TimeSpan.FromHours(1);

    /// <summary>What is wrong and what to do, in sentences for an operator; empty = all is well.</summary>
    public static IReadOnlyList<string> Of(GetHealth.View health, DateTimeOffset now)
    {
        var problems = new List<string>();
        if (health.PendingMigrations.Count > 0)
            problems.Add($"{health.PendingMigrations.Count} migrations have not run. Run the verb 'migrate', or restart.");
        var sweep = health.Jobs.FirstOrDefault(j => j.Job == App.Jobs.JobTable.Sweep)?.SucceededAt;
        if (sweep is null || now - sweep > SweepEvery)
            problems.Add("No sweep has succeeded for two hours. Nothing is lost; look at the log for its error and restart.");
        if (health.OldestUnsentAt is { } oldest && now - oldest > MailWaits)
            problems.Add($"{health.Unsent} mails have been waiting for more than an hour. Check the mail server's settings; they are sent by themselves when it answers.");
        return problems;
    }
}
