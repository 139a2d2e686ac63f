using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Imports.Rows;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using MediatR;

namespace Agreements.App.Imports;

/// <summary>The import was cancelled, or another process has it: what the open transaction holds is not kept.</summary>
internal sealed class ImportStopped() : Exception("The import is not to go on.");

/// <summary>Does what a row says, by the same requests as everybody else sends, and says so in the same transaction: after a crash the next run goes on behind the last row that was kept.</summary>
public sealed class RowTaker(IMediator mediator, RowJudge judge, ImportRows rows, ImportLease lease, ImportStore store, ImportMaker makers, RequestContext context)
{
    /// <param name="owner">Who holds the lease.</param>
    /// <returns>Whether institutions were entered with it: then the plans are to be made anew.</returns>
    /// <exception cref="ImportMakerGone">The maker has lost rights meanwhile.</exception>
    /// <exception cref="DomainException">It is refused, or would do something else than was told: <c>import.changedSince</c>.</exception>
    internal async Task<bool> TakeAsync(StoredImport import, (string Name, ImportPlan Plan) file, StoredRow row, string owner, CancellationToken ct)
    {
        await makers.RequireStillAsync(import, context.Principal, ct);
        var judged = await ImportChecking.OneAsync(judge, file, row, ct);
        var told = Json.Read<List<CellChange>>(row.Changes);
        if (Agreements.Domain.Texts.Words.Of(judged.State) != row.State || judged.Agreement != row.AgreementId || !judged.Changes.SequenceEqual(told)) throw new DomainException(ProblemKind.Conflict, Reasons(judged));
        var facts = judged.Facts is { } said ? await EnterMissingAsync(import, file.Plan, judged.Missing, said, owner, ct) : null;
        var id = facts is not null
            ? (await mediator.Send(new CreateAgreement.Command(facts.Deserialize<AgreementFacts>(Json.Options)!, judged.Process), ct)).Id
            : (await mediator.Send(new PatchAgreement.Command(judged.Agreement!.Value, judged.Version, judged.Patch!), ct)).Id;
        var taken = judged with { State = facts is not null ? RowState.Created : RowState.Updated, Agreement = id, Notes = [.. judged.Notes, .. row.NotesNow.Where(n => n.Code is "import.possibleDuplicate" or "import.row.similar")] };
        if (!await rows.WriteAsync(import.Id, row, taken, ct) || !await lease.CountAsync(import.Id, owner, ct)) throw new ImportStopped();
        return judged.Missing.Count > 0;
    }

    private static IReadOnlyList<Violation> Reasons(Judgement judged) => [Violation.Of("import.changedSince", "", new Domain.Texts.Message("label.rowState." + Domain.Texts.Words.Of(judged.State)))];

    private async Task<JsonObject> EnterMissingAsync(StoredImport import, ImportPlan plan, IReadOnlyList<string> names, JsonObject facts, string owner, CancellationToken ct)
    {
        if (names.Count == 0) return facts;
        var (text, choices) = (facts.ToJsonString(Json.Options), plan.Options.Choices.ToDictionary());
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var made = await mediator.Send(new CreateInstitution.Command(new InstitutionFacts { Kind = plan.KindOfMissing(name)!.Value, Name = name }), ct);
            text = text.Replace(ImportPlan.ToBeMade(name).ToString(), made.Id.ToString(), StringComparison.Ordinal);
            choices[name] = made.Id;
        }
        var options = (await store.FindAsync(import.Id, ct))!.OptionsNow;
        await lease.ChangeOptionsAsync(import.Id, owner, options with { Choices = options.Choices.Concat(choices).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Last().Value) }, ct);
        return JsonNode.Parse(text)!.AsObject();
    }
}
