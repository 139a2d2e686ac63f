using Agreements.Domain.Agreements;

namespace Agreements.Bench;

/// <summary>What is entered as the agreement of a number. Of each hundred ten are PKS below an MoU, five follow another after a gap, two have outlived their funding,
/// one has no end, and one is doubtful. Three parties on average.</summary>
internal sealed class Original(IReadOnlyList<Guid> institutions)
{
    private const int Life = 1825;

    // Those that a successor of today can follow have ended by then.
    private const int EarlyDays = 800;

    private static readonly DateOnly First = new(2018, 1, 1);

    private readonly List<Guid> _ids = [];
    private readonly Queue<int> _ended = [];

    public void Entered(Guid id)
    {
        if (SignedAfter(_ids.Count) < EarlyDays && !Follows(_ids.Count) && !IsOpen(_ids.Count)) _ended.Enqueue(_ids.Count);
        _ids.Add(id);
    }

    public AgreementFacts Next()
    {
        var i = _ids.Count;
        var predecessor = Follows(i) && _ended.TryDequeue(out var ended) ? ended : (int?)null;
        var signed = First.AddDays(predecessor is { } before ? SignedAfter(before) + Life + 30 + i % 60 : SignedAfter(i));
        var isPks = i % 3 == 0 || IsBelow(i);
        var parties = Parties(predecessor ?? i).ToList();
        return new AgreementFacts
        {
            Class = isPks ? AgreementClass.Pks : AgreementClass.Mou, Regime = Regime.Sinergi,
            Title = $"{(isPks ? "Perjanjian Kerja Sama" : "Nota Kesepahaman")} {i} tentang Sinergi Penyelenggaraan Program Jaminan Sosial Ketenagakerjaan bagi Tenaga Kerja",
            Subject = "Perlindungan jaminan sosial ketenagakerjaan", Scope = ["Pendaftaran kepesertaan", "Sosialisasi", "Pertukaran data"],
            Parties = [.. parties.Select((institution, p) => new Party
            {
                Institution = institution, Number = $"{i}/{p}/MOU", NumberDate = signed, Signatory = new Signatory("Nama", "Kepala", null, null, null, null),
            })],
            Term = new Term { SignedOn = signed, EndBasis = IsOpen(i) ? EndBasis.OpenEnded : EndBasis.Fixed, EndsOn = IsOpen(i) ? null : signed.AddDays(Life) },
            Notice = IsOpen(i) ? null : new NoticeClause(3, NoticeUnit.Months),
            Parent = IsBelow(i) ? _ids[i - 1] : null, ParentOverrideReason = IsBelow(i) ? "Disepakati sebelum naskah induknya" : null, Predecessor = predecessor is { } of ? _ids[of] : null,
            Funding = i % 50 == 20 ? [new FundingLine(FundingSource.Apbd, 2021)] : [],
            Officer = i % 200 == 150 ? null : new Officer(parties[1], Post: "Kepala Bidang Kepesertaan", Mail: $"kepesertaan-{i % 200}@office.example"),
            Programmes = ["JKK", "JKM"], Segments = ["non-ASN"], Verification = i % 200 == 50 ? new Verification() : new Verification(VerificationStatus.Verified, "naskah"),
        };
    }

    private IEnumerable<Guid> Parties(int i) => Enumerable.Range(0, (i % 4) switch { 0 => 4, 1 => 2, _ => 3 }).Select(p => institutions[(i * 2 + p) % institutions.Count]);

    private static int SignedAfter(int i) => i * 37 % 3000;

    // The one before it is an MoU.
    private static bool IsBelow(int i) => i % 30 is 2 or 14 or 26;

    private static bool Follows(int i) => i % 20 == 7;

    private static bool IsOpen(int i) => i % 100 == 33;
}
