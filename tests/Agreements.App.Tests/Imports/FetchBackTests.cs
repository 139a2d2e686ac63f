using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Imports;
using Agreements.App.Imports;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.App.Tests.Imports;

/// <summary>What is fetched, edited and brought back changes just what was edited.</summary>
public sealed class FetchBackTests(string engine) : ImportTest(engine)
{
    private static readonly string[] Texts = ["Sinergi", "=1+1", "Nota; dengan \"kutip\"", "@sum, -5", " tepi ", "Ünïcödé — ✓", "'=apostrof", "+62 811"];

    private async Task<AgreementView> SomeAsync(Random random, int n)
    {
        string Any() => Texts[random.Next(Texts.Length)] + " " + n;
        var facts = Mou(City, Branch) with
        {
            Class = random.Next(2) == 0 ? AgreementClass.Mou : AgreementClass.Pks, Title = Any(), Subject = random.Next(2) == 0 ? Any() + "\nbaris dua" : null, Scope = random.Next(2) == 0 ? [Any(), "dua"] : [],
            Term = random.Next(4) switch
            {
                0 => new Term { SignedOn = new DateOnly(2023, 5, 25), EndBasis = EndBasis.Computed, Duration = new Duration(5, DurationUnit.Years), DurationAsWritten = "5 (lima) tahun sejak ditandatangani" },
                1 => new Term { SignedOn = new DateOnly(2023, 5, 25), StartsOn = new DateOnly(2023, 6, 1), EndBasis = EndBasis.Fixed, EndsOn = new DateOnly(2028, 5, 31) },
                2 => new Term { EndBasis = EndBasis.UntilEvent, UntilEvent = "dicabut" },
                _ => new Term { SignedOn = new DateOnly(1999, 1, 2), EndBasis = EndBasis.OpenEnded },
            },
            Notice = random.Next(2) == 0 ? new NoticeClause(3, (NoticeUnit)random.Next(3)) : null,
            RenewalClause = random.Next(2) == 0 ? new RenewalClause(RenewalMode.Automatic, 12, 3) : new RenewalClause(),
            Officer = random.Next(2) == 0 ? new Officer(Branch, "Ani", "Kabag", "ani@kantor.example") : null, Programmes = random.Next(2) == 0 ? ["JKK", "JKM"] : [],
        };
        return await App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Signed));
    }

    private async Task<List<string[]>> FetchAsync()
    {
        var rows = new List<string[]>();
        string? token = null;
        do
        {
            var page = await App.SendAsync(new ExportForEditing.Query(new ListAgreements.Query { PageSize = 200, PageToken = token }));
            rows.AddRange(page.Rows.Select(r => r.Select(Written).ToArray()));
            token = page.NextPageToken;
        }
        while (token is not null);
        return rows;
    }

    private static string Written(object? cell) => cell switch
    {
        null => "", DateOnly day => day.ToIso(), Enum word => Words.Camel(word.ToString()), bool yes => yes ? "true" : "false",
        string text when text.Length > 0 && "=+-@".Contains(text[0], StringComparison.Ordinal) => "'" + text,
        _ => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static string Csv(IEnumerable<string[]> rows)
    {
        static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";
        return Line(Field.Edited.Select(f => f.Word)) + string.Concat(rows.Select(Line));
    }

    private static int At(string word) => Field.Edited.ToList().FindIndex(f => f.Word == word);

    private async Task<JsonObject> FactsAsync(Guid id)
    {
        await using var scope = App.Scope();
        var reader = (Agreements.App.Store.AgreementReader)scope.ServiceProvider.GetService(typeof(Agreements.App.Store.AgreementReader))!;
        return JsonSerializer.SerializeToNode((await reader.GetAsync(id, CancellationToken.None)).Agreement.Facts, Json.Options)!.AsObject();
    }

    [Test]
    public async Task Whatever_was_not_edited_comes_back_unchanged([Range(1, 3)] int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 25; n++) await SomeAsync(random, n);
        var import = await ImportAsync(Csv(await FetchAsync()));
        Assert.That((import.Counts.Unchanged, import.Counts.Rows), Is.EqualTo((25, 25)), string.Join("\n", (await RowsAsync(import)).Where(r => r.State != RowState.Unchanged).Select(r => $"{r.State} {string.Join(";", r.Problems.Select(p => p.Message))} {string.Join(";", r.Changes)}")));
    }

    private static readonly (string Field, string Text, string Pointer, string? Json)[] Edits =
    [
        ("title", "Judul baru", "/title", "\"Judul baru\""), ("subject", "", "/subject", null), ("scope", "satu\ndua\ntiga", "/scope", "[\"satu\",\"dua\",\"tiga\"]"), ("party2Number", "99/BARU", "/parties", null),
        ("signedOn", "24/5/2023", "/term", null), ("notice", "10 hari kerja", "/notice", "{\"amount\":10,\"unit\":\"workingDays\"}"), ("class", "Nota Kesepakatan (Sinergi)", "/class", "\"nk\""), ("regime", "ksdpk", "/regime", "\"ksdpk\""),
        ("programmes", "JHT", "/programmes", "[\"JHT\"]"), ("source", "arsip", "/verification", null), ("councilApproval", "ya", "/councilApprovalRequired", "true"),
    ];

    [Test]
    public async Task An_edit_of_one_cell_changes_what_it_says_and_nothing_else([Range(1, 2)] int seed)
    {
        var random = new Random(seed);
        var before = new Dictionary<Guid, JsonObject>();
        for (var n = 0; n < Edits.Length; n++) before[(await SomeAsync(random, n)).Id] = null!;
        foreach (var id in before.Keys.ToList()) before[id] = await FactsAsync(id);
        var rows = await FetchAsync();
        var edited = rows.Zip(Edits).ToDictionary(e => Guid.Parse(e.First[0]), e => e.Second);
        foreach (var row in rows) row[At(edited[Guid.Parse(row[0])].Field)] = edited[Guid.Parse(row[0])].Text;
        var preview = await ImportAsync(Csv(rows), dryRun: true);
        Assert.That((await RowsAsync(preview)).SelectMany(r => r.Changes.Select(c => (r.Agreement, c.Field))), Is.SubsetOf(edited.Select(e => ((Guid?)e.Key, e.Value.Field))));
        await App.SendAsync(new RunImport.Command(preview.Id));
        await WorkAsync();
        Assert.That((await RowsAsync(preview, RowState.Failed)).Select(r => string.Join(";", r.Problems.Select(p => p.Message)) + string.Join(";", r.Changes)), Is.Empty);
        foreach (var (id, edit) in edited)
        {
            var (old, now) = (before[id], await FactsAsync(id));
            var member = edit.Pointer.Split('/')[1];
            Assert.That(old.Select(m => m.Key).Union(now.Select(m => m.Key)).Where(k => !JsonNode.DeepEquals(old[k], now[k])), Is.SubsetOf(new[] { member }), edit.Field);
            if (edit.Json is { } json) Assert.That(JsonNode.DeepEquals(now[member], JsonNode.Parse(json)), Is.True, $"{edit.Field}: {now[member]}");
        }
    }

    [Test]
    public async Task What_somebody_else_has_changed_meanwhile_is_in_conflict_and_not_overwritten()
    {
        var view = await SomeAsync(new Random(1), 1);
        var rows = await FetchAsync();
        await PatchAsync(view, """{"title":"Yang lain"}""");
        rows[0][At("title")] = "Punyaku";
        var import = await ImportAsync(Csv(rows));
        var row = (await RowsAsync(import)).Single();
        Assert.That((row.State, row.Changes.Single(c => c.Field == "title").Old, row.Changes.Single(c => c.Field == "title").New), Is.EqualTo((RowState.Conflict, "Yang lain", "Punyaku")));
        Assert.That((await App.SendAsync(new GetAgreement.Query(view.Id, null))).Title, Is.EqualTo("Yang lain"));
    }
}
