using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Web.Jobs;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Api;

internal static class ApiMap
{
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").RequireAuthorization().WithMetadata(new Repeatable()).AddEndpointFilter(PrepareAsync);
        AgreementsApi.Map(api);
        AddendaApi.Map(api);
        InternalNotesApi.Map(api);
        DocumentsApi.Map(api);
        OriginalsApi.Map(api);
        CommitmentsApi.Map(api);
        MonevApi.Map(api);
        InstitutionsApi.Map(api);
        FiguresApi.Map(api);
        RegionsApi.Map(api);
        AlertsApi.Map(api);
        RenewalsApi.Map(api);
        SigningEventsApi.Map(api);
        PoliciesApi.Map(api);
        HolidaysApi.Map(api);
        OfficersApi.Map(api);
        AuditApi.Map(api);
        ReportsApi.Map(api);
        ReportSubscriptionsApi.Map(api);
        ImportsApi.Map(api);
        NotificationsApi.Map(api);
        KeysApi.Map(api);
        UsersApi.Map(api);
        SearchApi.Map(api);
        TodayApi.Map(api);
        CalendarApi.Map(api);
        CalendarFeedsApi.Map(api);
        ChangesApi.Map(api);
        WebhooksApi.Map(api);
        CalendarFeedsApi.MapShort(app);
        AcknowledgePage.Map(app);
        PublicApi.Map(app);
        // Only this name: for any other the framework's answer would be plain text.
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").AllowAnonymous();
        DocsPage.Map(app);
        app.MapDashboard();
        app.MapGet("/health/live", () => Results.Json(new { status = "alive" })).ExcludeFromDescription().AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription().AllowAnonymous();
    }

    /// <summary>The problems that an operation may answer with.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses) route.Produces<Problem>(status, "application/problem+json");
        return route;
    }

    /// <summary>The query parameters of the operation; all others are refused.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params Parameter[] parameters) => route.WithMetadata(new TakenParameters(parameters));

    /// <summary>It answers with an ETag, and asks for one where it changes what was read.</summary>
    public static RouteHandlerBuilder Versioned(this RouteHandlerBuilder route, bool required = false) => route.WithMetadata(new Versioned(required));

    /// <summary>It answers with several agreements, or with what belongs to them.</summary>
    public static TBuilder TellsOfAgreements<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new OfAgreements());

    /// <summary>A page of a list, with the address of the next in <c>Link</c>.</summary>
    public static IResult Page<T>(HttpContext http, T view, string? nextPageToken)
    {
        LinkNext(http, nextPageToken);
        return Results.Json(view, Json.Options);
    }

    /// <summary>Names the address of the next page; nothing without a token.</summary>
    public static void LinkNext(HttpContext http, string? nextPageToken)
    {
        if (nextPageToken is not null) http.Response.Headers.Link = $"<{NextUrl(http.Request, nextPageToken)}>; rel=\"next\"";
    }

    public static string NextUrl(HttpRequest request, string token)
    {
        var others = request.Query.Where(p => p.Key != "pageToken").SelectMany(p => p.Value, (p, v) => new KeyValuePair<string, string?>(p.Key, v));
        return request.Path + QueryString.Create(others.Append(new("pageToken", token)));
    }

    /// <summary>The ids of agreements that stand on the asked page and cannot be read, so that their rows have to be repaired.</summary>
    public const string LeftOut = "Agreements-Left-Out";

    private static async ValueTask<object?> PrepareAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        QueryReader.RefuseUnknown(http);
        var context = http.RequestServices.GetRequiredService<RequestContext>();
        context.Language = Languages.Asked(http.Request);
        context.ValidateOnly = new QueryReader(http.Request.Query).Flag(Parameter.ValidateOnly.Name);
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        var answer = await next(invocation);
        if (context.LeftOut.Count > 0) http.Response.Headers[LeftOut] = string.Join(", ", context.LeftOut.Take(RequestContext.MostNamed));
        return Etag.OfAnswer(http, answer);
    }

    private static async Task<IResult> ReadyAsync(HttpContext http, HangfireJobs jobs, CancellationToken ct)
    {
        var report = await HealthReport.OfAsync(http.RequestServices, jobs.NextRunAt(JobTable.Sweep), ct);
        return Results.Json(new { report.Status, report.Problems, report.Warnings, report.NextSweepAt, report.Health }, Json.Options, statusCode: report.IsReady ? 200 : 503);
    }
}
