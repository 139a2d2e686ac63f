using System.Text.Json.Nodes;
using Agreements.Domain.Extraction;
using Agreements.Domain.Quality;

namespace Agreements.App.Features.Reports;

/// <summary>Something that somebody should look at, and what is doubted by it.</summary>
/// <param name="Agreement">Whose record it is; absent where it is about a region.</param>
/// <param name="Field">JSON pointer of the fact.</param>
/// <param name="Finding">A sentence in the caller's language.</param>
public sealed record QualityFinding(QualityCheck Check, Guid? Agreement, string? Reference, string Title, string Field, string Finding)
{
    /// <summary>Absent = the record says nothing, or the sentence says all.</summary>
    public JsonNode? Recorded { get; init; }
    public JsonNode? Found { get; init; }

    /// <summary>In which it was found, and the number of its version.</summary>
    public Guid? Document { get; init; }
    public int? Number { get; init; }

    /// <summary>From 1.</summary>
    public int? Page { get; init; }

    /// <summary>The words in which it was found.</summary>
    public string? Quote { get; init; }
    public Confidence? Confidence { get; init; }
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>Code of the region whose figures are doubted.</summary>
    public string? Region { get; init; }

    /// <summary>The record of coverage, the target or the figure in which the doubted figure stands.</summary>
    public Guid? Coverage { get; init; }
}
