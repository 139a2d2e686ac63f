using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Files;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;

namespace Agreements.App.Imports.Rows;

/// <summary>A row as facts.</summary>
internal sealed class ReadRow(JsonObject facts)
{
    public JsonObject Facts { get; } = facts;

    public ProcessState Process { get; set; }

    public List<CellNote> Notes { get; } = [];

    public List<CellChange> Changes { get; } = [];

    /// <summary>Which column filled a member, by its pointer.</summary>
    public Dictionary<string, int> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of institutions that will be entered with this row.</summary>
    public List<string> Missing { get; } = [];

    public bool IsBroken => Notes.Exists(n => !n.IsWarning);
}

/// <summary>Makes facts of a row: of a new agreement all that its cells say, of one that exists what they say otherwise than it is.</summary>
internal sealed class RowReader(ImportPlan plan, AgreementReferences references, ReadRow read, IReadOnlyList<SheetCell> cells, Dossier? current)
{
    private readonly bool _byIdentity = current is not null && plan.Columns.Any(c => c.Field.Word is "id" or "reference" && c.Index < cells.Count && !cells[c.Index].IsEmpty);

    private int _column;

    /// <param name="current">Null = it is to be new.</param>
    public static async Task<ReadRow> ReadAsync(ImportPlan plan, AgreementReferences references, string source, IReadOnlyList<SheetCell> cells, Dossier? current, CancellationToken ct)
    {
        var read = new ReadRow(current is null ? plan.Blank(source) : JsonSerializer.SerializeToNode(current.Agreement.Facts, Json.Options)!.AsObject()) { Process = plan.Options.Defaults.Process };
        var reader = new RowReader(plan, references, read, cells, current);
        foreach (var (index, field) in plan.Columns.OrderBy(c => Turn(c.Field)).ThenBy(c => c.Field.Word == "endBasis").ThenBy(c => c.Index))
            await reader.ReadAsync(index, field, ct);
        if (current is null) reader.SettleParties();
        reader.SettleOfficer();
        if (!read.IsBroken) reader.NoteUnnamed();
        return read;
    }

    // Parties that have a place take it before others are added, and whose number it is can be told when all are known.
    private static int Turn(Field field) => field switch { { Kind: FieldKind.PartyNumber } => 3, { Word: "partner" } => 2, { Word: "ours" } => 1, _ => 0 };

    private async Task ReadAsync(int column, Field field, CancellationToken ct)
    {
        var cell = column < cells.Count ? cells[column] : SheetCell.Empty;
        cell = cell with { Text = FactCells.Undone(cell.Text) };
        if (field.Kind is FieldKind.Date or FieldKind.Term or FieldKind.Duration && CellWords.IsNothing(cell.Text)) cell = SheetCell.Empty;
        if (current is not null && !_byIdentity) field = Placed(field);
        _column = column;
        if (field.Kind is FieldKind.Ignored or FieldKind.Identity) return;
        // Only in what was fetched to be edited does an empty cell take something away.
        if (cell.IsEmpty && !_byIdentity) return;
        if (current is null) await ApplyAsync(field, cell, ct);
        else if (field.Pointer.Length > 0 && !IsAsItWas(field, cell)) await ChangeAsync(field, cell, ct);
        else if (field.Kind is FieldKind.PartyNumber or FieldKind.Institution or FieldKind.Term && field.Pointer.Length == 0) await ChangeAsync(field, cell, ct);
    }

    // A list need not name the parties in the order of the record that it speaks of.
    private Field Placed(Field field)
    {
        if (field.PartyNumber is not { } n || plan.Columns.FirstOrDefault(c => c.Field.Word == $"party{n}").Field is null) return field;
        var at = plan.Columns.First(c => c.Field.Word == $"party{n}").Index;
        if (at >= cells.Count || plan.Known(cells[at].Text) is not { } id) return field;
        var place = current!.Agreement.Facts.Parties.ToList().FindIndex(p => p.Institution == id);
        return place is < 0 or >= Field.Parties ? field : Field.All[$"party{place + 1}" + field.Word[$"party{n}".Length..]];
    }

    private bool IsAsItWas(Field field, SheetCell cell) => FactCells.Of(field, current!.Agreement, id => current.Names.GetValueOrDefault(id)) switch
    {
        null => cell.IsEmpty,
        DateOnly day => cell.Day == day || cell.Text == Domain.Dates.CivilDate.ToIso(day),
        string text => CellText.Clean(text) is var clean && (clean == cell.Text || clean == CellText.Clean(cells[_column].Text)),
        _ => false,
    };

    private async Task ChangeAsync(Field field, SheetCell cell, CancellationToken ct)
    {
        var before = read.Facts.DeepClone();
        await ApplyAsync(field, cell, ct);
        if (JsonNode.DeepEquals(before, read.Facts)) return;
        read.Changes.Add(new CellChange(_column, field.Word, Text(Old(field)), cell.IsEmpty ? null : cell.Text));
    }

    // One cell may change what has several members, or whose it is only now.
    private object? Old(Field field)
    {
        var facts = current!.Agreement.Facts;
        if (field.Kind == FieldKind.PartyNumber)
            return facts.Parties.Where((p, i) => p.Number != JsonPlace.Get(read.Facts, $"/parties/{i}/number")?.GetValue<string>()).Select(p => p.Number).FirstOrDefault();
        var old = field.Pointer.Length > 0 ? FactCells.Of(field, current.Agreement, id => current.Names.GetValueOrDefault(id)) : null;
        return old ?? (field.Kind == FieldKind.Term || field.Word is "endsOn" or "duration" ? FactCells.Period(facts.Term) : null);
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => Domain.Dates.CivilDate.ToIso(day),
        Enum word => Words.Camel(word.ToString()),
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private Task ApplyAsync(Field field, SheetCell cell, CancellationToken ct)
    {
        switch (field.Kind)
        {
            case FieldKind.Institution when cell.IsEmpty && field.Word == "officerInstitution": Set("/officer", null); return Task.CompletedTask;
            case FieldKind.Institution: Institution(field, cell); return Task.CompletedTask;
            case FieldKind.Agreement: return AgreementAsync(field, cell, ct);
            case FieldKind.PartyNumber: PartyNumber(field, cell); return Task.CompletedTask;
            case FieldKind.Process: Process(cell); return Task.CompletedTask;
            case FieldKind.Note: Note(cell); return Task.CompletedTask;
            default: new CellReader(Set, pointer => JsonPlace.Get(read.Facts, pointer), read.Notes.Add).Read(field, _column, cell); return Task.CompletedTask;
        }
    }

    private void Set(string pointer, JsonNode? value)
    {
        JsonPlace.Set(read.Facts, pointer, value);
        if (value is not null) read.Columns[pointer] = _column;
    }

    private void Institution(Field field, SheetCell cell)
    {
        if (field.Word is "partner" or "ours") Partners(cell);
        else if (cell.IsEmpty) RemoveParty(field);
        else if (IdOf(cell.Text) is { } id)
        {
            if (field.PartyNumber is { } n && JsonPlace.IdAt(read.Facts, field.Pointer) is { } was && was != id) JsonPlace.Set(read.Facts, $"/parties/{n - 1}/nameAtSigning", null);
            Set(field.Pointer, id.ToString());
        }
        else if (field.Pointer.Length > 0) read.Columns[field.Pointer] = _column;
    }

    // Its place stays until all columns are read: those behind it name parties by their places.
    private void RemoveParty(Field field)
    {
        if (field.PartyNumber is { } n && JsonPlace.Get(read.Facts, $"/parties/{n - 1}") is not null) read.Notes.Add(CellNote.Of(_column, "import.party.removed"));
    }

    private void Partners(SheetCell cell)
    {
        var whole = plan.Known(cell.Text);
        var ids = (whole is not null ? [whole] : cell.Text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(IdOf)).ToList();
        foreach (var id in ids.OfType<Guid>())
        {
            var parties = (JsonArray)(read.Facts["parties"] ??= new JsonArray());
            if (parties.Any(p => JsonPlace.IdAt(p!, "/institution") == id)) continue;
            if (current is not null) read.Notes.Add(CellNote.Of(_column, "import.party.other", cell.Text));
            else Set($"/parties/{parties.Count}/institution", id.ToString());
        }
    }

    private Guid? IdOf(string name)
    {
        if (plan.Known(name) is { } known) return known;
        var found = plan.Institutions.Find(name);
        if (plan.KindOfMissing(name) is not null && found.Near.Count == 0)
        {
            read.Missing.Add(name);
            read.Notes.Add(CellNote.Warn(_column, "import.institution.created", name));
            return ImportPlan.ToBeMade(name);
        }
        read.Notes.Add(CellNote.Of(_column, found.Near.Count == 0 ? "import.institution.unknown" : "import.institution.unclear", name) with { Name = name, Suggestions = found.Near });
        return null;
    }

    private async Task AgreementAsync(Field field, SheetCell cell, CancellationToken ct)
    {
        if (cell.IsEmpty) Set(field.Pointer, null);
        else if (await references.FindAsync(cell.Text, ct) is { } named) Set(field.Pointer, named.Agreement.Id.ToString());
        else if (plan.Seen is { } seen && seen.HasNumber(cell.Text)) read.Notes.Add(CellNote.Warn(_column, "import.agreement.inFile", cell.Text));
        else read.Notes.Add(CellNote.Of(_column, "import.agreement.unknown", cell.Text));
    }

    // "Nomor" of a list is that of the office whose list it is.
    private void PartyNumber(Field field, SheetCell cell)
    {
        // Who the parties are is not clear: that is what there is to say.
        if (read.Notes.Exists(n => n is { Name: not null, IsWarning: false })) return;
        var parties = read.Facts["parties"] as JsonArray ?? [];
        if (current is not null && parties.Any(p => p!["number"]?.GetValue<string>() is { } number && Folding.Fold(number) == Folding.Fold(cell.Text))) return;
        if (current is null) SettleParties();
        parties = read.Facts["parties"] as JsonArray ?? [];
        var whose = Enumerable.Range(0, parties.Count).Where(i => JsonPlace.IdAt(parties[i]!, "/institution") is { } id && IsMeant(field, id)).ToList();
        if (field.Word == "number" && whose.Count == 0 && parties.Count > 0) whose = [0];
        if (whose.Count == 1) Set($"/parties/{whose[0]}/number", cell.Text);
        else read.Notes.Add(CellNote.Of(_column, "import.number.whose", cell.Text));
    }

    private bool IsMeant(Field field, Guid id) => field.Word == "number" ? id == plan.Options.Institution : plan.Institutions.KindOf(id) is { } kind && field.Word switch
    {
        "bpjsNumber" => kind is InstitutionKind.BpjsHeadOffice or InstitutionKind.BpjsRegionalOffice or InstitutionKind.BpjsBranch or InstitutionKind.BpjsSubBranch,
        "governmentNumber" => kind.IsGovernment(),
        _ => kind is InstitutionKind.University or InstitutionKind.Faculty,
    };

    private void Process(SheetCell cell)
    {
        if (CellWords.Of(typeof(ProcessState), cell.Text) is { } word && Words.Parse<ProcessState>(word) is ProcessState.Proposed or ProcessState.Signed or ProcessState.Registered) read.Process = Words.Parse<ProcessState>(word);
        else read.Notes.Add(CellNote.Of(_column, "import.cell.process", cell.Text));
    }

    private void Note(SheetCell cell) =>
        ((JsonArray)(read.Facts["notes"] ??= new JsonArray())).Add(JsonSerializer.SerializeToNode(new Note(plan.Today, cell.Text, JsonPlace.Get(read.Facts, "/verification/source")?.GetValue<string>()), Json.Options));

    // A list of an office leaves unsaid that the office itself is a party.
    private void SettleParties()
    {
        var parties = (JsonArray)(read.Facts["parties"] ??= new JsonArray());
        while (parties.Count > 0 && parties[^1] is JsonObject { Count: 0 }) parties.RemoveAt(parties.Count - 1);
        if (plan.Options.Institution is not { } own || parties.Any(p => JsonPlace.IdAt(p!, "/institution") == own) || plan.Columns.All(c => c.Field.Word != "partner")) return;
        if (parties.Count > 1 && parties.FirstOrDefault(p => p!["institution"] is null) is { } unsaid) unsaid["institution"] = own.ToString();
        if (parties.Count != 1) return;
        parties.Insert(0, new JsonObject { ["institution"] = own.ToString() });
        foreach (var (pointer, column) in read.Columns.Where(c => c.Key.StartsWith("/parties/0/", StringComparison.Ordinal)).ToList())
            if (read.Columns.Remove(pointer)) read.Columns["/parties/1/" + pointer["/parties/0/".Length..]] = column;
    }

    // Whoever names an officer without saying whose means one of the list's own office, if it is a party.
    private void SettleOfficer()
    {
        if (read.Facts["officer"] is not JsonObject officer || officer.ContainsKey("institution")) return;
        var parties = (read.Facts["parties"] as JsonArray ?? []).Select(p => JsonPlace.IdAt(p!, "/institution")).OfType<Guid>().ToList();
        if (parties.Count == 0 || officer.Count == 0) read.Facts.Remove("officer");
        else officer["institution"] = (plan.Options.Institution is { } own && parties.Contains(own) ? own : parties[0]).ToString();
    }

    private void NoteUnnamed()
    {
        foreach (var (party, i) in (read.Facts["parties"] as JsonArray ?? []).Select((p, i) => (p, i)))
            if (party!["institution"] is null) read.Notes.Add(CellNote.Of(ColumnOf($"party{i + 1}"), "import.party.unnamed", i + 1));
    }

    private int? ColumnOf(string word) => plan.Columns.FirstOrDefault(c => c.Field.Word == word) is { Field: not null } column ? column.Index : null;
}
