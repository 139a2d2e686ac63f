using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Agreements.App.Tests.Documents.Signatures;

/// <summary>Somebody with a certificate of their own making, as anybody can make one.</summary>
internal sealed class TestSigner : IDisposable
{
    private static readonly DateTimeOffset From = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly X509Certificate2 _certificate;

    private TestSigner(X509Certificate2 certificate) => _certificate = certificate;

    public static TestSigner Rsa(string name, int bits = 2048)
    {
        using var key = RSA.Create(bits);
        return new TestSigner(new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(From, Until));
    }

    public static TestSigner Ec(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new TestSigner(new CertificateRequest(name, key, HashAlgorithmName.SHA256).CreateSelfSigned(From, Until));
    }

    public byte[] Sign(byte[] content) => Sign(content, "2.16.840.1.101.3.4.2.1");

    public byte[] Sign(byte[] content, string hash, DateTimeOffset? at = null, RSASignaturePadding? padding = null)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _certificate, null, padding) { DigestAlgorithm = new Oid(hash), IncludeOption = X509IncludeOption.EndCertOnly };
        if (at is { } time) signer.SignedAttributes.Add(new Pkcs9SigningTime(time.UtcDateTime));
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    public void Dispose() => _certificate.Dispose();
}
