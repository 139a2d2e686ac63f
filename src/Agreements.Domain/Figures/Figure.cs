using System.Text.Json.Serialization;
using Agreements.Domain.Agreements;

namespace Agreements.Domain.Figures;

/// <summary>What is counted or paid. Coverage and commitments have records of their own.</summary>
public enum FigureKind { Participants, ClaimsPaid, Beneficiaries, Scholarships, Contribution, Other }

/// <summary>In what the value counts: heads, whole rupiah, or pieces of anything else.</summary>
public enum FigureUnit { People, Rupiah, Units }

public enum FigureSourceKind { Article, Bpjs, Pemda, Other }

/// <param name="Text">Where it stands, for people: publisher, title, day.</param>
/// <param name="Url">Absent = it is nowhere on the web.</param>
public sealed record FigureSource(FigureSourceKind Kind, string Text, string? Url = null);

/// <param name="From">First day, inclusive.</param>
/// <param name="Until">Last day, inclusive.</param>
public sealed record FigurePeriod(DateOnly From, DateOnly Until);

/// <summary>What a source says of money or people under an agreement or of an institution.</summary>
public record Figure
{
    /// <summary>The largest value: a JSON number that every reader takes exactly.</summary>
    public const long Most = 9_007_199_254_740_991;

    /// <summary>What is counted, in the reader's words: <c>Peserta DUMISAKE</c>.</summary>
    public required string Label { get; init; }

    public required FigureKind Kind { get; init; }

    /// <summary>Whole, and not negative; of <see cref="FigureUnit.Rupiah"/> whole rupiah.</summary>
    public required long Value { get; init; }

    public required FigureUnit Unit { get; init; }

    /// <summary>As the source prints it, where it rounds: <c>Rp 339 miliar</c>.</summary>
    public string? AsWritten { get; init; }

    /// <summary>The day for which it is stated; not together with a period. Neither = the source says none.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The days of which it is the sum.</summary>
    public FigurePeriod? Period { get; init; }

    public required FigureSource Source { get; init; }

    public VerificationStatus Verification { get; init; }

    public string? Note { get; init; }

    /// <summary>The day by which figures of one kind are put in order; null = the source says none.</summary>
    [JsonIgnore]
    public DateOnly? On => Period?.Until ?? AsOf;

    /// <exception cref="DomainException"><c>figure.value</c>; <c>figure.unit</c>: people are no rupiah; <c>figure.when</c>: a day and a period; <c>figure.period</c>: it ends before it begins; <c>figure.future</c>: its day, or the
    /// first of its period, has not come; <c>figure.url</c>.</exception>
    public void Check(DateOnly today) => new Violations()
        .Add(Value is < 0 or > Most, "figure.value", "/value", Most)
        .Add(Kind is FigureKind.Participants or FigureKind.Beneficiaries && Unit == FigureUnit.Rupiah, "figure.unit", "/unit")
        .Add(AsOf is not null && Period is not null, "figure.when", "/period")
        .Add(Period is { } period && period.Until < period.From, "figure.period", "/period/until")
        .Add(AsOf > today, "figure.future", "/asOf")
        .Add(Period?.From > today, "figure.future", "/period/from")
        .Add(Source.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var at) && at.Scheme is "http" or "https"), "figure.url", "/source/url")
        .ThrowIfAny();
}
