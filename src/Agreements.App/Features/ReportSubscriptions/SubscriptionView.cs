using Agreements.App.Reports;
using Agreements.Domain.Dates;
using Agreements.Domain.Reports;

namespace Agreements.App.Features.ReportSubscriptions;

/// <summary>What a person says of a report that is to be sent to them.</summary>
/// <param name="Report">A word: <c>register</c>, <c>gaps</c>, <c>expiring</c> and so on.</param>
/// <param name="Query">Its filter as the query string of the report, with its question mark; without paging and day. Empty = everything.</param>
/// <param name="Zone">An IANA name (<c>Asia/Jakarta</c>); null = the zone of the person's first institution.</param>
/// <param name="WhenEmpty">What is done when it holds nothing.</param>
public sealed record SubscriptionEntry(string Report, ReportSchedule Schedule, string Query = "", string? Zone = null, WhenEmpty WhenEmpty = WhenEmpty.Skip);

/// <summary>A report that is sent to a person, as of the day on which it leaves.</summary>
/// <param name="NextOn">The civil day of the next one, at seven in the morning of its zone; absent = it has ended.</param>
/// <param name="LastOn">The day that was sent, or looked at and found empty, last.</param>
/// <param name="LastSentAt">When that mail left; absent = it waits, or nothing was sent because it was empty.</param>
/// <param name="LastRows">How many rows it had.</param>
/// <param name="EndReason">Why it ended by itself.</param>
public sealed record SubscriptionView(
    Guid Id, string Report, string Query, ReportSchedule Schedule, string Zone, WhenEmpty WhenEmpty, DateOnly? NextOn, DateTimeOffset? NextAt, DateOnly? LastOn, DateTimeOffset? LastSentAt, int? LastRows, DateTimeOffset? EndedAt,
    SubscriptionEnd? EndReason, DateTimeOffset CreatedAt, long Version)
{
    internal static SubscriptionView Of(Subscription one) => new(
        one.Id, one.Report, one.Query, one.Schedule, one.Zone.IanaName(), one.WhenEmpty, one.EndedAt is null ? one.NextOn : null, one.EndedAt is null ? ReportSchedule.At(one.NextOn, one.Zone) : null, one.LastOn, one.LastSentAt,
        one.LastRows, one.EndedAt, one.EndReason, one.CreatedAt, one.Version);
}
