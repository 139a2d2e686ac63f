namespace Agreements.Bench.Load;

/// <param name="At">Since the begin. It does not wait for answers: who is answered late asks the next at once, and its lateness counts.</param>
/// <param name="Draw">Which of the records.</param>
internal readonly record struct Planned(TimeSpan At, Ask Ask, int Draw);

/// <summary>One who asks: with the records of their institution.</summary>
/// <param name="SeesAll">Not only what concerns its institution.</param>
/// <param name="Other">The other party of what it creates.</param>
internal sealed record Client(bool IsOfficer, bool SeesAll, Guid Own, Guid Other, IReadOnlyList<string> Agreements, IReadOnlyList<string> Numbers, IReadOnlyList<Planned> Plan)
{
    public string Agreement(Planned asked) => Agreements[asked.Draw % Agreements.Count];

    public IReadOnlyList<string> HundredNumbers(Planned asked) => [.. Enumerable.Range(0, 100).Select(n => Numbers[(int)((asked.Draw + 7L * n) % Numbers.Count)])];
}

internal static class Clients
{
    public const int Officers = 200, Integrations = 50, SeeingAll = 10;

    /// <summary>How long each thinks between two questions, on average; the pauses are exponential, so that questions come in bunches.</summary>
    public static readonly TimeSpan OfficersThink = TimeSpan.FromSeconds(8), IntegrationsThink = TimeSpan.FromSeconds(1.5);

    private const int Records = 200;

    public static IReadOnlyList<Client> Of(Dataset data, TimeSpan time)
    {
        var all = data.Sample("SELECT id FROM agreements ORDER BY substr(id, 20)", 1000);
        var numbers = data.Sample("SELECT number FROM agreement_parties WHERE number IS NOT NULL ORDER BY substr(agreement_id, 20)", 1000);
        var institutions = data.Sample("SELECT institution_id FROM agreement_parties WHERE number IS NOT NULL GROUP BY institution_id ORDER BY COUNT(*) DESC, institution_id", Officers + Integrations + 1).Select(Guid.Parse).ToList();
        return [.. Enumerable.Range(0, Officers + Integrations).Select(i =>
        {
            var (officer, institution) = (i < Officers, institutions[i]);
            var plan = PlanOf(officer, i, time);
            if (i >= Officers + Integrations - SeeingAll) return new Client(officer, true, institution, institutions[i + 1], all, numbers, plan);
            var ids = data.Sample($"SELECT agreement_id FROM agreement_members WHERE institution_id = '{institution}' AND is_party = 1 ORDER BY agreement_id DESC", Records);
            return new Client(officer, false, institution, institutions[i + 1], ids,
                data.Sample($"SELECT number FROM agreement_parties WHERE agreement_id IN ('{string.Join("', '", ids)}') AND institution_id = '{institution}'", Records), plan);
        })];
    }

    private static List<Planned> PlanOf(bool officer, int seed, TimeSpan time)
    {
        var (random, plan) = (new Random(seed), new List<Planned>());
        for (var at = Pause(); at < time; at += Pause()) plan.Add(new Planned(at, Asks.Of(officer, random), random.Next(1_000_000)));
        return plan;

        TimeSpan Pause() => -Math.Log(1 - random.NextDouble()) * (officer ? OfficersThink : IntegrationsThink);
    }
}
