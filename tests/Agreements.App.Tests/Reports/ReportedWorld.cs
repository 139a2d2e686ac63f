using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Reports;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;

namespace Agreements.App.Tests.Reports;

/// <summary>Agreements drawn at random, and for each day and report those that belong to it, found by looking at every agreement on every day.</summary>
internal sealed class ReportedWorld(TestApp app, int seed)
{
    private static readonly DateOnly First = new(2019, 1, 1), Today = new(2024, 11, 4);

    private readonly Random _random = new(seed);
    private readonly List<Known> _all = [];
    private readonly HashSet<(Guid Institution, string Number)> _issued = [];

    public List<Guid> Institutions { get; } = [];

    public IEnumerable<Guid> Agreements => _all.Select(a => a.Id);

    public IEnumerable<Guid> SeenBy(Guid institution) => _all.Where(a => a.Parties.Exists(p => IsBelow(p, institution))).Select(a => a.Id);

    public DateOnly SomeDay() => First.AddDays(_random.Next(5000));

    public static async Task<ReportedWorld> DrawAsync(TestApp app, int seed)
    {
        var world = new ReportedWorld(app, seed);
        for (var i = 0; i < 6; i++) await world.EnterInstitutionAsync(i);
        for (var i = 0; i < 32; i++) await world.EnterAsync(i);
        return world;
    }

    /// <param name="seenBy">Only what one of these takes part in, or one below it.</param>
    public IReadOnlyDictionary<Guid, ReportedAgreement> Expected(AgreementReport.Query query, DateOnly day, int year, IReadOnlyCollection<Guid>? seenBy) => _all
        .Where(a => seenBy is null || a.Parties.Exists(p => seenBy.Any(s => IsBelow(p, s))))
        .Where(a => query.Class is not { } c || a.Class == c)
        .Where(a => query.Institution is not { } i || a.Parties.Exists(p => IsBelow(p, i)))
        .Select(a => Row(query.Of, a, day, year)).OfType<ReportedAgreement>().ToDictionary(r => r.Id);

    private ReportedAgreement? Row(ReportKind kind, Known a, DateOnly day, int year)
    {
        var row = new ReportedAgreement(a.Id, "", a.Class, Regime.Sinergi, "", [], null, null, null, a.On(day));
        var lives = row.Validity is Validity.InForce or Validity.Suspended or Validity.Undetermined;
        switch (kind)
        {
            case ReportKind.MouWithoutPks:
                var implemented = _all.Exists(c => c.Parent is { } p && Root(p) == Root(a.Id) && c.Class is AgreementClass.Pks or AgreementClass.Moa && c.On(day) == Validity.InForce);
                return a.Class == AgreementClass.Mou && row.Validity is Validity.InForce or Validity.Undetermined && !implemented ? row with { Months = Months(a.SignedOn, day) } : null;
            case ReportKind.ParentExpired:
                if (a.Parent is not { } parent || !lives) return null;
                var lineage = _all.Where(l => Root(l.Id) == Root(parent)).ToList();
                var hadBegun = lineage.Exists(l => l.On(day) != Validity.NotYetInForce);
                return hadBegun && !lineage.Exists(l => l.Holds(day)) ? row with { Parent = parent, ParentEndedOn = Enumerable.Range(1, 4000).Select(n => day.AddDays(-n)).FirstOrDefault(d => lineage.Exists(l => l.Holds(d))) } : null;
            case ReportKind.InForceInYear:
                var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(n => new DateOnly(year, 1, 1).AddDays(n)).ToList();
                var (inForce, unknown) = (days.FindAll(d => a.On(d) == Validity.InForce), days.FindAll(d => a.On(d) == Validity.Undetermined));
                if (inForce.Count + unknown.Count == 0) return null;
                DateOnly? from = inForce.Count > 0 ? inForce[0] : null;
                return unknown.Count > 0 ? row with { From = from, UndeterminedFrom = unknown[0] } : row with { From = from, To = inForce[^1], Days = inForce.Count };
            case ReportKind.SignedInYear: return a.IsSigned && a.SignedOn.Year == year ? row : null;
            case ReportKind.FundingEnded:
                var covered = a.Funding.SelectMany(f => Enumerable.Range(f.FromMonth ?? 1, (f.UntilMonth ?? 12) - (f.FromMonth ?? 1) + 1).Select(m => new DateOnly(f.FiscalYear, m, DateTime.DaysInMonth(f.FiscalYear, m)))).ToList();
                return row.Validity is Validity.InForce or Validity.Undetermined && covered.Count > 0 && covered.TrueForAll(d => d < day) ? row with { FundedUntil = covered.Max() } : null;
            default: return lives && a.TerminatedFrom is null && (a.Basis != EndBasis.Fixed || a.OpenFrom <= day) ? row with { Months = Months(a.SignedOn, day), EndBasis = a.OpenFrom <= day ? EndBasis.OpenEnded : a.Basis } : null;
        }
    }

    private static int Months(DateOnly from, DateOnly to)
    {
        var months = 0;
        while (from.PlusMonths(months + 1) <= to) months++;
        return months;
    }

    private bool IsBelow(Guid institution, Guid above) => institution == above || (Institutions.IndexOf(institution) is var i && i % 3 != 0 && Institutions[i / 3 * 3] == above);

    private Guid Root(Guid id) => _all.Find(a => a.Id == id)!.Predecessor is { } before ? Root(before) : id;

    // Of three the first stands above the others.
    private async Task EnterInstitutionAsync(int i) => Institutions.Add((await app.SendAsync(new CreateInstitution.Command(new InstitutionFacts
    {
        Kind = i % 2 == 0 ? InstitutionKind.CityGovernment : InstitutionKind.BpjsBranch, Name = $"Lembaga {seed}-{i}", Parent = i % 3 == 0 ? null : Institutions[i / 3 * 3], Mailbox = $"meja{seed}-{i}@office.example",
    }))).Id);

    private async Task EnterAsync(int i)
    {
        var known = new Known
        {
            Class = _random.Next(5) switch { 0 or 1 => AgreementClass.Pks, 2 => AgreementClass.Moa, _ => AgreementClass.Mou }, Parties = [.. Institutions.OrderBy(_ => _random.Next()).Take(2)], IsSigned = _random.Next(8) > 0,
            SignedOn = First.AddDays(_random.Next(2000)), Basis = _random.Next(6) switch { 0 => EndBasis.OpenEnded, 1 => EndBasis.Unknown, _ => EndBasis.Fixed },
            Funding = [.. Enumerable.Range(0, _random.Next(3)).Select(n => n == 0 ? new FundingLine(FundingSource.Apbd, 2019 + _random.Next(8)) : new FundingLine(FundingSource.DbhSawit, 2019 + _random.Next(8), 2, 2 + _random.Next(10)))],
            Parent = _all.Count > 0 && _random.Next(2) == 0 ? _all[_random.Next(_all.Count)].Id : null,
        };
        known.EndsOn = known.SignedOn.AddDays(_random.Next(300, 2000));
        if (_random.Next(4) == 0) known.Predecessor = _all.Find(a => a.IsSigned && a.SignedOn <= known.SignedOn)?.Id;
        var view = await app.SendAsync(new CreateAgreement.Command(known.Facts(i, (institution, party) => Number(institution, i, party)), known.IsSigned ? i % 7 == 3 ? ProcessState.Signed : ProcessState.Registered : ProcessState.Proposed));
        known.Id = view.Id;
        _all.Add(known);
        if (known.IsSigned && known.EndsOn > Today) await ChangeAsync(known, view);
    }

    // Some are missing, and some issuers use the same.
    private string? Number(Guid institution, int i, int party) =>
        i % 7 == 3 && party == 1 ? null : i % 4 <= 1 && _issued.Add((institution, $"SAMA/{i / 4}")) ? $"SAMA/{i / 4}" : Guid.CreateVersion7().ToString();

    private async Task ChangeAsync(Known known, AgreementView view)
    {
        var on = known.SignedOn.AddDays(_random.Next(1, Today.DayNumber - known.SignedOn.DayNumber + 1));
        switch (_random.Next(8))
        {
            case 0: await DoAsync(ProcessAction.Suspend, known.SuspendedFrom = on); break;
            case 1: await DoAsync(ProcessAction.Terminate, known.TerminatedFrom = on); break;
            case 2: await DoAsync(ProcessAction.Void, known.VoidFrom = on); break;
            case 3:
                known.OpenFrom = on;
                await app.SendAsync(new AddAddendum.Command(view.Id, view.Version, new Addendum { SignedOn = on, Amendment = new Amendment { EndBasis = EndBasis.OpenEnded } }));
                break;
        }

        Task DoAsync(ProcessAction action, DateOnly? day) => app.SendAsync(new ActOnAgreement.Command(view.Id, view.Version, action, new ActionInput { On = day, Reason = "diuji" }));
    }

    private sealed class Known
    {
        public Guid Id { get; set; }
        public required AgreementClass Class { get; init; }
        public required List<Guid> Parties { get; init; }
        public required bool IsSigned { get; init; }
        public required DateOnly SignedOn { get; init; }
        public required EndBasis Basis { get; init; }
        public required IReadOnlyList<FundingLine> Funding { get; init; }
        public Guid? Parent { get; init; }
        public Guid? Predecessor { get; set; }
        public DateOnly EndsOn { get; set; }
        public DateOnly? SuspendedFrom { get; set; }
        public DateOnly? TerminatedFrom { get; set; }
        public DateOnly? VoidFrom { get; set; }

        /// <summary>The day from which an addendum says that it has no end.</summary>
        public DateOnly? OpenFrom { get; set; }

        public AgreementFacts Facts(int i, Func<Guid, int, string?> number) => new()
        {
            Class = Class, Regime = Regime.Sinergi, Title = $"Naskah {i}", Parties = [.. Parties.Select((p, n) => new Party { Institution = p, Number = number(p, n) })], Parent = Parent, ParentOverrideReason = "lama",
            Funding = Funding, Officer = i % 3 == 0 ? new Officer(Parties[0], Post: "Kepala Bagian", Mail: "pic@office.example") : null, Verification = i % 2 == 0 ? new Verification(VerificationStatus.Verified, "naskah") : new Verification(),
            Notes = i % 5 == 0 ? [new Note(SignedOn, "Rapat pada Selasa (13/2/25) di balai kota.")] : [], Predecessor = Predecessor, Term = !IsSigned ? new Term() : new Term { SignedOn = SignedOn, EndBasis = Basis, EndsOn = Basis == EndBasis.Fixed ? EndsOn : null },
        };

        public Validity On(DateOnly day)
        {
            var open = Basis == EndBasis.OpenEnded || OpenFrom <= day;
            if (!IsSigned) return Validity.NotYetInForce;
            if (VoidFrom <= day) return Validity.Void;
            if (day < SignedOn) return Validity.NotYetInForce;
            if (Basis == EndBasis.Fixed && !open && EndsOn < day && !(TerminatedFrom <= EndsOn)) return Validity.Expired;
            if (TerminatedFrom <= day) return Validity.Terminated;
            if (SuspendedFrom <= day) return Validity.Suspended;
            return open || Basis == EndBasis.Fixed || day == SignedOn ? Validity.InForce : Validity.Undetermined;
        }

        public bool Holds(DateOnly day) => On(day) is Validity.InForce or Validity.Suspended or Validity.Undetermined;
    }
}
