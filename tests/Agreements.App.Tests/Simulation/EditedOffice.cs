using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;

namespace Agreements.App.Tests.Simulation;

/// <summary>People correct ends, renew and terminate; what the ladder owes for it is written down beside.</summary>
internal sealed class EditedOffice(Engine engine, int seed, IReadOnlySet<DateOnly> holidays) : SimulatedOffice(engine, seed)
{
    private readonly List<SimulatedAgreement> _agreements = [];

    public IReadOnlyList<SimulatedAgreement> Agreements => _agreements;

    public void Enter(AgreementView view, DateOnly end, bool notice) =>
        _agreements.Add(new SimulatedAgreement(view.Id, view.Version, end, notice ? end.AddDays(-60) : null, new ExpectedLedger(holidays)));

    protected override async Task ActAsync(DateOnly today)
    {
        for (var n = Random.Next(3); n > 0; n--) await ChangeAsync(today);
    }

    protected override void Swept(DateOnly today)
    {
        foreach (var agreement in _agreements) agreement.Swept(today);
    }

    private async Task ChangeAsync(DateOnly today)
    {
        var agreement = _agreements[Random.Next(_agreements.Count)];
        if (agreement.Settled) return;
        switch (Random.Next(12))
        {
            case 0 when agreement.End >= today:
                await TerminateAsync(agreement, new ActionInput { Reason = "disepakati", On = today });
                break;
            case 1 when agreement.End >= today:
                await RenewAsync(agreement, today);
                break;
            case < 6:
                await EditAsync(agreement, today.AddDays(Random.Next(-40, 500)));
                break;
            default:
                break;
        }
    }

    private async Task EditAsync(SimulatedAgreement agreement, DateOnly end)
    {
        var view = await AnyNode.SendAsync(new PatchAgreement.Command(agreement.Id, agreement.Version, new JsonObject { ["term"] = new JsonObject { ["endsOn"] = end.ToIso() } }));
        agreement.Moved(view.Version, end);
    }

    private async Task TerminateAsync(SimulatedAgreement agreement, ActionInput input)
    {
        var view = await AnyNode.SendAsync(new ActOnAgreement.Command(agreement.Id, agreement.Version, ProcessAction.Terminate, input));
        agreement.Settle(view.Version);
    }

    private async Task RenewAsync(SimulatedAgreement agreement, DateOnly today)
    {
        var old = await AnyNode.SendAsync(new GetAgreement.Query(agreement.Id, null));
        var facts = new AgreementFacts
        {
            Class = old.Class, Regime = old.Regime, Title = old.Title, Predecessor = old.Id,
            Parties = [.. old.Parties.Select(p => new Party { Institution = p.Institution, Number = $"R/{Guid.CreateVersion7()}" })],
            Term = new Term { SignedOn = today, StartsOn = agreement.End.AddDays(1) },
        };
        await AnyNode.SendAsync(new CreateAgreement.Command(facts, ProcessState.Registered));
        agreement.Settle(agreement.Version);
    }
}

internal sealed class SimulatedAgreement(Guid id, long version, DateOnly end, DateOnly? notice, ExpectedLedger expected)
{
    public Guid Id { get; } = id;
    public long Version { get; private set; } = version;
    public DateOnly End { get; private set; } = end;
    public DateOnly? Notice { get; private set; } = notice;
    public bool Settled { get; private set; }
    public ExpectedLedger Expected { get; } = expected;

    public void Moved(long version, DateOnly end) => (Version, End, Notice) = (version, end, Notice is null ? null : end.AddDays(-60));

    public void Settle(long version) => (Version, Settled) = (version, true);

    public void Swept(DateOnly today)
    {
        if (!Settled) Expected.Swept(today, End, Notice);
    }
}
