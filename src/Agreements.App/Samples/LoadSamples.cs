using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Commitments;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Figures;
using Agreements.App.Features.Coverage;
using Agreements.App.Features.Commitments;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Pipeline;
using Agreements.Domain.Agreements;
using Agreements.Domain.Coverage;
using Agreements.Domain.Commitments;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Texts;
using MediatR;

namespace Agreements.App.Samples;

/// <summary>Enters <c>db/samples/jambi.json</c> through the same commands that people use. Only into an empty database.</summary>
public static class LoadSamples
{
    /// <returns>The number of agreements; 0 when the database already held an institution.</returns>
    [ForProgram]
    public sealed record Command : ICommand<int>;

    private static readonly Statement Institutions = Statement.Limited("SELECT id FROM institutions ORDER BY id", "Count");

    public sealed class Handler(Db db, IMediator mediator, TimeProvider time) : IRequestHandler<Command, int>
    {
        private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);

        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            if ((await db.QueryAsync<Guid>(Institutions, new { Count = 1 }, cancellationToken)).Count > 0) return 0;
            var sample = Read();
            foreach (var entry in sample["institutions"]!.AsArray())
            {
                var facts = Facts<InstitutionFacts>(entry!);
                _ids[Key(entry!)] = (await mediator.Send(new CreateInstitution.Command(facts), cancellationToken)).Id;
            }
            foreach (var entry in sample["signingEvents"]!.AsArray())
                _ids[Key(entry!)] = (await mediator.Send(new CreateSigningEvent.Command(Facts<SigningEventFacts>(entry!)), cancellationToken)).Id;
            foreach (var entry in sample["coverage"]!.AsArray()) await RecordAsync(entry!, cancellationToken);
            foreach (var entry in sample["targets"]!.AsArray()) await mediator.Send(new SetTarget.Command(Region(entry!), Facts<TargetFacts>(entry!)), cancellationToken);
            var agreements = sample["agreements"]!.AsArray();
            foreach (var entry in agreements) await EnterAsync(entry!, cancellationToken);
            foreach (var entry in sample["renewals"]!.AsArray()) await OpenAsync(Resolved(entry)!, cancellationToken);
            foreach (var entry in sample["figures"]!.AsArray()) await RecordFigureAsync(entry!, cancellationToken);
            foreach (var entry in sample["commitments"]!.AsArray())
                _ids[Key(entry!)] = (await mediator.Send(new AddCommitment.Command(Resolved(entry!["agreement"])!.GetValue<Guid>(), Facts<CommitmentFacts>(entry)), cancellationToken)).Id;
            foreach (var entry in sample["observations"]!.AsArray()) await ObserveAsync(Resolved(entry!["commitment"])!.GetValue<Guid>(), Facts<ObservationEntry>(entry), cancellationToken);
            return agreements.Count;
        }

        private async Task EnterAsync(JsonNode entry, CancellationToken ct)
        {
            var state = Words.Parse<ProcessState>(entry["process"]!.GetValue<string>());
            var view = await mediator.Send(new CreateAgreement.Command(Facts<AgreementFacts>(entry), state), ct);
            _ids[Key(entry)] = view.Id;
            foreach (var step in entry["actions"]?.AsArray() ?? [])
            {
                var action = Words.Parse<ProcessAction>(step!["action"]!.GetValue<string>());
                var input = Resolved(step["input"])?.Deserialize<ActionInput>(Json.Options) ?? new ActionInput();
                view = await mediator.Send(new ActOnAgreement.Command(view.Id, view.Version, action, input), ct);
            }
        }

        // In a tour that is set before the sources' day, the case is opened on the tour's.
        private async Task OpenAsync(JsonNode entry, CancellationToken ct)
        {
            var command = new OpenRenewal.Command(entry["agreement"]!.GetValue<Guid>(), entry["openedOn"].Deserialize<DateOnly>(Json.Options));
            var renewal = await mediator.Send(command with { OpenedOn = CivilDate.Earlier(command.OpenedOn!.Value, Zone.Wib.Today(time.GetUtcNow())) }, ct);
            foreach (var meeting in entry["meetings"]!.AsArray()) await mediator.Send(new RecordMeeting.Command(renewal.Id, null, meeting.Deserialize<MeetingFacts>(Json.Options)!), ct);
        }

        private Task RecordFigureAsync(JsonNode entry, CancellationToken ct)
        {
            var facts = Facts<FigureEntry>(entry);
            return Resolved(entry["agreement"]) is { } agreement
                ? mediator.Send(new AddFigure.ToAgreement(agreement.GetValue<Guid>(), facts), ct)
                : mediator.Send(new AddFigure.ToInstitution(Resolved(entry["institution"])!.GetValue<Guid>(), facts), ct);
        }

        // A tour that is set before their day does not know them yet.
        private async Task RecordAsync(JsonNode entry, CancellationToken ct)
        {
            var facts = Facts<CoverageFacts>(entry);
            if (facts.AsOf <= Zone.Wib.Today(time.GetUtcNow())) await mediator.Send(new RecordCoverage.Command(Region(entry), facts), ct);
        }

        private static string Region(JsonNode entry) => entry["region"]!.GetValue<string>();

        // In a tour that is set before the source's day, it is not known yet.
        private async Task ObserveAsync(Guid commitment, ObservationEntry entry, CancellationToken ct)
        {
            if (entry.AsOf <= Zone.Wib.Today(time.GetUtcNow())) await mediator.Send(new Observe.Command(commitment, entry), ct);
        }

        private static string Key(JsonNode entry) => entry["key"]!.GetValue<string>();

        // "@kota-jambi" stands for the id that the entry of that key was given.
        private T Facts<T>(JsonNode entry)
        {
            var facts = entry["facts"]!.DeepClone();
            Resolve(facts);
            return facts.Deserialize<T>(Json.Options)!;
        }

        private void Resolve(JsonNode node)
        {
            if (node is JsonObject many)
                foreach (var (name, value) in many.ToList()) many[name] = Resolved(value);
            if (node is JsonArray list)
                for (var i = 0; i < list.Count; i++) list[i] = Resolved(list[i]);
        }

        private JsonNode? Resolved(JsonNode? value)
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var key) && key.StartsWith('@')) return JsonValue.Create(_ids[key[1..]]);
            if (value is not null) Resolve(value);
            return value?.DeepClone();
        }

        private static JsonNode Read()
        {
            using var stream = typeof(LoadSamples).Assembly.GetManifestResourceStream("db/samples/jambi.json")!;
            return JsonNode.Parse(stream)!;
        }
    }
}
