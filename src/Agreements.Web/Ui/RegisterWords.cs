using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>A filter of the register in words.</summary>
internal static class RegisterWords
{
    /// <summary>The key of a filter's name.</summary>
    public static string Key(string filter) => "ui.register.filter." + filter;

    /// <param name="value">As it stands in the address.</param>
    /// <returns>As a reader knows it; what is no known word stays as it is.</returns>
    public static string Of(string filter, string value, Language language) => filter switch
    {
        "validity" => Label<Validity>(value, language),
        "class" => Label<AgreementClass>(value, language),
        "flag" => Label<Flag>(value, language),
        "process" => Label<ProcessState>(value, language),
        "renewal" => Label<RenewalState>(value, language),
        "regime" => Label<Regime>(value, language),
        _ => CivilDate.TryParse(value, out var day) ? DateText.Long(day, language) : value,
    };

    public static IEnumerable<(string Value, string Text)> Choices<T>(Language language) where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => (Words.Of(v), Message.Label(v).In(language)));

    private static string Label<T>(string word, Language language) where T : struct, Enum => Words.TryParse<T>(word, out var value) ? Message.Label(value).In(language) : word;
}
