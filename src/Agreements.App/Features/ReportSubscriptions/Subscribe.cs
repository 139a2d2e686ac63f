using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.People;
using Agreements.App.Pipeline;
using Agreements.App.Reports;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.ReportSubscriptions;

/// <summary>Has a report sent to oneself by mail, week by week or month by month.</summary>
public static class Subscribe
{
    /// <summary>Of one person, those that have ended not counted.</summary>
    public const int Most = 20;

    /// <exception cref="DomainException"><c>account.none</c>; <c>subscription.tooMany</c>; <c>subscription.rolesElsewhere</c>: what one may see holds only while one is signed in by a provider; as <see cref="SubscriptionChecks"/>.</exception>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Command(SubscriptionEntry Facts) : ICommand<SubscriptionView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new SubscriptionChecks.Shape());
    }

    public sealed class Handler(SubscriptionStore store, SubscriptionChecks checks, OwnAccount account, TimeProvider time) : IRequestHandler<Command, SubscriptionView>
    {
        public async Task<SubscriptionView> Handle(Command request, CancellationToken cancellationToken)
        {
            var (user, entry, now) = (await account.GetAsync(cancellationToken), request.Facts, time.GetUtcNow());
            if (ReportMail.EndOf(user) is not null) throw DomainException.Conflict("subscription.rolesElsewhere", "");
            var zone = await checks.CheckAsync(entry, user, cancellationToken);
            if ((await store.OfAsync(user.Id, cancellationToken)).Count(s => s.EndedAt is null) >= Most) throw DomainException.Conflict("subscription.tooMany", "", Most);
            var one = new Subscription(Ids.New(time), user.Id, entry.Report, entry.Query, entry.Schedule, zone, entry.WhenEmpty, entry.Schedule.Next(now, zone), null, null, 1, now);
            await store.AddAsync(one, cancellationToken);
            return SubscriptionView.Of(one);
        }
    }
}
