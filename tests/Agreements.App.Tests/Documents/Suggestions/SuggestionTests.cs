using Agreements.App.Documents.Suggestions;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Documents;
using Agreements.App.Features.Reports;
using Agreements.App.Tests.Documents.Texts;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Documents;
using Agreements.Domain.Extraction;
using Agreements.Domain.Quality;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents.Suggestions;

/// <summary>What a document says of its agreement stands beside the record, and is written by nobody.</summary>
public sealed class SuggestionTests(string engine) : TextReadingTest(engine)
{
    private static byte[] Text(string ends = "25 Mei 2025", string first = "NOTA KESEPAHAMAN") => HandMadePdf.Pages(
        $"{first}\nANTARA\nKOTA JAMBI\nDENGAN\nCABANG JAMBI\nTENTANG\nSINERGI\nNOMOR: 1/KOTA/2020\nNOMOR: 2/CABANG/2020",
        $"Pada hari ini Selasa, tanggal 26 Mei 2020, kami yang bertanda tangan:\nPasal 5\nJANGKA WAKTU\nNota Kesepahaman ini berlaku sampai dengan tanggal {ends}, dan\ndapat diperpanjang dengan pemberitahuan 3 (tiga) bulan sebelum\nberakhirnya Nota Kesepahaman ini.");

    private async Task<Guid> SignedAsync(byte[] bytes)
    {
        var document = (await UploadAsync(Agreement, bytes, DocumentKind.Signed)).Id;
        await ReadAsync();
        return document;
    }

    private async Task<IReadOnlyList<QualityFinding>> DifferencesAsync()
    {
        await App.SendAsync(new CompareDocuments.Command());
        return (await App.SendAsync(new DataQualityReport.Query { Check = QualityCheck.Document })).Items;
    }

    [Test]
    public async Task Each_fact_stands_beside_the_record_with_its_page_and_words()
    {
        var view = await App.SendAsync(new SuggestFacts.Query(await SignedAsync(Text()), null));
        SuggestedFact Of(string field) => view.Facts.Single(f => f.Field == field);
        Assert.Multiple(() =>
        {
            Assert.That((Of("/term/endsOn").Match, Of("/term/endsOn").Place!.Page), Is.EqualTo((FactMatch.Same, 2)));
            Assert.That((Of("/notice").Match, Of("/notice").IsSafe, Of("/notice").Place!.Words), Is.EqualTo((FactMatch.MissingInRecord, true, "3 (tiga) bulan")));
            Assert.That((Of("/parties/1/number").Match, Of("/parties/1/number").Value!.ToString()), Is.EqualTo((FactMatch.Differs, "2/CABANG/2020")));
            Assert.That((Of("/parties/0/nameAtSigning").Match, Of("/parties/0/nameAtSigning").Institution), Is.EqualTo((FactMatch.Same, City)));
            Assert.That(view.Agreement, Is.EqualTo(Agreement));
        });
        Assert.That((await App.SendAsync(new GetAgreement.Query(Agreement, null))).Version, Is.EqualTo(view.AgreementVersion), "nothing was written");
    }

    [Test]
    public async Task A_text_that_is_not_read_yet_suggests_nothing()
    {
        var document = await SentAsync(Text());
        await AssertBrokenAsync("suggest.notRead", "", () => App.SendAsync(new SuggestFacts.Query(document, null)));
    }

    [Test]
    public async Task Who_may_not_read_the_agreement_gets_no_suggestion_and_no_difference()
    {
        var document = await SignedAsync(Text("25 Mei 2026"));
        Assert.That(await DifferencesAsync(), Is.Not.Empty);
        Act(Role.Officer, Other);
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new SuggestFacts.Query(document, null)));
        Assert.That((await App.SendAsync(new DataQualityReport.Query { Check = QualityCheck.Document })).Items, Is.Empty);
        Act(Role.Officer, City);
        Assert.That((await App.SendAsync(new DataQualityReport.Query { Check = QualityCheck.Document })).Items, Is.Not.Empty);
    }

    [Test]
    public async Task A_difference_is_listed_until_record_or_document_is_mended()
    {
        var document = await SignedAsync(Text("25 Mei 2026"));
        var ends = (await DifferencesAsync()).Single(d => d.Field == "/term/endsOn");
        Assert.That((ends.Recorded!.ToString(), ends.Found!.ToString(), ends.Document, ends.Page), Is.EqualTo(("2025-05-25", "2026-05-25", document, 2)));
        await PatchAsync(await App.SendAsync(new GetAgreement.Query(Agreement, null)), """{"term":{"endsOn":"2026-05-25"}}""");
        Assert.That((await DifferencesAsync()).Select(d => d.Field), Does.Not.Contain("/term/endsOn"));
    }

    [Test]
    public async Task Differences_are_counted_at_the_document_that_was_compared()
    {
        var document = await SignedAsync(Text("25 Mei 2026"));
        var number = (await DifferencesAsync()).Count;
        var counted = await App.SendAsync(new CountDifferences.Query(Agreement));
        Assert.That((number > 1, counted.Of(document), counted.Of(Guid.CreateVersion7())), Is.EqualTo((true, number, 0)));
        Act(Role.Officer, Other);
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new CountDifferences.Query(Agreement)));
    }

    [Test]
    public async Task Nothing_is_safe_in_a_text_of_others_and_in_an_annex()
    {
        async Task<SuggestionsView> OfAsync(Guid document) => await App.SendAsync(new SuggestFacts.Query(document, null));
        var others = await OfAsync(await SignedAsync(Text(first: "PERJANJIAN KERJA SAMA")));
        Assert.That((others.Facts.Any(f => f.IsSafe), others.Doubts.Select(d => d.Kind)), Is.EqualTo((false, new[] { TextDoubt.OtherClass })));
        var annex = (await UploadAsync(Agreement, Text(), DocumentKind.Annex)).Id;
        await ReadAsync();
        Assert.That((await OfAsync(annex)) is var one && !one.Facts.Any(f => f.IsSafe) ? one.Doubts.Select(d => d.Message) : [], Is.EqualTo(new[] { "Dokumen ini bukan naskah bertanda tangan." }));
    }

    [Test]
    public async Task The_last_signed_document_counts_and_none_that_was_removed()
    {
        await SignedAsync(Text("25 Mei 2026"));
        App.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await SignedAsync(Text("25 Mei 2027"));
        Assert.That((await DifferencesAsync()).Single(d => d.Field == "/term/endsOn").Found!.ToString(), Is.EqualTo("2027-05-25"));
        await App.SendAsync(new RemoveDocument.Command(second, (await App.SendAsync(new ReadDocument.Query(second))).Version, "salah"));
        Assert.That((await DifferencesAsync()).Single(d => d.Field == "/term/endsOn").Found!.ToString(), Is.EqualTo("2026-05-25"));
    }

    [Test]
    public async Task Differences_go_on_behind_a_page()
    {
        await SignedAsync(Text("25 Mei 2026"));
        var all = await DifferencesAsync();
        var (found, token) = (new List<string>(), (string?)null);
        do
        {
            var page = await App.SendAsync(new DataQualityReport.Query { Agreement = Agreement, Check = QualityCheck.Document, PageSize = 1, PageToken = token });
            found.AddRange(page.Items.Select(i => i.Field));
            token = page.NextPageToken;
        }
        while (token is not null);
        Assert.That(found, Is.EqualTo(all.Select(d => d.Field)).And.Count.GreaterThan(1));
    }

    [Test]
    public async Task A_file_that_is_not_kept_is_read_too()
    {
        await using var file = await FileAsync(Text());
        var view = await App.SendAsync(new SuggestFromFile.Query(file));
        Assert.That((view.Document, view.Facts.Single(f => f.Field == "/class").Value!.ToString(), view.Facts.Single(f => f.Field == "/parties/1/nameAtSigning").Institution), Is.EqualTo(((Guid?)null, "mou", (Guid?)Branch)));
        Assert.That(await App.RowsAsync<string>("SELECT sha256 FROM blobs"), Is.Empty);
    }

    [Test]
    public async Task More_files_at_once_than_are_read_at_once_are_refused_and_wait_for_nobody()
    {
        async Task<string> AskAsync(int number)
        {
            await using var file = await FileAsync(Text(first: $"NOTA {number}"));
            try
            {
                await App.SendAsync(new SuggestFromFile.Query(file));
                return "read";
            }
            catch (DomainException refusal)
            {
                return $"{refusal.Kind} {refusal.Violations[0].Code}";
            }
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(AskAsync));
        Assert.That((answers.Count(a => a == "read"), answers.Count(a => a == "RateLimited rate.limited")), Is.EqualTo((2, 4)), string.Join("; ", answers));
    }

    [Test]
    public async Task A_scan_is_not_recognised_while_somebody_waits()
    {
        await using var scan = await FileAsync(HandMadePdf.Scans([(8, 8, new byte[64])]));
        var refused = await AssertBrokenAsync("suggest.needsOcr", "/file", () => App.SendAsync(new SuggestFromFile.Query(scan)));
        Assert.That(refused.Kind, Is.EqualTo(ProblemKind.Unreadable));
        await using var picture = await FileAsync(Files.Png, "pindai.png");
        await AssertBrokenAsync("suggest.needsOcr", "/file", () => App.SendAsync(new SuggestFromFile.Query(picture)));
    }

    [TestCase("mou-kota-jambi.pdf")]
    [TestCase("mou-kota-jambi.docx")]
    [TestCase("kb-tiga-pihak-kerinci.pdf")]
    [TestCase("addendum-bungo.docx")]
    public async Task A_real_file_says_the_same_as_its_text(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(Here())!, "..", "Fixtures", name);
        var text = FactExtraction.From((await File.ReadAllTextAsync(Path.ChangeExtension(path, ".txt"))).Split('\f'));
        await using var file = await FileAsync(await File.ReadAllBytesAsync(path), name);
        var found = (await App.SendAsync(new SuggestFromFile.Query(file))).Facts.ToDictionary(f => f.Field, f => f.Value!.ToJsonString());
        foreach (var one in text.Suggestions.Where(s => s.Field.Contains("number", StringComparison.Ordinal) || s.Field.StartsWith("/term", StringComparison.Ordinal) || s.Field is "/notice" or "/class"))
            Assert.That(found.GetValueOrDefault(one.Field), Is.EqualTo(SuggestedFact.Node(one.Value)!.ToJsonString()), one.Field);
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
