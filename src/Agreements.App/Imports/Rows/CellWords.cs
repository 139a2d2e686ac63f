using System.Collections.Concurrent;
using Agreements.App.Data;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports.Rows;

/// <summary>Values of enumerations as people write them: the API's words, the labels of both languages, and how offices call the classes.</summary>
internal static class CellWords
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, string>> Known = new();

    private static readonly (string Name, AgreementClass Class)[] Classes =
    [
        ("mou", AgreementClass.Mou), ("nota kesepahaman", AgreementClass.Mou), ("nota kesepahaman (mou)", AgreementClass.Mou), ("memorandum of understanding", AgreementClass.Mou), ("nota kesepakatan", AgreementClass.Nk),
        ("nota kesepakatan sinergi", AgreementClass.Nk), ("nota kesepakatan (sinergi)", AgreementClass.Nk), ("kesepakatan bersama", AgreementClass.Kb), ("perjanjian kerja sama", AgreementClass.Pks), ("perjanjian kerjasama", AgreementClass.Pks), ("pks", AgreementClass.Pks),
        ("perjanjian kerja sama (pks)", AgreementClass.Pks), ("memorandum of agreement", AgreementClass.Moa), ("implementation arrangement", AgreementClass.Ia), ("adendum", AgreementClass.Addendum), ("addendum", AgreementClass.Addendum),
    ];

    /// <returns>The API's word; null = it is none.</returns>
    public static string? Of(Type values, string text) => Known.GetOrAdd(values, Read).GetValueOrDefault(Folding.Fold(text));

    public static bool? YesNo(string text) => Folding.Fold(text) switch
    {
        "ya" or "yes" or "y" or "true" or "1" or "v" or "✓" => true,
        "tidak" or "no" or "n" or "false" or "0" or "-" => false,
        _ => null,
    };

    /// <summary>Whether somebody wrote that there is nothing to write.</summary>
    public static bool IsNothing(string text) => Folding.Fold(text).Trim('.') is "-" or "–" or "—" or "n/a" or "na" or "tidak ada" or "belum ada" or "none" or "nihil";

    /// <summary>The labels of all values, one after the other.</summary>
    public static Message Labels(Type values) => Joined([.. Enum.GetValues(values).Cast<Enum>().Select(Message.Label).Where(l => Message.Exists(l.Key))]);

    // Halves, so that what is stored of a long list is not nested deep.
    private static Message Joined(Message[] labels) => labels.Length == 1 ? labels[0] : new Message("import.values", Joined(labels[..(labels.Length / 2)]), Joined(labels[(labels.Length / 2)..]));

    private static Dictionary<string, string> Read(Type values)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in Enum.GetValues(values).Cast<Enum>())
        {
            var word = Words.Camel(value.ToString());
            words.TryAdd(Folding.Fold(word), word);
            if (!Message.Exists(Message.Label(value).Key)) continue;
            foreach (var language in Enum.GetValues<Language>()) words.TryAdd(Folding.Fold(Message.Label(value).In(language)), word);
        }
        if (values == typeof(AgreementClass))
            foreach (var (name, @class) in Classes) words.TryAdd(name, Words.Of(@class));
        return words;
    }
}
