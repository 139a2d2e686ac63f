using Agreements.Domain.Figures;

namespace Agreements.App.Features.Figures;

/// <summary>A figure as it is recorded. It is never changed: a correction is another figure that replaces it.</summary>
public sealed record FigureView : Figure
{
    public required Guid Id { get; init; }

    /// <summary>The agreement under which it was counted or paid; absent = it is the institution's.</summary>
    public Guid? Agreement { get; init; }

    public Guid? Institution { get; init; }

    /// <summary>The figure that it corrects.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>The figure that corrects it: then this one is history.</summary>
    public Guid? ReplacedBy { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
