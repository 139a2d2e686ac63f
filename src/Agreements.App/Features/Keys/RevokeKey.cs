using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Features.Keys;

/// <summary>From now on the key opens nothing; its record stays. Revoking it again changes nothing.</summary>
public static class RevokeKey
{
    [Needs(Permission.Administer, Reach.Scope)]
    public sealed record Command(Guid Id, long Version) : ICommand<KeyView>;

    public sealed class Handler(ApiKeyStore store, ApiKeyReader reader, KeyChecks checks) : IRequestHandler<Command, KeyView>
    {
        public async Task<KeyView> Handle(Command request, CancellationToken cancellationToken)
        {
            var stored = await checks.GetAsync(request.Id, cancellationToken);
            if (stored.Version != request.Version) throw DomainException.Stale(stored.Version);
            if (stored.Key.RevokedAt is null) await store.RevokeAsync(stored, cancellationToken);
            return KeyView.Of(await reader.GetAsync(request.Id, cancellationToken));
        }
    }
}
