using Agreements.Domain.Searching;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Searching;

/// <summary>What is shown of a text is what was written, and the marks stand where it was found.</summary>
public sealed class SnippetTests
{
    private static string[] Marked(string text, string query) => Snippet.Of(text, SearchQuery.Parse(query)) is { } s ? [.. s.Marks.Select(m => s.Text.Substring(m.Start, m.Length))] : [];

    [TestCase("Wali  Kota Muaro Jambi", "walikota muara", "Wali  Kota", "Muaro")]
    [TestCase("Pasal 5. TÉNAGA kerja-rentan", "tenaga rentan", "TÉNAGA", "rentan")]
    [TestCase("Nomor: 12/PKS/2025, 12/PKS/2026", "12/pks/2025", "12/PKS/2025")]
    [TestCase("e\u0301tat", "etat", "e\u0301tat")]
    [TestCase("ﬁnal", "final", "ﬁnal")]
    [TestCase("tidak ada", "rentan")]
    public void The_marks_hold_what_was_written(string text, string query, params string[] expected) => Assert.That(Marked(text, query), Is.EqualTo(expected));

    [Test]
    public void A_long_text_is_cut_between_words_where_most_of_it_stands()
    {
        var text = string.Join(' ', Enumerable.Repeat("rentan", 3)) + string.Concat(Enumerable.Repeat(" isi lain", 200)) + " pekerja\nrentan di desa" + string.Concat(Enumerable.Repeat(" isi lain", 200));
        var snippet = Snippet.Of(text, SearchQuery.Parse("rentan pekerja desa"))!;
        Assert.That(snippet.Text, Does.Contain("pekerja rentan di desa").And.StartWith("… ").And.EndWith(" …").And.Length.LessThan(280));
        Assert.That(snippet.Marks.Select(m => snippet.Text.Substring(m.Start, m.Length)), Is.EqualTo(new[] { "pekerja", "rentan", "desa" }));
    }

    [Test]
    public void Ten_thousand_finds_on_one_page_cost_no_more_than_the_page()
    {
        var text = string.Concat(Enumerable.Repeat("rentan dan ", 20_000));
        Assert.That(Snippet.Of(text, SearchQuery.Parse("rentan dan"))!.Text, Has.Length.LessThan(280));
    }

    [Test]
    public void Marks_stand_in_order_within_the_text_and_a_folded_text_is_found_where_it_has_any()
    {
        var texts = Gen.Elements("pekerja", "Rentan", "wali kota", "MUARO", " ", "\n", "…", "é", "½", "\ud83d", "😀", "12/PKS", "-").ArrayOf().Select(a => string.Join(' ', a));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var query = SearchQuery.Parse("walikota");
            var snippet = Snippet.Of(text, query);
            return (snippet is not null) == query.Matches(Token.Fold(text))
                && (snippet is null || (snippet.Marks.Count > 0 && snippet.Marks.Zip(snippet.Marks.Skip(1)).All(p => p.First.Start + p.First.Length <= p.Second.Start) && snippet.Marks.All(m => Token.Fold(snippet.Text.Substring(m.Start, m.Length)) is "wali kota" or "walikota")));
        }).QuickCheckThrowOnFailure();
    }
}
