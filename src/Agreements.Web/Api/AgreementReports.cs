using System.Text;
using Agreements.App.Data;
using Agreements.App.Features.Reports;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using Microsoft.OpenApi;

namespace Agreements.Web.Api;

using Column = (string Name, Func<AgreementReport.View, ReportedAgreement, object?> Cell);

/// <summary>The reports that list agreements: one each for a <see cref="ReportKind"/>, under its word in kebab case.</summary>
internal static class AgreementReports
{
    private static readonly Parameter Year = Parameter.Number("year", "The calendar year; absent = that of the day of the report.");

    private static readonly Column[] Named =
    [
        ("asOf", (v, _) => v.AsOf), ("id", (_, i) => i.Id), ("reference", (_, i) => i.Reference), ("class", (_, i) => i.Class), ("regime", (_, i) => i.Regime), ("title", (_, i) => i.Title), ("parties", (_, i) => i.Parties),
        ("signedOn", (_, i) => i.SignedOn), ("startsOn", (_, i) => i.StartsOn), ("endsOn", (_, i) => i.EndsOn), ("validity", (_, i) => i.Validity),
    ];

    public static readonly IReadOnlyDictionary<ReportKind, Listing<AgreementReport.View, ReportedAgreement>> All = Enum.GetValues<ReportKind>().ToDictionary(k => k, ListOf);

    public static void Map(RouteGroupBuilder reports)
    {
        foreach (var (kind, list) in All)
            reports.MapList("/" + list.Name, list).WithName("report" + kind).WithSummary(Summary(kind) + ", as JSON or (Accept or format) as a file");
    }

    public static string PathOf(ReportKind kind) => Domain.Texts.Words.Of(kind).Aggregate(new StringBuilder(), (text, c) => char.IsUpper(c) ? text.Append('-').Append(char.ToLowerInvariant(c)) : text.Append(c)).ToString();

    private static Listing<AgreementReport.View, ReportedAgreement> ListOf(ReportKind kind) => new(
        PathOf(kind),
        [
            Parameter.Date("asOf", "The day of the report; absent = today in Jakarta."), .. ReportsApi.OfParties, Parameter.Word("regime", "Regime.", Words.All<Regime>), .. kind.OfYear() ? [Year] : Array.Empty<Parameter>(),
            new("includeTotal", JsonSchemaType.Boolean, "Count all of the filter."),
        ],
        (query, before) => QueryOf(kind, query) is var asked && before is null ? asked : asked with { AsOf = before!.AsOf, Year = before.Year },
        _ => Columns<AgreementReport.View, ReportedAgreement>.Of([.. Named, .. Own(kind)]));

    public static AgreementReport.Query QueryOf(ReportKind kind, QueryReader query) => new(kind)
    {
        AsOf = query.Date("asOf"), Year = kind.OfYear() ? query.Number("year", 1945, 9999) : null, Institution = query.Id("institution"), Region = query.Text("region", 13),
        Class = query.Word<AgreementClass>("class"), Regime = query.Word<Regime>("regime"), IncludeTotal = query.Flag("includeTotal"), PageSize = query.PageSize(), PageToken = query.PageToken(),
    };

    private static Column[] Own(ReportKind kind) => kind switch
    {
        ReportKind.MouWithoutPks => [("months", (_, i) => i.Months)],
        ReportKind.ParentExpired => [("parent", (_, i) => i.Parent), ("parentReference", (_, i) => i.ParentReference), ("parentEndedOn", (_, i) => i.ParentEndedOn)],
        ReportKind.InForceInYear => [("year", (v, _) => v.Year), ("from", (_, i) => i.From), ("to", (_, i) => i.To), ("days", (_, i) => i.Days), ("undeterminedFrom", (_, i) => i.UndeterminedFrom)],
        ReportKind.SignedInYear => [("year", (v, _) => v.Year)],
        ReportKind.OpenEnded => [("endBasis", (_, i) => i.EndBasis), ("untilEvent", (_, i) => i.UntilEvent), ("months", (_, i) => i.Months)],
        ReportKind.FundingEnded => [("fundedUntil", (_, i) => i.FundedUntil), ("fundingSources", (_, i) => i.FundingSources)],
        _ => [],
    };

    private static string Summary(ReportKind kind) => kind switch
    {
        ReportKind.MouWithoutPks => "What is in force, or may be, without an implementing agreement in force below it",
        ReportKind.ParentExpired => "What lives although its parent's lineage holds no more",
        ReportKind.InForceInYear => "What is in force, or may be, on at least one day of a year",
        ReportKind.SignedInYear => "What was signed in a year",
        ReportKind.FundingEnded => "What lives on although its funding has ended",
        _ => "What has no last day that is known",
    };
}
