using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Agreements.App.Documents.Signatures;

/// <summary>The signature itself (CMS, RFC 5652): whose key made it, over what.</summary>
/// <param name="stamp">It is a time stamp over the file (RFC 3161); null = somebody's signature.</param>
internal sealed class CmsSignature(SignerInfo signer, X509Certificate2 certificate, Rfc3161TimestampToken? stamp)
{
    private const string OfTimestamp = "1.2.840.113549.1.9.16.1.4", TimestampAttribute = "1.2.840.113549.1.9.16.2.14";

    private const int LeastRsa = 2048, LeastEc = 224;

    /// <summary>By which the file is to be hashed.</summary>
    public HashAlgorithmName Digest { get; } = CmsAlgorithms.Hash(stamp is null ? signer.DigestAlgorithm : stamp.TokenInfo.HashAlgorithmId);

    /// <exception cref="CryptographicException">Not of the kind that is checked here.</exception>
    public static CmsSignature Read(byte[] contents)
    {
        // Behind the signature its place is filled with zeros.
        AsnDecoder.ReadEncodedValue(contents, AsnEncodingRules.BER, out _, out _, out var length);
        var cms = new SignedCms();
        cms.Decode(contents.AsSpan(0, length));
        var isStamp = cms.ContentInfo.ContentType.Value == OfTimestamp;
        if (cms.SignerInfos.Count != 1 || (!isStamp && cms.ContentInfo.Content.Length > 0)) throw new CryptographicException("One signature over the file is expected.");
        if (cms.SignerInfos[0].Certificate is not { } certificate) throw new CryptographicException("The certificate is missing.");
        return new CmsSignature(cms.SignerInfos[0], certificate, isStamp ? Stamp(contents.AsMemory(0, length)) : null);
    }

    /// <returns>The hash is what was signed, and the certificate's key signed it.</returns>
    public bool Holds(byte[] digest) => stamp is null ? CmsKey.Signed(signer, certificate, digest) : stamp.VerifySignatureForHash(digest, Digest, out _);

    public DocumentSignature Describe(SignatureState state, DateTimeOffset? claimed)
    {
        var stamped = stamp?.TokenInfo.Timestamp ?? Stamped();
        return new DocumentSignature
        {
            Kind = stamp is null ? SignatureKind.Signature : SignatureKind.Timestamp, State = state,
            Signer = CertificateName.Of(certificate.SubjectName, CertificateName.Common), Organisation = CertificateName.Of(certificate.SubjectName, CertificateName.Organisation),
            Issuer = CertificateName.Of(certificate.IssuerName, CertificateName.Common) ?? CertificateName.Of(certificate.IssuerName, CertificateName.Organisation),
            ValidFrom = new DateTimeOffset(certificate.NotBefore).ToUniversalTime(), ValidUntil = new DateTimeOffset(certificate.NotAfter).ToUniversalTime(),
            SignedAt = (stamped ?? Claimed() ?? claimed)?.ToUniversalTime(),
            SignedAtSource = stamped is not null ? SignedAtSource.Timestamp : (Claimed() ?? claimed) is not null ? SignedAtSource.Claimed : null,
            Algorithm = $"{CmsAlgorithms.Name(Digest)}, {CmsKey.Name(certificate)}", IsWeak = IsWeak(),
        };
    }

    private bool IsWeak()
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ec = certificate.GetECDsaPublicKey();
        return Digest == HashAlgorithmName.SHA1 || CmsAlgorithms.Hash(signer.DigestAlgorithm) == HashAlgorithmName.SHA1 || rsa?.KeySize < LeastRsa || ec?.KeySize < LeastEc;
    }

    private DateTimeOffset? Claimed() => signer.SignedAttributes.OfType<CryptographicAttributeObject>().SelectMany(a => a.Values.OfType<Pkcs9SigningTime>()).FirstOrDefault() is { } time
        ? new DateTimeOffset(DateTime.SpecifyKind(time.SigningTime, DateTimeKind.Utc)) : null;

    private DateTimeOffset? Stamped()
    {
        foreach (var attribute in signer.UnsignedAttributes)
            if (attribute.Oid?.Value == TimestampAttribute && attribute.Values.Count > 0 && Rfc3161TimestampToken.TryDecode(attribute.Values[0].RawData, out var token, out _)
                && token.VerifySignatureForSignerInfo(signer, out _)) return token.TokenInfo.Timestamp;
        return null;
    }

    private static Rfc3161TimestampToken Stamp(ReadOnlyMemory<byte> contents) =>
        Rfc3161TimestampToken.TryDecode(contents, out var token, out _) ? token : throw new CryptographicException("No time stamp.");
}
