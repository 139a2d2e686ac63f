using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Officers;
using Agreements.App.Features.Renewals;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;

namespace Agreements.App.Tests.Simulation;

/// <summary>People renew through the cases that the sweep opens, in time, late or never; ends are corrected, moved by addenda and terminated;
/// officers leave.</summary>
internal sealed class RenewingOffice(Engine engine, int seed, int size, int stride) : SimulatedOffice(engine, seed)
{
    private static readonly Fate[] Fates = [Fate.RenewInTime, Fate.RenewInTime, Fate.RenewInTime, Fate.RenewLate, Fate.RenewLate, Fate.RenewRetroactively, Fate.LetLapse, Fate.Forget];

    private readonly List<KeptAgreement> _agreements = [];
    private readonly List<string> _officers = [];
    private int _people;

    public IReadOnlyList<KeptAgreement> Agreements => _agreements;

    /// <summary>Called with the address of an officer who has just handed over.</summary>
    public Func<string, Task> HasLeft { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called at the end of a day on which the service is up.</summary>
    public Func<DateOnly, Task> DayEnds { get; set; } = _ => Task.CompletedTask;

    public int HandOvers { get; private set; }

    public async Task EnterAsync(AgreementFacts facts)
    {
        var start = new DateOnly(2022, 1, 1).AddDays(Random.Next(700));
        var end = new DateOnly(2024, 1, 1).AddDays(Random.Next(20, 900));
        var view = await AnyNode.SendAsync(new CreateAgreement.Command(facts with { Term = new Term { SignedOn = start, EndBasis = EndBasis.Fixed, EndsOn = end } }, ProcessState.Registered));
        if (!_officers.Contains(facts.Officer!.Mail!)) _officers.Add(facts.Officer.Mail!);
        Keep(view.Id, start, end);
    }

    private void Keep(Guid id, DateOnly start, DateOnly end)
    {
        var fate = Fates[Random.Next(Fates.Length)];
        var offset = fate switch { Fate.RenewInTime => -Random.Next(0, 60), Fate.RenewLate or Fate.RenewRetroactively => Random.Next(1, 90), _ => Random.Next(-60, 60) };
        _agreements.Add(new KeptAgreement(id, start, end, offset, fate));
    }

    protected override async Task ActAsync(DateOnly today)
    {
        foreach (var agreement in _agreements.Where(a => !a.Settled && a.Fate != Fate.Forget && a.Start <= today).ToList())
        {
            if (today >= agreement.FinishOn) await FinishAsync(agreement, today);
            else if (!agreement.IsPrepared && today >= agreement.FinishOn.AddDays(-40) && agreement.Fate != Fate.LetLapse) await PrepareAsync(agreement);
        }
        for (var n = Random.NextDouble() * 2 * size * stride / 200; n >= 1 || Random.NextDouble() < n; n--) await ChangeAsync(_agreements[Random.Next(_agreements.Count)], today);
        if (Random.Next(30) < stride) await LeaveAsync(Random.Next(_officers.Count));
        await DayEnds(today);
    }

    private async Task ChangeAsync(KeptAgreement agreement, DateOnly today)
    {
        if (agreement.Settled || agreement.Start > today) return;
        switch (Random.Next(10))
        {
            case 0 when agreement.End >= today:
                await AnyNode.SendAsync(new ActOnAgreement.Command(agreement.Id, await VersionAsync(agreement), ProcessAction.Terminate, new ActionInput { Reason = "disepakati", On = today }));
                agreement.TerminatedOn = today;
                break;
            case < 4 when !agreement.HasAddenda:
                var corrected = CivilDate.Later(agreement.Start, today.AddDays(Random.Next(-40, 500)));
                await AnyNode.SendAsync(new PatchAgreement.Command(agreement.Id, await VersionAsync(agreement), new JsonObject { ["term"] = new JsonObject { ["endsOn"] = corrected.ToIso() } }));
                agreement.Correct(corrected);
                break;
            case < 6:
                var moved = CivilDate.Later(agreement.Start, today.AddDays(Random.Next(4) == 0 ? -Random.Next(1, 60) : Random.Next(0, 400)));
                await AnyNode.SendAsync(new AddAddendum.Command(agreement.Id, await VersionAsync(agreement), new Addendum { SignedOn = today, OverrideReason = "disepakati", Amendment = new Amendment { EndsOn = moved } }));
                // An addendum that extends is the renewal itself: its case is done, and the next one begins anew.
                if (moved > agreement.End) agreement.IsPrepared = false;
                agreement.Amend(today, moved);
                break;
            default:
                break;
        }
    }

    private async Task<long> VersionAsync(KeptAgreement agreement) => (await AnyNode.SendAsync(new GetAgreement.Query(agreement.Id, null))).Version;

    private async Task<RenewalView> CaseAsync(KeptAgreement agreement) =>
        (await AnyNode.SendAsync(new ListRenewals.Query(Open: true, Agreement: agreement.Id))).Items.SingleOrDefault() ?? await AnyNode.SendAsync(new OpenRenewal.Command(agreement.Id));

    private async Task<RenewalView> MoveAsync(RenewalView renewal, RenewalAction action, RenewalInput? input = null, JsonObject? successor = null, IReadOnlyList<PartyNumber>? numbers = null) =>
        await AnyNode.SendAsync(new ActOnRenewal.Command(renewal.Id, renewal.Version, action, input ?? new RenewalInput(), successor, numbers));

    private async Task PrepareAsync(KeptAgreement agreement)
    {
        var renewal = await CaseAsync(agreement);
        foreach (var action in new[] { RenewalAction.Prepare, RenewalAction.Offer, RenewalAction.Negotiate, RenewalAction.Finalise }) renewal = await MoveAsync(renewal, action);
        await MoveAsync(renewal, RenewalAction.Schedule, new RenewalInput { On = agreement.FinishOn });
        agreement.IsPrepared = true;
    }

    private async Task FinishAsync(KeptAgreement agreement, DateOnly today)
    {
        if (agreement.Fate == Fate.LetLapse)
        {
            await MoveAsync(await CaseAsync(agreement), RenewalAction.Lapse, new RenewalInput { Reason = "tidak dilanjutkan" });
            agreement.LapsedOn = today;
            return;
        }
        if (!agreement.IsPrepared) await PrepareAsync(agreement);
        var next = agreement.End.AddDays(1);
        var start = agreement.Fate == Fate.RenewRetroactively || next > today ? next : today;
        var end = start.AddDays(Random.Next(200, 900));
        var done = await MoveAsync(
            await CaseAsync(agreement), RenewalAction.Complete, new RenewalInput { On = today, EffectiveOn = start, Retroactive = start < today, Reason = "lengkap" },
            new JsonObject { ["term"] = new JsonObject { ["endBasis"] = "fixed", ["endsOn"] = end.ToIso() } }, [new(1, $"A/{Guid.CreateVersion7()}"), new(2, $"B/{Guid.CreateVersion7()}")]);
        agreement.SuccessorStart = start;
        Keep(done.Successor!.Value, start, end);
    }

    private async Task LeaveAsync(int officer)
    {
        var (from, to) = (_officers[officer], $"orang{++_people}@kota.example");
        await AnyNode.SendAsync(new HandOver.Command(from, new HandOver.Successor("Pengganti", "Kabag", to), "mutasi"));
        _officers[officer] = to;
        HandOvers++;
        await HasLeft(from);
    }
}
