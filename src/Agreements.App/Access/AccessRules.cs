using System.Reflection;
using MediatR;

namespace Agreements.App.Access;

/// <summary>A request whose type does not say who may send it must not be served: the program looks at all of them before it starts.</summary>
public static class AccessRules
{
    /// <param name="types">Null = all of this assembly.</param>
    /// <returns>A sentence for each request that says nothing, too much or something that cannot be checked.</returns>
    public static IReadOnlyList<string> Broken(IEnumerable<Type>? types = null) => [.. (types ?? typeof(AccessRules).Assembly.GetTypes()).Where(IsRequest).Select(Problem).OfType<string>()];

    private static bool IsRequest(Type type) =>
        type is { IsAbstract: false, IsInterface: false } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>));

    private static string? Problem(Type type)
    {
        var needs = type.GetCustomAttribute<NeedsAttribute>();
        var declared = (needs is null ? 0 : 1) + new[] { typeof(ForAnyoneAttribute), typeof(ForKnownAttribute), typeof(ForProgramAttribute) }.Count(a => type.IsDefined(a));
        if (declared != 1) return $"{type.FullName} must say who may send it: exactly one of [Needs], [ForAnyone], [ForKnown], [ForProgram]; it has {declared}.";
        if (needs?.Reach == Reach.Record && type.GetProperty(needs.By)?.PropertyType != typeof(Guid)) return $"{type.FullName} needs a permission over a record, and '{needs.By}' is no property that holds its id.";
        return null;
    }
}
