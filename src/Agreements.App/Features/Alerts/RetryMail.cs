using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>Puts a dead letter back into the queue, after the mailbox or the server was mended.</summary>
public static class RetryMail
{
    /// <exception cref="DomainException"><c>notFound</c>; <c>mail.notDead</c>: it waits, was sent or was taken back. <c>mail.forgotten</c>: it held a link to an account, and its text is not kept.</exception>
    [Needs(Permission.Administer, Reach.Installation)]
    public sealed record Command(Guid Id) : ICommand<View>;

    public sealed record View(Guid Id, string State);

    private static readonly Statement State = Statement.Of("SELECT state FROM outbox WHERE id = @Id");

    public sealed class Handler(Db db, MailOutcomes outcomes, AuditTrail trail) : IRequestHandler<Command, View>
    {
        public async Task<View> Handle(Command request, CancellationToken cancellationToken)
        {
            var state = await db.FirstAsync<string>(State, new { request.Id }, cancellationToken) ?? throw DomainException.NotFound("mail", request.Id);
            if (!await outcomes.ReviveAsync(request.Id, cancellationToken)) throw state == "dead" ? DomainException.Conflict("mail.forgotten", "") : DomainException.Conflict("mail.notDead", "", state);
            trail.Append("mail", request.Id, "retry", 0, [new FieldChange("/state", state, "queued")], null);
            return new View(request.Id, "queued");
        }
    }
}
