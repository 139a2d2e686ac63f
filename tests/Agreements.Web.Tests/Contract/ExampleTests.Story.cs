using System.Text.Json.Nodes;
using Agreements.App.Tests.Webhooks;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Contract;

/// <summary>The day: 20 May 2025, five days before the MoU of Kota Jambi ends.</summary>
public sealed partial class ExampleTests
{
    private Guid _city, _branch, _mou, _pks, _case;

    private async Task PlayAsync()
    {
        await InstitutionsAsync();
        await AgreementsAsync();
        await RenewalsAsync();
        await AlertsAsync();
        await RulesAsync();
        await PeopleAsync();
        await ReportsAsync();
        await EventsAsync();
        await ImportsAsync();
        await DocumentsAsync();
        await TextsAsync();
        await RegionsAsync();
        await CommitmentsAsync();
    }

    private async Task<string> TagAsync(string path, ApiClient? by = null) => (await (by ?? Api).GetAsync(path)).Etag!;

    private async Task InstitutionsAsync()
    {
        var city = await DoAsync("createInstitution", "institutions", new { kind = "cityGovernment", name = "Pemerintah Kota Sungai Penuh", regionCode = "15.72", mailbox = "bagian-kerjasama@pemkot-sungaipenuh.example", aliases = new[] { "Pemkot Sungai Penuh" } });
        _city = city.Id;
        await DoAsync("getInstitution", $"institutions/{_city}");
        await DoAsync("listInstitutions", "institutions?q=jambi&pageSize=2");
        var patched = await DoAsync("patchInstitution", $"institutions/{_city}", new { aliases = new[] { "Pemkot Sungai Penuh", "Kota Sungaipenuh" } }, city.Etag);
        await DoAsync("renameInstitution", $"institutions/{_city}/names", new { name = "Pemerintah Kota Sungai Penuh (Jambi)", from = "2025-05-01" }, patched.Etag);
        var twice = await Api.PostAsync("institutions", new { kind = "cityGovernment", name = "Pemkot Sungaipenuh" });
        await DoAsync("mergeInstitution", $"institutions/{twice.Id}/merge", new { into = _city }, twice.Etag);
        _branch = (await Api.GetAsync("institutions?q=Kantor%20Cabang%20Jambi")).Body["items"]![0]!["id"]!.GetValue<Guid>();
    }

    private async Task RegionsAsync()
    {
        var source = new { kind = "bpjs", text = "Laporan UCJ Kota Sungai Penuh, 12 Mei 2025", institution = _branch };
        await DoAsync("createRegion", "regions", new { code = "16.71", name = "Kota Palembang" });
        await DoAsync("importRegions", "regions/import", new { regions = new[] { new { code = "15.72.01", name = "Kecamatan Sungai Penuh" }, new { code = "15.72", name = "Kota Sungai Penuh" } } });
        var wrong = await DoAsync("recordCoverage", "regions/15.72/coverage", new
        {
            asOf = "2025-04-30", participants = 20_310, segments = new object[] { new { segment = "pu", participants = 12_008 }, new { segment = "bpu", participants = 8_302 }, new { segment = "group", name = "guru honorer", participants = 412 } },
            potential = 45_120, stated = new { percent = 45.01m, decimals = 2 }, definition = "Peserta aktif dari pekerja yang berpotensi", source,
        });
        await Api.PostAsync("regions/15.72/coverage", new { asOf = "2025-04-30", participants = 20_310, potential = 45_102, stated = new { percent = 45.03m, decimals = 2 }, source, replaces = wrong.Id, reason = "Potensi salah ketik" });
        await DoAsync("listCoverage", "regions/15.72/coverage?replaced=true");
        await DoAsync("setTarget", "regions/15.72/targets", new { dueOn = "2025-12-31", percentage = new { percent = 55 }, source });
        await DoAsync("listTargets", "regions/15.72/targets");
        await DoAsync("getRegion", "regions/15.72");
        await DoAsync("listRegions", "regions?within=15&covered=true&pageSize=2");
    }

    private async Task AgreementsAsync()
    {
        var officer = new { institution = _city, name = "Siti Rahma", post = "Kepala Bagian Kerja Sama", mail = "siti.rahma@pemkot-sungaipenuh.example" };
        var mou = await DoAsync("createAgreement", "agreements", new
        {
            @class = "mou", regime = "sinergi", process = "registered", title = "Nota Kesepahaman tentang Sinergi Perlindungan Jaminan Sosial Ketenagakerjaan di Kota Sungai Penuh",
            subject = "Perlindungan pekerja rentan dan non-ASN", scope = new[] { "Sosialisasi", "Pertukaran data" },
            parties = new[]
            {
                new { institution = _city, number = "415.4/11/KS/2020", numberDate = "2020-06-15", signatory = new { name = "Asafri Jaya", post = "Wali Kota", capacity = "definitif" } },
                new { institution = _branch, number = "MOU/7/062020", numberDate = "2020-06-15", signatory = new { name = "Muhyidin", post = "Kepala Kantor Cabang", capacity = "definitif" } },
            },
            term = new { signedOn = "2020-06-15", endBasis = "fixed", endsOn = "2025-06-14", durationAsWritten = "5 (lima) tahun" },
            notice = new { amount = 1, unit = "months" }, renewalClause = new { mode = "byAgreement" }, programmes = new[] { "JKK", "JKM" }, officer,
        });
        _mou = mou.Id;
        await DoAsync("getAgreement", $"agreements/{_mou}?asOf=2025-05-20");
        await DoAsync("patchAgreement", $"agreements/{_mou}", new { segments = new[] { "pekerja rentan", "non-ASN" }, notes = new[] { new { on = "2025-05-20", text = "Arsip asli di Bagian Kerja Sama", source = "Buku register" } } }, mou.Etag);
        await DoAsync("listAgreements", "agreements?endsTo=2025-08-18&validity=inForce&sort=endsOn&pageSize=2");
        await DoAsync("lookUpStatus", "agreements/status-lookup", new { numbers = new[] { "415.4/11/KS/2020", "belum-terdaftar" }, asOf = "2025-05-20" });
        await DoAsync("getStatus", $"agreements/{_mou}/status?asOf=2025-05-20");
        await DoAsync("getDates", $"agreements/{_mou}/dates?asOf=2025-05-20");
        await DoAsync("getTimeline", $"agreements/{_mou}/timeline");
        await DoAsync("getLineage", $"agreements/{_mou}/lineage?asOf=2025-05-20");
        var pks = await Api.PostAsync("agreements", new
        {
            @class = "pks", regime = "sinergi", process = "registered", parent = _mou, title = "Perjanjian Kerja Sama tentang Perlindungan Pekerja Rentan Kota Sungai Penuh",
            parties = new[] { new { institution = _city, number = "415.4/12/PKS/2023" }, new { institution = _branch, number = "PKS/3/072023" } },
            term = new { signedOn = "2023-07-03", endBasis = "fixed", endsOn = "2025-07-02" }, officer,
        });
        _pks = pks.Id;
        await DoAsync("addAddendum", $"agreements/{_pks}/addenda", new
        {
            title = "Adendum Pertama", signedOn = "2025-05-19", amendment = new { endsOn = "2026-07-02" },
            numbers = new[] { new { institution = _city, number = "415.4/12.1/PKS/2025" }, new { institution = _branch, number = "ADD/1/052025" } },
        }, pks.Etag);
        await DoAsync("listAddenda", $"agreements/{_pks}/addenda");
        await DoAsync("addInternalNote", $"agreements/{_pks}/internal-notes", new { institution = _city, text = "Anggaran 2026 belum dibahas dengan TAPD." });
        await DoAsync("listInternalNotes", $"agreements/{_pks}/internal-notes");
        await DoAsync("takeOver", $"agreements/{_pks}/take-over", new { officer = new { institution = _city, name = "Budi Santoso", post = "Analis Kerja Sama", mail = "budi.santoso@pemkot-sungaipenuh.example" }, reason = "Pembagian tugas" }, await TagAsync($"agreements/{_pks}"));
        var draft = await Api.PostAsync("agreements", new
        {
            @class = "pks", regime = "sinergi", title = "Perjanjian Kerja Sama tentang Pertukaran Data Peserta", parties = new[] { new { institution = _city }, new { institution = _branch } },
        });
        await DoAsync("actOnAgreement", $"agreements/{draft.Id}/actions/submit", new { reason = "Hasil rapat TKKSD 19 Mei 2025" }, draft.Etag);
        await DoAsync("search", "search?q=415.4/11&includeTotal=true");
    }

    private async Task TextsAsync()
    {
        const string page = "BT /F 12 Tf 18 TL 72 760 Td (Pasal 5 Jangka Waktu) Tj T* (Nota Kesepahaman ini berlaku selama 5 \\(lima\\) tahun.) Tj ET";
        const string text = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
            + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n4 0 obj\n<</Length 110>>\nstream\n"
            + page + "\nendstream\nendobj\ntrailer\n<</Size 5/Root 1 0 R>>\n%%EOF\n";
        // The final text of the agreement has locked what was added before; this is a further one.
        var whole = await SendFormAsync("uploadDocument", $"agreements/{_mou}/documents", text, null, ("kind", "minutes"), ("title", "Naskah yang diketik ulang"));
        var cut = await SendFormAsync("uploadDocument", $"agreements/{_mou}/documents", "%PDF-1.4\n1 0 obj\n<</Type/Catalog", null, ("kind", "correspondence"), ("title", "Surat yang terpotong"));
        await ReadAsync(whole.Id, "read");
        await DoAsync("getDocumentText", $"documents/{whole.Id}/text");
        await DoAsync("getDocumentSuggestions", $"documents/{whole.Id}/suggestions");
        await SendFormAsync("suggestFacts", "documents/suggest", text, null);
        await ReadAsync(cut.Id, "failed");
        await DoAsync("retryDocumentText", $"documents/{cut.Id}/text/retry");
    }

    private Task<string> ReadAsync(Guid document, string state) =>
        Eventually.SeeAsync(async () => (await Api.GetAsync($"documents/{document}/text")).Body["state"]!.GetValue<string>(), s => s == state, s => s);

    private async Task DocumentsAsync()
    {
        const string scan = "%PDF-1.4\n%%EOF\n";
        var path = $"agreements/{_mou}/documents";
        var draft = await SendFormAsync("uploadDocument", path, scan, null, ("kind", "signed"), ("title", "MoU 415.4/11/KS/2020"), ("note", "Dipindai dari rangkap Kota"));
        await DoAsync("listDocuments", path);
        await DoAsync("getDocument", $"documents/{draft.Id}");
        var described = await DoAsync("patchDocument", $"documents/{draft.Id}", new { title = "Nota Kesepahaman Kota Sungai Penuh 2020" }, draft.Etag);
        var second = await SendFormAsync("addDocumentVersion", $"documents/{draft.Id}/versions", scan + "% halaman 4\n", described.Etag, ("note", "Dengan halaman 4"));
        await FileAsync("getDocumentContent", $"documents/{draft.Id}/content?version=1");
        var final = await DoAsync("finaliseDocument", $"documents/{draft.Id}/actions/finalise", null, second.Etag);
        await DoAsync("reopenDocument", $"documents/{draft.Id}/actions/reopen", new { reason = "Halaman 2 terpotong" }, final.Etag);
        var wrong = await SendFormAsync("uploadDocument", path, scan, null, ("kind", "annex"), ("title", "Lampiran perjanjian lain"));
        await DoAsync("removeDocument", $"documents/{wrong.Id}/actions/remove", new { reason = "Milik perjanjian lain" }, wrong.Etag);
        var source = new { kind = "article", text = "Kabar Sungai Penuh, 13 April 2023", url = "https://berita.example/dumisake" };
        var counted = new { label = "Peserta pekerja rentan", kind = "participants", value = 7_616, unit = "people", period = new { from = "2022-01-01", until = "2022-12-31" }, source, note = "APBD khusus 2022" };
        await DoAsync("addAgreementFigure", $"agreements/{_mou}/figures", counted);
        await DoAsync("listAgreementFigures", $"agreements/{_mou}/figures?includeReplaced=true");
        await DoAsync("addInstitutionFigure", $"institutions/{_city}/figures", new { label = "Klaim yang dibayarkan", kind = "claimsPaid", value = 339_000_000_000, unit = "rupiah", asWritten = "Rp 339 miliar", asOf = "2024-08-12", source });
        await DoAsync("listInstitutionFigures", $"institutions/{_city}/figures");
        var original = await DoAsync("addOriginal", $"agreements/{_mou}/originals", new { party = _city, holder = _city, place = "Lemari 3, rak 2", hasStampDuty = true, hasSeal = true, signedBy = new[] { _city, _branch } });
        await DoAsync("listOriginals", $"agreements/{_mou}/originals");
        await DoAsync("getOriginal", $"originals/{original.Id}");
        var corrected = await DoAsync("patchOriginal", $"originals/{original.Id}", new { note = "Sampul merah" }, original.Etag);
        await DoAsync("moveOriginal", $"originals/{original.Id}/moves", new { state = "onLoan", holder = _branch, note = "Untuk pemeriksaan BPK" }, corrected.Etag);
    }

    private async Task CommitmentsAsync()
    {
        var made = await DoAsync("addCommitment", $"agreements/{_mou}/commitments", new
        {
            text = "Mendaftarkan 1.200 pekerja rentan", party = _city, kind = "registerWorkers", measure = "Pekerja rentan yang terdaftar", unit = "people", baseline = 300, target = 1200, startsOn = "2024-06-15", dueOn = "2025-06-14", order = 1,
            source = "Risalah rapat 15 Juni 2024",
        });
        var first = await DoAsync("observe", $"commitments/{made.Id}/observations", new { value = 640, asOf = "2024-12-31", source = "BPJS Ketenagakerjaan Cabang Jambi", evidence = new { url = "https://pemkot-sungaipenuh.example/laporan-2024" } });
        await DoAsync("observe", $"commitments/{made.Id}/observations", new { value = 604, asOf = "2024-12-31", note = "Angka sebelumnya salah ketik", replaces = first.Id });
        await DoAsync("listObservations", $"commitments/{made.Id}/observations?pageSize=2");
        await DoAsync("getCommitment", $"commitments/{made.Id}?asOf=2025-05-20");
        await DoAsync("listCommitments", $"agreements/{_mou}/commitments?asOf=2025-05-20");
        await DoAsync("patchCommitment", $"commitments/{made.Id}", new { target = 1150 }, made.Etag);
        var other = await Api.PostAsync($"agreements/{_mou}/commitments", new { text = "Sosialisasi di lima kecamatan", party = _branch, kind = "socialisation", unit = "events", target = 5 });
        await DoAsync("removeCommitment", $"commitments/{other.Id}", etag: other.Etag);
        var schedule = await DoAsync("getEvaluationSchedule", $"agreements/{_mou}/evaluation-schedule");
        await DoAsync("putEvaluationSchedule", $"agreements/{_mou}/evaluation-schedule", new { everyMonths = 6 }, schedule.Etag);
        await DoAsync("evaluate", $"agreements/{_mou}/evaluations", new
        {
            heldOn = "2024-12-10", scores = new { relevance = 5, implementation = 4, coordination = 4, results = 3, sustainability = 4 }, comment = "Sosialisasi ke kecamatan perlu diperluas", decision = "widen", evaluatedBy = "TKKSD Kota Sungai Penuh",
        });
        await DoAsync("listEvaluations", $"agreements/{_mou}/evaluations?pageSize=2");
        await DoAsync("reportMonevDue", "reports/monev-due?asOf=2025-05-20&pageSize=2");
        var government = (await Api.GetAsync("institutions?q=Pemerintah%20Kota%20Jambi&kind=cityGovernment")).Body["items"]![0]!["id"]!.GetValue<Guid>();
        await DoAsync("reportOpdMatrix", $"reports/opd-matrix?institution={government}&asOf=2025-05-20&pageSize=2");
    }

    private async Task RenewalsAsync()
    {
        var opened = await Api.GetAsync($"renewals?agreement={_mou}");
        if (opened.Body["items"]!.AsArray().Count == 0) _case = (await DoAsync("openRenewal", "renewals", new { agreement = _mou, owner = new { institution = _city, name = "Siti Rahma", mail = "siti.rahma@pemkot-sungaipenuh.example" } })).Id;
        else _case = opened.Body["items"]![0]!["id"]!.GetValue<Guid>();
        await DoAsync("openRenewal", "renewals", new { agreement = _pks });
        await DoAsync("getRenewal", $"renewals/{_case}");
        await DoAsync("listRenewals", "renewals?forecastGap=true&pageSize=2");
        await DoAsync("actOnRenewal", $"renewals/{_case}/actions/plan", new { on = "2025-06-20", reason = "Menunggu hari jadi kota" }, await TagAsync($"renewals/{_case}"));
        await DoAsync("getRenewalTimeline", $"renewals/{_case}/timeline");
        var meeting = await DoAsync("recordMeeting", $"renewals/{_case}/meetings", new { heldOn = "2025-05-20", agenda = "Rapat koordinasi perpanjangan dengan OPD", place = "Balai Kota", units = new[] { "Bagian Kerja Sama", "Disnaker" }, attending = 29 });
        await DoAsync("replaceMeeting", $"renewals/{_case}/meetings/{meeting.Id}", new { heldOn = "2025-05-20", agenda = "Rapat koordinasi perpanjangan dengan OPD", place = "Balai Kota", attending = 27, minutes = "Penandatanganan dimajukan." }, meeting.Etag);
        await DoAsync("listMeetings", $"renewals/{_case}/meetings");
        var task = await DoAsync("recordTask", $"renewals/{_case}/tasks", new { title = "Surat penawaran ke Kantor Cabang", assignee = "Budi Santoso", dueOn = "2025-05-23" });
        await DoAsync("replaceTask", $"renewals/{_case}/tasks/{task.Id}", new { title = "Surat penawaran ke Kantor Cabang", assignee = "Budi Santoso", dueOn = "2025-05-23", doneOn = "2025-05-20" }, task.Etag);
        await DoAsync("listTasks", $"renewals/{_case}/tasks");
        var ceremony = await DoAsync("createSigningEvent", "signing-events", new { title = "Penandatanganan bersama Kota Sungai Penuh", heldOn = "2025-06-20", place = "Balai Kota", method = "ceremonial", institution = _city });
        await DoAsync("getSigningEvent", $"signing-events/{ceremony.Id}");
        await DoAsync("listSigningEvents", "signing-events?from=2025-05-20&pageSize=2");
        await DoAsync("getSigningEventTimeline", $"signing-events/{ceremony.Id}/timeline");
        await DoAsync("patchSigningEvent", $"signing-events/{ceremony.Id}", new { heldOn = "2025-06-13" }, ceremony.Etag);
    }

    private async Task AlertsAsync()
    {
        var alerts = await WaitAsync("alerts?state=sent&pageSize=2");
        await DoAsync("listAlerts", "alerts?state=sent&pageSize=2");
        var alert = alerts["items"]!.AsArray().Select(a => a!["id"]!.GetValue<Guid>()).First();
        await DoAsync("acknowledgeAlert", $"alerts/{alert}/acknowledge", new { note = "Rapat koordinasi sudah dijadwalkan" });
        await SnoozeAsync();
        await DoAsync("explainAlerts", $"agreements/{_mou}/alerts/explain?asOf=2025-05-20");
        await DoAsync("listMails", "mails?state=sent&pageSize=2");
        await DoAsync("getRecipient", "recipients/bagian-kerjasama@pemkot-jambi.example");
        await DoAsync("putRecipient", "recipients/bagian-kerjasama@pemkot-jambi.example", new { mode = "daily" }, await TagAsync("recipients/bagian-kerjasama@pemkot-jambi.example"));
        var dead = await DeadMailAsync();
        await DoAsync("retryMail", $"mails/{dead}/actions/retry");
        await DoAsync("handOverAgreements", "officers/hand-over-agreements", new { ids = new[] { _pks }, to = new { name = "Siti Rahma", post = "Kepala Bagian Kerja Sama", mail = "siti.rahma@pemkot-sungaipenuh.example" }, reason = "Cuti" });
        await DoAsync("handOver", "officers/hand-over", new { from = "siti.rahma@pemkot-sungaipenuh.example", to = new { name = "Dewi Lestari", post = "Kepala Bagian Kerja Sama", mail = "dewi.lestari@pemkot-sungaipenuh.example" }, reason = "Mutasi" });
        await DoAsync("listNotifications", "notifications?pageSize=2", by: _person);
        await DoAsync("seeNotifications", "notifications/seen", new { until = "2025-05-20T02:00:00Z" }, by: _person);
    }

    // The sweep that a change asks for comes a moment later.
    private async Task<JsonNode> WaitAsync(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            var found = (await Api.GetAsync(path)).Body;
            if (found["items"]!.AsArray().Count > 0 || attempt > 100) return found;
            await RunningProgram.RunAsync(Directory, ["sweep"], ("Agreements__Today", "2025-05-20"));
        }
    }

    // Not every alert can be put off: the first that can.
    private async Task SnoozeAsync()
    {
        foreach (var alert in (await Api.GetAsync($"alerts?agreement={_mou}")).Body["items"]!.AsArray())
        {
            var id = alert!["id"]!.GetValue<Guid>();
            if ((await Api.PostAsync($"alerts/{id}/snooze?validateOnly=true", new { until = "2025-05-28" })).Code != 200) continue;
            await DoAsync("snoozeAlert", $"alerts/{id}/snooze", new { until = "2025-05-28" });
            return;
        }
    }

    // No mail dies within a test: one is laid out.
    private async Task<string> DeadMailAsync()
    {
        await using var connection = await TestDatabase.OpenAsync(Path.Combine(Directory, "data", "agreements.db"));
        await TestDatabase.ExecuteAsync(connection, "UPDATE outbox SET state = 'dead' WHERE id = (SELECT MAX(id) FROM outbox WHERE state = 'sent')");
        return (await Api.GetAsync("mails?state=dead")).Body["items"]![0]!["id"]!.GetValue<string>();
    }

    private async Task RulesAsync()
    {
        await DoAsync("listAlertPolicies", "alert-policies?pageSize=2");
        foreach (var (name, path) in new[] { ("AlertPolicy", "alert-policies/mou"), ("InstitutionAlertPolicy", $"institutions/{_city}/alert-policy"), ("AgreementAlertPolicy", $"agreements/{_mou}/alert-policy") })
        {
            var read = await DoAsync("get" + name, path);
            // The policy of a class states every member; narrower ones only what differs.
            var entry = name == "AlertPolicy" ? read.Body["effective"]!.DeepClone().AsObject() : [];
            (entry["validFrom"], entry["endSteps"], entry["reason"]) = ("2025-06-01", new JsonArray(180, 90, 30, 7, 0), "SOP Bagian Kerja Sama 2025");
            await DoAsync("put" + name, path, entry, read.Etag);
        }
        var holidays = await DoAsync("getHolidays", "holidays/2025");
        await DoAsync("putHolidays", "holidays/2025", new
        {
            source = "SKB 3 Menteri Nomor 1017/2024", reason = "Salinan yang lengkap",
            holidays = holidays.Body["holidays"]!.DeepClone(),
        }, holidays.Etag);
    }

    private async Task PeopleAsync()
    {
        var key = await DoAsync("createApiKey", "api-keys", new { name = "Dasbor Sungai Penuh", scope = "read", institutions = new[] { _city }, expiresOn = "2026-05-19" });
        await DoAsync("getApiKey", $"api-keys/{key.Id}");
        await DoAsync("listApiKeys", "api-keys?pageSize=2");
        await DoAsync("revokeApiKey", $"api-keys/{key.Id}", etag: key.Etag);
        var user = await DoAsync("inviteUser", "users", new { mail = "dewi.lestari@pemkot-sungaipenuh.example", name = "Dewi Lestari", language = "id", grants = new[] { new { role = "officer", institution = _city } } });
        await DoAsync("getUser", $"users/{user.Id}");
        await DoAsync("listUsers", "users?q=dewi");
        await DoAsync("inviteUserAgain", $"users/{user.Id}/invitation");
        await DoAsync("patchUser", $"users/{user.Id}", new { name = "Dewi Lestari, S.H." }, await TagAsync($"users/{user.Id}"));
        var feed = await DoAsync("createCalendarFeed", "calendar-feeds", new { name = "Tenggat Sungai Penuh", institution = _city }, by: _person);
        await DoAsync("listCalendarFeeds", "calendar-feeds", by: _person);
        await DoAsync("revokeCalendarFeed", $"calendar-feeds/{feed.Id}", etag: feed.Etag, by: _person);
    }

    private async Task ReportsAsync()
    {
        await DoAsync("getToday", "today", by: _person);
        await DoAsync("getCalendar", "calendar?from=2025-05-20&to=2025-06-20");
        var scheduled = await DoAsync("subscribeToReport", "report-subscriptions", new { report = "expiring", query = "?class=mou", schedule = new { kind = "monthly", day = 31 }, zone = "Asia/Jakarta", whenEmpty = "send" }, by: _person);
        await DoAsync("listReportSubscriptions", "report-subscriptions", by: _person);
        await DoAsync("getReportSubscription", $"report-subscriptions/{scheduled.Id}", by: _person);
        var moved = await DoAsync("patchReportSubscription", $"report-subscriptions/{scheduled.Id}", new { schedule = new { kind = "weekly", day = 1 } }, scheduled.Etag, by: _person);
        await DoAsync("unsubscribeFromReport", $"report-subscriptions/{scheduled.Id}", etag: moved.Etag, by: _person);
        await DoAsync("reportGaps", "reports/gaps?asOf=2025-05-20&state=forecast&pageSize=2");
        await DoAsync("reportDataQuality", "reports/data-quality?pageSize=2");
        await DoAsync("reportRegister", "reports/register?asOf=2025-05-20&pageSize=2");
        await DoAsync("reportExpiring", "reports/expiring?asOf=2025-05-20&includeTotal=true&pageSize=2");
        await DoAsync("reportMouWithoutPks", "reports/mou-without-pks?asOf=2025-05-20&includeTotal=true&pageSize=2");
        await DoAsync("reportParentExpired", "reports/parent-expired?asOf=2025-06-20&pageSize=2");
        await DoAsync("reportInForceInYear", "reports/in-force-in-year?asOf=2025-05-20&year=2025&pageSize=2");
        await DoAsync("reportSignedInYear", "reports/signed-in-year?asOf=2025-05-20&year=2025&pageSize=2");
        await DoAsync("reportOpenEnded", "reports/open-ended?asOf=2025-05-20&pageSize=2");
        await DoAsync("reportFundingEnded", "reports/funding-ended?asOf=2025-05-20&pageSize=2");
        await DoAsync("reportDossier", $"reports/dossier?institution={_city}&asOf=2025-05-20");
        await DoAsync("listAudit", "audit?pageSize=2");
        await RunningProgram.RunAsync(Directory, ["audit", "verify"], ("Agreements__Today", "2025-05-20"));
        await DoAsync("listCheckpoints", "audit/checkpoints?pageSize=2");
        await DoAsync("verifyAudit", "audit/verify");
    }

    private async Task EventsAsync()
    {
        await using var receiver = await Receiver.OpenAsync();
        await DoAsync("listChanges", "changes?types=agreement.*&pageSize=2");
        var made = await DoAsync("createWebhook", "webhooks", new { url = receiver.Url("/perjanjian"), events = new[] { "agreement.*", "renewal.*" }, institutions = new[] { _city }, description = "Dasbor kerja sama" });
        var path = $"webhooks/{made.Id}";
        await DoAsync("getWebhook", path);
        await DoAsync("listWebhooks", "webhooks?pageSize=2");
        await DoAsync("patchWebhook", path, new { description = "Dasbor kerja sama Kota Sungai Penuh" }, await TagAsync(path));
        await DoAsync("testWebhook", path + "/test");
        var from = (await Api.PatchNowAsync(_mou, new { segments = new[] { "pekerja rentan", "non-ASN", "marbut" } })).Body["updatedAt"]!.GetValue<string>();
        await receiver.CameAsync(2);
        var delivery = await DeliveredAsync(path);
        await DoAsync("listWebhookDeliveries", path + "/deliveries?state=delivered&pageSize=2");
        await DoAsync("getWebhookDelivery", $"{path}/deliveries/{delivery}");
        await DoAsync("replayWebhookDelivery", $"{path}/deliveries/{delivery}/replay");
        await DoAsync("replayWebhook", path + "/replay", new { from, to = "2025-05-21T00:00:00Z" });
        await DoAsync("rotateWebhookSecret", path + "/rotate-secret", etag: await TagAsync(path));
        await DoAsync("disableWebhook", path + "/disable", etag: await TagAsync(path));
        await DoAsync("enableWebhook", path + "/enable", etag: await TagAsync(path));
        var other = await Api.PostAsync("webhooks", new { url = receiver.Url(), events = new[] { "*" } });
        await DoAsync("deleteWebhook", $"webhooks/{other.Id}", etag: other.Etag);
    }

    private async Task<string> DeliveredAsync(string webhook)
    {
        var found = await Eventually.SeeAsync(() => Api.GetAsync(webhook + "/deliveries?state=delivered"), a => a.Body["items"]!.AsArray().Count > 0, a => a.Body.ToJsonString());
        return found.Body["items"]![0]!["id"]!.GetValue<string>();
    }

    private const string Sheet = """
        Judul,Jenis,Pihak 1,Pihak 2,Nomor 1,Nomor 2,Tanggal Tanda Tangan,Tanggal Berakhir
        Nota Kesepahaman Perlindungan RT/RW,mou,Pemerintah Kota Sungai Penuh (Jambi),BPJS Ketenagakerjaan Kantor Cabang Jambi,415.4/30/KS/2024,MOU/30/012024,15/01/2024,14/01/2029
        Nota Kesepahaman Perlindungan Nelayan,mou,Pemerintah Kota Sungai Penuh (Jambi),BPJS Ketenagakerjaan Kantor Cabang Jambi,415.4/31/KS/2024,MOU/31/012024,31/02/2024,14/01/2029

        """;

    private async Task ImportsAsync()
    {
        await FileAsync("getImportTemplate", "imports/template");
        var import = await SendFileAsync("createImport", "imports?validateOnly=true", "daftar-mou.csv", Sheet, "{}");
        var path = $"imports/{import.Id}";
        await UntilAsync(path, "checked");
        await DoAsync("getImport", path);
        await DoAsync("listImports", "imports?pageSize=2");
        await DoAsync("listImportRows", path + "/rows?pageSize=2");
        await FileAsync("getImportFile", path + "/file");
        await DoAsync("runImport", path + "/run");
        await UntilAsync(path, "completed");
        await FileAsync("getFailedRows", path + "/failed");
        await SendFileAsync("retryImport", path + "/retry", "perbaikan.csv", Sheet.Replace("31/02/2024", "31/01/2024", StringComparison.Ordinal), "{}");
        var other = await SendFileAsync("createImport", "imports?validateOnly=true", "daftar-mou-2.csv", Sheet, "{}");
        await UntilAsync($"imports/{other.Id}", "checked");
        await DoAsync("cancelImport", $"imports/{other.Id}/cancel");
    }

    private Task<Answer> UntilAsync(string path, string state) =>
        Eventually.SeeAsync(() => Api.GetAsync(path), a => a.Body["state"]!.GetValue<string>() == state, a => a.Body.ToJsonString());
}
