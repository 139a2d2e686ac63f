using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>Says of an alert: seen, somebody acts. From then on its deadline is not told one desk higher.</summary>
public static class AcknowledgeAlert
{
    /// <exception cref="Domain.DomainException"><c>notFound</c>; <c>alert.acknowledged</c>: it was, by whom and when; <c>alert.closed</c>: there is nothing to act on any more.</exception>
    [Needs(Permission.Edit, Subject.Alert)]
    public sealed record Command(Guid Id, string? Note) : ICommand<View>;

    public sealed record View(Guid Id, DateTimeOffset AcknowledgedAt, string AcknowledgedBy, string? Note);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).AtMost(1000);
    }

    public sealed class Handler(OpenAlerts alerts, RequestContext context, TimeProvider time) : IRequestHandler<Command, View>
    {
        public async Task<View> Handle(Command request, CancellationToken cancellationToken)
        {
            await alerts.AcknowledgeAsync(await alerts.GetAsync(request.Id, cancellationToken), request.Note, cancellationToken);
            return new View(request.Id, time.GetUtcNow(), context.Actor, request.Note);
        }
    }
}
