using System.Reflection;
using Agreements.Web.Tests.Support;
using Agreements.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Agreements.Web.Tests.Screens;

/// <summary>Every page of the program, each with an address at which the sample shows something.</summary>
internal sealed class Screens
{
    private readonly Dictionary<string, string> _paths;

    private Screens(Dictionary<string, string> paths) => _paths = paths;

    /// <summary>The routes of all pages.</summary>
    public static IReadOnlyList<string> Routes { get; } = [.. typeof(Agreements.Web.Ui.App).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Order(StringComparer.Ordinal)];

    public IEnumerable<string> Paths => Routes.Select(r => _paths.GetValueOrDefault(r, r)).Where(p => p.Length > 0).Distinct();

    public IEnumerable<string> Unknown => Routes.Where(r => r.Contains('{', StringComparison.Ordinal) && !_paths.ContainsKey(r));

    public static async Task<Screens> OfAsync(ApiClient api)
    {
        async Task<string> FirstAsync(string list) => (await api.GetAsync(list)).Body["items"]![0]!["id"]!.ToString();
        var agreement = await FirstAsync("agreements?q=AGR-2025-00003");
        var renewal = await FirstAsync("renewals");
        var ceremony = await FirstAsync("signing-events");
        var institution = await FirstAsync("institutions");
        var person = (await api.GetAsync("users")).Body["items"]![0]!["id"]!.ToString();
        var webhook = (await api.PostAsync("webhooks", new { url = "https://localhost/peristiwa", description = "Sistem kota", events = new[] { "*" } })).Id;
        var delivery = (await api.PostAsync($"webhooks/{webhook}/test", null)).Id;
        var published = (await api.GetAsync("agreements?q=Jambi&validity=inForce")).Body["items"]![0]!;
        await api.PatchNowAsync(Guid.Parse(published["id"]!.ToString()), new { isPublic = true });
        const string list = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"daftar.csv\"\r\n\r\nJudul;Mitra;Isi;Tgl TTD\nNota;Kota Jambi;x;31 April 2023\n\r\n--x--\r\n";
        var import = (await api.SendAsync(HttpMethod.Post, "imports?validateOnly=true", list, "multipart/form-data; boundary=x")).Id;
        const string file = "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nsigned\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"naskah.pdf\"\r\n\r\n%PDF-1.4\n<< /ByteRange [0 1] >>\n%%EOF\n\r\n--x--\r\n";
        var document = (await api.SendAsync(HttpMethod.Post, $"agreements/{agreement}/documents", file, "multipart/form-data; boundary=x")).Id;
        await api.PostAsync($"agreements/{agreement}/originals", new { place = "Ruang arsip, lemari 3" });
        await api.PostAsync($"institutions/{institution}/figures", new { label = "Klaim yang dibayarkan", kind = "claimsPaid", value = 2_067_337_453, unit = "rupiah", source = new { kind = "article", text = "Lenterafaktual.com, 13 April 2023" } });
        var commitment = (await api.GetAsync($"agreements/{agreement}/commitments")).Body["items"]![0]!["id"];
        await api.PostAsync($"commitments/{commitment}/observations", new { value = 51.2, asOf = "2025-03-31", source = "BPJS Ketenagakerjaan" });
        await api.PostAsync($"agreements/{agreement}/evaluations", new { heldOn = "2025-01-20", scores = new { relevance = 5, implementation = 4, coordination = 4, results = 3, sustainability = 4 }, comment = "Perlu diperluas", decision = "widen" });
        var government = (await api.GetAsync("institutions?q=Pemerintah%20Kota%20Jambi&kind=cityGovernment")).Body["items"]![0]!["id"];
        return new Screens(new(StringComparer.Ordinal)
        {
            // Signed in, these lead elsewhere; SignInPageTests looks at them.
            ["/signin"] = "", ["/signin/code"] = "", ["/setup"] = "", ["/reset"] = "", ["/reset/{Token}"] = "", ["/invitation/{Token}"] = "",
            // A piece of a page: what appears under the search box.
            ["/search/quick"] = "",
            ["/search"] = "/search?q=jambi",
            ["/dokumen/{Id:guid}"] = $"/dokumen/{document}",
            ["/dokumen/{Id:guid}/usulan"] = $"/dokumen/{document}/usulan",
            ["/reports/subscriptions"] = "/reports/subscriptions?report=expiring&query=%3Fclass%3Dmou",
            ["/komitmen/{Id:guid}"] = $"/komitmen/{commitment}",
            ["/reports/dossier"] = $"/reports/dossier?institution={government}",
            ["/reports/opd-matrix"] = $"/reports/opd-matrix?institution={government}",
            ["/renewals/new"] = $"/renewals/new?agreement={agreement}",
            ["/agreements/{id:guid}"] = $"/agreements/{agreement}",
            ["/agreements/{id:guid}/edit"] = $"/agreements/{agreement}/edit",
            ["/agreements/{id:guid}/addenda/new"] = $"/agreements/{agreement}/addenda/new",
            ["/imports/{Id:guid}"] = $"/imports/{import}",
            ["/wilayah/{code}"] = "/wilayah/15", ["/wilayah/{code}/cakupan"] = "/wilayah/15.08/cakupan", ["/wilayah/{code}/target"] = "/wilayah/15/target",
            ["/publik/{reference}"] = $"/publik/{published["reference"]}",
            ["/renewals/{Id:guid}"] = $"/renewals/{renewal}",
            ["/signing-events/{Id:guid}"] = $"/signing-events/{ceremony}",
            ["/institutions/{Id:guid}"] = $"/institutions/{institution}",
            ["/institutions/{Id:guid}/edit"] = $"/institutions/{institution}/edit",
            ["/admin/users/{id:guid}"] = $"/admin/users/{person}",
            ["/admin/webhooks/{id:guid}"] = $"/admin/webhooks/{webhook}",
            ["/admin/webhooks/{id:guid}/deliveries/{delivery:guid}"] = $"/admin/webhooks/{webhook}/deliveries/{delivery}",
            ["/admin/holidays/{year:int}"] = "/admin/holidays/2025",
            ["/admin/policies/{class}"] = "/admin/policies/mou",
            ["/admin/policies/institutions/{id:guid}"] = $"/admin/policies/institutions/{institution}",
        });
    }
}
