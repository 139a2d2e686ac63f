using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Agreements.App.Pipeline;

/// <summary>A use case is one class: what handles and validates a request stands beside it. It is looked for when the request is first sent; a start that looked through all types would load thousands, of which it needs a few.</summary>
internal static class Slices
{
    private static readonly ConcurrentDictionary<Type, Type?> Found = new();

    /// <param name="contract">What is looked for, closed over the request first: <c>IRequestHandler&lt;Query, View&gt;</c>, <c>IValidator&lt;Query&gt;</c>.</param>
    /// <returns>A new one; null = there is none beside the request.</returns>
    public static object? Make(IServiceProvider provider, Type contract) => Find(contract) is { } type ? ActivatorUtilities.CreateInstance(provider, type) : null;

    internal static Type? Find(Type contract) => Found.GetOrAdd(contract, static contract => contract.GenericTypeArguments[0].DeclaringType?
        .GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).FirstOrDefault(type => !type.IsAbstract && contract.IsAssignableFrom(type)));
}
