using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Agreements.App.Data;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;

namespace Agreements.App.Store;

/// <summary>The installation's alert policies and holidays, held in memory. They change rarely; every process reads them again
/// after a minute.</summary>
public sealed class Policies(Engine engine, TimeProvider time)
{
    private static readonly Statement AllPolicies = Statement.Of("SELECT class, for_university, end_steps, notice_steps, gap_steps, gap_every, renewal_lead, stage_days, stalled_steps FROM alert_policies");
    private static readonly Statement AllHolidays = Statement.Of("SELECT DISTINCT holiday_on FROM holidays");
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private volatile Loaded? _loaded;

    public WorkingCalendar Calendar => Current().Calendar;

    /// <summary>Stands for all policies and holidays together.</summary>
    public string Fingerprint => Current().Fingerprint;

    public AlertPolicy For(AgreementClass @class, bool forUniversity) => Current().Policies[(@class, forUniversity)];

    private Loaded Current()
    {
        var loaded = _loaded;
        if (loaded is not null && time.GetElapsedTime(loaded.At) < Fresh) return loaded;
        lock (_gate)
        {
            if (_loaded is null || time.GetElapsedTime(_loaded.At) >= Fresh) _loaded = Task.Run(LoadAsync).GetAwaiter().GetResult();
            return _loaded;
        }
    }

    private async Task<Loaded> LoadAsync()
    {
        await using var db = new Db(engine);
        var policies = await db.QueryAsync<Row>(AllPolicies, null, CancellationToken.None);
        var holidays = await db.QueryAsync<DateOnly>(AllHolidays, null, CancellationToken.None);
        var rules = Json.Write(new { policies = policies.OrderBy(p => (p.Class, p.ForUniversity)), holidays = holidays.Order() });
        return new Loaded(
            time.GetTimestamp(), policies.Select(r => r.ToPolicy()).ToDictionary(p => (p.Class, p.ForUniversity)), new WorkingCalendar(holidays),
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(rules))));
    }

    private sealed record Loaded(long At, IReadOnlyDictionary<(AgreementClass, bool), AlertPolicy> Policies, WorkingCalendar Calendar, string Fingerprint);

    private sealed class Row
    {
        public string Class { get; init; } = "";
        public bool ForUniversity { get; init; }
        public string EndSteps { get; init; } = "";
        public string NoticeSteps { get; init; } = "";
        public string GapSteps { get; init; } = "";
        public int GapEvery { get; init; }
        public int RenewalLead { get; init; }
        public string StageDays { get; init; } = "";
        public string StalledSteps { get; init; } = "";

        public AlertPolicy ToPolicy() => new(
            Words.Parse<AgreementClass>(Class), ForUniversity, Numbers(EndSteps), Numbers(NoticeSteps), Numbers(GapSteps), GapEvery,
            RenewalLead, Numbers(StageDays).Select((days, i) => ((RenewalStage)i, days)).ToDictionary(), Numbers(StalledSteps));

        private static int[] Numbers(string text) =>
            [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => int.Parse(t, CultureInfo.InvariantCulture))];
    }
}
