using Agreements.App.Access;
using Agreements.App.Store;
using Agreements.App.Webhooks;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Events;
using Agreements.App.Pipeline;
using FluentValidation;

namespace Agreements.App.Features.Webhooks;

/// <summary>What a caller states of a webhook.</summary>
public sealed record WebhookEntry
{
    /// <summary>https; http only to networks that the operator allows.</summary>
    public required string Url { get; init; }

    /// <summary>Types and patterns: <c>agreement.expired</c>, <c>agreement.*</c>, <c>*</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>It hears of their agreements and of those of all below them; none = of the whole installation.</summary>
    public IReadOnlyList<Guid> Institutions { get; init; } = [];

    public string? Description { get; init; }
}

/// <summary>A webhook as its administrators read it.</summary>
/// <param name="Reason">Why it is disabled.</param>
/// <param name="StateAt">Since when it is in this state.</param>
/// <param name="FailingSince">Nothing was accepted since; absent = the last attempt was.</param>
/// <param name="OldSecretUntil">Until then the secret of before signs too.</param>
/// <param name="Secret">In the answer to its making and to its change, this once.</param>
public sealed record WebhookView(
    Guid Id, string Url, string? Description, IReadOnlyList<string> Events, IReadOnlyList<Guid> Institutions, WebhookState State, DisabledReason? Reason, DateTimeOffset StateAt,
    DateTimeOffset? FailingSince, DateTimeOffset? OldSecretUntil, string CreatedBy, DateTimeOffset CreatedAt, long Version, string? Secret = null)
{
    public static WebhookView Of(Webhook webhook) => new(
        webhook.Id, webhook.Url, webhook.Description, webhook.Events, webhook.Institutions, webhook.State, webhook.Reason, webhook.StateAt, webhook.FailingSince, webhook.OldSecretUntil, webhook.CreatedBy,
        webhook.CreatedAt, webhook.Version);
}

public sealed class WebhookEntryShape : AbstractValidator<WebhookEntry>
{
    private const int MostEvents = 30;

    public WebhookEntryShape()
    {
        RuleFor(e => e.Url).Line(WebhookUrl.Longest);
        RuleFor(e => e.Description).Line(Shape.Short);
        RuleFor(e => e.Institutions).Must(list => list.Count <= Shape.Many).WithErrorCode("list.tooLong").WithState(_ => Shape.Many);
        RuleFor(e => e.Events).Items(MostEvents);
        RuleFor(e => e.Events).NotEmpty().WithErrorCode("event.none");
        RuleForEach(e => e.Events).Must(t => t is null || EventTypes.Matching(t).Count > 0).WithErrorCode("event.unknown");
    }
}

/// <summary>Over which webhooks the caller may dispose: those of which it administers every institution.</summary>
public sealed class WebhookChecks(WebhookStore store, WebhookUrl urls, InstitutionStore institutions, Scope scope)
{
    /// <exception cref="DomainException"><c>notFound</c>: no such webhook, or not the caller's.</exception>
    public async Task<Webhook> GetAsync(Guid id, CancellationToken ct)
    {
        var webhook = await store.GetAsync(id, ct);
        if (scope.Institutions(Permission.Administer) is null) return webhook;
        var rights = await scope.RightsAsync(Subject.Institution, webhook.Institutions, ct);
        return webhook.Institutions.Count > 0 && webhook.Institutions.All(i => rights.GetValueOrDefault(i).Cover(Permission.Administer)) ? webhook : throw DomainException.NotFound("webhook", id);
    }

    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    public async Task<Webhook> GetAsync(Guid id, long version, CancellationToken ct)
    {
        var webhook = await GetAsync(id, ct);
        return webhook.Version == version ? webhook : throw DomainException.Stale(webhook.Version);
    }

    /// <summary>A webhook hears no more than whoever makes it administers.</summary>
    /// <exception cref="DomainException"><c>webhook.url</c>, <c>webhook.address</c>; <c>institution.unknown</c>, <c>forbidden</c> at the institution.</exception>
    public async Task RequireAsync(WebhookEntry entry, CancellationToken ct)
    {
        urls.Read(entry.Url, "/url");
        var asked = entry.Institutions;
        var known = (await institutions.ByIdsAsync(asked, ct)).Select(i => i.Id).ToHashSet();
        for (var i = 0; i < asked.Count; i++)
            if (!known.Contains(asked[i])) throw DomainException.Invalid("institution.unknown", $"/institutions/{i}", asked[i]);
        if (scope.Institutions(Permission.Administer) is null) return;
        if (asked.Count == 0) throw DomainException.Forbidden(Permission.Administer, "/institutions");
        var rights = await scope.RightsAsync(Subject.Institution, asked, ct);
        for (var i = 0; i < asked.Count; i++)
            if (!rights.GetValueOrDefault(asked[i]).Cover(Permission.Administer)) throw DomainException.Forbidden(Permission.Administer, $"/institutions/{i}");
    }
}
