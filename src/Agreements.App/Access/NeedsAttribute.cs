using Agreements.Domain.Access;

namespace Agreements.App.Access;

/// <summary>How far a permission must reach.</summary>
public enum Reach
{
    /// <summary>Over the record that the request names.</summary>
    Record,

    /// <summary>For at least one institution; the handler shows or touches only what is in scope.</summary>
    Scope,

    /// <summary>For the whole installation.</summary>
    Installation,
}

/// <summary>What a record is.</summary>
public enum Subject { Agreement, Renewal, SigningEvent, Alert, Institution, Document, Original, Commitment }

/// <summary>Which permission a request needs. A request says this or one of the three below; else nobody can send it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute : Attribute
{
    /// <param name="reach">Not <see cref="Reach.Record"/>.</param>
    public NeedsAttribute(Permission permission, Reach reach) => (Permission, Reach) = (permission, reach);

    /// <summary>Over the record that a property names.</summary>
    /// <param name="by">The property that holds its id, a <see cref="Guid"/>.</param>
    public NeedsAttribute(Permission permission, Subject subject, string by = "Id") => (Permission, Reach, Subject, By) = (permission, Reach.Record, subject, by);

    public Permission Permission { get; }

    public Reach Reach { get; }

    public Subject Subject { get; }

    public string By { get; } = "";

    private System.Reflection.PropertyInfo? _id;

    internal Guid IdIn(object request) => (Guid)(_id ??= request.GetType().GetProperty(By)!).GetValue(request)!;
}

/// <summary>Needs no sign-in.</summary>
/// <param name="because">Why that is safe.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForAnyoneAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>Needs a person, a key or the program, whatever they may do: it concerns only themselves or what all may know.</summary>
/// <param name="because">Why that is safe.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForKnownAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>Only the program's own jobs and verbs send it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForProgramAttribute : Attribute;

/// <summary>A request whose content asks for more than its type does.</summary>
public interface INeedsMore
{
    Permission More { get; }
}
