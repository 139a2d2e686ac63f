using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.People;

/// <summary>Somebody has forgotten a password. Whether anybody has the address is not looked up here: the answer and its time are the same, and the send job does the rest.</summary>
public static class RequestReset
{
    /// <exception cref="DomainException"><c>mail.address</c>.</exception>
    [ForAnyone("Who has forgotten the password cannot sign in.")]
    public sealed record Command(string Mail) : ICommand<bool>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Mail).Mail();
    }

    private static readonly Statement Insert = Statement.Of("INSERT INTO reset_requests (id, mail) VALUES (@Id, @Mail)");

    public sealed class Handler(Db db, RequestContext context, TimeProvider time) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await db.ExecuteAsync(Insert, new { Id = Ids.New(time), Mail = request.Mail.ToLowerInvariant() }, cancellationToken);
            context.Wake.Add(Jobs.JobTable.Send);
            return true;
        }
    }
}
