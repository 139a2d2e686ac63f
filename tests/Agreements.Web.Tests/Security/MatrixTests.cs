using System.Text.Json.Nodes;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;
using Agreements.Web.Hosting;
using Agreements.Web.Tests.Support;
using Agreements.Web.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>Every endpoint × every kind of caller. An endpoint, or an action of one, without a row here fails the test. Callers are in the order of <see cref="_callers"/>.</summary>
public sealed class MatrixTests : RecordsTest
{
    // What each kind of caller gets: 401, 403, 404, unknown = a record named in the body does not exist for them, or ok = the request was let through to what it asks
    // (2xx, or a refusal by what the record holds).
    private static readonly string[]
        //                       nobody | keys of another institution: write | of the same: read write admin | of the installation: read write admin
        //                       | people: without a role | of another institution: registrar administrator
        //                       | of the same: officer legalOfficer headOfUnit registrar oversight auditor administrator | of the installation: administrator
        Anyone = Rule("           ok  | ok      | ok  ok  ok  | ok  ok  ok  | ok  | ok      ok      | ok  ok  ok  ok  ok  ok  ok  | ok"),
        Known = Rule("            401 | ok      | ok  ok  ok  | ok  ok  ok  | ok  | ok      ok      | ok  ok  ok  ok  ok  ok  ok  | ok"),
        ReadRecord = Rule("       401 | 404     | ok  ok  ok  | ok  ok  ok  | 404 | 404     404     | ok  ok  ok  ok  ok  ok  ok  | ok"),
        // Whoever may read nothing at all is told so before the record is looked for.
        ReadIfReader = Rule("     401 | 404     | ok  ok  ok  | ok  ok  ok  | 403 | 404     404     | ok  ok  ok  ok  ok  ok  ok  | ok"),
        ReadInScope = Rule("      401 | ok      | ok  ok  ok  | ok  ok  ok  | 403 | ok      ok      | ok  ok  ok  ok  ok  ok  ok  | ok"),
        EditRecord = Rule("       401 | 404     | 403 ok  ok  | 403 ok  ok  | 404 | 404     404     | ok  ok  ok  ok  403 403 ok  | ok"),
        RegisterRecord = Rule("   401 | 404     | 403 ok  ok  | 403 ok  ok  | 404 | 404     404     | 403 ok  403 ok  403 403 ok  | ok"),
        DecideRecord = Rule("     401 | 404     | 403 ok  ok  | 403 ok  ok  | 404 | 404     404     | 403 403 ok  ok  403 403 ok  | ok"),
        DecideIfDecider = Rule("  401 | 404     | 403 ok  ok  | 403 ok  ok  | 403 | 404     404     | 403 403 ok  ok  403 403 ok  | ok"),
        EditInScope = Rule("      401 | ok      | 403 ok  ok  | 403 ok  ok  | 403 | ok      ok      | ok  ok  ok  ok  403 403 ok  | ok"),
        // For the institutions that the body names.
        EditNamed = Rule("        401 | 403     | 403 ok  ok  | 403 ok  ok  | 403 | 403     403     | ok  ok  ok  ok  403 403 ok  | ok"),
        EditUnnamed = Rule("      401 | unknown | 403 ok  ok  | 403 ok  ok  | 403 | unknown unknown | ok  ok  ok  ok  403 403 ok  | ok"),
        DecideUnnamed = Rule("    401 | unknown | 403 ok  ok  | 403 ok  ok  | 403 | unknown unknown | 403 403 ok  ok  403 403 ok  | ok"),
        AdministerRecord = Rule(" 401 | 404     | 403 403 ok  | 403 403 ok  | 404 | 404     404     | 403 403 403 403 403 403 ok  | ok"),
        // People and keys: for administrators only, and of those of other institutions they know nothing.
        AdministerOne = Rule("    401 | 403     | 403 403 ok  | 403 403 ok  | 403 | 403     404     | 403 403 403 403 403 403 ok  | ok"),
        AdministerNamed = Rule("  401 | 403     | 403 403 ok  | 403 403 ok  | 403 | 403     403     | 403 403 403 403 403 403 ok  | ok"),
        AdministerList = Rule("   401 | 403     | 403 403 ok  | 403 403 ok  | 403 | 403     ok      | 403 403 403 403 403 403 ok  | ok"),
        AuditInScope = Rule("     401 | 403     | 403 403 ok  | 403 403 ok  | 403 | 403     ok      | 403 403 403 403 403 ok  ok  | ok"),
        Installation = Rule("     401 | 403     | 403 403 403 | 403 403 ok  | 403 | 403     403     | 403 403 403 403 403 403 403 | ok"),
        // Known callers reach the check, which lets them do so only for their own address or for the installation.
        OwnAddress = Rule("       401 | 403     | 403 403 403 | 403 403 ok  | 403 | 403     403     | 403 403 403 403 403 403 403 | ok"),
        People = Rule("           401 | 401     | 401 401 401 | 401 401 401 | ok  | ok      ok      | ok  ok  ok  ok  ok  ok  ok  | ok"),
        // Pages lead who is no person to the sign-in.
        PageInScope = Rule("      ok  | ok      | ok  ok  ok  | ok  ok  ok  | 403 | ok      ok      | ok  ok  ok  ok  ok  ok  ok  | ok"),
        EditPage = Rule("         ok  | ok      | ok  ok  ok  | ok  ok  ok  | 403 | ok      ok      | ok  ok  ok  ok  403 403 ok  | ok"),
        PageOfRecord = Rule("     ok  | ok      | ok  ok  ok  | ok  ok  ok  | 404 | 404     404     | ok  ok  ok  ok  ok  ok  ok  | ok"),
        PageOfRecordIfReader = Rule(" ok | ok   | ok  ok  ok  | ok  ok  ok  | 403 | 404     404     | ok  ok  ok  ok  ok  ok  ok  | ok"),
        EditPageOfRecord = Rule(" ok  | ok      | ok  ok  ok  | ok  ok  ok  | 404 | 404     404     | ok  ok  ok  ok  403 403 ok  | ok"),
        AuditPage = Rule("        ok  | ok      | ok  ok  ok  | ok  ok  ok  | 403 | 403     ok      | 403 403 403 403 403 ok  ok  | ok"),
        AdministerPage = Rule("   ok  | ok      | ok  ok  ok  | ok  ok  ok  | 403 | 403     ok      | 403 403 403 403 403 403 ok  | ok"),
        AdministerPageOfOne = Rule(" ok | ok     | ok  ok  ok  | ok  ok  ok  | 403 | 403     404     | 403 403 403 403 403 403 ok  | ok"),
        AdministerPageOfOwn = Rule(" ok | ok     | ok  ok  ok  | ok  ok  ok  | 403 | 403     403     | 403 403 403 403 403 403 ok  | ok"),
        InstallationPage = Rule(" ok  | ok      | ok  ok  ok  | ok  ok  ok  | 403 | 403     403     | 403 403 403 403 403 403 403 | ok"),
        PageOfNone = Rule("       ok  | ok      | ok  ok  ok  | ok  ok  ok  | 404 | 404     404     | 404 404 404 404 404 404 404 | 404"),
        // What is somebody else's own is for nobody.
        OfSomebody = Rule("       401 | 404     | 404 404 404 | 404 404 404 | 404 | 404     404     | 404 404 404 404 404 404 404 | 404"),
        Hidden = Rule("           404 | 404     | 404 404 404 | 404 404 ok  | 404 | 404     404     | 404 404 404 404 404 404 404 | ok"),
        Dead = Rule("             404 | 404     | 404 404 404 | 404 404 404 | 404 | 404     404     | 404 404 404 404 404 404 404 | 404");

    internal static readonly Dictionary<string, (string[] Rule, object? Body)> Rows = new()
    {
        ["GET /api/v1/agreements"] = (ReadInScope, null),
        ["POST /api/v1/agreements"] = (EditNamed, new
        {
            @class = "mou", regime = "sinergi", title = "Nota", parties = new[] { new { institution = Own, number = "1/X" }, new { institution = Partner, number = "2/X" } }, term = new { endBasis = "unknown" },
        }),
        ["POST /api/v1/agreements/status-lookup"] = (ReadInScope, new { numbers = new[] { "tidak-ada" } }),
        ["GET /api/v1/agreements/{id}"] = (ReadRecord, null),
        ["PATCH /api/v1/agreements/{id}"] = (EditRecord, new { title = "Nota" }),
        ["POST /api/v1/agreements/{id}/actions/submit"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/return"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/offer"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/accept"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/requireCouncil"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/finalise"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/schedule"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/sign"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/reject"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/withdraw"] = (EditRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/register"] = (RegisterRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/verify"] = (RegisterRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/suspend"] = (DecideRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/resume"] = (DecideRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/terminate"] = (DecideRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/withdrawTermination"] = (DecideRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/void"] = (DecideRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/giveNotice"] = (DecideRecord, new { }),
        ["POST /api/v1/agreements/{id}/actions/withdrawNotice"] = (DecideRecord, new { }),
        ["GET /api/v1/agreements/{id}/status"] = (ReadRecord, null),
        ["GET /api/v1/agreements/{id}/dates"] = (ReadRecord, null),
        ["GET /api/v1/agreements/{id}/timeline"] = (ReadIfReader, null),
        ["GET /api/v1/agreements/{id}/lineage"] = (ReadRecord, null),
        ["GET /api/v1/agreements/{id}/addenda"] = (ReadRecord, null),
        ["POST /api/v1/agreements/{id}/addenda"] = (EditRecord, new { signedOn = "2026-01-01", effectiveOn = "2026-01-01", title = "Adendum", amendment = new { endsOn = "2040-12-31" } }),
        ["GET /api/v1/agreements/{id}/alerts/explain"] = (ReadRecord, null),
        ["GET /api/v1/agreements/{id}/alert-policy"] = (ReadIfReader, null),
        ["PUT /api/v1/agreements/{id}/alert-policy"] = (DecideIfDecider, new { validFrom = "2099-01-01" }),
        ["POST /api/v1/agreements/{id}/take-over"] = (EditRecord, new { officer = new { institution = Own, name = "Budi", mail = "budi@kota.example" } }),
        ["GET /api/v1/agreements/{id}/internal-notes"] = (ReadRecord, null),
        ["POST /api/v1/agreements/{id}/internal-notes"] = (EditRecord, new { institution = Own, text = "Catatan" }),
        ["POST /api/v1/officers/hand-over"] = (DecideUnnamed, new { from = "siti@kota.example" }),
        ["POST /api/v1/officers/hand-over-agreements"] = (EditInScope, new { ids = new[] { Shared }, to = new { mail = "budi@kota.example" } }),
        ["GET /api/v1/search"] = (ReadInScope, null),
        ["GET /api/v1/institutions"] = (Known, null),
        ["POST /api/v1/institutions"] = (EditInScope, new { kind = "village", name = "Desa" }),
        ["GET /api/v1/institutions/{id}"] = (Known, null),
        ["PATCH /api/v1/institutions/{id}"] = (AdministerRecord, new { aliases = new[] { "Pemkot" } }),
        ["POST /api/v1/institutions/{id}/names"] = (AdministerRecord, new { name = "Kota Baru", from = "2026-01-01" }),
        ["POST /api/v1/institutions/{id}/merge"] = (AdministerRecord, new { into = Partner }),
        ["GET /api/v1/institutions/{id}/alert-policy"] = (ReadIfReader, null),
        ["PUT /api/v1/institutions/{id}/alert-policy"] = (DecideIfDecider, new { validFrom = "2099-01-01" }),
        ["GET /api/v1/alert-policies"] = (ReadInScope, null),
        ["GET /api/v1/alert-policies/{class}"] = (ReadInScope, null),
        ["PUT /api/v1/alert-policies/{class}"] = (Installation, new { validFrom = "2099-01-01" }),
        ["GET /api/v1/holidays/{year}"] = (Known, null),
        ["PUT /api/v1/holidays/{year}"] = (Installation, new { source = "SKB", holidays = Array.Empty<object>() }),
        ["GET /api/v1/recipients/{address}"] = (OwnAddress, null),
        ["PUT /api/v1/recipients/{address}"] = (OwnAddress, new { mode = "daily" }),
        ["GET /api/v1/alerts"] = (ReadInScope, null),
        ["POST /api/v1/alerts/{id}/acknowledge"] = (EditRecord, new { }),
        ["POST /api/v1/alerts/{id}/snooze"] = (EditRecord, new { until = "2026-12-01" }),
        ["GET /api/v1/notifications"] = (Known, null),
        ["POST /api/v1/notifications/seen"] = (Known, new { }),
        ["GET /api/v1/mails"] = (Installation, null),
        ["POST /api/v1/mails/{id}/actions/retry"] = (Installation, null),
        ["POST /api/v1/renewals"] = (EditUnnamed, new { agreement = Shared }),
        ["GET /api/v1/renewals"] = (ReadInScope, null),
        ["GET /api/v1/renewals/{id}"] = (ReadRecord, null),
        ["POST /api/v1/renewals/{id}/actions/prepare"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/offer"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/negotiate"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/requireCouncil"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/finalise"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/schedule"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/return"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/sign"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/complete"] = (RegisterRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/withdraw"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/plan"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/assign"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/check"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/uncheck"] = (EditRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/lapse"] = (DecideRecord, new { }),
        ["POST /api/v1/renewals/{id}/actions/reopen"] = (DecideRecord, new { }),
        ["GET /api/v1/renewals/{id}/timeline"] = (ReadIfReader, null),
        ["GET /api/v1/renewals/{id}/meetings"] = (ReadRecord, null),
        ["POST /api/v1/renewals/{id}/meetings"] = (EditRecord, new { heldOn = "2026-01-05", agenda = "Rapat" }),
        ["PUT /api/v1/renewals/{id}/meetings/{meeting}"] = (EditRecord, new { heldOn = "2026-01-05", agenda = "Rapat" }),
        ["GET /api/v1/renewals/{id}/tasks"] = (ReadRecord, null),
        ["POST /api/v1/renewals/{id}/tasks"] = (EditRecord, new { title = "Surat" }),
        ["PUT /api/v1/renewals/{id}/tasks/{task}"] = (EditRecord, new { title = "Surat" }),
        ["GET /api/v1/signing-events"] = (ReadInScope, null),
        ["POST /api/v1/signing-events"] = (EditInScope, new { title = "Penandatanganan", heldOn = "2026-12-01" }),
        ["GET /api/v1/signing-events/{id}"] = (ReadRecord, null),
        ["GET /api/v1/signing-events/{id}/timeline"] = (ReadIfReader, null),
        ["PATCH /api/v1/signing-events/{id}"] = (EditRecord, new { place = "Balai Kota" }),
        ["GET /api/v1/today"] = (ReadInScope, null),
        ["GET /api/v1/calendar"] = (ReadInScope, null),
        ["POST /api/v1/calendar-feeds"] = (ReadInScope, new { name = "Kalender" }),
        ["GET /api/v1/calendar-feeds"] = (Known, null),
        ["DELETE /api/v1/calendar-feeds/{id}"] = (OfSomebody, null),
        ["GET /api/v1/calendar/{token}.ics"] = (Dead, null),
        ["GET /calendar/{token}.ics"] = (Dead, null),
        ["GET /api/v1/reports/gaps"] = (ReadInScope, null),
        ["GET /api/v1/reports/register"] = (ReadInScope, null),
        ["GET /api/v1/reports/expiring"] = (ReadInScope, null),
        ["GET /api/v1/audit"] = (AuditInScope, null),
        ["GET /api/v1/audit/checkpoints"] = (Installation, null),
        ["POST /api/v1/audit/verify"] = (Installation, null),
        ["POST /api/v1/api-keys"] = (Installation, new { name = "pusat", scope = "read" }),
        ["GET /api/v1/api-keys"] = (AdministerList, null),
        ["GET /api/v1/api-keys/{id}"] = (AdministerOne, null),
        ["DELETE /api/v1/api-keys/{id}"] = (AdministerOne, null),
        ["GET /a/{token}"] = (Dead, null),
        ["POST /a/{token}"] = (Dead, null),
        ["POST /api/v1/users"] = (AdministerNamed, new { mail = "baru@kota.example", name = "Baru", grants = new[] { new { role = "officer", institution = Own } } }),
        ["GET /api/v1/users"] = (AdministerList, null),
        ["GET /api/v1/users/{id}"] = (AdministerOne, null),
        ["PATCH /api/v1/users/{id}"] = (AdministerOne, new { name = "Siti" }),
        ["POST /api/v1/users/{id}/invitation"] = (AdministerOne, null),
        ["GET " + Asset.Style.Path] = (Anyone, null),
        ["GET " + Asset.Script.Path] = (Anyone, null),
        // Pages are for people: a key is nobody there. To ask for one leads to the sign-in, to send a form without it is a refusal.
        ["GET /"] = (Anyone, null),
        ["POST /"] = (People, null),
        ["GET /_framework/opaque-redirect"] = (Anyone, null),
        ["GET /menu"] = (Anyone, null),
        ["POST /menu"] = (People, null),
        ["GET /agreements/{id}"] = (PageOfRecord, null),
        ["POST /agreements/{id}"] = (People, null),
        ["GET /agreements/{id}/edit"] = (EditPageOfRecord, null),
        ["POST /agreements/{id}/edit"] = (People, null),
        ["GET /agreements/{id}/addenda/new"] = (EditPageOfRecord, null),
        ["POST /agreements/{id}/addenda/new"] = (People, null),
        ["GET /agreements/new"] = (EditPage, null),
        ["POST /agreements/new"] = (People, null),
        ["GET /renewals"] = (PageInScope, null),
        ["POST /renewals"] = (People, null),
        ["GET /renewals/new"] = (Anyone, null),
        ["POST /renewals/new"] = (People, null),
        ["GET /renewals/{Id}"] = (PageOfRecord, null),
        ["POST /renewals/{Id}"] = (People, null),
        ["GET /signing-events"] = (PageInScope, null),
        ["POST /signing-events"] = (People, null),
        ["GET /signing-events/new"] = (Anyone, null),
        ["POST /signing-events/new"] = (People, null),
        ["GET /signing-events/{Id}"] = (PageOfRecord, null),
        ["POST /signing-events/{Id}"] = (People, null),
        ["GET /calendar"] = (PageInScope, null),
        ["POST /calendar"] = (People, null),
        ["GET /calendar/validity"] = (Anyone, null),
        ["POST /calendar/validity"] = (People, null),
        ["GET /account"] = (Anyone, null),
        ["POST /account"] = (People, null),
        ["GET /agreements"] = (PageInScope, null),
        ["POST /agreements"] = (People, null),
        ["GET /agreements/views"] = (Anyone, null),
        ["POST /agreements/views"] = (People, null),
        ["GET /agreements/hand-over"] = (EditPage, null),
        ["POST /agreements/hand-over"] = (People, null),
        ["GET /search"] = (Anyone, null),
        ["POST /search"] = (People, null),
        ["GET /search/quick"] = (Anyone, null),
        ["POST /search/quick"] = (People, null),
        ["GET /institutions"] = (Anyone, null),
        ["POST /institutions"] = (People, null),
        ["GET /institutions/new"] = (EditPage, null),
        ["POST /institutions/new"] = (People, null),
        ["GET /institutions/{Id}"] = (Anyone, null),
        ["POST /institutions/{Id}"] = (People, null),
        ["GET /institutions/{Id}/edit"] = (AdministerPageOfOwn, null),
        ["POST /institutions/{Id}/edit"] = (People, null),
        ["GET /account/factor"] = (Anyone, null),
        ["POST /account/factor"] = (People, null),
        ["GET /admin"] = (AdministerPage, null),
        ["POST /admin"] = (People, null),
        ["GET /admin/users"] = (AdministerPage, null),
        ["POST /admin/users"] = (People, null),
        ["GET /admin/users/new"] = (AdministerPage, null),
        ["POST /admin/users/new"] = (People, null),
        ["GET /admin/users/{id}"] = (AdministerPageOfOne, null),
        ["POST /admin/users/{id}"] = (People, null),
        ["GET /admin/keys"] = (AdministerPage, null),
        ["POST /admin/keys"] = (People, null),
        ["GET /admin/keys/new"] = (AdministerPage, null),
        ["POST /admin/keys/new"] = (People, null),
        ["GET /admin/policies"] = (PageInScope, null),
        ["POST /admin/policies"] = (People, null),
        ["GET /admin/policies/{class}"] = (PageInScope, null),
        ["POST /admin/policies/{class}"] = (People, null),
        ["GET /admin/policies/institutions/{id}"] = (PageOfRecordIfReader, null),
        ["POST /admin/policies/institutions/{id}"] = (People, null),
        ["GET /admin/holidays"] = (Anyone, null),
        ["POST /admin/holidays"] = (People, null),
        ["GET /admin/holidays/{year}"] = (Anyone, null),
        ["POST /admin/holidays/{year}"] = (People, null),
        ["GET /admin/mails"] = (InstallationPage, null),
        ["POST /admin/mails"] = (People, null),
        ["GET /admin/audit"] = (AuditPage, null),
        ["POST /admin/audit"] = (People, null),
        ["GET /admin/audit/export.jsonl"] = (InstallationPage, null),
        ["GET /reports"] = (Anyone, null),
        ["POST /reports"] = (People, null),
        ["GET /reports/gaps"] = (PageInScope, null),
        ["POST /reports/gaps"] = (People, null),
        ["GET /reports/gaps.csv"] = (PageInScope, null),
        ["GET /reports/gaps.xlsx"] = (PageInScope, null),
        ["GET /reports/expiring"] = (PageInScope, null),
        ["POST /reports/expiring"] = (People, null),
        ["GET /reports/expiring.csv"] = (PageInScope, null),
        ["GET /reports/expiring.xlsx"] = (PageInScope, null),
        ["GET /help"] = (Anyone, null),
        ["POST /help"] = (People, null),
        ["GET /notifications"] = (Anyone, null),
        ["POST /notifications"] = (People, null),
        ["GET /signin"] = (Anyone, null),
        ["POST /signin"] = (Anyone, null),
        ["GET /signin/code"] = (Anyone, null),
        ["POST /signin/code"] = (Anyone, null),
        ["GET /signout"] = (Anyone, null),
        ["POST /signout"] = (Anyone, null),
        ["GET /signin/with/{name}"] = (Anyone, null),
        ["GET /signout/with/{name}"] = (Anyone, null),
        ["GET /setup"] = (Anyone, null),
        ["POST /setup"] = (Anyone, null),
        ["GET /reset"] = (Anyone, null),
        ["POST /reset"] = (Anyone, null),
        ["GET /reset/{Token}"] = (Anyone, null),
        ["POST /reset/{Token}"] = (Anyone, null),
        ["GET /invitation/{Token}"] = (Anyone, null),
        ["POST /invitation/{Token}"] = (Anyone, null),
        ["GET /docs/{documentName?}"] = (Anyone, null),
        ["GET /docs/scalar.js"] = (Anyone, null),
        ["GET /docs/scalar.aspnetcore.js"] = (Anyone, null),
        ["GET /docs/favicon.svg"] = (Anyone, null),
        ["GET /openapi/{documentName:regex(^v1$)}.json"] = (Anyone, null),
        ["GET /health/live"] = (Anyone, null),
        ["GET /health/ready"] = (Anyone, null),
        ["GET /hangfire/{**path}"] = (Hidden, null),
    };

    private readonly List<(string Name, ApiClient Client)> _callers = [];

    private static string[] Rule(string text) => text.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries);

    [OneTimeSetUp]
    public async Task CallAsync()
    {
        _callers.AddRange([
            ("anonymous", Client(null)), ("other: write", await CallerAsync(KeyScope.Write, Other)),
            ("same: read", await CallerAsync(KeyScope.Read, City)), ("same: write", await CallerAsync(KeyScope.Write, City)), ("same: admin", await CallerAsync(KeyScope.Admin, City)),
            ("installation: read", await CallerAsync(KeyScope.Read)), ("installation: write", await CallerAsync(KeyScope.Write)), ("installation: admin", await CallerAsync(KeyScope.Admin)),
            ("without a role", await PersonAsync()), ("other: registrar", await PersonAsync((Role.Registrar, Other))), ("other: administrator", await PersonAsync((Role.Administrator, Other))),
        ]);
        foreach (var role in Enum.GetValues<Role>()) _callers.Add(($"same: {Words.Of(role)}", await PersonAsync((role, City))));
        _callers.Add(("installation: administrator", await PersonAsync((Role.Administrator, null))));
    }

    private static IReadOnlyList<string> Endpoints()
    {
        using var app = (IDisposable)Server.Build("http://127.0.0.1:0");
        return [.. ((IEndpointRouteBuilder)(WebApplication)app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>().SelectMany(Names).SelectMany(Actions).Distinct()];
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal);
        return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => $"{m} {path}");
    }

    // What an action needs is decided by its word: each has a row of its own.
    private static IEnumerable<string> Actions(string endpoint) => !endpoint.Contains("{action}", StringComparison.Ordinal) ? [endpoint]
        : (endpoint.Contains("/renewals/", StringComparison.Ordinal) ? Words.All<RenewalAction>() : Words.All<ProcessAction>()).Select(a => endpoint.Replace("{action}", a, StringComparison.Ordinal));

    [Test]
    public void Every_endpoint_has_a_row_and_every_row_an_endpoint() => Assert.That(Endpoints(), Is.EquivalentTo(Rows.Keys));

    [TestCaseSource(nameof(Endpoint))]
    public async Task Each_caller_gets_what_is_declared(string endpoint)
    {
        var (rule, body) = Rows[endpoint];
        var got = new List<string>();
        foreach (var (_, client) in _callers)
        {
            var answer = await SendAsync(client, endpoint, body);
            got.Add(answer.Code is 401 or 403 or 404 or 429 or >= 500 ? $"{answer.Code}" : answer.Body is JsonObject && answer.Errors.Any(e => e.Split(' ')[0].EndsWith(".unknown", StringComparison.Ordinal)) ? "unknown" : "ok");
        }
        Assert.That(_callers.Select((c, i) => $"{c.Name}: {got[i]}"), Is.EqualTo(_callers.Select((c, i) => $"{c.Name}: {rule[i]}")));
        Assert.That(rule, Has.Length.EqualTo(_callers.Count));
    }

    private static IEnumerable<string> Endpoint => Rows.Keys;

    // Nothing is changed: a matrix in which one caller's request decides what the next one gets would prove nothing.
    private async Task<Answer> SendAsync(ApiClient client, string endpoint, object? body)
    {
        var (method, path) = (new HttpMethod(endpoint.Split(' ')[0]), endpoint.Split(' ')[1]);
        var isApi = path.StartsWith("/api", StringComparison.Ordinal);
        var dry = isApi && method != HttpMethod.Get ? "?validateOnly=true" : "";
        return await client.SendAsync(method, Fill(path) + dry, BodyOf(body), ("If-Match", "\"1\""));
    }
}
