using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>What the trail records of an agreement, in words: names of fields, and values as people read them.</summary>
public sealed class FieldText
{
    private static readonly Dictionary<string, Type> Enums = new(StringComparer.Ordinal)
    {
        ["process"] = typeof(ProcessState), ["class"] = typeof(AgreementClass), ["regime"] = typeof(Regime), ["endBasis"] = typeof(EndBasis), ["unit"] = typeof(NoticeUnit),
        ["mode"] = typeof(RenewalMode), ["status"] = typeof(VerificationStatus), ["capacity"] = typeof(SignatoryCapacity), ["kind"] = typeof(ChangeKind), ["confirmedReading"] = typeof(DurationReading),
        ["source"] = typeof(FundingSource), ["state"] = typeof(OriginalState), ["verification"] = typeof(VerificationStatus),
    };

    private readonly UiLanguage _ui;
    private readonly IReadOnlyDictionary<Guid, string> _names;

    /// <param name="names">Of institutions and agreements.</param>
    internal FieldText(UiLanguage ui, IReadOnlyDictionary<Guid, string> names) => (_ui, _names) = (ui, names);

    /// <summary>What was done, by the word of the trail.</summary>
    public string Did(string action) => Message.Exists("ui.did." + action) ? _ui.Say("ui.did." + action) : action;

    /// <param name="path">JSON pointer: <c>/facts/parties/0/number</c> is <c>Pihak 1 · Nomor</c>.</param>
    public string Name(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "facts" or "at" || Guid.TryParseExact(part, "D", out _)) continue;
            if (int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var index) && parts.Count > 0) parts[^1] += $" {index + 1}";
            else parts.Add(Message.Exists("ui.field." + part) ? _ui.Say("ui.field." + part) : part);
        }
        return string.Join(" · ", parts);
    }

    /// <summary>What one thing was recorded with, in one line: its fields by their own names, without those that say no.</summary>
    internal string Line(IEnumerable<FieldChange> changes) => string.Join(" · ", changes.Where(c => c.New is { } value && value.GetValueKind() is not (JsonValueKind.False or JsonValueKind.Array or JsonValueKind.Object))
        .GroupBy(c => Name("/" + c.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(p => !Guid.TryParseExact(p, "D", out _)).Skip(1).FirstOrDefault(p => p != "at")))
        .Select(g => g.Key + ": " + string.Join(", ", g.Select(c => Value(c.Path, c.New!)))));

    public string Value(string path, JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => _ui.Say("ui.yes"),
        JsonValueKind.False => _ui.Say("ui.no"),
        JsonValueKind.Number when value.AsValue().TryGetValue<long>(out var number) => path.EndsWith("Year", StringComparison.Ordinal) ? value.ToString() : _ui.Number(number),
        JsonValueKind.Number when value.AsValue().TryGetValue<decimal>(out var number) => new Numeral(number).In(_ui.Language),
        JsonValueKind.String => Text(path, value.GetValue<string>()),
        JsonValueKind.Array or JsonValueKind.Object => _ui.Say("ui.timeline.empty"),
        _ => value.ToString(),
    };

    private string Text(string path, string text) =>
        CivilDate.TryParse(text, out var day) ? DateText.Long(day, _ui.Language)
        : Guid.TryParseExact(text, "D", out var id) ? _names.GetValueOrDefault(id, text)
        : Label(path[(path.LastIndexOf('/') + 1)..], text) is { } key ? _ui.Say(key)
        : text;

    private static string? Label(string field, string word) =>
        Enums.TryGetValue(field, out var type) && $"label.{Words.Camel(type.Name)}.{word}" is var key && Message.Exists(key) ? key
        : field == "kind" && Message.Exists("label.documentKind." + word) ? "label.documentKind." + word
        : field == "kind" && Message.Exists("label.commitmentKind." + word) ? "label.commitmentKind." + word
        : field == "unit" && Message.Exists("label.measureUnit." + word) ? "label.measureUnit." + word
        : field == "decision" && Message.Exists("label.monevDecision." + word) ? "label.monevDecision." + word
        : field == "unit" && Message.Exists("label.durationUnit." + word) ? "label.durationUnit." + word
        : field == "kind" && Message.Exists("label.figureKind." + word) ? "label.figureKind." + word
        : field == "kind" && Message.Exists("label.figureSourceKind." + word) ? "label.figureSourceKind." + word
        : field == "unit" && Message.Exists("label.figureUnit." + word) ? "label.figureUnit." + word : null;
}
