using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.Renewals;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.App.Features.Calendar;

/// <param name="IsWhole">Nothing was left out.</param>
public sealed record CalendarSpan(IReadOnlyList<CalendarEntry> Items, bool IsWhole);

/// <summary>What stands on the days of a span, as far as the caller may see it.</summary>
public sealed class CalendarDays(Db db, Scope scope, AgreementReader reader, StatusOf statusOf, RenewalViews renewals, SigningEventStore ceremonies, RequestContext context)
{
    /// <summary>Of each kind at most.</summary>
    public const int Most = 500;

    // A stage is due before the end from which it is counted back.
    private const int PlannedBack = 400;

    private bool _isWhole;

    private static readonly Statement
        Ends = Statement.Limited("SELECT a.id FROM agreements a WHERE a.ends_key >= @From AND a.ends_key <= @To ORDER BY a.ends_key, a.id", "Most"),
        EndsOfMember = Statement.Limited("SELECT m.agreement_id AS id FROM agreement_members m WHERE m.institution_id = @Member AND m.ends_key >= @From AND m.ends_key <= @To ORDER BY m.ends_key, m.agreement_id", "Most"),
        Notices = Statement.Limited("SELECT a.id FROM agreements a WHERE a.notice_deadline >= @From AND a.notice_deadline <= @To ORDER BY a.notice_deadline, a.id", "Most"),
        NoticesOfMember = Statement.Limited("""
            SELECT a.id FROM agreement_members m JOIN agreements a ON a.id = m.agreement_id WHERE m.institution_id = @Member AND m.ends_key >= @From AND m.ends_key < '9999-12-31'
                AND a.notice_deadline >= @From AND a.notice_deadline <= @To ORDER BY m.ends_key, m.agreement_id
            """, "Most"),
        Cases = OpenAmong("SELECT a.id, a.ends_key FROM agreements a WHERE a.ends_key >= @From AND a.ends_key <= @Later ORDER BY a.ends_key, a.id"),
        CasesOfMember = OpenAmong("SELECT m.agreement_id AS id, m.ends_key FROM agreement_members m WHERE m.institution_id = @Member AND m.ends_key >= @From AND m.ends_key <= @Later ORDER BY m.ends_key, m.agreement_id"),
        Meetings = Statement.Limited($"""
            SELECT t.id, t.renewal_id, t.held_on, t.agenda, r.agreement_id FROM renewal_meetings t JOIN renewals r ON r.id = t.renewal_id
            WHERE t.held_on >= @From AND t.held_on <= @To AND (@SeesAll = 1 OR {InScope.Agreement("r.agreement_id")})
                AND (@Institution IS NULL OR EXISTS (SELECT 1 FROM agreement_members o WHERE o.agreement_id = r.agreement_id AND o.institution_id = @Institution))
            ORDER BY t.held_on, t.id
            """, "Most");

    // However many end in the span, so many are looked at: the nearest.
    private static Statement OpenAmong(string looked)
    {
        const string Open = "x CROSS JOIN renewals r WHERE r.agreement_id = x.id AND r.is_open = 1 ORDER BY x.ends_key, r.id";
        return new($"SELECT r.id, r.agreement_id FROM ({looked} LIMIT 5000) {Open} LIMIT @Most", $"SELECT r.id, r.agreement_id FROM ({looked} OFFSET 0 ROWS FETCH NEXT 5000 ROWS ONLY) {Open} OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY");
    }

    /// <param name="institution">Only what concerns it or one below it; null = all in scope.</param>
    public async Task<CalendarSpan> ReadAsync(DateOnly from, DateOnly to, Guid? institution, CancellationToken ct)
    {
        _isWhole = true;
        var ids = (await OfAsync<Guid>(Ends, EndsOfMember, from, to, institution, ct)).Union(await OfAsync<Guid>(Notices, NoticesOfMember, from, to, institution, ct)).ToList();
        var entries = (await reader.ByIdsAsync(ids, ct)).SelectMany(Deadlines).Where(e => e.On >= from && e.On <= to).ToList();
        entries.AddRange(await StagesAsync(from, to, institution, ct));
        entries.AddRange(await MeetingsAsync(from, to, institution, ct));
        entries.AddRange(await CeremoniesAsync(from, to, ct));
        return new CalendarSpan([.. entries.OrderBy(e => e.On).ThenBy(e => e.Kind).ThenBy(e => e.Key, StringComparer.Ordinal)], _isWhole);
    }

    private IEnumerable<CalendarEntry> Deadlines(Dossier dossier)
    {
        var (agreement, status) = (dossier.Agreement, statusOf.On(dossier, statusOf.Today(dossier.Agreement)));
        if (!agreement.Process.IsSigned() || status.Validity is Validity.Void or Validity.Superseded) yield break;
        var title = agreement.FactsAt(status.AsOf).Title;
        if (status.EndsOn is { } end) yield return new($"{agreement.Id}-end", CalendarKind.End, end, Say("calendar.end", title), agreement.Id);
        if (status.NoticeDeadline is { } notice && status.NoticeGivenOn is null) yield return new($"{agreement.Id}-notice", CalendarKind.Notice, notice, Say("calendar.notice", title), agreement.Id);
    }

    private async Task<IEnumerable<CalendarEntry>> StagesAsync(DateOnly from, DateOnly to, Guid? institution, CancellationToken ct)
    {
        var cases = (await OfAsync<CaseKey>(Cases, CasesOfMember, from, to, institution, ct)).DistinctBy(r => r.Id).ToList();
        var rights = await scope.RightsAsync(Subject.Agreement, [.. cases.Select(c => c.AgreementId)], ct);
        var views = await renewals.OfAsync([.. cases.Where(c => rights.GetValueOrDefault(c.AgreementId).Cover(Permission.Read))], ct);
        return views.SelectMany(v => v.Stages.Where(s => s.State is StageState.Current or StageState.Coming && s.DueOn >= from && s.DueOn <= to)
            .Select(s => new CalendarEntry($"{v.Id}-{Words.Of(s.Stage)}", CalendarKind.Stage, s.DueOn, Say("calendar.stage", s.Stage, v.Agreement.Title), v.Agreement.Id, v.Id)));
    }

    private async Task<IEnumerable<CalendarEntry>> MeetingsAsync(DateOnly from, DateOnly to, Guid? institution, CancellationToken ct)
    {
        var mine = scope.Institutions(Permission.Read);
        var rows = Counted(await db.QueryAsync<MeetingRow>(Meetings, new { From = from, To = to, Institution = institution, SeesAll = mine is null, mine = Ids.List(mine ?? []), Most }, ct));
        return rows.Select(r => new CalendarEntry($"{r.Id}-meeting", CalendarKind.Meeting, r.HeldOn, r.Agenda, r.AgreementId, r.RenewalId));
    }

    private async Task<IEnumerable<CalendarEntry>> CeremoniesAsync(DateOnly from, DateOnly to, CancellationToken ct) =>
        Counted(await ceremonies.PageAsync(from, to, scope.Institutions(Permission.Read), null, Most, ct)).Select(s => new CalendarEntry($"{s.Id}-signing", CalendarKind.Signing, s.HeldOn, s.Title, SigningEvent: s.Id));

    private async Task<IReadOnlyList<T>> OfAsync<T>(Statement all, Statement ofMember, DateOnly from, DateOnly to, Guid? institution, CancellationToken ct)
    {
        var found = new List<T>();
        foreach (var member in institution is null ? scope.Institutions(Permission.Read)?.Select(id => (Guid?)id) ?? [null] : [institution])
            found.AddRange(Counted(await db.QueryAsync<T>(member is null ? all : ofMember, new { Member = member, From = from, To = to, Later = to.PlusDays(PlannedBack), Most }, ct)));
        return found;
    }

    private IReadOnlyList<T> Counted<T>(IReadOnlyList<T> rows)
    {
        _isWhole &= rows.Count < Most;
        return rows;
    }

    private string Say(string key, params object?[] args) => new Message(key, args).In(context.Language);

    private sealed class MeetingRow
    {
        public Guid Id { get; init; }
        public Guid RenewalId { get; init; }
        public Guid AgreementId { get; init; }
        public DateOnly HeldOn { get; init; }
        public string Agenda { get; init; } = "";
    }
}
