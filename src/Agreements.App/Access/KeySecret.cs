using System.Buffers.Text;

namespace Agreements.App.Access;

/// <summary>The secret of a key: <c>agr_</c> and 256 random bits. It is shown once; what is kept is its hash.</summary>
/// <param name="Text">The whole key.</param>
public sealed record KeySecret(string Text)
{
    public const string Prefix = "agr_";

    private const int HintLength = 4;

    public static KeySecret New() => new(Prefix + OneTimeSecret.New());

    /// <summary>Whether a text can be a key at all; what cannot is not looked up.</summary>
    public static bool IsOne(string text) =>
        text.Length == Prefix.Length + OneTimeSecret.Length && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));

    /// <summary>SHA-256 of the whole key, lower-case hex. So many random bits need no slow hash.</summary>
    public string Hash => OneTimeSecret.HashOf(Text);

    /// <summary>By what people recognise it in a list.</summary>
    public string Hint => Text.Substring(Prefix.Length, HintLength);

    /// <summary>Not the secret: records are easily logged.</summary>
    public override string ToString() => $"{Prefix}{Hint}…";
}
