using System.Diagnostics;

namespace Agreements.Bench;

/// <summary>Whole reports as CSV beside the raw query of the same rows, in the same run; and how much memory the service holds while it streams, beside what it held before.
/// The floor is one statement as somebody would write it by hand for this report and these data: the same rows in the same order, with the columns that the report has as well,
/// each read by its ordinal and written as CSV. It has no scope, no pages, no addenda and no rule book, and it is stepped through once from the first row to the last.</summary>
internal static class ReportBench
{
    private const int Times = 5;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25), Long = TimeSpan.FromMinutes(1);

    private const string AsOf = "2025-06-01", OnTheDay = $"v.from_on <= '{AsOf}' AND v.until_on >= '{AsOf}'", InForce = $"EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND {OnTheDay} AND v.validity = 'inForce')";

    private const string InTheYear = "FROM agreement_validity v WHERE v.agreement_id = a.id AND v.validity = 'inForce' AND v.from_on <= '2025-12-31' AND v.until_on >= '2025-01-01'";

    private const string ById = "a.id", ByEnd = "a.ends_key, a.id";

    /// <summary>What each report picks, as far as SQL can say it of these data, and its order.</summary>
    private static readonly IReadOnlyDictionary<string, (string Condition, string Order)> Picked = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["register"] = ("1 = 1", "a.id DESC"),
        ["gaps"] = ($"a.ends_key < '{AsOf}'", ByEnd),
        ["expiring"] = ($"a.ends_key >= '{AsOf}' AND a.ends_key <= '2026-05-31'", ByEnd),
        ["mou-without-pks"] = ($"""
            a.class = 'mou' AND {InForce} AND NOT EXISTS (SELECT 1 FROM agreements l JOIN agreements c ON c.parent_id = l.id JOIN agreement_validity v ON v.agreement_id = c.id
            WHERE l.lineage_id = a.lineage_id AND c.class = 'pks' AND {OnTheDay} AND v.validity = 'inForce')
            """, ByEnd),
        ["parent-expired"] = ($"""
            a.parent_id IS NOT NULL AND {InForce} AND NOT EXISTS (SELECT 1 FROM agreements p JOIN agreements l ON l.lineage_id = p.lineage_id JOIN agreement_validity v ON v.agreement_id = l.id
            WHERE p.id = a.parent_id AND {OnTheDay} AND v.validity = 'inForce')
            """, ByEnd),
        ["in-force-in-year"] = ($"EXISTS (SELECT 1 {InTheYear})", ById),
        ["signed-in-year"] = ("a.signed_on >= '2020-01-01' AND a.signed_on <= '2020-12-31'", "a.signed_on, a.id"),
        ["open-ended"] = ($"a.ends_key = '9999-12-31' AND {InForce}", ById),
        ["funding-ended"] = ($"a.funding_until < '{AsOf}' AND {InForce}", ByEnd),
        ["data-quality"] = ($$"""
            a.process IN ('signed', 'registered') AND (a.verification_status <> 'verified' OR a.details LIKE '%"notes":[{%' OR a.starts_on IS NULL AND a.signed_on IS NULL
            OR a.end_basis NOT IN ('fixed', 'openEnded', 'untilEvent') OR a.officer_institution_id IS NULL AND {{InForce}}
            OR EXISTS (SELECT 1 FROM agreement_parties p WHERE p.agreement_id = a.id AND p.number IS NULL) OR EXISTS (SELECT 1 FROM document_differences d WHERE d.agreement_id = a.id)
            OR EXISTS (SELECT 1 FROM agreement_numbers n JOIN agreement_numbers o ON o.number_key = n.number_key AND o.agreement_id <> n.agreement_id WHERE n.agreement_id = a.id))
            """, ById),
    };

    public static IEnumerable<string> Names => Picked.Keys.Select(Named);

    private const string Validity = $"(SELECT v.validity FROM agreement_validity v WHERE v.agreement_id = a.id AND {OnTheDay})";

    private const string Follows = "(SELECT s.reference || s.process || COALESCE(s.signed_on, '') FROM agreements s WHERE s.predecessor_id = a.id), (SELECT r.stage FROM renewals r WHERE r.agreement_id = a.id ORDER BY r.opened_on DESC LIMIT 1)";

    /// <summary>The columns that the report has as well: of others only what it says of them.</summary>
    public static string Raw(string name) => $"""
        SELECT '{AsOf}', a.id, a.reference, a.class, a.regime, a.title, a.signed_on, a.starts_on, a.ends_on,
            (SELECT group_concat(i.name, '; ') FROM agreement_parties p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id = a.id){name switch
        {
            "register" => $", {Validity}, {Follows}, a.process, a.notice_deadline, a.officer_post, a.officer_name, a.officer_mail, a.parent_id, (SELECT group_concat(p.number, '; ') FROM agreement_parties p WHERE p.agreement_id = a.id)",
            "gaps" or "expiring" => $", {Validity}, {Follows}",
            "data-quality" => ", a.verification_status, a.officer_institution_id",
            "parent-expired" => $", {Validity}, a.parent_id, (SELECT p.reference FROM agreements p WHERE p.id = a.parent_id), (SELECT p.ends_key FROM agreements p WHERE p.id = a.parent_id)",
            "in-force-in-year" => $", {Validity}, (SELECT MIN(v.from_on) {InTheYear}), (SELECT MAX(v.until_on) {InTheYear})",
            "open-ended" => $", {Validity}, a.end_basis, a.until_event",
            "funding-ended" => $", {Validity}, a.funding_until, a.details",
            _ => $", {Validity}",
        }}
        FROM agreements a WHERE {Picked[name].Condition} ORDER BY {Picked[name].Order}
        """;

    private static string Named(string name) => "report " + name;

    private static readonly Dictionary<string, string> Years = new(StringComparer.Ordinal) { ["in-force-in-year"] = "&year=2025", ["signed-in-year"] = "&year=2020" };

    /// <param name="wants">Which of the names.</param>
    public static async Task<IReadOnlyList<Result>> RunAsync(Dataset data, Func<string, bool> wants, CancellationToken ct)
    {
        await using var ours = await ServerProcess.ServiceAsync(data);
        await using var floor = await ServerProcess.FloorAsync(data);
        ours.Http.Timeout = floor.Http.Timeout = TimeSpan.FromHours(1);
        var results = new List<Result>();
        foreach (var name in Picked.Keys.Where(n => wants(Named(n))))
        {
            var path = $"/api/v1/reports/{name}?asOf={AsOf}&format=csv{Years.GetValueOrDefault(name)}";
            // Before it counts: the just-in-time compiler, and the pages of the file.
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
            {
                await ReadAsync(ours, path, ct);
                await ReadAsync(floor, "/report/" + name, ct);
            }
            var (held, peak, rows) = (ours.MemoryMb, 0.0, (Ours: 0L, Floor: 0L));
            var times = new List<(double Ours, double Floor)>();
            // One that takes minutes is told by a single reading.
            for (var clock = Stopwatch.StartNew(); times.Count is 0 || (times.Count < Times && clock.Elapsed < Long);)
            {
                var (mine, theirs) = (await ReadAsync(ours, path, ct), await ReadAsync(floor, "/report/" + name, ct));
                times.Add((mine.Milliseconds, theirs.Milliseconds));
                (peak, rows) = (Math.Max(peak, mine.PeakMb), (mine.Rows, theirs.Rows));
            }
            Console.Error.WriteLine($"{Named(name)}: {rows.Ours:N0} lines, floor {rows.Floor:N0}");
            results.Add(Result.Of(Named(name), data.Size, Benchmark.Median([.. times.Select(t => t.Ours)]), Benchmark.Median([.. times.Select(t => t.Floor)]), "ms"));
            results.Add(Result.Of($"memory while {Named(name)} (floor: before)", data.Size, peak, held, "MB"));
        }
        return results;
    }

    private static async Task<(double Milliseconds, double PeakMb, long Rows)> ReadAsync(ServerProcess server, string path, CancellationToken ct)
    {
        var (clock, peak, rows, buffer) = (Stopwatch.StartNew(), server.MemoryMb, 0L, new byte[1 << 16]);
        using var response = await server.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, ct);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        for (var (read, chunks) = (1, 0); read > 0; chunks++)
        {
            read = await body.ReadAsync(buffer, ct);
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            if (chunks % 64 == 0) peak = Math.Max(peak, server.MemoryMb);
        }
        return (clock.Elapsed.TotalMilliseconds, Math.Max(peak, server.MemoryMb), rows);
    }
}
