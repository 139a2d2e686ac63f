using System.Text;
using Agreements.App.Data;

namespace Agreements.App.Imports.Rows;

/// <summary>How names of institutions are compared: without case and punctuation, abbreviations written out, spellings that mean the same as one.</summary>
internal static class InstitutionKey
{
    private static readonly (string From, string To)[] Phrases =
    [
        ("bp jamsostek", "bpjs ketenagakerjaan"), ("bpjamsostek", "bpjs ketenagakerjaan"), ("jamsostek", "bpjs ketenagakerjaan"), ("bpjs tk", "bpjs ketenagakerjaan"), ("bpjstk", "bpjs ketenagakerjaan"),
        ("batang hari", "batanghari"), ("walikota", "wali kota"), ("muaro", "muara"), ("pemkot", "pemerintah kota"), ("pemkab", "pemerintah kabupaten"), ("pemprov", "pemerintah provinsi"), ("pemda", "pemerintah daerah"),
        ("kab", "kabupaten"), ("prov", "provinsi"), ("propinsi", "provinsi"), ("univ", "universitas"), ("kacab", "kantor cabang"), ("kc", "kantor cabang"), ("kanwil", "kantor wilayah"), ("disnaker", "dinas tenaga kerja"),
        ("kec", "kecamatan"), ("pemdes", "pemerintah desa"), ("kota administrasi", "kota"),
    ];

    public static string Of(string name)
    {
        var words = new StringBuilder(" ");
        foreach (var c in Folding.Fold(name)) words.Append(char.IsLetterOrDigit(c) ? c : ' ');
        words.Append(' ');
        var key = string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        key = Phrases.Aggregate($" {key} ", (text, phrase) => text.Replace($" {phrase.From} ", $" {phrase.To} ", StringComparison.Ordinal));
        // "Cabang Jambi" is how a branch is called for short.
        return key.Replace(" kantor cabang ", " cabang ", StringComparison.Ordinal).Trim();
    }

    /// <summary>How near two keys are: 0 = no word in common, 1 = the same words.</summary>
    public static double Nearness(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var common = one.Count(other.Contains);
        return common == 0 ? 0 : (double)common / (one.Count + other.Count - common);
    }
}
