using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Features.Documents;
using Agreements.Web.Hosting;
using Agreements.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Ui;

/// <summary>The pages: Razor components, rendered on the server, with plain forms. Each says itself whether it needs a sign-in.</summary>
internal static class UiMap
{
    /// <summary>After authentication and authorisation.</summary>
    public static void MapUi(this WebApplication app)
    {
        app.Use(RequireRightAsync);
        app.UseAntiforgery();
        app.Use(SayGoneAsync);
        foreach (var asset in new[] { Asset.Style, Asset.Script }) app.MapGet(asset.Path, asset.Send).AllowAnonymous().ExcludeFromDescription();
        Downloads.Map(app);
        // What is a little too large is read all the same, so that its refusal stands on the page with what was typed.
        var most = new RequestSizeLimitAttribute(2 * app.Services.GetRequiredService<IOptions<DocumentOptions>>().Value.MostBytes);
        app.MapRazorComponents<App>().RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = Schemes.Session })
            .Add(page =>
            {
                if (!page.Metadata.OfType<TakesDocumentAttribute>().Any()) return;
                page.Metadata.Add(most);
                page.Metadata.Add(new Transfer(HttpMethods.Post));
            });
    }

    // To see whether a form is ours it is read, with the file in it: nobody sends one who may add none.
    private static async Task RequireRightAsync(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<TakesDocumentAttribute>() is { } takes
            && http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true && Guid.TryParse(http.GetRouteValue("id")?.ToString(), out var id))
        {
            var mediator = http.RequestServices.GetRequiredService<IMediator>();
            await (takes.Into == Subject.Agreement ? mediator.Send(new MayUpload.ToAgreement(id), http.RequestAborted) : mediator.Send(new MayUpload.ToDocument(id), http.RequestAborted));
        }
        await next(http);
    }

    // To a form that its page does not hold any more, sent twice or after somebody else's, the framework answers with an empty text; only while developing it says why.
    private static async Task SayGoneAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status400BadRequest, ContentType: "text/plain", HasStarted: false }) http.Response.ContentType = null;
    }
}
