using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Dapper;

namespace Agreements.App.Features.Agreements;

/// <summary>A list's filter as SQL: fixed fragments joined by AND, values only as parameters.</summary>
internal sealed class AgreementFilter
{
    // Without an as-of date each agreement is judged on the today of its own zone.
    private const string AsOf = "(CASE a.zone WHEN 'wib' THEN @Wib WHEN 'wita' THEN @Wita ELSE @Wit END)";

    private const string Signed = "a.process IN ('signed', 'registered')";

    // The stored end and notice are today's; an amended or automatically renewed term may have others on the as-of date. The domain picks among these.
    private const string EndMayDiffer = "a.end_varies = 1";

    private const string HasSuccessor = "EXISTS (SELECT 1 FROM agreements s WHERE s.predecessor_id = a.id AND s.process NOT IN ('rejected', 'withdrawn'))";

    private const string HasRenewal = "EXISTS (SELECT 1 FROM renewals r WHERE r.agreement_id = a.id)";

    private static readonly IReadOnlyDictionary<string, string> Fragments = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["validity"] = $"EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND v.from_on <= {AsOf} AND v.until_on >= {AsOf} AND v.validity = @Validity)",
        ["process"] = "a.process = @Process",
        ["class"] = "a.class = @Class",
        ["regime"] = "a.regime = @Regime",
        ["institution"] = "EXISTS (SELECT 1 FROM agreement_members p JOIN institution_ancestors x ON x.institution_id = p.institution_id WHERE p.agreement_id = a.id AND x.ancestor_id = @Institution)",
        ["region"] = @"EXISTS (SELECT 1 FROM agreement_members p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id = a.id AND (i.region_code = @Region OR i.region_code LIKE @RegionBelow ESCAPE '\'))",
        ["endsFrom"] = $"a.ends_key >= @EndsFrom AND a.ends_key < '9999-12-31' OR {EndMayDiffer}",
        ["endsTo"] = $"a.ends_key <= @EndsTo OR {EndMayDiffer}",
        ["noticeBefore"] = $"a.notice_deadline <= @NoticeBefore OR {EndMayDiffer}",
        ["signedYear"] = "a.signed_on >= @SignedFrom AND a.signed_on <= @SignedTo",
        ["inForceYear"] = "EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND v.validity = 'inForce' AND v.from_on <= @ForceTo AND v.until_on >= @ForceFrom)",
        ["parent"] = "a.parent_id = @Parent",
        ["q"] = @"a.search_key LIKE @Q ESCAPE '\' OR EXISTS (SELECT 1 FROM agreement_members p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id = a.id AND i.search_key LIKE @Q ESCAPE '\')",
        ["flag:expiring"] = $"{Signed} AND (a.ends_key >= {AsOf} AND a.ends_key <= @Horizon OR {EndMayDiffer})",
        ["flag:noticeDue"] = $"{Signed} AND (a.notice_amount IS NOT NULL AND a.ends_key >= {AsOf} OR {EndMayDiffer})",
        ["flag:noticeMissed"] = $"{Signed} AND (a.notice_amount IS NOT NULL AND a.ends_key >= {AsOf} OR {EndMayDiffer})",
        ["flag:gap"] = $"{Signed} AND (a.ends_key < {AsOf} OR {HasSuccessor} OR {HasRenewal} OR {EndMayDiffer})",
        ["flag:renewalStalled"] = HasRenewal,
        ["flag:parentExpired"] = "a.parent_id IS NOT NULL",
        ["flag:unverified"] = $"{Signed} AND a.verification_status <> 'verified'",
        ["flag:openEnded"] = $"a.end_basis = 'openEnded' OR {EndMayDiffer}",
        ["flag:retroactive"] = "a.retroactive = 1",
        ["flag:startUnknown"] = $"{Signed} AND a.starts_on IS NULL AND a.signed_on IS NULL",
        ["renewal:linked"] = $"{HasSuccessor} OR {HasRenewal} OR {EndMayDiffer}",
    };

    private static readonly IReadOnlyDictionary<SortOrder, (string Behind, string OrderBy)> Orders = new Dictionary<SortOrder, (string, string)>
    {
        [SortOrder.NewestFirst] = ("a.id < @AfterId", "a.id DESC"),
        [SortOrder.OldestFirst] = ("a.id > @AfterId", "a.id"),
        [SortOrder.EndsFirst] = ("(a.ends_key > @AfterEnds OR a.ends_key = @AfterEnds AND a.id > @AfterId)", "a.ends_key, a.id"),
        [SortOrder.EndsLast] = ("(a.ends_key < @AfterEnds OR a.ends_key = @AfterEnds AND a.id < @AfterId)", "a.ends_key DESC, a.id DESC"),
    };

    private readonly List<string> _names = [];
    private readonly Dictionary<string, object?> _values = [];
    private readonly SortOrder _sort;

    private AgreementFilter(SortOrder sort) => _sort = sort;

    /// <summary>False when the domain has to pick among what SQL finds.</summary>
    public bool DecidedBySql { get; private init; }

    /// <summary>The filter and its values: a page token of another filter is refused.</summary>
    public object Identity { get; private set; } = "";

    public static AgreementFilter Of(ListAgreements.Query query, DateTimeOffset now)
    {
        var filter = new AgreementFilter(query.Sort)
        {
            DecidedBySql = query.Renewal is null && query.EndsFrom is null && query.EndsTo is null && query.NoticeBefore is null
                && query.Flag is null or Flag.Unverified or Flag.Retroactive or Flag.StartUnknown,
        };
        filter.Use("validity", query.Validity, v => ("Validity", Words.Of(v)));
        filter.Use("process", query.Process, v => ("Process", Words.Of(v)));
        filter.Use("class", query.Class, v => ("Class", Words.Of(v)));
        filter.Use("regime", query.Regime, v => ("Regime", Words.Of(v)));
        filter.Use("institution", query.Institution, v => ("Institution", v));
        filter.Use("endsFrom", query.EndsFrom, v => ("EndsFrom", v));
        filter.Use("endsTo", query.EndsTo, v => ("EndsTo", v));
        filter.Use("noticeBefore", query.NoticeBefore, v => ("NoticeBefore", v));
        filter.Use("signedYear", query.SignedYear, y => ("SignedFrom", new DateOnly(y, 1, 1)), y => ("SignedTo", new DateOnly(y, 12, 31)));
        filter.Use("inForceYear", query.InForceYear, y => ("ForceFrom", new DateOnly(y, 1, 1)), y => ("ForceTo", new DateOnly(y, 12, 31)));
        filter.Use("parent", query.Parent, v => ("Parent", v));
        if (query.Flag is { } flag) filter._names.Add("flag:" + Words.Of(flag));
        // Without a successor in the record there may be none that counts; the domain looks at all of them.
        if (query.Renewal is not (null or RenewalState.None)) filter._names.Add("renewal:linked");
        if (query.Region is { } region) filter.UseText("region", ("Region", region), ("RegionBelow", Folding.Contains(region)[1..^1] + ".%"));
        if (query.Q is { } q) filter.UseText("q", ("Q", Folding.Contains(q)));
        filter.Close(query.AsOf, query.Renewal, now);
        return filter;
    }

    public Statement Page(Position? after) => PageOf(_names, _sort, after is not null);

    public Statement Count() => CountOf(_names);

    public DynamicParameters Arguments(Position? after, int count)
    {
        var arguments = new DynamicParameters(_values);
        arguments.Add("Count", count);
        if (after is null) return arguments;
        arguments.Add("AfterId", after.Id);
        arguments.Add("AfterEnds", after.EndsKey);
        return arguments;
    }

    /// <summary>Every fragment alone, all together, and each order: what the guards compile.</summary>
    internal static IEnumerable<(string Name, Statement Statement)> Every()
    {
        foreach (var name in Fragments.Keys) yield return ("filter " + name, PageOf([name], SortOrder.NewestFirst, behind: false));
        foreach (var sort in Orders.Keys) yield return ("sort " + sort, PageOf(Fragments.Keys, sort, behind: true));
        yield return ("count", CountOf(Fragments.Keys));
    }

    private static Statement PageOf(IEnumerable<string> names, SortOrder sort, bool behind)
    {
        var (behindText, orderBy) = Orders[sort];
        return Statement.Limited($"SELECT a.id, a.ends_key FROM agreements a{Where(names, behind ? behindText : null)} ORDER BY {orderBy}", "Count");
    }

    private static Statement CountOf(IEnumerable<string> names) => Statement.Of($"SELECT COUNT(*) FROM agreements a{Where(names, null)}");

    private static string Where(IEnumerable<string> names, string? behind)
    {
        var parts = names.Select(n => $"({Fragments[n]})").Concat(behind is null ? [] : [behind]).ToList();
        return parts.Count == 0 ? "" : " WHERE " + string.Join(" AND ", parts);
    }

    private void Use<T>(string name, T? value, params Func<T, (string, object)>[] arguments) where T : struct
    {
        if (value is not { } present) return;
        _names.Add(name);
        foreach (var argument in arguments)
        {
            var (key, bound) = argument(present);
            _values[key] = bound;
        }
    }

    private void UseText(string name, params (string Key, string Value)[] arguments)
    {
        _names.Add(name);
        foreach (var (key, value) in arguments) _values[key] = value;
    }

    private void Close(DateOnly? asOf, RenewalState? renewal, DateTimeOffset now)
    {
        Identity = new { _sort, _names, renewal, values = _values.Select(v => new { v.Key, v.Value }).ToList(), asOf };
        foreach (var zone in Enum.GetValues<Zone>()) _values[zone.ToString()] = asOf ?? zone.Today(now);
        _values["Horizon"] = (asOf ?? Zone.Wit.Today(now)).PlusDays(PolicyRules.MostDays);
    }
}
