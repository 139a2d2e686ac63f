using System.Collections.Concurrent;
using System.Reflection;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.App.Access;

/// <summary>Before anything else: may the caller do this? Decided by what the request's type declares.</summary>
public sealed class AuthorizationBehavior<TRequest, TResponse>(RequestContext context, Scope scope) : IPipelineBehavior<TRequest, TResponse>
{
    // What a type declares is read once: reading attributes is slow.
    private static readonly ConcurrentDictionary<Type, Declaration> Declared = new();

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        await CheckAsync(request!, cancellationToken);
        return await next();
    }

    private async Task CheckAsync(object request, CancellationToken ct)
    {
        var declared = Declared.GetOrAdd(request.GetType(), Read);
        var caller = context.Principal;
        if (caller.IsProgram || declared.ForAnyone) return;
        if (!caller.IsKnown) throw DomainException.Unauthenticated();
        if (declared.ForKnown) return;
        if (declared.Needs is not { } needs) throw DomainException.Forbidden(Permission.Administer);
        var asked = needs.Permission | (request is INeedsMore { More: var more } ? more : Permission.None);
        if (needs.Reach == Reach.Record) await scope.RequireAsync(asked, needs.Subject, needs.IdIn(request), ct);
        else if (!(needs.Reach == Reach.Scope ? caller.Anywhere : caller.Everywhere).Cover(asked)) throw DomainException.Forbidden(asked);
    }

    private static Declaration Read(Type type) => AccessRules.Problem(type) is { } problem
        ? throw new InvalidOperationException(problem)
        : new(type.IsDefined(typeof(ForAnyoneAttribute)), type.IsDefined(typeof(ForKnownAttribute)), type.GetCustomAttribute<NeedsAttribute>());

    private sealed record Declaration(bool ForAnyone, bool ForKnown, NeedsAttribute? Needs);
}
