using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Files;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.App.Imports.Rows;

public enum RowState
{
    /// <summary>Read and not looked at yet.</summary>
    Pending,

    /// <summary>Would be entered.</summary>
    Create,

    /// <summary>Would change what its cells say otherwise.</summary>
    Update,

    /// <summary>Says what the register says.</summary>
    Unchanged,

    /// <summary>Says otherwise than an agreement with its number, and nobody has asked to change that one.</summary>
    Differs,

    /// <summary>Was fetched before somebody else changed the agreement.</summary>
    Conflict,

    /// <summary>Cannot be taken; its notes say why.</summary>
    Failed,

    /// <summary>Has been entered.</summary>
    Created,

    /// <summary>Has been changed.</summary>
    Updated,
}

/// <summary>What a row would do.</summary>
/// <param name="Agreement">The one that it speaks of; null = it is to be new.</param>
/// <param name="Facts">Of what is to be entered.</param>
/// <param name="Patch">What is to be changed, of <paramref name="Version"/>.</param>
/// <param name="Hash">Of what it says, where no number identifies it.</param>
internal sealed record Judgement(RowState State, IReadOnlyList<CellNote> Notes, IReadOnlyList<CellChange> Changes, Guid? Agreement = null, string? Hash = null)
{
    public JsonObject? Facts { get; init; }

    public ProcessState Process { get; init; }

    public JsonObject? Patch { get; init; }

    public long Version { get; init; }

    /// <summary>Institutions to be entered first.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>Decides what a row would do, by the rules and rights by which it is then done.</summary>
public sealed class RowJudge(AgreementReferences references, AgreementChecks checks, StatusOf statusOf)
{
    /// <param name="row">As the list counts.</param>
    /// <param name="source">File and row.</param>
    internal async Task<Judgement> JudgeAsync(ImportPlan plan, int row, string source, IReadOnlyList<SheetCell> cells, CancellationToken ct)
    {
        try
        {
            if (Identity(plan, cells) is { } identity)
                return await references.FindAsync(identity.Text, ct) is { } named
                    ? await OfExistingAsync(plan, source, cells, named, byIdentity: true, ct)
                    : new Judgement(RowState.Failed, [CellNote.Of(identity.Column, "import.agreement.unknown", identity.Text)], []);
            return await OfNewAsync(plan, row, source, cells, ct);
        }
        catch (JsonException broken)
        {
            return new Judgement(RowState.Failed, [Unreadable(broken)], []);
        }
    }

    private static (int Column, string Text)? Identity(ImportPlan plan, IReadOnlyList<SheetCell> cells)
    {
        foreach (var word in new[] { "id", "reference" })
            foreach (var (index, _) in plan.Columns.Where(c => c.Field.Word == word && c.Index < cells.Count && !cells[c.Index].IsEmpty)) return (index, cells[index].Text);
        return null;
    }

    private async Task<Judgement> OfExistingAsync(ImportPlan plan, string source, IReadOnlyList<SheetCell> cells, Dossier current, bool byIdentity, CancellationToken ct)
    {
        var agreement = current.Agreement;
        var read = await RowReader.ReadAsync(plan, references, source, cells, current, ct);
        var patch = JsonPlace.Difference(JsonSerializer.SerializeToNode(agreement.Facts, Json.Options)!.AsObject(), read.Facts);
        var judged = new Judgement(RowState.Unchanged, read.Notes, read.Changes, agreement.Id) { Patch = patch, Version = agreement.Version };
        if (read.IsBroken) return judged with { State = RowState.Failed };
        if (patch.Count == 0) return judged with { Changes = [] };
        if (byIdentity && StatedVersion(plan, cells) is { } version && version != agreement.Version) return judged with { State = RowState.Conflict, Notes = [.. read.Notes, CellNote.Of(null, "import.conflict", version, agreement.Version)] };
        if (!byIdentity && !plan.Options.Update) return judged with { State = RowState.Differs };
        var broken = await BrokenAsync(plan, 0, agreement.Id, read, agreement.Process, new Domain.Access.Stated(agreement.Facts, agreement.Process), ct);
        return judged with { State = broken.Count > 0 ? RowState.Failed : RowState.Update, Notes = [.. read.Notes, .. broken] };
    }

    private static string? StatedText(ImportPlan plan, IReadOnlyList<SheetCell> cells, string word) =>
        plan.Columns.FirstOrDefault(c => c.Field.Word == word) is { Field: not null } column && column.Index < cells.Count && !cells[column.Index].IsEmpty ? cells[column.Index].Text : null;

    // What is no number is no version that anybody was given.
    private static long? StatedVersion(ImportPlan plan, IReadOnlyList<SheetCell> cells) => StatedText(plan, cells, "version") is { } text ? long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0 : null;

    private async Task<Judgement> OfNewAsync(ImportPlan plan, int row, string source, IReadOnlyList<SheetCell> cells, CancellationToken ct)
    {
        var read = await RowReader.ReadAsync(plan, references, source, cells, null, ct);
        foreach (var (pointer, code) in new[] { ("/class", "import.class.missing"), ("/regime", "import.regime.missing") })
            if (read.Facts[pointer[1..]] is null && !read.Notes.Exists(n => n.Column is { } at && plan.Columns.Any(c => c.Index == at && c.Field.Pointer == pointer))) read.Notes.Add(CellNote.Of(null, code));
        var numbers = NumbersOf(read.Facts);
        var (count, existing) = await references.WithNumbersAsync(numbers, ct);
        if (existing is [var one] && count == 1) return await OfExistingAsync(plan, source, cells, one, byIdentity: false, ct);
        if (count > 0) read.Notes.Add(CellNote.Of(ColumnOf(read, "/parties/0/number"), existing.Count > 1 ? "import.number.several" : "import.number.taken"));
        var hash = numbers.Count == 0 ? HashOf(read.Facts) : null;
        if (hash is not null && !read.IsBroken && await references.OfRowAsync(hash, ct) is { } before) return new Judgement(RowState.Unchanged, read.Notes, [], before.Agreement.Id, hash);
        if (plan.Seen is { } seen) NoteRepeated(seen, read, numbers, hash, row);
        if (!read.IsBroken) read.Notes.AddRange(await BrokenAsync(plan, row, Guid.Empty, read, read.Process, null, ct));
        return new Judgement(read.IsBroken ? RowState.Failed : RowState.Create, read.Notes, [], null, hash) { Facts = read.Facts, Process = read.Process, Missing = read.Missing };
    }

    private static List<(string Number, Guid Issuer)> NumbersOf(JsonObject facts) =>
    [
        .. (facts["parties"] as JsonArray ?? []).Select(p => (Number: p!["number"]?.GetValue<string>(), Issuer: JsonPlace.IdAt(p, "/institution"))).Where(p => p is { Number: not null, Issuer: not null }).Select(p => (p.Number!, p.Issuer!.Value)),
    ];

    private static void NoteRepeated(SeenNumbers seen, ReadRow read, List<(string Number, Guid Issuer)> numbers, string? hash, int row)
    {
        foreach (var (number, issuer) in numbers)
            if (seen.Take(number, issuer, row) is { } first) read.Notes.Add(CellNote.Of(ColumnOf(read, $"/parties/{PlaceOf(read.Facts, issuer)}/number"), "import.number.repeated", number, first));
        if (hash is not null && seen.Take(hash, row) is { } same) read.Notes.Add(CellNote.Of(null, "import.row.repeated", same));
    }

    private static int PlaceOf(JsonObject facts, Guid issuer) => ((JsonArray)facts["parties"]!).ToList().FindIndex(p => JsonPlace.IdAt(p!, "/institution") == issuer);

    // The source names the row, which is another one in another file.
    private static string HashOf(JsonObject facts)
    {
        var said = facts.DeepClone().AsObject();
        said.Remove("verification");
        said.Remove("notes");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToJsonString(Json.Options))));
    }

    /// <summary>What the rules and the caller's rights refuse, at the cells that said it.</summary>
    private async Task<IReadOnlyList<CellNote>> BrokenAsync(ImportPlan plan, int row, Guid id, ReadRow read, ProcessState process, Domain.Access.Stated? was, CancellationToken ct)
    {
        try
        {
            var facts = read.Facts.Deserialize<AgreementFacts>(Json.Options)!;
            var shape = await new AgreementFactsShape().ValidateAsync(facts, ct);
            if (!shape.IsValid) throw new DomainException(ProblemKind.Invalid, [.. shape.Errors.Select(Shape.ToViolation)]);
            AgreementRules.Check(AgreementRules.Settle(facts), process, statusOf.Today(Zone.Wit));
            // Whose institution is not entered yet is checked by the others when it is.
            if (read.Missing.Count == 0) await checks.CheckAsync(id, facts, process, was, ct);
            return was is null && plan.Seen is { } seen ? await DoubtsAsync(facts, plan.Options.Institution, seen, row, ct) : [];
        }
        catch (DomainException refusal)
        {
            return Notes(read, refusal);
        }
        catch (JsonException broken)
        {
            return [Unreadable(broken) with { Column = ColumnOf(read, PointerOf(broken)) }];
        }
    }

    // Another number, or none, does not make it another agreement.
    private async Task<IReadOnlyList<CellNote>> DoubtsAsync(AgreementFacts facts, Guid? own, SeenNumbers seen, int row, CancellationToken ct)
    {
        var notes = new List<CellNote>();
        if (await references.SimilarAsync(facts, own, ct) is { Count: > 0 } similar) notes.Add(CellNote.Warn(null, "import.possibleDuplicate", string.Join(", ", similar)));
        if (seen.Take(facts, row) is { } first) notes.Add(CellNote.Warn(null, "import.row.similar", first));
        return notes;
    }

    // At what it broke: the field, or else its place in the facts.
    private static CellNote Unreadable(JsonException broken)
    {
        var pointer = PointerOf(broken);
        var field = pointer.Length == 0 ? null : Field.Edited.FirstOrDefault(f => f.Pointer == pointer) ?? Field.Edited.FirstOrDefault(f => f.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal));
        return CellNote.Of(null, "import.row.unreadable", field is null ? pointer : Headings.Of(field));
    }

    private static string PointerOf(JsonException broken) => (broken.Path ?? "").TrimStart('$').Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);

    internal static IReadOnlyList<CellNote> Notes(ReadRow read, DomainException refusal) => [.. refusal.Violations.Select(v => CellNote.Of(ColumnOf(read, v.Pointer), v.Message))];

    private static int? ColumnOf(ReadRow read, string pointer)
    {
        foreach (var (filled, column) in read.Columns.OrderByDescending(c => c.Key.Length))
            if (pointer.StartsWith(filled, StringComparison.Ordinal) || (pointer.Length > 1 && filled.StartsWith(pointer + "/", StringComparison.Ordinal))) return column;
        return null;
    }
}
