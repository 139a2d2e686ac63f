using Agreements.App.Documents.Signatures;
using Agreements.App.Documents.Texts;
using Agreements.App.Features.Documents;
using Agreements.App.Tests.Documents.Signatures;
using Agreements.Domain.Access;
using Agreements.Domain.Documents;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents;

/// <summary>What a version keeps of its signatures, and what the pages ask about its text.</summary>
public sealed class SignedDocumentTests(string engine) : DocumentTest(engine)
{
    private static byte[] Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];

    [Test]
    public async Task Each_version_keeps_what_was_found_of_its_signatures()
    {
        var agreement = await SharedAsync();
        using var mayor = TestSigner.Rsa("CN=Wali Kota");
        var signed = new TestPdf().Sign(mayor.Sign, "/M (D:20250525140500+07'00')");
        var document = await UploadAsync(agreement.Id, signed.Bytes, DocumentKind.Signed);
        document = await AddVersionAsync(document, signed.Revise().Bytes);
        document = await AddVersionAsync(document, Files.Pdf());
        var versions = (await NowAsync(document)).Versions;
        Assert.That(versions.Select(v => v.Signatures!.Select(s => (s.Signer, s.State, s.SignedAt))), Is.EqualTo(new (string?, SignatureState, DateTimeOffset?)[][]
        {
            [("Wali Kota", SignatureState.Intact, new DateTimeOffset(2025, 5, 25, 7, 5, 0, TimeSpan.Zero))], [("Wali Kota", SignatureState.ChangedAfterwards, new DateTimeOffset(2025, 5, 25, 7, 5, 0, TimeSpan.Zero))], [],
        }));
        Assert.That((await UploadAsync(agreement.Id, Png, name: "a.png")).Versions[0].Signatures, Is.Null);
    }

    [Test]
    public async Task How_far_texts_are_is_told_without_a_record_and_only_to_who_may_read()
    {
        var agreement = await SharedAsync();
        var (document, removed) = (await UploadAsync(agreement.Id, Files.Pdf()), await UploadAsync(agreement.Id, new TestPdf().Bytes));
        await App.SendAsync(new RemoveDocument.Command(removed.Id, removed.Version, "Salah unggah"));
        Assert.That((await App.SendAsync(new ListTextStates.Query(agreement.Id))).States, Is.EqualTo(new Dictionary<Guid, TextState> { [document.Id] = TextState.Waiting }));
        Assert.That((await App.SendAsync(new ReadingState.Query(document.Id, null))) is { State: TextState.Waiting, Number: 1, Items.Count: 0 }, Is.True);
        Assert.That((await App.RowsAsync<long>("SELECT COUNT(*) FROM audit_entries WHERE action = 'download'")).Single(), Is.Zero);
        Act(Role.Officer, Other);
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new ListTextStates.Query(agreement.Id)));
        await AssertBrokenAsync("notFound", "", () => App.SendAsync(new ReadingState.Query(document.Id, null)));
    }
}
