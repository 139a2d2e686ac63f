using System.Diagnostics;

namespace Agreements.Bench;

/// <summary>Whole reports as CSV beside the raw query of the same rows, in the same run; and how much memory the service holds while it streams, beside what it held before.</summary>
internal static class ReportBench
{
    private const int Times = 5;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    private const string AsOf = "2025-06-01", InForce = $"EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND v.from_on <= '{AsOf}' AND v.until_on >= '{AsOf}' AND v.validity = 'inForce')";

    /// <summary>What each report picks, as far as SQL can say it of these data.</summary>
    public static readonly IReadOnlyDictionary<string, string> Conditions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["register"] = "1 = 1",
        ["gaps"] = $"a.ends_key < '{AsOf}'",
        ["expiring"] = $"a.ends_key >= '{AsOf}' AND a.ends_key <= '2026-05-31'",
        ["mou-without-pks"] = $"a.class = 'mou' AND {InForce} AND NOT EXISTS (SELECT 1 FROM agreements c WHERE c.parent_id = a.id)",
        ["parent-expired"] = $"a.parent_id IS NOT NULL AND {InForce}",
        ["in-force-in-year"] = "EXISTS (SELECT 1 FROM agreement_validity v WHERE v.agreement_id = a.id AND v.validity = 'inForce' AND v.from_on <= '2025-12-31' AND v.until_on >= '2025-01-01')",
        ["signed-in-year"] = "a.signed_on >= '2020-01-01' AND a.signed_on <= '2020-12-31'",
        ["open-ended"] = $"a.ends_key = '9999-12-31' AND {InForce}",
        ["funding-ended"] = $"a.funding_until < '{AsOf}' AND {InForce}",
        ["data-quality"] = $"a.ends_key >= '{AsOf}' AND a.officer_institution_id IS NULL",
    };

    private const string Validity = $"(SELECT v.validity FROM agreement_validity v WHERE v.agreement_id = a.id AND v.from_on <= '{AsOf}' AND v.until_on >= '{AsOf}')";

    private const string Follows = "(SELECT s.reference || s.process || COALESCE(s.signed_on, '') FROM agreements s WHERE s.predecessor_id = a.id), (SELECT r.stage FROM renewals r WHERE r.agreement_id = a.id ORDER BY r.opened_on DESC LIMIT 1)";

    /// <summary>The columns that the report has as well: of others only what it says of them.</summary>
    public static string Raw(string name) => $"""
        SELECT '{AsOf}', a.id, a.reference, a.class, a.regime, a.title, a.signed_on, a.starts_on, a.ends_on,
            (SELECT group_concat(i.name, '; ') FROM agreement_parties p JOIN institutions i ON i.id = p.institution_id WHERE p.agreement_id = a.id){name switch
        {
            "register" => $", {Validity}, {Follows}, a.process, a.notice_deadline, a.officer_post, a.officer_name, a.officer_mail, a.parent_id, (SELECT group_concat(p.number, '; ') FROM agreement_parties p WHERE p.agreement_id = a.id)",
            "gaps" or "expiring" => $", {Validity}, {Follows}",
            "data-quality" => ", a.verification_status, (SELECT COUNT(*) FROM document_differences d WHERE d.agreement_id = a.id), (SELECT COUNT(*) FROM agreement_numbers n JOIN agreement_numbers o ON o.number_key = n.number_key AND o.agreement_id <> n.agreement_id WHERE n.agreement_id = a.id)",
            _ => $", {Validity}",
        }}
        FROM agreements a WHERE {Conditions[name]} ORDER BY a.id
        """;

    private static readonly Dictionary<string, string> Years = new(StringComparer.Ordinal) { ["in-force-in-year"] = "&year=2025", ["signed-in-year"] = "&year=2020" };

    public static async Task<IReadOnlyList<Result>> RunAsync(Dataset data, CancellationToken ct)
    {
        await using var ours = await ServerProcess.ServiceAsync(data);
        await using var floor = await ServerProcess.FloorAsync(data);
        ours.Http.Timeout = floor.Http.Timeout = TimeSpan.FromHours(1);
        var results = new List<Result>();
        foreach (var name in Conditions.Keys)
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
            for (var i = 0; i < (data.Size > 100_000 ? 1 : Times); i++)
            {
                var (mine, theirs) = (await ReadAsync(ours, path, ct), await ReadAsync(floor, "/report/" + name, ct));
                times.Add((mine.Milliseconds, theirs.Milliseconds));
                (peak, rows) = (Math.Max(peak, mine.PeakMb), (mine.Rows, theirs.Rows));
            }
            Console.Error.WriteLine($"report {name}: {rows.Ours:N0} lines, floor {rows.Floor:N0}");
            results.Add(Result.Of($"report {name}", data.Size, Benchmark.Median([.. times.Select(t => t.Ours)]), Benchmark.Median([.. times.Select(t => t.Floor)]), "ms"));
            results.Add(Result.Of($"memory while report {name} (floor: before)", data.Size, peak, held, "MB"));
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
