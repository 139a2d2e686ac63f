using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.AlertPolicies;

/// <summary>A policy as callers read it, as of a day.</summary>
/// <param name="Class">The class; for an institution absent = all classes.</param>
/// <param name="ForUniversity">Only of a class: the ladder where a university or faculty is a party.</param>
/// <param name="Version">The last stated, whether or not it has begun; 0 = none yet.</param>
/// <param name="Stated">What holds on the day by this policy alone.</param>
/// <param name="Effective">What holds on the day with all that is taken from wider policies; absent for an institution, where it depends on the agreement.</param>
/// <param name="Versions">Newest first, also those to come.</param>
/// <param name="Preview">Only in answer to <c>validateOnly</c>: what it would change.</param>
public sealed record PolicyView(
    PolicyLevel Level, Guid? Institution, Guid? Agreement, AgreementClass? Class, bool? ForUniversity, DateOnly AsOf, long Version,
    PolicyTerms? Stated, PolicyTerms? Effective, IReadOnlyList<PolicyVersionView> Versions, RulesPreview? Preview)
{
    /// <param name="rows">Of the scope, newest first.</param>
    /// <param name="dossier">Of an agreement.</param>
    public static PolicyView Of(PolicyScope scope, IReadOnlyList<PolicyRow> rows, RuleBook book, Dossier? dossier, DateOnly asOf, RulesPreview? preview)
    {
        var stated = book.Policies.Holding(scope, asOf)?.Terms;
        var effective = dossier is null ? stated : PolicyTerms.Of(book.PolicyFor(dossier, asOf));
        return new PolicyView(
            scope.Level, scope.Level == PolicyLevel.Institution ? scope.Id : null, scope.Level == PolicyLevel.Agreement ? scope.Id : null, scope.Class,
            scope.Level == PolicyLevel.Class ? scope.ForUniversity : null, asOf, rows.Count == 0 ? 0 : rows[0].Version, stated,
            scope.Level == PolicyLevel.Institution ? null : effective, [.. rows.Select(PolicyVersionView.Of)], preview);
    }
}

/// <summary>One statement of a policy; it never changes.</summary>
/// <param name="ValidFrom">First day, inclusive; absent = since ever. Of versions that begin on one day the last one holds.</param>
/// <param name="Terms">What it states; the rest is taken from the next wider policy.</param>
public sealed record PolicyVersionView(
    PolicyLevel Level, Guid? Institution, Guid? Agreement, AgreementClass? Class, bool? ForUniversity, long Version, DateOnly? ValidFrom, PolicyTerms Terms,
    string Actor, DateTimeOffset CreatedAt, string? Reason)
{
    public static PolicyVersionView Of(PolicyRow row)
    {
        var version = row.ToVersion();
        return new PolicyVersionView(
            version.Scope.Level, row.InstitutionId, row.AgreementId, version.Scope.Class, version.Scope.Level == PolicyLevel.Class ? row.ForUniversity : null,
            row.Version, row.ValidFrom, version.Terms, row.Actor, row.CreatedAt, row.Reason);
    }
}
