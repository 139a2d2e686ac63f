using Agreements.App.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Tests.Support;

/// <summary>All that the program can be asked.</summary>
internal static class UseCases
{
    private static readonly Type[] Types = [.. typeof(AccessRules).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false })];

    public static IReadOnlyList<Type> Requests { get; } = [.. Types.Where(t => Answer(t) is not null)];

    /// <summary>What handles each request, as MediatR asks for it.</summary>
    public static IEnumerable<Type> Handlers => Requests.Select(r => typeof(IRequestHandler<,>).MakeGenericType(r, Answer(r)!));

    /// <summary>Each class that handles or validates a request, and as what.</summary>
    public static IEnumerable<(Type Class, Type Contract)> Parts => Types.SelectMany(t => t.GetInterfaces().Where(IsPart).Select(i => (t, i)));

    private static Type? Answer(Type type) => type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))?.GenericTypeArguments[0];

    private static bool IsPart(Type contract) => contract.IsGenericType && (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
        || (contract.GetGenericTypeDefinition() == typeof(IValidator<>) && Answer(contract.GenericTypeArguments[0]) is not null));
}
