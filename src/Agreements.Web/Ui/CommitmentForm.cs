using System.Text.Json.Nodes;
using Agreements.App.Commitments;
using Agreements.App.Data;
using Agreements.Domain.Commitments;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>Reads what people typed of a commitment and of what was measured of it.</summary>
internal static class CommitmentForm
{
    /// <exception cref="Domain.DomainException">All that cannot be read.</exception>
    public static async Task<CommitmentFacts> ReadAsync(Page page, FormValues typed)
    {
        var reader = new FormReader(typed);
        var facts = new CommitmentFacts(
            reader.Text("Text") ?? "", reader.Id("Party") ?? Guid.Empty, reader.Word<CommitmentKind>("Kind") ?? CommitmentKind.Other, reader.Word<MeasureUnit>("Unit") ?? MeasureUnit.Other, reader.Amount("Target") ?? 0,
            reader.Text("Measure"), reader.Amount("Baseline"), reader.Date("StartsOn"), reader.Date("DueOn"), null, reader.Small("Order"), reader.Text("Source"));
        if (typed["Target"] is null) reader.Refuse("text.required", "Target");
        reader.ThrowIfAny();
        return facts with { Responsible = await TypedInstitution.OnlyAsync(page, typed["Responsible"], "/responsible") };
    }

    /// <summary>As a patch that states everything: what was emptied is removed.</summary>
    public static JsonObject Patch(CommitmentFacts facts)
    {
        var stated = System.Text.Json.JsonSerializer.SerializeToNode(facts, Json.Options)!.AsObject();
        foreach (var name in new[] { "measure", "baseline", "startsOn", "dueOn", "responsible", "order", "source" }) stated.TryAdd(name, null);
        return stated;
    }

    /// <summary>The form of a commitment as it stands.</summary>
    public static FormValues Of(CommitmentView view, Language language)
    {
        string Number(decimal value) => new Numeral(value).In(language);
        string? Day(DateOnly? day) => day is { } on ? DateText.Long(on, language) : null;
        return FormValues.None.With(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Text"] = view.Text, ["Party"] = view.Party.ToString(), ["Kind"] = Words.Of(view.Kind), ["Unit"] = Words.Of(view.Unit), ["Target"] = Number(view.Target), ["Measure"] = view.Measure,
            ["Baseline"] = view.Baseline is { } baseline ? Number(baseline) : null, ["StartsOn"] = Day(view.StartsOn), ["DueOn"] = Day(view.DueOn), ["Responsible"] = view.ResponsibleName, ["Order"] = view.Order?.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Source"] = view.Source,
        });
    }

    /// <exception cref="Domain.DomainException">All that cannot be read.</exception>
    public static ObservationEntry Observation(FormValues typed)
    {
        var reader = new FormReader(typed);
        var (value, asOf, document) = (reader.Amount("Value"), reader.Date("AsOf"), reader.Id("Document"));
        if (typed["Value"] is null) reader.Refuse("text.required", "Value");
        if (typed["AsOf"] is null) reader.Refuse("text.required", "AsOf");
        var replaces = reader.Id("Replaces");
        reader.ThrowIfAny();
        var evidence = reader.Text("Url") is null && document is null ? null : new Evidence(reader.Text("Url"), document);
        return new ObservationEntry(value!.Value, asOf!.Value, reader.Text("Note"), evidence, reader.Text("Source"), replaces);
    }
}
