using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;

namespace Agreements.App.Features.People;

/// <summary>The person behind the request.</summary>
public sealed class OwnAccount(UserStore users, RequestContext context)
{
    /// <exception cref="DomainException"><c>account.none</c>: a key or a token has no account.</exception>
    public async Task<User> GetAsync(CancellationToken ct) =>
        context.Principal.User is { } id ? await users.GetAsync(id, ct) : throw DomainException.Conflict("account.none", "");
}
