using System.Text.Json.Nodes;

namespace Agreements.Web.Ui;

/// <summary>Facts as people read them, those that are objects and lists too.</summary>
internal sealed class SuggestionText(UiLanguage ui, IReadOnlyDictionary<Guid, string> names)
{
    private readonly FieldText _fields = new(ui, names);

    public string Name(string field) => field.EndsWith("/nameAtSigning", StringComparison.Ordinal) ? _fields.Name(field[..field.LastIndexOf('/')]) : _fields.Name(field);

    public IReadOnlyList<string> Value(string field, JsonNode value) => value switch
    {
        JsonArray list => [.. list.Select(one => field == "/programmes" ? one!.ToString().ToUpperInvariant() : one!.ToString())],
        JsonObject { Count: > 0 } length when length["unit"] is { } unit => [$"{length["amount"]} {ui.Say($"label.{(field == "/notice" ? "noticeUnit" : "durationUnit")}.{unit}")}"],
        JsonObject clause when clause["mode"] is { } mode => [ui.Say("label.renewalMode." + mode), .. Numbers(clause)],
        JsonObject cited => [.. new[] { "number", "date", "title" }.Where(cited.ContainsKey).Select(name => _fields.Value("/" + name, cited[name]!))],
        _ => [_fields.Value(field, value)],
    };

    private IEnumerable<string> Numbers(JsonObject clause) => new[] { "termMonths", "maxRenewals" }.Where(name => clause[name] is not null).Select(name => $"{ui.Say("ui.field." + name)}: {clause[name]}");
}
