using Agreements.App.Access;
using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Jobs;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Alerts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Alerts;

/// <summary>How one address wants its alerts: each at once, or what can wait in one mail a day or a week.</summary>
public static class RecipientPreferences
{
    [ForKnown("Checked here: one's own address, or by an administrator of the installation.")]
    public sealed record Query(string Address) : IQuery<View>;

    /// <summary>Changes the way from now on; what waits leaves no later than it would have.</summary>
    /// <exception cref="DomainException"><c>mail.address</c>; <c>version.stale</c>.</exception>
    [ForKnown("Checked here: one's own address, or by an administrator of the installation.")]
    public sealed record Command(string Address, long Version, DigestMode Mode) : ICommand<View>;

    /// <param name="NextDigestAt">Absent while alerts go out at once.</param>
    /// <param name="Waiting">Mails that wait for it.</param>
    /// <param name="Version">0 = nothing was ever chosen.</param>
    public sealed record View(string Address, DigestMode Mode, DateTimeOffset? NextDigestAt, long Waiting, long Version, DateTimeOffset? UpdatedAt);

    public sealed class QueryValidator : AbstractValidator<Query>
    {
        public QueryValidator() => RuleFor(q => q.Address).Must(Domain.Institutions.Mail.IsAddress).WithErrorCode("mail.address").WithState(q => q.Address);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Address).Must(Domain.Institutions.Mail.IsAddress).WithErrorCode("mail.address").WithState(c => c.Address);
    }

    private static readonly Statement Waiting = Statement.Of("SELECT COUNT(*) FROM outbox WHERE recipient = @Address AND state = 'held'");

    public sealed class Handler(Db db, Preferences preferences, DigestStore digests, Policies policies, TimeProvider time, RequestContext context)
        : IRequestHandler<Query, View>, IRequestHandler<Command, View>
    {
        public Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            RequireOwn(request.Address);
            return ReadAsync(request.Address.ToLowerInvariant(), cancellationToken);
        }

        public async Task<View> Handle(Command request, CancellationToken cancellationToken)
        {
            RequireOwn(request.Address);
            var read = await preferences.OfAsync(request.Address.ToLowerInvariant(), cancellationToken);
            if (read.Version != request.Version) throw DomainException.Stale(read.Version);
            await preferences.SetAsync(read, request.Mode, cancellationToken);
            await digests.RescheduleAsync(read.Address, Digests.NextAt(request.Mode, time.GetUtcNow(), policies.Calendar), cancellationToken);
            context.Wake.Add(JobTable.Send);
            return await ReadAsync(read.Address, cancellationToken);
        }

        private void RequireOwn(string address)
        {
            var caller = context.Principal;
            var own = caller.User is not null && string.Equals(caller.Name, address, StringComparison.OrdinalIgnoreCase);
            if (!own && !caller.Everywhere.Cover(Permission.Administer)) throw DomainException.Forbidden(Permission.Administer);
        }

        private async Task<View> ReadAsync(string address, CancellationToken ct)
        {
            var found = await preferences.OfAsync(address, ct);
            return new View(
                address, found.Mode, Digests.NextAt(found.Mode, time.GetUtcNow(), policies.Calendar), await db.FirstAsync<long>(Waiting, new { Address = address }, ct), found.Version, found.UpdatedAt);
        }
    }
}
