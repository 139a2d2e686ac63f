using Agreements.Domain.Agreements;

namespace Agreements.Domain.Reports;

/// <summary>Groups of workers whose protection the Paritrana Award judges by itself, besides regulation, coverage and its growth.</summary>
public enum ParitranaGroup
{
    /// <summary>Pegawai non-ASN: honorer, guru honorer, penyelenggara pemilu, aparat desa, RT/RW.</summary>
    NonAsn,

    /// <summary>Pekerja rentan, miskin, miskin ekstrem.</summary>
    Vulnerable,

    /// <summary>Workers of the villages: 1 desa 100 pekerja rentan.</summary>
    Villages,
}

/// <summary>Which group a record speaks of, by its words: nobody has marked it.</summary>
public static class Paritrana
{
    // In this order: whoever works for a village is non-ASN, what a village pays or is to pay is the village's though it is for the vulnerable, and the poor of all villages are vulnerable.
    private static readonly (ParitranaGroup Group, string[] Words)[] All =
    [
        (ParitranaGroup.NonAsn, ["non-asn", "non asn", "ptt", "tenaga kontrak", "tkd", "honorer", "penyelenggara pemilu", "perangkat desa", "aparat desa", "rt/rw", "paruh waktu"]),
        (ParitranaGroup.Villages, ["1 desa 100", "satu desa 100", "1 desa seratus", "satu desa seratus", "1 kelurahan 100", "apbdes", "dana desa", "ekosistem desa"]),
        (ParitranaGroup.Vulnerable, ["rentan", "miskin"]),
        (ParitranaGroup.Villages, ["desa", "kelurahan"]),
    ];

    /// <summary>The first group of which the text speaks; null = of none.</summary>
    public static ParitranaGroup? Of(string text) => All.Where(g => g.Words.Any(w => Says(text, w))).Select(g => (ParitranaGroup?)g.Group).FirstOrDefault();

    /// <summary>All groups for which an agreement is made, by its segments; villages also where a village pays.</summary>
    public static IReadOnlyList<ParitranaGroup> Of(AgreementFacts facts) =>
    [
        .. facts.Segments.Select(Of).OfType<ParitranaGroup>().Concat(facts.Funding.Any(f => f.Source == FundingSource.Apbdes) ? [ParitranaGroup.Villages] : []).Distinct().Order(),
    ];

    // Whole words: "desa" is not part of "desain".
    private static bool Says(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]))) return true;
        return false;
    }
}
