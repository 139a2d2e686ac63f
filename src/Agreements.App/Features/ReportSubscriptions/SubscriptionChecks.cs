using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Reports;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using FluentValidation;

namespace Agreements.App.Features.ReportSubscriptions;

/// <summary>The rules that a new subscription and a changed one share.</summary>
public sealed class SubscriptionChecks(ReportMaker maker, InstitutionStore institutions, TimeProvider time)
{
    internal sealed class Shape : AbstractValidator<SubscriptionEntry>
    {
        public const int LongestQuery = 2000;

        public Shape()
        {
            RuleFor(e => e.Report).Line(40);
            RuleFor(e => e.Query).Line(LongestQuery).Must(q => q is "" or ['?', _, ..]).WithErrorCode("query.value").WithState(e => e.Query);
            RuleFor(e => e.Zone).Line(40);
        }
    }

    /// <exception cref="DomainException"><c>word.unknown</c>: no such report; as its filter and the report itself; <c>schedule.day</c>; <c>institution.zone</c>.</exception>
    internal async Task<Zone> CheckAsync(SubscriptionEntry entry, User user, CancellationToken ct)
    {
        entry.Schedule.Check("/schedule");
        var zone = await ZoneOfAsync(entry, user, ct);
        await maker.CheckAsync(new ReportAsked(Guid.Empty, entry.Report, entry.Query, zone.Today(time.GetUtcNow()), user), ct);
        return zone;
    }

    private async Task<Zone> ZoneOfAsync(SubscriptionEntry entry, User user, CancellationToken ct)
    {
        if (entry.Zone is { } name) return InstitutionRules.TryZone(name, out var zone) ? zone : throw DomainException.Invalid("institution.zone", "/zone", name);
        var first = user.Grants.Select(g => g.Institution).OfType<Guid>().FirstOrDefault();
        return first == Guid.Empty ? Zone.Wib : (await institutions.GetAsync(first, ct)).Zone;
    }
}
