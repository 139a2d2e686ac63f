using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Agreements.App.Documents.Signatures;

/// <summary>Whether a certificate's key signed a hash. The framework's own check would want the whole file in memory.</summary>
internal static class CmsKey
{
    private const string RsaPss = "1.2.840.113549.1.1.10", ContentType = "1.2.840.113549.1.9.3", MessageDigest = "1.2.840.113549.1.9.4", Data = "1.2.840.113549.1.7.1";

    /// <param name="digest">Of the file, by the signer's hash.</param>
    public static bool Signed(SignerInfo signer, X509Certificate2 certificate, byte[] digest)
    {
        var hash = CmsAlgorithms.Hash(signer.DigestAlgorithm);
        if (signer.SignedAttributes.Count == 0) return Verify(signer, certificate, digest, hash);
        if (One(signer, MessageDigest) is not Pkcs9MessageDigest stated || !stated.MessageDigest.AsSpan().SequenceEqual(digest)) return false;
        if (One(signer, ContentType) is not Pkcs9ContentType { ContentType.Value: Data }) return false;
        return Verify(signer, certificate, CryptographicOperations.HashData(hash, SignedBytes(signer.SignedAttributes)), hash);
    }

    public static string Name(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ec = certificate.GetECDsaPublicKey();
        return rsa is not null ? $"RSA {rsa.KeySize}" : ec is not null ? $"ECDSA {ec.KeySize}" : throw new CryptographicException("An unknown kind of key.");
    }

    // Said twice it could mean two things.
    private static AsnEncodedData? One(SignerInfo signer, string oid) =>
        signer.SignedAttributes.OfType<CryptographicAttributeObject>().Where(a => a.Oid?.Value == oid).ToList() is [{ Values: { Count: 1 } values }] ? values[0] : null;

    private static bool Verify(SignerInfo signer, X509Certificate2 certificate, byte[] digest, HashAlgorithmName hash)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null) return rsa.VerifyHash(digest, signer.GetSignature(), hash, signer.SignatureAlgorithm.Value == RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        using var ec = certificate.GetECDsaPublicKey() ?? throw new CryptographicException("An unknown kind of key.");
        return ec.VerifyHash(digest, signer.GetSignature(), DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>What is signed is the set itself, in its one encoding (RFC 5652, 5.4).</summary>
    private static byte[] SignedBytes(CryptographicAttributeObjectCollection attributes)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
            foreach (var attribute in attributes)
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(attribute.Oid!.Value!);
                    using (writer.PushSetOf())
                        foreach (var value in attribute.Values) writer.WriteEncodedValue(value.RawData);
                }
        return writer.Encode();
    }
}
