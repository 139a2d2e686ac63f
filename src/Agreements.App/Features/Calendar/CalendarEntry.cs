namespace Agreements.App.Features.Calendar;

public enum CalendarKind
{
    /// <summary>The last day in force, inclusive.</summary>
    End,

    /// <summary>The last day for a written notice.</summary>
    Notice,

    /// <summary>The last day by which a stage of a renewal has to be done.</summary>
    Stage,

    /// <summary>A ceremony.</summary>
    Signing,

    /// <summary>A meeting of a renewal.</summary>
    Meeting,

    /// <summary>A day on which offices do not work.</summary>
    Holiday,
}

/// <summary>Something that stands on a day. It has the day of the record and no hour.</summary>
/// <param name="Key">Stays the same when the day moves: of the deadline, not of its date.</param>
/// <param name="Title">In the language asked for, where it is not a name of the record's own.</param>
/// <param name="Agreement">Whose it is; absent where it is of several or of none.</param>
public sealed record CalendarEntry(string Key, CalendarKind Kind, DateOnly On, string Title, Guid? Agreement = null, Guid? Renewal = null, Guid? SigningEvent = null);
