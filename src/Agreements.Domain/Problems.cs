using Agreements.Domain.Texts;

namespace Agreements.Domain;

/// <summary>One broken rule: a stable code for programs, the place in the input (JSON pointer), a sentence for people.</summary>
/// <param name="Code">Also the key of the sentence, as <c>problem.&lt;code&gt;</c>.</param>
public sealed record Violation(string Code, string Pointer, Message Message)
{
    public static Violation Of(string code, string pointer, params object?[] args) => new(code, pointer, new Message("problem." + code, args));
}

public enum ProblemKind
{
    /// <summary>The input breaks a rule whatever the record holds (400).</summary>
    Invalid,

    /// <summary>The record's state does not allow it (409).</summary>
    Conflict,

    /// <summary>No such thing, or not in the caller's scope (404).</summary>
    NotFound,

    /// <summary>The caller worked on an older version (412).</summary>
    Stale,

    /// <summary>It was there and is not kept any more (410).</summary>
    Gone,

    /// <summary>The version is needed and was not given (428).</summary>
    VersionRequired,

    /// <summary>Nobody is signed in, or not any more (401).</summary>
    Unauthenticated,

    /// <summary>In scope, and not permitted (403).</summary>
    Forbidden,

    /// <summary>More bytes than are taken (413).</summary>
    TooLarge,

    /// <summary>The file is taken and cannot be worked with (422).</summary>
    Unreadable,

    /// <summary>What is kept is not what was kept (500).</summary>
    Damaged,

    /// <summary>Something that is needed does not answer; it may in a moment (503).</summary>
    Unavailable,

    /// <summary>As much of it as is done at once is being done (429).</summary>
    RateLimited,
}

/// <summary>A refusal. It is thrown where the rule stands, rolls the transaction back, and becomes problem+json at the edge.</summary>
public sealed class DomainException(ProblemKind kind, IReadOnlyList<Violation> violations)
    : Exception(string.Join("; ", violations.Select(v => $"{v.Code} at '{v.Pointer}'")))
{
    public ProblemKind Kind { get; } = kind;

    /// <summary>At least one.</summary>
    public IReadOnlyList<Violation> Violations { get; } = violations;

    public static DomainException Invalid(string code, string pointer, params object?[] args) =>
        new(ProblemKind.Invalid, [Violation.Of(code, pointer, args)]);

    public static DomainException Conflict(string code, string pointer, params object?[] args) =>
        new(ProblemKind.Conflict, [Violation.Of(code, pointer, args)]);

    /// <param name="what">A noun of <c>Texts.resx</c>: <c>noun.agreement</c> and so on.</param>
    public static DomainException NotFound(string what, object id) =>
        new(ProblemKind.NotFound, [Violation.Of("notFound", "", new Message("noun." + what), id)]);

    public static DomainException Unauthenticated() => new(ProblemKind.Unauthenticated, [Violation.Of("unauthenticated", "")]);

    /// <param name="asked">The permissions that are needed; the highest is named.</param>
    /// <param name="pointer">Where the record is named over which they are missing; empty = the one asked for.</param>
    public static DomainException Forbidden(Access.Permission asked, string pointer = "") => new(ProblemKind.Forbidden, [Violation.Of("forbidden", pointer, Texts.Message.Label(Access.Permissions.Highest(asked)))]);

    public static DomainException Stale(long current) =>
        new(ProblemKind.Stale, [Violation.Of("version.stale", "", current)]);
}

/// <summary>Collects violations, so that a form learns of all its errors at once.</summary>
public sealed class Violations
{
    private readonly List<Violation> _list = [];

    public Violations Add(bool broken, string code, string pointer, params object?[] args)
    {
        if (broken) _list.Add(Violation.Of(code, pointer, args));
        return this;
    }

    /// <summary>Takes over those of a part, whose pointers begin at the part.</summary>
    internal void AddUnder(string part, Violations others, Func<string, string> inPart) =>
        _list.AddRange(others._list.Select(v => v with { Pointer = part + inPart(v.Pointer) }));

    /// <exception cref="DomainException">At least one rule was broken.</exception>
    public void ThrowIfAny(ProblemKind kind = ProblemKind.Invalid)
    {
        if (_list.Count > 0) throw new DomainException(kind, _list);
    }
}
