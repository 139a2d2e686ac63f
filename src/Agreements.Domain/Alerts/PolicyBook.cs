namespace Agreements.Domain.Alerts;

/// <summary>All policies with their history, and which of them holds for an agreement on a day: its own before that of an institution, the
/// nearer institution's before that of one above it, an institution's for the class before its one for all classes, and behind them
/// all the class's. What the narrower leaves out comes from the next wider.</summary>
public sealed class PolicyBook
{
    // Each scope's versions in the order in which they take effect; of those that begin on one day the last stated.
    private readonly IReadOnlyDictionary<PolicyScope, Entry[]> _entries;
    private readonly bool _onlyClasses;

    public PolicyBook(IReadOnlyCollection<PolicyVersion> versions)
    {
        All = versions;
        _entries = versions.GroupBy(v => v.Scope).ToDictionary(g => g.Key, g => Entries([.. g.GroupBy(Since).Select(day => day.MaxBy(v => v.Number)!).OrderBy(Since)]));
        _onlyClasses = versions.All(v => v.Scope.Level == PolicyLevel.Class);
    }

    public IReadOnlyCollection<PolicyVersion> All { get; }

    public PolicyBook With(PolicyVersion added) => new([.. All, added]);

    /// <summary>The version of a scope that holds on the day; null = it states nothing yet.</summary>
    public PolicyVersion? Holding(PolicyScope scope, DateOnly day) => At(scope, day)?.Version;

    /// <summary>The whole policy for an agreement on the day. <see cref="AlertPolicy.ChangesOn"/> says until when it stays so.</summary>
    public AlertPolicy For(PolicySubject subject, DateOnly day)
    {
        var policy = At(PolicyScope.OfClass(subject.Class, subject.ForUniversity), day)!.Whole!;
        return _onlyClasses ? policy : Narrower(subject).Aggregate(policy, (wider, scope) => Over(wider, scope, day));
    }

    private AlertPolicy Over(AlertPolicy wider, PolicyScope scope, DateOnly day)
    {
        if (!_entries.TryGetValue(scope, out var entries)) return wider;
        var policy = At(scope, day) is { } entry ? entry.Version.Terms.Over(wider) : wider;
        var next = Array.Find(entries, e => Since(e.Version) > day)?.Version.ValidFrom;
        return next < (policy.ChangesOn ?? DateOnly.MaxValue) ? policy with { ChangesOn = next } : policy;
    }

    /// <summary>Widest first.</summary>
    private static IEnumerable<PolicyScope> Narrower(PolicySubject subject)
    {
        for (var i = subject.Institutions.Count - 1; i >= 0; i--)
        {
            yield return PolicyScope.OfInstitution(subject.Institutions[i], null);
            yield return PolicyScope.OfInstitution(subject.Institutions[i], subject.Class);
        }
        yield return PolicyScope.OfAgreement(subject.Agreement);
    }

    private Entry? At(PolicyScope scope, DateOnly day) => _entries.TryGetValue(scope, out var entries) ? Array.FindLast(entries, e => Since(e.Version) <= day) : null;

    private static Entry[] Entries(PolicyVersion[] versions) => [.. versions.Select((version, i) => new Entry(version, version.Scope.Level != PolicyLevel.Class ? null
        : version.Terms.Complete(version.Scope.Class!.Value, version.Scope.ForUniversity) with { ChangesOn = i + 1 < versions.Length ? versions[i + 1].ValidFrom : null }))];

    private static DateOnly Since(PolicyVersion version) => version.ValidFrom ?? DateOnly.MinValue;

    /// <param name="Whole">Of a class: the policy that it states until the next version.</param>
    private sealed record Entry(PolicyVersion Version, AlertPolicy? Whole);
}
