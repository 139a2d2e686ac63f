using System.Text;
using Agreements.App.Documents.Signatures;
using NUnit.Framework;

namespace Agreements.App.Tests.Documents.Signatures;

/// <summary>What is said of the signatures of a PDF, honest and not.</summary>
public sealed class SignatureCheckTests
{
    private const string Sha1 = "1.3.14.3.2.26", Sha512 = "2.16.840.1.101.3.4.2.3";

    private static readonly TestSigner Mayor = TestSigner.Rsa("CN=Dr. H. Maulana, O=Pemerintah Kota Jambi, C=ID"), Head = TestSigner.Ec("CN=Kepala Cabang, O=BPJS Ketenagakerjaan");

    [OneTimeTearDown]
    public static void Leave()
    {
        Mayor.Dispose();
        Head.Dispose();
    }

    private static async Task<IReadOnlyList<DocumentSignature>> CheckAsync(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        return await SignatureCheck.OfAsync(stream, default);
    }

    private static async Task<SignatureState[]> StatesAsync(byte[] pdf) => [.. (await CheckAsync(pdf)).Select(s => s.State)];

    private static byte[] Replace(byte[] pdf, string old, string @new) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(pdf).Replace(old, @new, StringComparison.Ordinal));

    [Test]
    public async Task A_file_that_is_what_was_signed_is_intact_and_names_its_signer()
    {
        var found = await CheckAsync(new TestPdf().Sign(Mayor.Sign, "/M (D:20250525140500+07'00')").Bytes);
        Assert.That(found, Is.EqualTo(new[]
        {
            new DocumentSignature
            {
                Kind = SignatureKind.Signature, State = SignatureState.Intact, Signer = "Dr. H. Maulana", Organisation = "Pemerintah Kota Jambi", Issuer = "Dr. H. Maulana",
                ValidFrom = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), ValidUntil = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
                SignedAt = new DateTimeOffset(2025, 5, 25, 7, 5, 0, TimeSpan.Zero), SignedAtSource = SignedAtSource.Claimed, Algorithm = "SHA-256, RSA 2048",
            },
        }));
        Assert.That(found[0].WasCertificateValid, Is.True);
    }

    [Test]
    public async Task A_file_without_signatures_has_none() => Assert.That(await CheckAsync(new TestPdf().Bytes), Is.Empty);

    [TestCase("MediaBox [0 0 200 200]", "MediaBox [0 0 900 200]")]
    [TestCase("%%EOF", "%%EOG")]
    public async Task A_changed_byte_breaks_a_signature(string old, string @new)
    {
        var pdf = new TestPdf().Sign(Mayor.Sign).Bytes;
        Assert.That(await StatesAsync(Replace(pdf, old, @new)), Is.EqualTo(new[] { SignatureState.Broken }));
    }

    [Test]
    public async Task A_signature_of_another_key_is_broken()
    {
        using var other = TestSigner.Rsa("CN=Dr. H. Maulana, O=Pemerintah Kota Jambi, C=ID");
        // The last bytes of the structure are the signature by the key.
        var pdf = new TestPdf().Sign(content => [.. Mayor.Sign(content)[..^256], .. other.Sign(content)[^256..]]).Bytes;
        Assert.That(await StatesAsync(pdf), Is.EqualTo(new[] { SignatureState.Broken }));
    }

    [Test]
    public async Task What_is_added_afterwards_is_said()
    {
        var found = await CheckAsync(new TestPdf().Sign(Mayor.Sign).Revise().Bytes);
        Assert.That(found.Select(s => (s.State, s.IsCoveredLater, s.Signer)), Is.EqualTo(new[] { (SignatureState.ChangedAfterwards, false, "Dr. H. Maulana") }));
    }

    [Test]
    public async Task A_second_signer_covers_what_came_after_the_first()
    {
        var pdf = new TestPdf().Sign(Mayor.Sign).Sign(Head.Sign);
        Assert.That((await CheckAsync(pdf.Bytes)).Select(s => (s.State, s.IsCoveredLater, s.Algorithm)), Is.EqualTo(new[]
        {
            (SignatureState.ChangedAfterwards, true, "SHA-256, RSA 2048"), (SignatureState.Intact, false, "SHA-256, ECDSA 256"),
        }));
        Assert.That((await CheckAsync(pdf.Revise().Bytes)).Select(s => (s.State, s.IsCoveredLater)), Is.All.EqualTo((SignatureState.ChangedAfterwards, false)));
    }

    [Test]
    public async Task A_hole_that_leaves_room_for_more_than_the_signature_covers_nothing()
    {
        const string entries = "/Reason (asli)";
        // A shadow: the hole begins before the contents, and what stands there could be changed unseen.
        var wide = new TestPdf().Sign(Mayor.Sign, entries, ranges: r => [0, r[1] - 30, r[2], r[3]]).Bytes;
        var late = new TestPdf().Sign(Mayor.Sign, entries, ranges: r => [0, r[1], r[2] + 20, r[3] - 20]).Bytes;
        // The contents stand elsewhere; the hole is another text, which a reader may show.
        var other = Replace(new TestPdf().Sign(Mayor.Sign, entries).Bytes, "/Contents <", "/Kontents <");
        foreach (var pdf in new[] { wide, late, other }) Assert.That(await StatesAsync(pdf), Is.EqualTo(new[] { SignatureState.NotCovered }));
    }

    [TestCase("[0 10]")]
    [TestCase("[7 10 20 30]")]
    [TestCase("[0 99999999999999999999 1 1]")]
    [TestCase("[0 -5 20 30]")]
    [TestCase("[ /A 0 R ]")]
    [TestCase("[0 0 0 0]")]
    [TestCase("[0 5 10 20 /Contents")]
    public async Task A_range_that_is_none_covers_nothing(string range) =>
        Assert.That(await StatesAsync(Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<< /ByteRange {range} /Contents <00> >>\nendobj {new string(' ', 50)}")), Is.EqualTo(new[] { SignatureState.NotCovered }));

    [Test]
    public async Task A_file_that_was_cut_off_is_broken()
    {
        var pdf = new TestPdf().Sign(Mayor.Sign).Bytes;
        for (var left = pdf.Length - 1; left > 0; left -= 997) Assert.That(await StatesAsync(pdf[..left]), Is.SubsetOf(new[] { SignatureState.Broken, SignatureState.NotCovered }), left.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task No_damage_to_a_signature_gets_out()
    {
        var random = new Random(7);
        for (var n = 0; n < 120; n++)
        {
            var pdf = new TestPdf().Sign(content =>
            {
                var cms = Mayor.Sign(content);
                for (var hits = random.Next(1, 4); hits > 0; hits--) cms[random.Next(cms.Length)] ^= (byte)(1 << random.Next(8));
                return random.Next(5) == 0 ? cms[..random.Next(cms.Length)] : cms;
            }).Bytes;
            Assert.That(await StatesAsync(pdf), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public async Task Weak_algorithms_and_keys_are_said()
    {
        using var small = TestSigner.Rsa("CN=Kecil", 1024);
        var found = await CheckAsync(new TestPdf().Sign(c => Mayor.Sign(c, Sha1)).Sign(small.Sign).Sign(c => Mayor.Sign(c, Sha512)).Bytes);
        Assert.That(found.Select(s => (s.Algorithm, s.IsWeak, s.IsCoveredLater)), Is.EqualTo(new[] { ("SHA-1, RSA 2048", true, true), ("SHA-256, RSA 1024", true, true), ("SHA-512, RSA 2048", false, false) }));
    }

    [Test]
    public async Task A_signature_with_another_padding_and_its_own_time_holds()
    {
        var at = new DateTimeOffset(2028, 3, 1, 2, 3, 4, TimeSpan.Zero);
        var found = await CheckAsync(new TestPdf().Sign(c => Mayor.Sign(c, Sha512, at, System.Security.Cryptography.RSASignaturePadding.Pss), "/M (D:20200101000000Z)").Bytes);
        Assert.That(found.Select(s => (s.State, s.SignedAt, s.WasCertificateValid)), Is.EqualTo(new[] { (SignatureState.Intact, (DateTimeOffset?)at, (bool?)false) }));
    }

    [Test]
    public async Task Names_in_certificates_are_made_fit_to_be_shown()
    {
        using var odd = TestSigner.Rsa("CN=\"\u202eWali\u0007kota " + new string('x', 1000) + "\"");
        Assert.That((await CheckAsync(new TestPdf().Sign(odd.Sign).Bytes))[0].Signer, Is.EqualTo("Walikota " + new string('x', 191)));
    }

    [Test]
    public async Task At_most_fifty_are_looked_at()
    {
        var pdf = Encoding.Latin1.GetBytes("%PDF-1.7\n" + string.Concat(Enumerable.Range(0, 20_000).Select(n => $"<< /ByteRange [0 {n} 1] >>\n")));
        Assert.That(await StatesAsync(pdf), Has.Length.EqualTo(50));
    }

    [Test]
    public async Task A_signature_is_found_wherever_the_pieces_of_the_file_that_are_read_end()
    {
        for (var shift = 0; shift < 700; shift += 21)
        {
            var pdf = new TestPdf().Revise(new string('y', 64 * 1024 - 1000 + shift)).Sign(Head.Sign).Bytes;
            Assert.That(await StatesAsync(pdf), Is.EqualTo(new[] { SignatureState.Intact }), $"{shift}");
        }
    }

    /// <summary>Made by OpenSSL: see Fixtures/make.py.</summary>
    private static Task<byte[]> StampedAsync() => File.ReadAllBytesAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "Documents", "Signatures", "Fixtures", "stamped.pdf"));

    [Test]
    public async Task Time_stamps_in_a_signature_and_over_the_file_tell_when_it_was_signed()
    {
        var found = await CheckAsync(await StampedAsync());
        Assert.That(found.Select(s => (s.Kind, s.State, s.IsCoveredLater, s.Signer, s.Organisation, s.SignedAtSource, s.SignedAt?.Year)), Is.EqualTo(new[]
        {
            (SignatureKind.Signature, SignatureState.ChangedAfterwards, true, "Prof. Dr. Helmi", "Universitas Jambi", (SignedAtSource?)SignedAtSource.Timestamp, (int?)2026),
            (SignatureKind.Timestamp, SignatureState.Intact, false, "Stempel Waktu", null, SignedAtSource.Timestamp, 2026),
        }));
    }

    [Test]
    public async Task A_changed_byte_breaks_a_time_stamp_over_the_file_too() =>
        Assert.That(await StatesAsync(Replace(await StampedAsync(), "[0 0 200 200]", "[0 0 201 200]")), Is.EqualTo(new[] { SignatureState.Broken, SignatureState.Broken }));
}
