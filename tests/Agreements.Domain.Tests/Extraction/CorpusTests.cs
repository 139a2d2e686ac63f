using System.Text.Json.Nodes;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Extraction;
using Agreements.Domain.Texts;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Extraction;

public sealed class CorpusTests
{
    // What must be right, because a wrong one makes a wrong deadline.
    private static readonly string[] Strict = ["number", "numberDate", "signedOn", "startsOn", "endsOn", "endBasis", "duration", "notice"];

    // The unseen were looked at by nobody who wrote the extraction: whoever mends something for one of them moves it to the seen.
    [TestCase("Seen", 0.98)]
    [TestCase("Unseen", 0.90)]
    public void Facts_of_the_corpus_are_found_and_right(string folder, double recall)
    {
        var texts = LabelledText.Of(folder);
        var scores = new SortedDictionary<string, FieldScore>(StringComparer.Ordinal);
        foreach (var text in texts) Score(text, scores);
        Report(folder, texts.Count, scores);
        Assert.Multiple(() =>
        {
            foreach (var field in Strict)
            {
                var score = scores.GetValueOrDefault(field, new FieldScore());
                Assert.That(score.Precision, Is.GreaterThanOrEqualTo(0.98), $"precision of {field}");
                Assert.That(score.Recall, Is.GreaterThanOrEqualTo(recall), $"recall of {field}");
            }
        });
    }

    private static void Report(string folder, int count, SortedDictionary<string, FieldScore> scores)
    {
        TestContext.Out.WriteLine($"{folder}: {count} texts");
        TestContext.Out.WriteLine($"{"field",-16}{"right",7}{"wrong",7}{"missed",7}{"precision",11}{"recall",8}");
        foreach (var (field, s) in scores) TestContext.Out.WriteLine(FormattableString.Invariant($"{field,-16}{s.Right,7}{s.Wrong,7}{s.Missed,7}{s.Precision,11:0.000}{s.Recall,8:0.000}"));
        foreach (var (field, s) in scores)
            foreach (var fault in s.Faults) TestContext.Out.WriteLine($"{field}: {fault}");
    }

    private static void Score(LabelledText text, SortedDictionary<string, FieldScore> scores)
    {
        var (label, found) = (text.Label, FactExtraction.From(text.Pages));
        Add("class", Said(label["class"]), found.Find("/class")?.Value is AgreementClass kind ? Words.Of(kind) : null);
        Add("title", Fold(label["title"]), Fold(found.Find("/title")?.Value));
        var parties = label["parties"]?.AsArray() ?? [];
        for (var i = 0; i < Math.Max(parties.Count, found.Suggestions.Count(s => s.Field.EndsWith("/nameAtSigning", StringComparison.Ordinal))); i++)
        {
            var party = i < parties.Count ? parties[i] : null;
            Add("party", Fold(party?["name"]), Fold(found.Find($"/parties/{i}/nameAtSigning")?.Value));
            Add("number", Compact(party?["number"]), Compact(found.Find($"/parties/{i}/number")?.Value));
            Add("numberDate", Said(party?["numberDate"]), Day($"/parties/{i}/numberDate"));
        }
        foreach (var day in new[] { "signedOn", "startsOn", "endsOn" }) Add(day, Said(label[day]), Day("/term/" + day));
        Add("endBasis", Said(label["endBasis"]) is var basis && basis == "unknown" ? null : basis, found.Find("/term/endBasis")?.Value is EndBasis b ? Words.Of(b) : null);
        Add("duration", Length(label["duration"]), found.Find("/term/duration")?.Value is Duration d ? $"{d.Amount} {Words.Of(d.Unit)}" : null);
        Add("notice", Length(label["notice"]), found.Find("/notice")?.Value is NoticeClause n ? $"{n.Amount} {Words.Of(n.Unit)}" : null);
        Add("retroactive", Said(label["retroactive"]) is "true" ? "true" : null, found.Find("/term/retroactive") is null ? null : "true");
        Add("renewal", Said(label["renewal"]), found.Find("/renewalClause")?.Value is RenewalClause r ? Words.Of(r.Mode) : null);
        Add("renewalMonths", Said(label["renewalMonths"]), (found.Find("/renewalClause")?.Value as RenewalClause)?.TermMonths?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("programmes", Sorted(label["programmes"]?.AsArray().Select(p => Said(p)!)), Sorted(found.Find("/programmes")?.Value as IEnumerable<string>));
        foreach (var law in Union(label["legalBases"]?.AsArray().Select(l => LawOf(Said(l)!)), (found.Find("/legalBases")?.Value as IEnumerable<string>)?.Select(LawOf)))
            Add("legalBases", law.Expected, law.Found);
        Add("parent", Compact(label["parent"]?["number"]), Compact((found.Find("/parent")?.Value as CitedAgreement)?.Number));
        foreach (var kind2 in Union(label["contradictions"]?.AsArray().Select(c => Said(c)!), found.Contradictions.Select(c => Words.Of(c.Kind)).Distinct()))
            Add("contradictions", kind2.Expected, kind2.Found);

        string? Day(string field) => found.Find(field)?.Value is DateOnly day ? day.ToIso() : null;

        void Add(string field, string? expected, string? got)
        {
            if (!scores.TryGetValue(field, out var score)) scores[field] = score = new FieldScore();
            score.Add(text.Name, expected, got);
        }
    }

    private static IEnumerable<(string? Expected, string? Found)> Union(IEnumerable<string>? expected, IEnumerable<string>? found)
    {
        var (wanted, got) = ((expected ?? []).ToList(), (found ?? []).ToList());
        return wanted.Union(got).Select(one => (wanted.Contains(one) ? one : null, got.Contains(one) ? one : null));
    }

    private static string? Said(object? value) => value switch { null => null, JsonNode node => node.ToString(), _ => value.ToString() };

    private static string? Fold(object? value) => Said(value) is { } text ? string.Join(' ', text.ToLowerInvariant().Split([' ', '\n', ',', '.', '"', '-'], StringSplitOptions.RemoveEmptyEntries)) : null;

    private static string? Compact(object? value) => Said(value)?.Replace(" ", "", StringComparison.Ordinal);

    private static string? Length(JsonNode? node) => node is null ? null : $"{node["amount"]} {node["unit"]}";

    private static string? Sorted(IEnumerable<string>? words) => words?.Any() == true ? string.Join(' ', words.Order(StringComparer.Ordinal)) : null;

    // A law is named by its kind, number and year; how its title is cut does not matter here.
    private static string LawOf(string law) => Fold(law.Split(" tentang ", 2, StringSplitOptions.None)[0])!;
}
