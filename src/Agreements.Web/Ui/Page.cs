using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.AspNetCore.Components;

namespace Agreements.Web.Ui;

/// <summary>What every page can do: speak the reader's language, send a request, show what was refused beside its field.</summary>
public abstract class Page : ComponentBase
{
    [CascadingParameter] public HttpContext Http { get; set; } = default!;

    [Inject] internal UiLanguage Ui { get; set; } = default!;

    [Inject] private IMediator Mediator { get; set; } = default!;

    [Inject] private Turns Turns { get; set; } = default!;

    [Inject] public NavigationManager Navigation { get; set; } = default!;

    /// <summary>What the last form broke.</summary>
    protected IReadOnlyList<Violation> Errors { get; private set; } = [];

    /// <summary>Somebody was faster: what is sent again from this page builds on what it shows now.</summary>
    protected bool IsStale => Errors.Any(e => e.Code == "version.stale");

    protected Language Language => Ui.Language;

    /// <summary>Who reads the page, and what they may do.</summary>
    protected Principal Caller => Http.Features.Get<Principal>() ?? Principal.Nobody;

    protected string? Agent => Http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent : null;

    protected string Say(string key, params object?[] args) => Ui.Say(key, args);

    /// <returns>False when it was refused; the reasons are in <see cref="Errors"/>.</returns>
    protected async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (DomainException refusal)
        {
            Errors = refusal.Violations;
            // Not 404: for that the framework renders no page.
            Http.Response.StatusCode = refusal.Kind switch { ProblemKind.NotFound => 410, ProblemKind.Conflict or ProblemKind.Stale => 409, ProblemKind.Forbidden => 403, _ => 400 };
            return false;
        }
    }

    /// <summary>Shows that something was not permitted (403).</summary>
    protected void Refuse(string code)
    {
        Errors = [Violation.Of(code, "")];
        Http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    /// <summary>The parts of a page take turns: what works for a page sends by it, never by the mediator.</summary>
    protected internal Task<T> SendAsync<T>(IRequest<T> request) => Turns.TakeAsync(() => Mediator.Send(request, Http.RequestAborted), Http.RequestAborted);

    /// <summary>To a place of ours, by GET.</summary>
    protected void GoTo(string path) => Navigation.NavigateTo(path);
}
