using Agreements.App.Documents.Signatures;

namespace Agreements.Web.Ui;

/// <summary>How the signatures of a file are said: the worst of them first.</summary>
internal static class SignatureWords
{
    /// <summary>What was added under a later signature is as good as unchanged: the later one says so of the whole.</summary>
    public static SignatureState Shown(DocumentSignature signature) => signature is { State: SignatureState.ChangedAfterwards, IsCoveredLater: true } ? SignatureState.Intact : signature.State;

    public static SignatureState Worst(IReadOnlyList<DocumentSignature> signatures) => signatures.Select(Shown).MaxBy(Rank);

    public static string ToneOf(SignatureState state) => state switch
    {
        SignatureState.Intact => Tone.Good,
        SignatureState.ChangedAfterwards or SignatureState.Unreadable => Tone.Warn,
        _ => Tone.Bad,
    };

    private static int Rank(SignatureState state) => state switch
    {
        SignatureState.Broken => 4,
        SignatureState.NotCovered => 3,
        SignatureState.ChangedAfterwards => 2,
        SignatureState.Unreadable => 1,
        _ => 0,
    };
}
