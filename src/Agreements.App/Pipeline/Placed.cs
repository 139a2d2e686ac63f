using System.Text.Json;
using Agreements.App.Data;
using Agreements.Domain;

namespace Agreements.App.Pipeline;

/// <summary>A request that is a part of another one: what it refuses is said at the place where the caller has sent it.</summary>
internal static class Placed
{
    /// <param name="place">From a JSON pointer into the part to one into what was sent.</param>
    public static async Task<T> Async<T>(Func<string, string> place, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (DomainException refusal) when (refusal.Kind is ProblemKind.Invalid or ProblemKind.Conflict)
        {
            throw new DomainException(refusal.Kind, [.. refusal.Violations.Select(v => v with { Pointer = place(v.Pointer) })]);
        }
        catch (JsonException unreadable)
        {
            var path = "$" + place("/")[..^1].Replace('/', '.') + (unreadable.Path ?? "$")[1..];
            throw unreadable is ControlCharacterException ? new ControlCharacterException(path) : new JsonException(unreadable.Message, path, null, null, unreadable.InnerException);
        }
    }
}
