using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Agreements.App.Documents.Signatures;

/// <summary>A name in a certificate, made fit to be shown: whoever made the certificate wrote it.</summary>
internal static class CertificateName
{
    public const string Common = "2.5.4.3", Organisation = "2.5.4.10";

    private const int Longest = 200;

    /// <returns>Null = it says none.</returns>
    public static string? Of(X500DistinguishedName name, string oid) =>
        name.EnumerateRelativeDistinguishedNames().Where(p => !p.HasMultipleElements && p.GetSingleElementType().Value == oid).Select(p => Clean(p.GetSingleElementValue())).FirstOrDefault(v => v is not null);

    private static string? Clean(string? text)
    {
        var shown = string.Concat((text ?? "").EnumerateRunes().Where(r => System.Text.Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)).Take(Longest)).Trim();
        return shown.Length == 0 ? null : shown;
    }
}
