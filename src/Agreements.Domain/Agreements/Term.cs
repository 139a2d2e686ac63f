using System.Text.Json.Serialization;
using Agreements.Domain.Dates;

namespace Agreements.Domain.Agreements;

/// <summary>How the end is known. Open-ended, until an event and unknown are three different things.</summary>
public enum EndBasis
{
    /// <summary>Not found in the document or not yet read. It is not open-ended.</summary>
    Unknown,

    /// <summary>The document prints the date.</summary>
    Fixed,

    /// <summary>The document states a duration; the reading decides the day.</summary>
    Computed,

    /// <summary>The document says that it has no end.</summary>
    OpenEnded,

    /// <summary>It lasts until something happens, e.g. until revoked.</summary>
    UntilEvent,
}

/// <summary>The days from which and until which an agreement binds; both ends inclusive.</summary>
public sealed record Term
{
    /// <summary>The day of the last signature.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>First day in force where stated; else the day of the last signature counts.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day in force, inclusive, where the document prints it.</summary>
    public DateOnly? EndsOn { get; init; }

    public EndBasis EndBasis { get; init; } = EndBasis.Unknown;

    /// <summary>The words of the document: <c>5 (lima) tahun sejak ditandatangani</c>.</summary>
    public string? DurationAsWritten { get; init; }

    /// <summary>The words as a length, for <see cref="EndBasis.Computed"/>.</summary>
    public Duration? Duration { get; init; }

    /// <summary>The reading that a person confirmed; until then both readings are shown and neither is taken.</summary>
    public DurationReading? ConfirmedReading { get; init; }

    /// <summary>The event for <see cref="EndBasis.UntilEvent"/>.</summary>
    public string? UntilEvent { get; init; }

    /// <summary>The document says that it takes effect before its signing (berlaku surut).</summary>
    public bool Retroactive { get; init; }

    /// <summary>First day in force, inclusive; null when neither a start nor a signing is known.</summary>
    [JsonIgnore]
    public DateOnly? EffectiveStart => StartsOn ?? SignedOn;

    /// <summary>The earliest day that may be the last one, inclusive; null when there is none or it is not known.</summary>
    [JsonIgnore]
    public DateOnly? EarliestEnd => End(DurationReading.DayBefore);

    /// <summary>The latest day that may be the last one; differs from <see cref="EarliestEnd"/> while a reading is unconfirmed.</summary>
    [JsonIgnore]
    public DateOnly? LatestEnd => End(DurationReading.Anniversary);

    private DateOnly? End(DurationReading ifUnconfirmed) => EndBasis switch
    {
        EndBasis.Fixed => EndsOn,
        EndBasis.Computed when EffectiveStart is { } start && Duration is { } duration =>
            duration.LastDay(start, ConfirmedReading ?? ifUnconfirmed),
        _ => null,
    };
}
