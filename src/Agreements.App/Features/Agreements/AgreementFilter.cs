using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
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
    private const string EndVaries = "a.end_varies = 1", EndIsKnown = "a.end_varies = 0";

    // What these ask of an agreement's last day is asked only where it does not vary.
    private static readonly IReadOnlySet<string> OfEnds = new HashSet<string>(StringComparer.Ordinal)
    {
        "endsFrom", "endsTo", "noticeBefore", "flag:expiring", "flag:noticeDue", "flag:noticeMissed", "flag:gap", "flag:openEnded", "report:openEnded", "renewal:linked",
    };

    private const string HasSuccessor = "EXISTS (SELECT 1 FROM agreements s WHERE s.predecessor_id = a.id AND s.process NOT IN ('rejected', 'withdrawn'))";

    private const string NotEnded = $"EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND v.from_on <= {AsOf} AND v.until_on >= {AsOf} AND v.validity IN ('inForce', 'undetermined'))";

    private const string HasRenewal = "EXISTS (SELECT 1 FROM renewals r WHERE r.agreement_id = a.id)";

    private const string OnTheDay = $"v.from_on <= {AsOf} AND v.until_on >= {AsOf} AND v.validity";

    // What may still bind; the same as what covers a child.
    private const string Lives = "IN ('inForce', 'suspended', 'undetermined')";

    private const string Alive = $"EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND {OnTheDay} {Lives})";

    private const string OfParentsLineage = "SELECT 1 FROM agreements p JOIN agreements l ON l.lineage_id = p.lineage_id JOIN agreement_validity v ON v.agreement_id = l.id WHERE p.id = a.parent_id";

    // What a check may find; the domain looks whether it does.
    private static readonly IReadOnlyDictionary<string, string> Doubts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["quality:unverified"] = $"{Signed} AND a.verification_status <> 'verified'",
        ["quality:weekday"] = @"a.details LIKE '%""notes"":\[{%' ESCAPE '\'",
        ["quality:number"] = $"{Signed} AND EXISTS (SELECT 1 FROM agreement_parties p WHERE p.agreement_id = a.id AND p.number IS NULL)",
        ["quality:sharedNumber"] = "EXISTS (SELECT 1 FROM agreement_numbers n JOIN agreement_numbers o ON o.number_key = n.number_key AND o.agreement_id <> n.agreement_id WHERE n.agreement_id = a.id)",
        ["quality:officer"] = $"{Signed} AND a.officer_institution_id IS NULL AND EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND {OnTheDay} IN ('notYetInForce', 'inForce', 'suspended', 'undetermined'))",
        ["quality:end"] = $"{Signed} AND a.end_basis NOT IN ('fixed', 'openEnded', 'untilEvent') OR {EndVaries}",
        ["quality:start"] = $"{Signed} AND a.starts_on IS NULL AND a.signed_on IS NULL",
        ["quality:addendum"] = "a.end_varies = 1 AND EXISTS (SELECT 1 FROM agreement_changes c WHERE c.agreement_id = a.id AND c.kind = 'amended')",
        ["quality:document"] = "EXISTS (SELECT 1 FROM document_differences d WHERE d.agreement_id = a.id)",
    };

    private static readonly IReadOnlyDictionary<string, string> Fragments = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["validity"] = $"EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND v.from_on <= {AsOf} AND v.until_on >= {AsOf} AND v.validity = @Validity)",
        ["process"] = "a.process = @Process",
        ["class"] = "a.class = @Class",
        ["regime"] = "a.regime = @Regime",
        ["institution"] = "EXISTS (SELECT 1 FROM agreement_members p WHERE p.agreement_id = a.id AND p.institution_id = @Institution)",
        ["region"] = @"EXISTS (SELECT 1 FROM agreement_members p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id = a.id AND p.is_party = 1 AND (i.region_code = @Region OR i.region_code LIKE @RegionBelow ESCAPE '\'))",
        ["endsFrom"] = "{ends} >= @EndsFrom AND {ends} < '9999-12-31'",
        ["endsTo"] = "{ends} <= @EndsTo",
        ["noticeBefore"] = "COALESCE(a.notice_deadline, '9999-12-31') <= @NoticeBefore",
        ["signedYear"] = "a.signed_on >= @SignedFrom AND a.signed_on <= @SignedTo",
        ["inForceYear"] = "EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND v.validity = 'inForce' AND v.from_on <= @ForceTo AND v.until_on >= @ForceFrom)",
        ["parent"] = "a.parent_id = @Parent",
        ["officer"] = "a.officer_mail = @Officer",
        ["q"] = @"a.search_key LIKE @Q ESCAPE '\' OR EXISTS (SELECT 1 FROM agreement_members p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id = a.id AND p.is_party = 1 AND i.search_key LIKE @Q ESCAPE '\')",
        ["flag:expiring"] = $"{Signed} AND {{ends}} >= {AsOf} AND {{ends}} <= @Horizon",
        ["flag:noticeDue"] = $"{Signed} AND a.notice_amount IS NOT NULL AND {{ends}} >= {AsOf}",
        ["flag:noticeMissed"] = $"{Signed} AND a.notice_amount IS NOT NULL AND {{ends}} >= {AsOf}",
        ["flag:gap"] = $"{{ends}} < @Latest OR {HasSuccessor} OR {HasRenewal}",
        ["flag:renewalStalled"] = HasRenewal,
        ["flag:parentExpired"] = "a.parent_id IS NOT NULL",
        ["flag:unverified"] = $"{Signed} AND a.verification_status <> 'verified'",
        ["flag:openEnded"] = "a.end_basis = 'openEnded'",
        ["flag:retroactive"] = "a.retroactive = 1",
        ["flag:startUnknown"] = $"{Signed} AND a.starts_on IS NULL AND a.signed_on IS NULL",
        ["report:mouWithoutPks"] = $"a.class IN ('mou', 'nk', 'kb') AND {NotEnded} AND NOT EXISTS (SELECT 1 FROM agreements l JOIN agreements c ON c.parent_id = l.id JOIN agreement_validity v ON v.agreement_id = c.id WHERE l.lineage_id = a.lineage_id AND c.class IN ('pks', 'moa', 'ia') AND {OnTheDay} = 'inForce')",
        ["report:parentExpired"] = $"a.parent_id IS NOT NULL AND {Alive} AND EXISTS ({OfParentsLineage} AND {OnTheDay} <> 'notYetInForce') AND NOT EXISTS ({OfParentsLineage} AND {OnTheDay} {Lives})",
        ["report:inForceInYear"] = "EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND v.validity IN ('inForce', 'undetermined') AND v.from_on <= @ForceTo AND v.until_on >= @ForceFrom)",
        ["report:signedInYear"] = Signed,
        ["report:openEnded"] = "{ends} = '9999-12-31'",
        ["alive"] = Alive,
        ["flag:fundingEnded"] = $"a.funding_until IS NOT NULL AND a.funding_until < {AsOf} AND {NotEnded}",
        ["renewal:linked"] = $"{HasSuccessor} OR {HasRenewal}",
        ["quality"] = string.Join(" OR ", Doubts.Values.Select(d => $"({d})")),
    }.Concat(Doubts).ToDictionary(StringComparer.Ordinal);

    private static readonly IReadOnlyDictionary<SortOrder, Placing> Orders = new Dictionary<SortOrder, Placing>
    {
        [SortOrder.NewestFirst] = new("{id} < @AfterId", "{id} DESC", (a, b) => b.Id.CompareTo(a.Id)),
        [SortOrder.OldestFirst] = new("{id} > @AfterId", "{id}", (a, b) => a.Id.CompareTo(b.Id)),
        [SortOrder.EndsFirst] = new("{day} >= @AfterEnds AND ({day} > @AfterEnds OR {id} > @AfterId)", "{day}, {id}", (a, b) => (a.EndsKey, a.Id).CompareTo((b.EndsKey, b.Id)), Bound: "EndsFrom"),
        [SortOrder.EndsLast] = new("{day} <= @AfterEnds AND ({day} < @AfterEnds OR {id} < @AfterId)", "{day} DESC, {id} DESC", (a, b) => (b.EndsKey, b.Id).CompareTo((a.EndsKey, a.Id)), Bound: "EndsTo"),
    };

    // What was signed in a year stands together in an index; in another order each page would look at all of the year.
    private static readonly Placing SignedFirst = Orders[SortOrder.EndsFirst] with { Day = "a.signed_on", Bound = "SignedFrom" };

    private readonly List<string> _names = [];
    private readonly Dictionary<string, object?> _values = [];
    private readonly Placing _order;

    private AgreementFilter(Placing order, IReadOnlyList<Guid>? scope) => (_order, Scope) = (order, scope);

    /// <summary>Only agreements in which one of these institutions, or one below it, takes part; null = all.</summary>
    public IReadOnlyList<Guid>? Scope { get; }

    /// <summary>False when the domain has to pick among what SQL finds.</summary>
    public bool DecidedBySql { get; private init; }

    /// <summary>The filter and its values: a page token of another filter is refused.</summary>
    public object Identity { get; private set; } = "";

    /// <param name="scope">The institutions whose agreements the caller may see; null = all.</param>
    /// <param name="report">Only what belongs, or may belong, into this one: one of the fragments' names. One that no fragment has narrows nothing.</param>
    public static AgreementFilter Of(ListAgreements.Query query, IReadOnlyList<Guid>? scope, DateTimeOffset now, string? report = null)
    {
        var filter = new AgreementFilter(report is "report:signedInYear" && query.SignedYear is not null ? SignedFirst : Orders[query.Sort], scope)
        {
            DecidedBySql = query.Renewal is null && query.EndsFrom is null && query.EndsTo is null && query.NoticeBefore is null
                && query.Flag is null or Flag.Unverified or Flag.Retroactive or Flag.StartUnknown or Flag.FundingEnded && report is not "report:openEnded",
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
        filter.Use(report is "report:inForceInYear" ? report : "inForceYear", query.InForceYear, y => ("ForceFrom", new DateOnly(y, 1, 1)), y => ("ForceTo", new DateOnly(y, 12, 31)));
        filter.Use("parent", query.Parent, v => ("Parent", v));
        if (query.Flag is { } flag) filter._names.Add("flag:" + Words.Of(flag));
        // Without a successor in the record there may be none that counts; the domain looks at all of them.
        if (query.Renewal is not (null or RenewalState.None)) filter._names.Add("renewal:linked");
        if (report is not null && Fragments.ContainsKey(report) && !filter._names.Contains(report)) filter._names.Add(report);
        if (report is "report:openEnded") filter._names.Add("alive");
        if (query.Region is { } region) filter.UseText("region", ("Region", region), ("RegionBelow", Folding.Contains(region)[1..^1] + ".%"));
        if (query.Officer is { } officer) filter.UseText("officer", ("Officer", officer.ToLowerInvariant()));
        if (query.Q is { } q) filter.UseText("q", ("Q", Folding.Contains(q)));
        filter.Close(query.AsOf, query.Renewal, now);
        return filter;
    }

    /// <summary>The lists of which its own is made, each of them read in order from an index whatever the number of all: with a scope, of each of its institutions; without, and where
    /// something is asked of the last day, those whose last day is known and those whose last day varies.</summary>
    public IReadOnlyList<Part> Parts =>
        [.. from member in Scope?.Select(id => (Guid?)id) ?? [null] from varies in Apart(_names, _order, Scope is not null) select new Part(member, varies)];

    // In another order all that ends in the range would be sorted for each page.
    private static bool?[] Apart(IReadOnlyCollection<string> names, Placing order, bool scoped) =>
        !scoped && names.Any(OfEnds.Contains) && (order == Orders[SortOrder.EndsFirst] || order == Orders[SortOrder.EndsLast] || names.Contains("report:openEnded")) ? [false, true] : [null];

    /// <param name="Member">The institution of the scope; null = without scope.</param>
    /// <param name="Varies">Only those whose last day varies, or only the others; null = all.</param>
    public sealed record Part(Guid? Member, bool? Varies);

    /// <summary>The next of a part in order.</summary>
    public Statement Page(Part part, Position? after) => PageOf(_names, _order, after is not null, Scope is not null, part.Varies);

    /// <summary>The same page in any order, with what is asked of each.</summary>
    public Statement Outlines(Part part, Position? after, Outline asked) => OutlineRow.Of(Page(part, after), asked);

    public Statement Count() => CountOf(_names, Scope is not null);

    /// <param name="member">The institution of the scope whose page it is; null = without scope, or a count.</param>
    public DynamicParameters Arguments(Position? after, int count, Guid? member = null)
    {
        var arguments = new DynamicParameters(_values);
        if (member is not null) arguments.Add("Member", member);
        else if (Scope is not null) arguments.Add("members", Ids.List(Scope));
        arguments.Add("Count", count);
        if (after is null) return arguments;
        arguments.Add("AfterId", after.Id);
        arguments.Add("AfterEnds", after.EndsKey);
        // Of two bounds on a day the engine takes one as it likes: by the filter's own each page would begin at the first again.
        if (_order.Bound is { } bound && _values.GetValueOrDefault(bound) is DateOnly own && Order.Compare(after, new Position { Id = after.Id, EndsKey = own }) > 0) arguments.Add(bound, after.EndsKey);
        return arguments;
    }

    /// <summary>Every fragment alone, all together, and each order: what the guards compile.</summary>
    internal static IEnumerable<(string Name, Statement Statement)> Every()
    {
        foreach (var name in Fragments.Keys) yield return ("filter " + name, PageOf([name], Orders[SortOrder.NewestFirst], behind: false, scoped: false, varies: null));
        foreach (var scoped in new[] { false, true })
        {
            foreach (var (name, order) in Orders.Select(o => (o.Key.ToString(), o.Value)).Append(("Signed", SignedFirst)))
                foreach (var varies in new bool?[] { null, false, true }) yield return ($"sort {name} {scoped} {varies}", PageOf(Fragments.Keys, order, behind: true, scoped, varies));
            foreach (var asked in Enum.GetValues<Outline>()) yield return ($"outline {asked} {scoped}", OutlineRow.Of(PageOf([], Orders[SortOrder.EndsFirst], behind: true, scoped, varies: null), asked));
            yield return ($"count {scoped}", CountOf(Fragments.Keys, scoped));
        }
    }

    /// <summary>What each fragment alone narrows: the pages in each order, of all and of one's own, the first and those behind it; and the counts.</summary>
    internal static IEnumerable<(string Name, Statement Statement)> EachAlone() =>
        Fragments.Keys.Prepend("").SelectMany(name => PagesOf(name == "" ? [] : [name]).Select(p => ($"page {name} {p.Name}", p.Statement)).Append(($"count {name}", CountOf(name == "" ? [] : [name], scoped: false))));

    private static IEnumerable<(string Name, Statement Statement)> PagesOf(IReadOnlyList<string> names) =>
        from order in Orders.Select(o => (Name: o.Key.ToString(), Placing: o.Value)).Append((Name: "Signed", Placing: SignedFirst))
        from behind in new[] { false, true }
        from scoped in new[] { false, true }
        from varies in Apart(names, order.Placing, scoped)
        select ($"{order.Name}{(behind ? " behind" : "")}{(scoped ? " scoped" : "")}{(varies == true ? " varies" : "")}", PageOf(names, order.Placing, behind, scoped, varies));

    private static Statement PageOf(IEnumerable<string> names, Placing order, bool behind, bool scoped, bool? varies)
    {
        var (id, ends) = scoped ? ("m.agreement_id", "m.ends_key") : ("a.id", "a.ends_key");
        var from = scoped ? "agreement_members m JOIN agreements a ON a.id = m.agreement_id" : "agreements a";
        string?[] conditions = [scoped ? "m.institution_id = @Member" : null, behind ? order.Behind : null, varies is { } which ? which ? EndVaries : EndIsKnown : null];
        var where = Where(names.Where(n => varies != true || !OfEnds.Contains(n)).Select(n => varies is null && OfEnds.Contains(n) ? $"{Fragments[n]} OR {EndVaries}" : Fragments[n]), conditions);
        return Statement.Limited(Placed($"SELECT a.id, {{day}} AS ends_key FROM {from}{where} ORDER BY {order.By}", id, order.Day ?? ends, ends), "Count");
    }

    private static string Placed(string text, string id, string day, string ends) =>
        text.Replace("{id}", id, StringComparison.Ordinal).Replace("{day}", day, StringComparison.Ordinal).Replace("{ends}", ends, StringComparison.Ordinal);

    private static Statement CountOf(IEnumerable<string> names, bool scoped) => Statement.Of(Placed(
        $"SELECT COUNT(*) FROM agreements a{Where(names.Select(n => Fragments[n]), scoped ? "a.id IN (SELECT m.agreement_id FROM agreement_members m WHERE m.institution_id IN @members)" : null)}", "a.id", "a.ends_key", "a.ends_key"));

    private static string Where(IEnumerable<string> fragments, params string?[] conditions)
    {
        var parts = fragments.Select(f => $"({f})").Concat(conditions.OfType<string>()).ToList();
        return parts.Count == 0 ? "" : " WHERE " + string.Join(" AND ", parts);
    }

    /// <summary>In which positions follow one another.</summary>
    public IComparer<Position> Order => Comparer<Position>.Create(_order.Compare);

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
        Identity = new { _order.By, _order.Day, _names, renewal, values = _values.Select(v => new { v.Key, v.Value }).ToList(), asOf };
        foreach (var zone in Enum.GetValues<Zone>()) _values[zone.ToString()] = asOf ?? zone.Today(now);
        // Of the zone in which a day begins first.
        _values["Latest"] = asOf ?? Zone.Wit.Today(now);
        _values["Horizon"] = (asOf ?? Zone.Wit.Today(now)).PlusDays(PolicyRules.MostDays);
    }

    /// <param name="Behind">What stands behind a place; <c>{id}</c> and <c>{day}</c> are the columns.</param>
    /// <param name="Day">The column of the day; null = the last day in force.</param>
    /// <param name="Bound">The value of the filter at which the list begins.</param>
    private sealed record Placing(string Behind, string By, Comparison<Position> Compare, string? Day = null, string? Bound = null);
}
