using System.Globalization;
using System.Net;
using System.Text;
using Agreements.App.Features.Alerts;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Agreements.Web.Security;
using Agreements.Web.Ui;
using MediatR;

namespace Agreements.Web.Api;

/// <summary>The page behind the link in a mail. It says what would be acknowledged; only its button does so, because mail scanners fetch
/// links. No script, no cookie, nothing from elsewhere.</summary>
internal static class AcknowledgePage
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/a/{token}", ShowAsync).ExcludeFromDescription().AllowAnonymous();
        app.MapPost("/a/{token}", AcknowledgeAsync).ExcludeFromDescription().AllowAnonymous();
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        try
        {
            return Page(http, Sentences(await mediator.Send(new AcknowledgeByLink.Query(token), ct)), StatusCodes.Status200OK);
        }
        catch (DomainException refusal) when (refusal.Kind == ProblemKind.NotFound)
        {
            return Page(http, new Content(new Message("page.unknown.title"), [new Message("page.unknown")], null, false), StatusCodes.Status404NotFound);
        }
    }

    // Whatever came of it (done, done before, too late), the page itself says so; and a reload asks, it does not repeat.
    private static async Task<IResult> AcknowledgeAsync(string token, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        try
        {
            Caller.Note(http, http.RequestServices.GetRequiredService<RequestContext>());
            await mediator.Send(new AcknowledgeByLink.Command(token), ct);
        }
        catch (DomainException refusal) when (refusal.Kind == ProblemKind.Conflict)
        {
            return await ShowAsync(token, http, mediator, ct);
        }
        catch (DomainException refusal) when (refusal.Kind == ProblemKind.NotFound)
        {
            return await ShowAsync(token, http, mediator, ct);
        }
        http.Response.Headers.Location = "/a/" + Uri.EscapeDataString(token);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static Content Sentences(AcknowledgeByLink.View view) => view switch
    {
        { AcknowledgedAt: { } at } => new(new Message("page.done.title"), [new Message("page.done", view.AcknowledgedBy, DateOnly.FromDateTime(at.DateTime), Clock(at))], view, false),
        { IsOpen: false } => new(new Message("page.closed.title"), [new Message("page.closed", view.DeadlineOn)], view, false),
        _ => new(new Message("page.open.title"), [new Message("page.open", view.Recipient, What(view)), new Message("page.effect")], view, true),
    };

    private static Message What(AcknowledgeByLink.View view) => new(
        view.Kind switch { "notice" => "page.what.notice", "fiscalYear" => "page.what.fiscalYear", "gap" => "page.what.gap", "end" => "page.what.end", "stage" => "page.what.stage", "forecast" => "page.what.forecast", "parentLapsed" => "page.what.parentLapsed", _ => "page.what.other" }, view.DeadlineOn);

    private static string Clock(DateTimeOffset at) => at.ToString("HH.mm", CultureInfo.InvariantCulture) + at.Offset.Hours switch { 7 => " WIB", 8 => " WITA", _ => " WIT" };

    private static IResult Page(HttpContext http, Content content, int status)
    {
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.OfPages;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return Results.Content(Html(content), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private static string Html(Content content) => $"""
        <!doctype html>
        <html lang="id">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{Say(content.Title, Language.Id)} · Agreements</title><link rel="stylesheet" href="{Asset.Style.Path}"><link rel="icon" href="data:,"></head>
        <body>
        <header class="top"><span class="brand"><span class="mark" aria-hidden="true"></span><span>Agreements<small>{Say(new Message("ui.brand"), Language.Id)}</small></span></span></header>
        <main><div class="card narrow">
        <h1>{Say(content.Title, Language.Id)}</h1>
        {string.Concat(content.Sentences.Select(s => $"<p>{Say(s, Language.Id)}</p>"))}
        {Facts(content.About)}
        {(content.Button ? $"<form method=\"post\"><button class=\"primary\" type=\"submit\"><span>{Say(new Message("page.button"), Language.Id)} <small lang=\"en\">{Say(new Message("page.button"), Language.En)}</small></span></button></form>" : "")}
        <section class="other" lang="en"><h2>{Say(content.Title, Language.En)}</h2>{string.Concat(content.Sentences.Select(s => $"<p>{Say(s, Language.En)}</p>"))}</section>
        </div>
        </main></body>
        </html>
        """;

    private static string Facts(AcknowledgeByLink.View? about) => about is null ? "" :
        $"<p class=\"quote\"><strong>{WebUtility.HtmlEncode(about.Title)}</strong><br>{WebUtility.HtmlEncode(string.Join(" · ", [.. about.Numbers, about.Reference]))}</p>";

    private static string Say(Message message, Language language) => WebUtility.HtmlEncode(message.In(language));

    private sealed record Content(Message Title, IReadOnlyList<Message> Sentences, AcknowledgeByLink.View? About, bool Button);
}
