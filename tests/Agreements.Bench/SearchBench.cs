using Microsoft.Data.Sqlite;

namespace Agreements.Bench;

/// <summary>The first page of a search through 100,000 documents beside the floor's list of 50, asked in turns.</summary>
internal sealed class SearchBench(string directory, Dataset data)
{
    private const int Documents = 100_000, Pages = 3, WordsOfAPage = 120, Vocabulary = 30_000, Times = 120, WarmUp = 40;

    public async Task<IReadOnlyList<Result>> RunAsync(CancellationToken ct)
    {
        var searched = new Dataset(directory, data.Size, "search");
        await FillAsync(searched, ct);
        await using var ours = await ServerProcess.ServiceAsync(searched);
        await using var floor = await ServerProcess.FloorAsync(searched);
        using var branch = ours.As(await searched.KeyAsync(searched.Institution("Lembaga 0001")));
        using var office = ours.As(await searched.KeyAsync(searched.Institution($"{Dataset.RegionalOffice} 0")));
        var results = new List<Result>();
        foreach (var (who, http) in new[] { ("all", ours.Http), ("a branch", branch), ("an office over 30 branches", office) })
            foreach (var (what, q) in Queries)
                results.Add(await MeasureAsync($"search, {what}, of {who}", http, "/api/v1/search?source=documents&pageSize=20&q=" + Uri.EscapeDataString(q), floor));
        results.Add(await MeasureAsync("search, a common word, everything, of all", ours.Http, "/api/v1/search?q=kata0", floor));
        results.Add(await MeasureAsync("search, a word of every title, of all", ours.Http, "/api/v1/search?source=agreements&pageSize=20&q=perlindungan", floor));
        results.Add(await MeasureAsync("search, page 10 of a common word, counted", ours.Http, await DeepAsync(ours.Http, "/api/v1/search?source=documents&pageSize=20&includeTotal=true&q=kata5"), floor));
        return results;
    }

    private static readonly (string What, string Q)[] Queries =
    [
        ("the most common word", "kata0"), ("a common word", "kata20"), ("a rare word", "kata20000"), ("three words", "kata1 kata30 kata400"), ("a phrase", "\"kata0 kata1\""), ("a rare phrase", "\"kata300 kata400\""), ("without", "kata20 -kata300"), ("nearly nothing left", "kata5 -kata0"), ("words of no page", "kata3 tidakada"),
    ];

    private async Task<Result> MeasureAsync(string name, HttpClient http, string path, ServerProcess floor)
    {
        var times = new List<(double Ours, double Floor)>();
        for (var i = 0; i < Times; i++) times.Add((await Benchmark.MillisecondsAsync(http, path), await Benchmark.MillisecondsAsync(floor.Http, "/list")));
        return Result.Of(name, Documents, Benchmark.Median([.. times.Skip(WarmUp).Select(t => t.Ours)]), Benchmark.Median([.. times.Skip(WarmUp).Select(t => t.Floor)]), "ms");
    }

    private static async Task<string> DeepAsync(HttpClient http, string path)
    {
        var next = path;
        for (var page = 1; page < 10; page++)
        {
            using var response = await http.GetAsync(next);
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0][1..] : next;
        }
        return next;
    }

    // As the program would write them, but straight into the tables; the index is made of all of it at once, because page by page takes ten minutes.
    private static async Task FillAsync(Dataset data, CancellationToken ct)
    {
        if (File.Exists(data.File + ".searched")) return;
        await data.EnsureAsync(ct);
        Console.Error.WriteLine($"{Documents:N0} documents: preparing");
        var agreements = data.Sample("SELECT id FROM agreements ORDER BY id", Documents);
        var filters = data.Sample("SELECT filters FROM search_agreements ORDER BY agreement_id", Documents);
        await using var connection = new SqliteConnection($"Data Source={data.File}");
        connection.Open();
        Execute(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 100000");
        var trigger = data.Sample("SELECT sql FROM sqlite_schema WHERE name = 'tr_search_pages_insert'", 1).Single();
        Execute(connection, "DROP TRIGGER tr_search_pages_insert");
        var (words, commands) = (new ZipfWords(Vocabulary), new Dictionary<string, SqliteCommand>(StringComparer.Ordinal));
        for (var from = 0; from < Documents; from += 1000)
        {
            await using var transaction = connection.BeginTransaction();
            for (var i = from; i < from + 1000; i++) Write(connection, transaction, commands, i, agreements[i % agreements.Count], filters[i % filters.Count], words);
            transaction.Commit();
        }
        foreach (var command in commands.Values) command.Dispose();
        Execute(connection, "INSERT INTO search_pages_fts (search_pages_fts) VALUES ('rebuild')");
        Execute(connection, trigger);
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        await File.WriteAllTextAsync(data.File + ".searched", "", ct);
    }

    private static void Write(SqliteConnection connection, SqliteTransaction transaction, Dictionary<string, SqliteCommand> commands, int i, string agreement, string filters, ZipfWords words)
    {
        var (sha256, id, now) = (i.ToString("x64", null), $"{i:x8}-0000-7000-8000-000000000000", "2025-01-01T00:00:00.0000000Z");
        Run("INSERT INTO blobs (sha256, size, place, created_at) VALUES (@a, 1, 'database', @b)", sha256, now);
        Run("INSERT INTO documents (id, agreement_id, kind, title, latest, version, created_at, updated_at) VALUES (@a, @b, 'signed', 'Naskah', 1, 1, @c, @c)", id, agreement, now);
        Run("INSERT INTO document_versions (document_id, number, sha256, file_name, media_type, size, added_by, added_at) VALUES (@a, 1, @b, 'naskah.pdf', 'application/pdf', 1, 'bench', @c)", id, sha256, now);
        Run("INSERT INTO document_texts (sha256, state, pages, pages_read, attempts, created_at, updated_at) VALUES (@a, 'read', @b, @b, 1, @c, @c)", sha256, Pages, now);
        for (var page = 1; page <= Pages; page++)
        {
            var text = words.Next(WordsOfAPage);
            Run("INSERT INTO document_pages (sha256, page, method, text) VALUES (@a, @b, 'text', @c)", sha256, page, text);
            Run("INSERT INTO search_pages (sha256, page, filters, text) VALUES (@a, @b, @c, @d)", sha256, page, filters, text);
        }

        void Run(string sql, params object[] values)
        {
            // Compiling each text once is half of the work.
            if (!commands.TryGetValue(sql, out var command))
            {
                commands[sql] = command = connection.CreateCommand();
                command.CommandText = sql;
                for (var v = 0; v < values.Length; v++) command.Parameters.AddWithValue("@" + "abcd"[v], values[v]);
            }
            command.Transaction = transaction;
            for (var v = 0; v < values.Length; v++) command.Parameters[v].Value = values[v];
            command.ExecuteNonQuery();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 3600);
        command.ExecuteNonQuery();
    }
}

/// <summary>Words as a language has them: the n-th is n times as rare as the first. Always the same.</summary>
internal sealed class ZipfWords
{
    private readonly double[] _sums;
    private readonly Random _random = new(1);

    public ZipfWords(int count)
    {
        var sum = 0.0;
        _sums = [.. Enumerable.Range(1, count).Select(n => sum += 1.0 / n)];
    }

    public string Next(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => "kata" + Math.Min(_sums.Length - 1, Place(_random.NextDouble() * _sums[^1]))));

    private int Place(double at) => Array.BinarySearch(_sums, at) is var found && found < 0 ? ~found : found;
}
