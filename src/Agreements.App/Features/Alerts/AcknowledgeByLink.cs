using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>The link in a mail: it shows what would be acknowledged, and acknowledges it once, without a login.</summary>
public static class AcknowledgeByLink
{
    /// <summary>Shows it and changes nothing: mail scanners fetch links.</summary>
    /// <exception cref="DomainException"><c>notFound</c>: no token of ours.</exception>
    [ForAnyone("The signed link in the mail is the permission.")]
    public sealed record Query(string Token) : IQuery<View>;

    /// <exception cref="DomainException">As of <see cref="AcknowledgeAlert.Command"/>; <c>notFound</c> too for a token that is not ours.</exception>
    [ForAnyone("The signed link in the mail is the permission.")]
    public sealed record Command(string Token) : ICommand<Unit>;

    /// <param name="Numbers">The parties' numbers, as far as they are known.</param>
    /// <param name="IsOpen">It can be acknowledged now.</param>
    /// <param name="AcknowledgedAt">In the agreement's zone; null = not yet.</param>
    public sealed record View(
        string Title, string Reference, IReadOnlyList<string> Numbers, string Kind, DateOnly DeadlineOn, string Recipient, bool IsOpen, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy);

    public sealed class Handler(AlertTokens tokens, OpenAlerts alerts, RequestContext context) : IRequestHandler<Query, View>, IRequestHandler<Command, Unit>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var open = await OpenAsync(request.Token, cancellationToken);
            var (alert, agreement) = (open.Alert, open.Dossier.Agreement);
            var facts = agreement.FactsAt(open.Status.AsOf);
            return new View(
                facts.Title, agreement.Reference, [.. facts.Parties.Select(p => p.Number).OfType<string>()], alert.Kind, alert.DeadlineOn, alert.Told,
                open.IsOpen && alert.AcknowledgedAt is null, alert.AcknowledgedAt?.ToOffset(agreement.Zone.Offset()), alert.AcknowledgedBy);
        }

        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var open = await OpenAsync(request.Token, cancellationToken);
            context.Principal = new Principal(open.Alert.Told, "link", null, []);
            await alerts.AcknowledgeAsync(open, null, cancellationToken);
            return Unit.Value;
        }

        private async Task<OpenAlert> OpenAsync(string token, CancellationToken ct) =>
            await tokens.ReadAsync(token, ct) is { } id ? await alerts.GetAsync(id, ct) : throw DomainException.NotFound("alert", "");
    }
}
