using Agreements.Domain.Searching;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Searching;

/// <summary>What was typed, understood.</summary>
public sealed class SearchQueryTests
{
    private static string Ways(Wanted wanted) => string.Join('|', wanted.Ways.Select(w => w.Text + (w.IsPrefix ? "*" : "")));

    private static string[] All(string text, bool typing = false) => [.. SearchQuery.Parse(text, typing).All.Select(Ways)];

    [TestCase("Pekerja  RENTAN", "pekerja", "rentan")]
    [TestCase("Ténaga kerja", "tenaga", "kerja")]
    [TestCase("\"tenaga kerja\" rentan", "tenaga kerja", "rentan")]
    [TestCase("“tenaga kerja” rentan", "tenaga kerja", "rentan")]
    [TestCase("\"tenaga kerja", "tenaga kerja")]
    [TestCase("12/PKS/2025", "12 pks 2025")]
    [TestCase("560/1.2/2023 data", "560 1 2 2023", "data")]
    [TestCase("non-ASN", "non aparatur sipil negara|non asn|nonasn")]
    [TestCase("satu OR dua AND NEAR(x y)", "satu", "or", "dua", "and", "near x", "y")]
    [TestCase("title:rahasia*", "title rahasia")]
    [TestCase("% _ \" ' - --")]
    public void Words_rows_and_numbers_are_told_apart_and_marks_are_only_marks(string text, params string[] expected) => Assert.That(All(text), Is.EqualTo(expected));

    [TestCase("muaro jambi", "muaro|muara", "jambi")]
    [TestCase("Pemkot Jambi", "pemkot|pemerintah kota", "jambi")]
    [TestCase("pemerintah kota jambi", "pemerintah kota|pemkot", "jambi")]
    [TestCase("wali kota", "wali kota|walikota")]
    [TestCase("Batanghari", "batanghari|batang hari")]
    [TestCase("BP Jamsostek", "bp jamsostek|bpjs ketenagakerjaan|bpjamsostek|bpjstk|bpjs tk|jamsostek")]
    [TestCase("PKS kadaluarsa", "pks|perjanjian kerja sama|perjanjian kerjasama", "kadaluarsa|kedaluwarsa|kadaluwarsa|daluwarsa")]
    [TestCase("Pebruari", "pebruari|februari|feb")]
    public void Each_spelling_stands_for_all_of_them_the_typed_one_first(string text, params string[] expected) => Assert.That(All(text), Is.EqualTo(expected));

    [TestCase("No. 415.4/14/HKU/2023", "415 4 14 hku 2023")]
    [TestCase("Nomor: 415.4/14/HKU/2023", "415 4 14 hku 2023")]
    [TestCase("nomor:415.4/14", "415 4 14")]
    [TestCase("415.4 / 14 / HKU / 2023", "415 4 14 hku 2023")]
    [TestCase("tgl 25 Mei 2023", "25", "mei", "2023")]
    [TestCase("UU No. 24 Tahun 2011", "uu|undang undang nomor|undang undang no|undang undang|uu nomor|uu no", "24", "tahun", "2011")]
    [TestCase("PP 28 Tahun 2018", "pp|peraturan pemerintah nomor|peraturan pemerintah no|peraturan pemerintah|pp nomor|pp no", "28", "tahun", "2018")]
    [TestCase("nomor induk", "nomor|no|nomer", "induk")]
    [TestCase("nonASN", "nonasn|non aparatur sipil negara|non asn")]
    [TestCase("jamsostek", "jamsostek|bpjs ketenagakerjaan|bpjamsostek|bp jamsostek|bpjstk|bpjs tk|jaminan sosial ketenagakerjaan")]
    [TestCase("jaminan sosial ketenagakerjaan", "jaminan sosial ketenagakerjaan|jamsostek")]
    public void What_officers_type_is_understood_as_it_is_written_in_documents(string text, params string[] expected) => Assert.That(All(text), Is.EqualTo(expected));

    [TestCase("25/5/2023", "25 5 2023|25 05 2023|25 mei 2023")]
    [TestCase("25-05-2023", "25 05 2023|25 5 2023|25 mei 2023")]
    [TestCase("tanggal 1.2.2024", "1 2 2024|01 02 2024|1 februari 2024|01 februari 2024|1 pebruari 2024|01 pebruari 2024|1 feb 2024|01 feb 2024")]
    [TestCase("25/13/2023", "25 13 2023")]
    public void A_day_in_figures_is_found_as_it_is_written(string text, string expected) => Assert.That(All(text).Single(), Is.EqualTo(expected));

    [Test]
    public void A_row_holds_each_of_its_spellings()
    {
        Assert.That(All("\"data kerjasama muara\"").Single().Split('|'), Is.EquivalentTo(new[] { "data kerja sama muara", "data kerja sama muaro", "data kerjasama muara", "data kerjasama muaro" }));
        Assert.That(SearchQuery.Parse("\"muara muara muara muara muara muara\"").All.Single().Ways, Has.Count.LessThanOrEqualTo(8));
    }

    [Test]
    public void What_is_left_out_is_left_out_in_all_its_spellings_and_alone_it_finds_nothing()
    {
        var query = SearchQuery.Parse("rentan -\"wali kota\" -desa");
        Assert.That((query.All.Select(Ways).Single(), string.Join(' ', query.None.Select(Ways))), Is.EqualTo(("rentan", "wali kota|walikota desa")));
        Assert.That((query.Matches("pekerja rentan"), query.Matches("pekerja rentan walikota"), query.Matches("rentan desa"), SearchQuery.Parse("-desa").IsEmpty), Is.EqualTo((true, false, false, true)));
    }

    [Test]
    public void While_typing_only_the_last_word_may_be_unfinished()
    {
        Assert.That(All("pekerja rent", typing: true), Is.EqualTo(new[] { "pekerja", "rent*" }));
        Assert.That(All("415.4/1", typing: true), Is.EqualTo(new[] { "415 4 1" }), "a single letter or digit begins too many");
        Assert.That(All("415.4/12", typing: true), Is.EqualTo(new[] { "415 4 12*" }));
        Assert.That(All("\"pekerja rent\"", typing: true), Is.EqualTo(new[] { "pekerja rent" }));
        Assert.That(SearchQuery.Parse("pekerja rent", typing: true).Matches("kerja pekerja rentan"), Is.True);
        Assert.That(SearchQuery.Parse("pekerj rentan", typing: true).Matches("pekerja rentan"), Is.False);
    }

    [Test]
    public void Whatever_is_typed_only_letters_and_digits_are_looked_for()
    {
        var letters = Gen.Elements<object>("\"", "-", "*", "(", ")", ":", "^", "+", "{", "}", " ", "a", "B", "é", "7", "OR", "NOT", "NEAR", "ﬁ", "½", "\ud800", "İ", "\u0301", "\0", "ꟺ", "😀").ArrayOf().Select(a => string.Concat(a));
        Prop.ForAll(letters.ToArbitrary(), text => SearchQuery.Parse(text, typing: true) is var q
            && q.All.Concat(q.None).SelectMany(w => w.Ways).All(w => w.Words.Count > 0 && w.Words.All(word => word.Length > 0 && word.EnumerateRunes().All(r => System.Text.Rune.IsLetterOrDigit(r) && System.Text.Rune.ToLowerInvariant(r) == r)))).QuickCheckThrowOnFailure();
    }
}
