namespace Agreements.Domain.Coverage;

/// <summary>A count of participants that is recorded of the government of a region, and not as its coverage: what somebody is quoted with.</summary>
/// <param name="Id">Of the figure.</param>
/// <param name="Label">What is counted, and who says so.</param>
/// <param name="On">The day for which it is stated; null = the source says none.</param>
public sealed record CoverageQuote(Guid Id, string Region, string Label, long Participants, DateOnly? On);
