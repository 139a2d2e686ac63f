using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Pipeline;
using Agreements.App.Webhooks;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Webhooks;

/// <summary>Makes a webhook. The answer holds its secret, this once. It hears of what happens from now on.</summary>
public static class CreateWebhook
{
    private const int Most = 200;

    /// <exception cref="DomainException"><c>webhook.url</c>, <c>webhook.address</c>, <c>event.unknown</c>, <c>event.none</c>, <c>institution.unknown</c>; <c>forbidden</c>; <c>webhook.tooMany</c>.</exception>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(WebhookEntry Entry) : IRequest<WebhookView>;

    /// <param name="Secret">Protected.</param>
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Keep(WebhookEntry Entry, string Secret) : ICommand<WebhookView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Entry).SetValidator(new WebhookEntryShape()).OverridePropertyName("");
    }

    // The secret is protected before the transaction begins.
    public sealed class Handler(WebhookKeys keys, RequestContext context, IMediator mediator) : IRequestHandler<Command, WebhookView>
    {
        public async Task<WebhookView> Handle(Command request, CancellationToken cancellationToken)
        {
            var secret = WebhookSecret.New();
            return await mediator.Send(new Keep(request.Entry, keys.Protect(secret)), cancellationToken) with { Secret = context.ValidateOnly ? null : secret };
        }
    }

    public sealed class KeepHandler(WebhookStore store, WebhookChecks checks, EventRows rows, RequestContext context, TimeProvider time) : IRequestHandler<Keep, WebhookView>
    {
        public async Task<WebhookView> Handle(Keep request, CancellationToken cancellationToken)
        {
            var (entry, now) = (request.Entry, time.GetUtcNow());
            await checks.RequireAsync(entry, cancellationToken);
            if ((await store.ActiveAsync(cancellationToken)).Count >= Most) throw DomainException.Conflict("webhook.tooMany", "", Most);
            var webhook = new Webhook(
                Ids.New(time), entry.Url, entry.Description, [.. entry.Events.Distinct()], [.. entry.Institutions.Distinct()], WebhookState.Active, null, now, (await rows.HeadAsync(cancellationToken)).Seq,
                request.Secret, null, null, null, context.Actor, null, now, 1);
            await store.AddAsync(webhook, cancellationToken);
            return WebhookView.Of(await store.GetAsync(webhook.Id, cancellationToken));
        }
    }
}
