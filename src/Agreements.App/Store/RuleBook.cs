using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Agreements.App.Data;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;

namespace Agreements.App.Store;

/// <summary>Policies and holidays as they stood at one moment, and what follows from them for an agreement.</summary>
/// <param name="above">Of a party the institutions that have policies of their own, itself and those above it, nearest first.</param>
public sealed class RuleBook(PolicyBook policies, IReadOnlyList<Holiday> holidays, ILookup<Guid, Guid> above)
{
    private readonly ConcurrentDictionary<string, WorkingCalendar> _regional = new(StringComparer.Ordinal);
    private readonly bool _regions = holidays.Any(h => h.Kind == HolidayKind.Regional);

    private readonly Lazy<string> _fingerprint = new(() =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Json.Write(new { policies = policies.All, holidays })))));

    public PolicyBook Policies => policies;

    /// <summary>What holds in the whole country: legal dates are counted by it.</summary>
    public WorkingCalendar Calendar { get; } = new(holidays.Where(h => h.Kind != HolidayKind.Regional).Select(h => h.On));

    /// <summary>Stands for all policies and holidays together.</summary>
    public string Fingerprint => _fingerprint.Value;

    public RuleBook With(PolicyVersion version) => new(policies.With(version), holidays, above);

    /// <summary>With another list for the year.</summary>
    public RuleBook With(int year, IReadOnlyList<Holiday> list) => new(policies, [.. holidays.Where(h => h.On.Year != year), .. list], above);

    /// <summary>By the parties of the day: those who have left by an addendum bring no policy any more, those who have joined do.</summary>
    public AlertPolicy PolicyFor(Dossier dossier, DateOnly day)
    {
        var facts = dossier.Agreement.FactsAt(day);
        return policies.For(new PolicySubject(dossier.Agreement.Id, facts.Class, facts.Parties.Any(p => dossier.Universities.Contains(p.Institution)), NearestFirst(facts.Parties)), day);
    }

    /// <summary>The days on which alerts of the agreement leave: its region's holidays count too.</summary>
    public WorkingCalendar SendCalendar(Dossier dossier) => !_regions || dossier.Region is not { } region
        ? Calendar
        : _regional.GetOrAdd(region, code => new WorkingCalendar(holidays.Where(h => h.HoldsIn(code)).Select(h => h.On)));

    public AgreementStatus StatusOn(Dossier dossier, DateOnly asOf) =>
        AgreementStatus.Of(dossier.Agreement, dossier.Around, PolicyFor(dossier, asOf), Calendar, asOf);

    public AlertPlan PlanOn(Dossier dossier, DateOnly day, Func<DeadlineKind, DateOnly, int, bool> inLedger) =>
        AlertPlan.For(dossier.Agreement, StatusOn(dossier, day), PolicyFor(dossier, day), SendCalendar(dossier), inLedger);

    // A party's own policy is nearer than one from above any of them.
    private IReadOnlyList<Guid> NearestFirst(IReadOnlyList<Party> parties)
    {
        if (above.Count == 0) return [];
        var all = parties.SelectMany(p => above[p.Institution], (party, institution) => (Own: party.Institution == institution, institution)).ToList();
        return [.. all.Where(a => a.Own).Concat(all.Where(a => !a.Own)).Select(a => a.institution).Distinct()];
    }
}
