using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Webhooks;

/// <summary>Changes address, events, institutions or description by a merge patch. What is on its way already goes to the new address; what of it concerns agreements outside the new institutions
/// is cancelled. Whoever changes more than the description is its maker from then on.</summary>
public static class PatchWebhook
{
    private static readonly string[] OutputOnly = ["id", "state", "reason", "stateAt", "failingSince", "oldSecretUntil", "createdBy", "createdAt", "version", "secret"];

    /// <exception cref="DomainException">As at its making; <c>notFound</c>; <c>version.stale</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(Guid Id, long Version, JsonObject Patch) : ICommand<WebhookView>;

    public sealed class Handler(WebhookStore store, DeliveryStore deliveries, WebhookChecks checks) : IRequestHandler<Command, WebhookView>
    {
        public async Task<WebhookView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await checks.GetAsync(request.Id, request.Version, cancellationToken);
            var entry = Merge(before, request.Patch);
            var result = new WebhookEntryShape().Validate(entry);
            if (!result.IsValid) throw new DomainException(ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
            await checks.RequireAsync(entry, cancellationToken);
            var after = before with { Url = entry.Url, Description = entry.Description, Events = [.. entry.Events.Distinct()], Institutions = [.. entry.Institutions.Distinct()] };
            await store.SaveAsync(before, after, "edit", cancellationToken);
            await RedirectAsync(before, after, cancellationToken);
            return WebhookView.Of(await store.GetAsync(request.Id, cancellationToken));
        }

        private async Task RedirectAsync(Webhook before, Webhook after, CancellationToken ct)
        {
            var (moved, regrouped) = (before.Url != after.Url, !before.Institutions.ToHashSet().SetEquals(after.Institutions));
            if (moved || regrouped || !before.Events.ToHashSet().SetEquals(after.Events)) await store.OwnAsync(after.Id, ct);
            if ((moved || regrouped) && after.Institutions.Count > 0) await deliveries.CancelBeyondAsync(after.Id, after.Institutions, ct);
        }

        private static WebhookEntry Merge(Webhook before, JsonObject patch)
        {
            var entry = new WebhookEntry { Url = before.Url, Events = before.Events, Institutions = before.Institutions, Description = before.Description };
            var stated = patch.DeepClone().AsObject();
            foreach (var name in OutputOnly) stated.Remove(name);
            return MergePatch.Apply(JsonSerializer.SerializeToNode(entry, Json.Options), stated).Deserialize<WebhookEntry>(Json.Options)!;
        }
    }
}

/// <summary>From now on nothing is sent to it; its record stays.</summary>
public static class DeleteWebhook
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(Guid Id, long Version) : ICommand<WebhookView>;

    public sealed class Handler(WebhookStore store, DeliveryStore deliveries, WebhookChecks checks, TimeProvider time) : IRequestHandler<Command, WebhookView>
    {
        public async Task<WebhookView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await checks.GetAsync(request.Id, request.Version, cancellationToken);
            var after = before with { State = WebhookState.Deleted, Reason = null, StateAt = time.GetUtcNow(), Secret = "", OldSecret = null, OldSecretUntil = null };
            await store.SaveAsync(before, after, "delete", cancellationToken);
            await deliveries.CancelAsync(request.Id, cancellationToken);
            return WebhookView.Of(after) with { Version = before.Version + 1 };
        }
    }
}

/// <summary>Sends again, beginning with what has happened since it was disabled; what waits begins its attempts anew. Whoever wants that is its maker from then on. Or holds everything back.</summary>
public static class SwitchWebhook
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(Guid Id, long Version, bool Active) : ICommand<WebhookView>;

    public sealed class Handler(WebhookStore store, DeliveryStore deliveries, WebhookChecks checks, EventRows rows, RequestContext context, TimeProvider time) : IRequestHandler<Command, WebhookView>
    {
        public async Task<WebhookView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await checks.GetAsync(request.Id, request.Version, cancellationToken);
            if (before.IsActive != request.Active) await SwitchAsync(before, request.Active, cancellationToken);
            return WebhookView.Of(await store.GetAsync(request.Id, cancellationToken));
        }

        private async Task SwitchAsync(Webhook before, bool active, CancellationToken ct)
        {
            if (!active)
            {
                await store.SaveAsync(before, before with { State = WebhookState.Disabled, Reason = DisabledReason.ByHand, StateAt = time.GetUtcNow() }, "disable", ct);
                return;
            }
            var kept = (await rows.HeadAsync(ct)).PurgedTo;
            await store.SaveAsync(before, before with { State = WebhookState.Active, Reason = null, StateAt = time.GetUtcNow() }, "enable", ct);
            await store.ResumeAsync(before.Id, kept, ct);
            await store.OwnAsync(before.Id, ct);
            await deliveries.StartAnewAsync(before.Id, ct);
            context.Wake.Add(JobTable.Webhooks);
        }
    }
}

/// <summary>A new secret; the one of before signs too for a day, so that the receiver can change without losing anything. Whoever asks for it is the webhook's maker from then on.</summary>
public static class RotateWebhookSecret
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(Guid Id, long Version) : IRequest<WebhookView>;

    /// <param name="Secret">Protected.</param>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Keep(Guid Id, long Version, string Secret) : ICommand<WebhookView>;

    // The secret is protected before the transaction begins.
    public sealed class Handler(WebhookKeys keys, RequestContext context, IMediator mediator) : IRequestHandler<Command, WebhookView>
    {
        public async Task<WebhookView> Handle(Command request, CancellationToken cancellationToken)
        {
            var secret = WebhookSecret.New();
            return await mediator.Send(new Keep(request.Id, request.Version, keys.Protect(secret)), cancellationToken) with { Secret = context.ValidateOnly ? null : secret };
        }
    }

    public sealed class KeepHandler(WebhookStore store, WebhookChecks checks, TimeProvider time) : IRequestHandler<Keep, WebhookView>
    {
        public async Task<WebhookView> Handle(Keep request, CancellationToken cancellationToken)
        {
            var before = await checks.GetAsync(request.Id, request.Version, cancellationToken);
            await store.SaveAsync(before, before with { Secret = request.Secret, OldSecret = before.Secret, OldSecretUntil = time.GetUtcNow() + WebhookKeys.Overlap }, "rotateSecret", cancellationToken);
            await store.OwnAsync(before.Id, cancellationToken);
            return WebhookView.Of(await store.GetAsync(request.Id, cancellationToken));
        }
    }
}
