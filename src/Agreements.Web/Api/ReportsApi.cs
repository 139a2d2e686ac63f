using Agreements.App.Data;
using Agreements.App.Features.Reports;
using Agreements.Domain.Agreements;
using Agreements.Domain.Commitments;
using Agreements.Domain.Quality;
using Agreements.Domain.Texts;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

internal static class ReportsApi
{
    internal static readonly Parameter[] OfParties =
    [
        Parameter.Id("institution", "A party is this institution or stands below it."), Parameter.Text("region", "A party's region code is this or lies in it: 15 finds 15.71."), Parameter.Word("class", "Class.", Words.All<AgreementClass>),
    ];

    internal static readonly Listing<GapReport.View, GapItem> Gaps = new(
        "gaps",
        [
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), Parameter.Date("from", "Gaps with an uncovered day on or after it; each is reported whole."),
            Parameter.Date("to", "Gaps with an uncovered day on or before it."), .. OfParties, Parameter.Word("state", "How the gap stands on the day.", Words.All<GapState>),
            new("includeTotal", JsonSchemaType.Boolean, "Count all agreements and days of the filter."),
        ],
        (query, before) => GapQuery(query) is var asked && before is null ? asked : asked with { AsOf = before!.AsOf },
        _ => Columns<GapReport.View, GapItem>.Of(
            ("asOf", (v, _) => v.AsOf), ("agreement", (_, g) => g.Agreement.Id), ("reference", (_, g) => g.Agreement.Reference), ("class", (_, g) => g.Agreement.Class), ("title", (_, g) => g.Agreement.Title),
            ("parties", (_, g) => g.Agreement.Parties), ("successor", (_, g) => g.Successor?.Id), ("successorReference", (_, g) => g.Successor?.Reference), ("from", (_, g) => g.From), ("to", (_, g) => g.To), ("days", (_, g) => g.Days),
            ("state", (_, g) => g.State), ("stage", (_, g) => g.Stage), ("retroactive", (_, g) => g.Retroactive)));

    internal static readonly Listing<ExpiringReport.View, ExpiringItem> Expiring = new(
        "expiring",
        [
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), Parameter.Date("from", "Last days in force from this day on; absent = the day of the report, or twelve months up to an earlier to."),
            Parameter.Date("to", "Up to this day, inclusive; absent = twelve months."), .. OfParties, new("includeTotal", JsonSchemaType.Boolean, "Count by month and institution."),
        ],
        (query, before) => ExpiringQuery(query) is var asked && before is null ? asked : asked with { AsOf = before!.AsOf },
        _ => Columns<ExpiringReport.View, ExpiringItem>.Of(
            ("asOf", (v, _) => v.AsOf), ("from", (v, _) => v.From), ("to", (v, _) => v.To), ("agreement", (_, e) => e.Id), ("reference", (_, e) => e.Reference), ("class", (_, e) => e.Class), ("title", (_, e) => e.Title), ("parties", (_, e) => e.Parties),
            ("endsOn", (_, e) => e.EndsOn), ("daysToEnd", (_, e) => e.DaysToEnd), ("renewal", (_, e) => e.Renewal)));

    internal static readonly Listing<RegisterReport.View, RegisterReport.Item> Register = new(
        "register", [.. AgreementsApi.ListParameters, RegisterTable.Chosen], (query, _) => new RegisterReport.Query(AgreementsApi.ListQuery(query)), query => RegisterTable.Of<RegisterReport.View, RegisterReport.Item>(query, item => item));

    internal static readonly Listing<DataQualityReport.View, QualityFinding> DataQuality = new(
        "data-quality",
        [
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), Parameter.Id("agreement", "Only of this agreement."), Parameter.Word("check", "Only what this finds.", Words.All<QualityCheck>),
            Parameter.Id("institution", "A party is this institution or stands below it; of regions its own and those that lie in it."), Parameter.Word("class", "Class.", Words.All<AgreementClass>),
        ],
        (query, before) => QualityQuery(query) is var asked && before is null ? asked : asked with { AsOf = before!.AsOf },
        _ => Columns<DataQualityReport.View, QualityFinding>.Of(
            ("asOf", (v, _) => v.AsOf), ("agreement", (_, q) => q.Agreement), ("reference", (_, q) => q.Reference), ("title", (_, q) => q.Title), ("check", (_, q) => q.Check), ("field", (_, q) => q.Field), ("finding", (_, q) => q.Finding),
            ("recorded", (_, q) => q.Recorded?.ToJsonString(Json.Options)), ("found", (_, q) => q.Found?.ToJsonString(Json.Options)), ("confidence", (_, q) => q.Confidence), ("document", (_, q) => q.Document), ("number", (_, q) => q.Number),
            ("page", (_, q) => q.Page), ("quote", (_, q) => q.Quote), ("comparedAt", (_, q) => q.ComparedAt), ("region", (_, q) => q.Region), ("coverage", (_, q) => q.Coverage)));

    internal static readonly Listing<OpdMatrixReport.View, OpdMatrixReport.Item> OpdMatrix = new(
        "opd-matrix",
        [
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), Parameter.Id("institution", "The local government whose units are listed; needed where no agreement is named."),
            Parameter.Id("agreement", "Only PKS below this agreement, and commitments under it."),
        ],
        (query, _) => new OpdMatrixReport.Query(query.Date("asOf"), query.Id("institution"), query.Id("agreement"), query.PageSize(), query.PageToken()),
        _ => Columns<OpdMatrixReport.View, OpdMatrixReport.Item>.Of(
            ("asOf", (v, _) => v.AsOf), ("institution", (v, _) => v.Institution), ("institutionName", (v, _) => v.Name), ("unit", (_, i) => i.Unit), ("name", (_, i) => i.Name), ("part", (_, i) => i.Part),
            ("pks", (_, i) => i.Pks.Select(p => p.Reference)), ("commitments", (_, i) => i.Commitments.Count), ("met", (_, i) => i.In(CommitmentState.Met)), ("onTrack", (_, i) => i.In(CommitmentState.OnTrack)),
            ("atRisk", (_, i) => i.In(CommitmentState.AtRisk)), ("missed", (_, i) => i.In(CommitmentState.Missed)), ("notMeasured", (_, i) => i.In(CommitmentState.NotMeasured))));

    internal static readonly Listing<MonevDueReport.View, MonevDueReport.Item> MonevDue = new(
        "monev-due",
        [
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), Parameter.Date("to", "Evaluations due up to this day, inclusive; absent = within 90 days. What is overdue is listed too."),
            Parameter.Id("institution", "A party, now or at another time, is this institution or stands below it."),
        ],
        (query, _) => new MonevDueReport.Query(query.Date("asOf"), query.Date("to"), query.Id("institution"), query.PageSize(), query.PageToken()),
        _ => Columns<MonevDueReport.View, MonevDueReport.Item>.Of(
            ("asOf", (v, _) => v.AsOf), ("to", (v, _) => v.To), ("agreement", (_, i) => i.Agreement), ("reference", (_, i) => i.Reference), ("class", (_, i) => i.Class), ("title", (_, i) => i.Title), ("parties", (_, i) => i.Parties),
            ("everyMonths", (_, i) => i.EveryMonths), ("dueOn", (_, i) => i.DueOn), ("daysLeft", (_, i) => i.DaysLeft), ("lastHeldOn", (_, i) => i.LastHeldOn), ("average", (_, i) => i.Average), ("decision", (_, i) => i.Decision)));

    public static void Map(RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports").TellsOfAgreements();
        reports.MapList("/gaps", Gaps).WithName("reportGaps").WithSummary("Days without an agreement in force, as JSON or (Accept or format) as a file");
        reports.MapList("/data-quality", DataQuality).WithName("reportDataQuality").WithSummary("What somebody should look at because a record may be wrong, as JSON or (Accept or format) as a file");
        reports.MapList("/register", Register).WithName("reportRegister").WithSummary("The register: agreements of a filter, one flat row each, as JSON or (Accept or format) as a file");
        reports.MapList("/opd-matrix", OpdMatrix).WithName("reportOpdMatrix").WithSummary("Which units of a local government have their part, as JSON or (Accept or format) as a file").Fails(404);
        reports.MapList("/monev-due", MonevDue).WithName("reportMonevDue").WithSummary("Which agreements are to be evaluated, as JSON or (Accept or format) as a file");
        reports.MapList("/expiring", Expiring).WithName("reportExpiring").WithSummary("Ends by month and institution and how the renewals stand, as JSON or (Accept or format) as a file");
        AgreementReports.Map(reports);
        DossierApi.Map(reports);
    }

    internal static GapReport.Query GapQuery(QueryReader query) => new()
    {
        AsOf = query.Date("asOf"), From = query.Date("from"), To = query.Date("to"), Institution = query.Id("institution"), Region = query.Text("region", 13),
        Class = query.Word<AgreementClass>("class"), State = query.Word<GapState>("state"), IncludeTotal = query.Flag("includeTotal"), PageSize = query.PageSize(), PageToken = query.PageToken(),
    };

    internal static ExpiringReport.Query ExpiringQuery(QueryReader query) => new()
    {
        AsOf = query.Date("asOf"), From = query.Date("from"), To = query.Date("to"), Institution = query.Id("institution"), Region = query.Text("region", 13),
        Class = query.Word<AgreementClass>("class"), IncludeTotal = query.Flag("includeTotal"), PageSize = query.PageSize(), PageToken = query.PageToken(),
    };

    internal static DataQualityReport.Query QualityQuery(QueryReader query) => new()
    {
        AsOf = query.Date("asOf"), Agreement = query.Id("agreement"), Check = query.Word<QualityCheck>("check"), Institution = query.Id("institution"), Class = query.Word<AgreementClass>("class"),
        PageSize = query.PageSize(), PageToken = query.PageToken(),
    };
}
