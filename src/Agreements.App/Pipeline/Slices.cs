using System.Collections.Concurrent;
using System.Reflection;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace Agreements.App.Pipeline;

/// <summary>A use case is one class: what handles and validates a request stands beside it. It is looked for when the request is first sent; a start that looked through all types would load thousands, of which it needs a few.</summary>
internal static class Slices
{
    private static readonly ConcurrentDictionary<Type, Type?> Found = new();

    // What makes a handler is compiled at its first request: constructors are looked through no more than once.
    private static readonly ConcurrentDictionary<Type, ObjectFactory?> Makers = new();

    // Making one compiles its rules. They hold nothing and need nothing.
    private static readonly ConcurrentDictionary<Type, IValidator?> Validators = new();

    /// <param name="contract"><c>IRequestHandler&lt;TRequest, TResponse&gt;</c>.</param>
    /// <returns>A new one for this scope; null = there is none beside the request.</returns>
    public static object? Handler(IServiceProvider scope, Type contract) =>
        Makers.GetOrAdd(contract, static contract => Find(contract) is { } type ? ActivatorUtilities.CreateFactory(type, []) : null)?.Invoke(scope, null);

    /// <returns>The one of all; null = the request has no shape to check.</returns>
    public static IValidator<TRequest>? Validator<TRequest>() => (IValidator<TRequest>?)Validator(typeof(IValidator<TRequest>));

    internal static IValidator? Validator(Type contract) => Validators.GetOrAdd(contract, static contract => Find(contract) is { } type ? (IValidator)Activator.CreateInstance(type)! : null);

    internal static Type? Find(Type contract) => Found.GetOrAdd(contract, static contract => contract.GenericTypeArguments[0].DeclaringType?
        .GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).FirstOrDefault(type => !type.IsAbstract && contract.IsAssignableFrom(type)));
}
