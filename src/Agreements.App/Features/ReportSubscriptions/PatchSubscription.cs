using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.People;
using Agreements.App.Pipeline;
using Agreements.App.Reports;
using Agreements.Domain;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.ReportSubscriptions;

/// <summary>Changes what is sent, or when, by a merge patch. A day that was sent is not sent again.</summary>
public static class PatchSubscription
{
    private static readonly string[] OutputOnly = ["id", "nextOn", "nextAt", "lastOn", "lastSentAt", "lastRows", "endedAt", "endReason", "createdAt", "version"];

    /// <exception cref="DomainException"><c>notFound</c>; <c>version.stale</c>; <c>subscription.ended</c>; as <see cref="SubscriptionChecks"/>.</exception>
    [ForKnown("One's own subscriptions.")]
    public sealed record Command(Guid Id, long Version, JsonObject Patch) : ICommand<SubscriptionView>;

    public sealed class Handler(SubscriptionStore store, SubscriptionChecks checks, OwnAccount account, RequestContext context, TimeProvider time) : IRequestHandler<Command, SubscriptionView>
    {
        public async Task<SubscriptionView> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await store.GetAsync(request.Id, context.Principal.User, cancellationToken);
            if (before.Version != request.Version) throw DomainException.Stale(before.Version);
            if (before.EndedAt is not null) throw DomainException.Conflict("subscription.ended", "");
            var entry = Merge(before, request.Patch);
            var result = new SubscriptionChecks.Shape().Validate(entry);
            if (!result.IsValid) throw new DomainException(ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
            var zone = await checks.CheckAsync(entry, await account.GetAsync(cancellationToken), cancellationToken);
            var next = (entry.Schedule, zone) == (before.Schedule, before.Zone) ? before.NextOn : entry.Schedule.Next(time.GetUtcNow(), zone);
            await store.SaveAsync(before, before with { Report = entry.Report, Query = entry.Query, Schedule = entry.Schedule, Zone = zone, WhenEmpty = entry.WhenEmpty, NextOn = next }, cancellationToken);
            return SubscriptionView.Of(await store.GetAsync(request.Id, context.Principal.User, cancellationToken));
        }

        private static SubscriptionEntry Merge(Subscription before, JsonObject patch)
        {
            var stated = patch.DeepClone().AsObject();
            foreach (var name in OutputOnly) stated.Remove(name);
            var entry = new SubscriptionEntry(before.Report, before.Schedule, before.Query, before.Zone.IanaName(), before.WhenEmpty);
            return MergePatch.Apply(JsonSerializer.SerializeToNode(entry, Json.Options), stated).Deserialize<SubscriptionEntry>(Json.Options)!;
        }
    }
}
