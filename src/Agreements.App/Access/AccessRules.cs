using System.Reflection;

namespace Agreements.App.Access;

/// <summary>A request whose type does not say who may send it is sent by nobody: it is looked at when it is first sent, and all of them by a test.</summary>
public static class AccessRules
{
    /// <returns>A sentence for a request that says nothing, too much or something that cannot be checked; null = it says one thing.</returns>
    public static string? Problem(Type type)
    {
        var needs = type.GetCustomAttribute<NeedsAttribute>();
        var declared = (needs is null ? 0 : 1) + new[] { typeof(ForAnyoneAttribute), typeof(ForKnownAttribute), typeof(ForProgramAttribute) }.Count(a => type.IsDefined(a));
        if (declared != 1) return $"{type.FullName} must say who may send it: exactly one of [Needs], [ForAnyone], [ForKnown], [ForProgram]; it has {declared}.";
        if (needs?.Reach == Reach.Record && type.GetProperty(needs.By)?.PropertyType != typeof(Guid)) return $"{type.FullName} needs a permission over a record, and '{needs.By}' is no property that holds its id.";
        return null;
    }
}
