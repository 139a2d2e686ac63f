using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;

namespace Agreements.App.Features.Today;

/// <summary>Which agreements may need a hand today. Each question reads a bounded piece of an index, whatever the number of agreements: of one's
/// own institutions their lists, else the installation's.</summary>
public sealed class TodayWindow(Db db, Scope scope, RequestContext context)
{
    /// <summary>So many of each kind at most; more are told as "more".</summary>
    public const int Most = 100;

    private const int Looked = 500, Ahead = 365;

    private const string Signed = "x.process IN ('signed', 'registered')", Unfinished = "x.process NOT IN ('registered', 'rejected', 'withdrawn')";

    // By the agreement, of which there are few cases, and not by the stage, of which there are many.
    private const string NotFollowed = """
        NOT EXISTS (SELECT 1 FROM agreements s WHERE s.predecessor_id = x.id AND s.process IN ('signed', 'registered') AND COALESCE(s.starts_on, s.signed_on) <= @Today)
        AND NOT EXISTS (SELECT 1 FROM renewals r WHERE r.agreement_id = x.id AND COALESCE(r.stage, '') = 'notRenewed')
        """;

    private const string HasOpenCase = $"{Signed} AND EXISTS (SELECT 1 FROM renewals r WHERE r.agreement_id = x.id AND r.is_open = 1)";

    private const string Columns = "a.id, a.process, a.notice_deadline", OfMember = "agreement_members m JOIN agreements a ON a.id = m.agreement_id WHERE m.institution_id = @Member";

    private static readonly Statement
        Ended = Among($"SELECT {Columns} FROM agreements a WHERE a.ends_key < @Today ORDER BY a.ends_key DESC, a.id DESC", $"{Signed} AND {NotFollowed}"),
        EndedOfMember = Among($"SELECT {Columns} FROM {OfMember} AND m.ends_key < @Today ORDER BY m.ends_key DESC, m.agreement_id DESC", $"{Signed} AND {NotFollowed}"),
        Ending = Among($"SELECT {Columns} FROM agreements a WHERE a.ends_key >= @Today AND a.ends_key <= @Until ORDER BY a.ends_key, a.id", Signed),
        EndingOfMember = Among($"SELECT {Columns} FROM {OfMember} AND m.ends_key >= @Today AND m.ends_key <= @Until ORDER BY m.ends_key, m.agreement_id", Signed),
        Notices = Among($"SELECT {Columns} FROM agreements a WHERE a.notice_deadline >= @Today AND a.notice_deadline <= @Until ORDER BY a.notice_deadline", Signed),
        NoticesOfMember = Among($"SELECT {Columns} FROM {OfMember} AND m.ends_key >= @Today AND m.ends_key < '9999-12-31' ORDER BY m.ends_key, m.agreement_id", $"{Signed} AND x.notice_deadline >= @Today AND x.notice_deadline <= @Until"),
        Open = Among($"SELECT {Columns} FROM agreements a WHERE a.ends_key >= @Today ORDER BY a.ends_key, a.id", HasOpenCase),
        OpenOfMember = Among($"SELECT {Columns} FROM {OfMember} AND m.ends_key >= @Today ORDER BY m.ends_key, m.agreement_id", HasOpenCase),
        Newest = Among($"SELECT {Columns} FROM agreements a ORDER BY a.id DESC", Unfinished),
        NewestOfMember = Among($"SELECT {Columns} FROM {OfMember} ORDER BY m.agreement_id DESC", Unfinished),
        Mine = Statement.Limited("SELECT id FROM agreements WHERE officer_mail = @Mail AND process NOT IN ('registered', 'rejected', 'withdrawn') ORDER BY id DESC", "Most"),
        Any = Statement.Limited("SELECT id FROM agreements ORDER BY id", "Most"),
        AnyOfMember = Statement.Limited("SELECT agreement_id AS id FROM agreement_members WHERE institution_id = @Member ORDER BY agreement_id", "Most");

    // The order of what was looked at first stays: the ends that are nearest.
    private static Statement Among(string looked, string wanted) => new(
        $"SELECT x.id FROM ({looked} LIMIT @Looked) x WHERE {wanted} LIMIT @Most",
        $"SELECT TOP (@Most) x.id FROM ({looked} OFFSET 0 ROWS FETCH NEXT @Looked ROWS ONLY) x WHERE {wanted}");

    private IReadOnlyList<Guid?> Members => scope.Institutions(Permission.Read)?.Select(id => (Guid?)id).ToList() ?? [null];

    public async Task<Found> ReadAsync(DateOnly today, CancellationToken ct) => new(
        await OfAsync(Ended, EndedOfMember, today, ct), await OfAsync(Ending, EndingOfMember, today, ct), await OfAsync(Notices, NoticesOfMember, today, ct),
        await OfAsync(Open, OpenOfMember, today, ct), [.. (await OfAsync(Newest, NewestOfMember, today, ct)).Union(await MineAsync(ct))]);

    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        foreach (var member in Members)
            if ((await db.QueryAsync<Guid>(member is null ? Any : AnyOfMember, new { Member = member, Most = 1 }, ct)).Count > 0) return true;
        return false;
    }

    private async Task<IReadOnlyList<Guid>> OfAsync(Statement all, Statement ofMember, DateOnly today, CancellationToken ct)
    {
        var found = new List<Guid>();
        foreach (var member in Members)
            found.AddRange(await db.QueryAsync<Guid>(member is null ? all : ofMember, new { Member = member, Today = today, Until = today.PlusDays(Ahead), Looked, Most }, ct));
        return [.. found.Distinct().Take(Most)];
    }

    private Task<IReadOnlyList<Guid>> MineAsync(CancellationToken ct) => db.QueryAsync<Guid>(Mine, new { Mail = context.Actor, Most }, ct);

    /// <summary>Ids; what they mean today the domain says.</summary>
    /// <param name="Open">With an open renewal case and a day to come; those of the past are among <paramref name="Ended"/>.</param>
    /// <param name="Unfinished">Not registered yet.</param>
    public sealed record Found(IReadOnlyList<Guid> Ended, IReadOnlyList<Guid> Ending, IReadOnlyList<Guid> Notices, IReadOnlyList<Guid> Open, IReadOnlyList<Guid> Unfinished)
    {
        public IReadOnlyList<Guid> All => [.. Ended.Concat(Ending).Concat(Notices).Concat(Open).Concat(Unfinished).Distinct()];
    }
}
