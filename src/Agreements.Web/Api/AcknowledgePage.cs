using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Agreements.App.Features.Alerts;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.Web.Api;

/// <summary>The page behind the link in a mail. It says what would be acknowledged; only its button does so, because mail scanners fetch
/// links. No script, no cookie, nothing from elsewhere.</summary>
internal static class AcknowledgePage
{
    private const string Style = """
        body{margin:0;padding:16px;overflow-wrap:anywhere;background:#f4f5f7;color:#1b2430;font:17px/1.5 system-ui,Arial,sans-serif}
        main{max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #d9dee5;border-radius:8px}
        h1{font-size:21px;margin:0 0 12px}.facts,.en{color:#566273}.en{font-size:15px;margin-top:24px;padding-top:12px;border-top:1px solid #e6e9ee}
        button{width:100%;padding:14px;border:0;border-radius:6px;background:#0b5c8c;color:#fff;font:inherit;font-weight:bold}
        button:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
        """;

    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return Results.Content(Html(content), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private static string Html(Content content) => $"""
        <!doctype html>
        <html lang="id">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Say(content.Title, Language.Id)}</title><style>{Style}</style></head>
        <body><main>
        <h1>{Say(content.Title, Language.Id)}</h1>
        {string.Concat(content.Sentences.Select(s => $"<p>{Say(s, Language.Id)}</p>"))}
        {Facts(content.About)}
        {(content.Button ? $"<form method=\"post\"><button type=\"submit\">{Say(new Message("page.button"), Language.Id)} <span lang=\"en\">({Say(new Message("page.button"), Language.En)})</span></button></form>" : "")}
        <div class="en" lang="en"><b>{Say(content.Title, Language.En)}</b>{string.Concat(content.Sentences.Select(s => $"<p>{Say(s, Language.En)}</p>"))}</div>
        </main></body>
        </html>
        """;

    private static string Facts(AcknowledgeByLink.View? about) => about is null ? "" :
        $"<p class=\"facts\">{WebUtility.HtmlEncode(about.Title)}<br>{WebUtility.HtmlEncode(string.Join(" · ", [.. about.Numbers, about.Reference]))}</p>";

    private static string Say(Message message, Language language) => WebUtility.HtmlEncode(message.In(language));

    private sealed record Content(Message Title, IReadOnlyList<Message> Sentences, AcknowledgeByLink.View? About, bool Button);
}
