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

    /// <summary>Among so many, the nearest, those of a kind are looked for; behind them there may be "more".</summary>
    internal const int Looked = 500;

    private const int Ahead = 365;

    private const string Signed = "x.process IN ('signed', 'registered')", Unfinished = "x.process NOT IN ('registered', 'rejected', 'withdrawn')";

    // By the agreement, of which there are few cases, and not by the stage, of which there are many.
    private const string NotFollowed = """
        NOT EXISTS (SELECT 1 FROM agreements s WHERE s.predecessor_id = x.id AND s.process IN ('signed', 'registered') AND COALESCE(s.starts_on, s.signed_on) <= @Today)
        AND NOT EXISTS (SELECT 1 FROM renewals r WHERE r.agreement_id = x.id AND COALESCE(r.stage, '') = 'notRenewed')
        """;

    private const string HasOpenCase = $"{Signed} AND EXISTS (SELECT 1 FROM renewals r WHERE r.agreement_id = x.id AND r.is_open = 1)";

    private const string OfMember = "agreement_members m JOIN agreements a ON a.id = m.agreement_id WHERE m.institution_id = @Member";

    private static readonly Statement
        Ended = Last("a.ends_key", "a.id", "agreements a WHERE a.ends_key < @Today", $"{Signed} AND {NotFollowed}"),
        EndedOfMember = Last("m.ends_key", "m.agreement_id", $"{OfMember} AND m.ends_key < @Today", $"{Signed} AND {NotFollowed}"),
        Ending = Next("a.ends_key", "a.id", "agreements a WHERE a.ends_key >= @Today AND a.ends_key <= @Until", Signed),
        EndingOfMember = Next("m.ends_key", "m.agreement_id", $"{OfMember} AND m.ends_key >= @Today AND m.ends_key <= @Until", Signed),
        Notices = Next("a.notice_deadline", "a.id", "agreements a WHERE a.notice_deadline >= @Today AND a.notice_deadline <= @Until", Signed),
        NoticesOfMember = Next("m.ends_key", "m.agreement_id", $"{OfMember} AND m.ends_key >= @Today AND m.ends_key < '9999-12-31'", $"{Signed} AND x.notice_deadline >= @Today AND x.notice_deadline <= @Until"),
        Open = Next("a.ends_key", "a.id", "agreements a WHERE a.ends_key >= @Today", HasOpenCase),
        OpenOfMember = Next("m.ends_key", "m.agreement_id", $"{OfMember} AND m.ends_key >= @Today", HasOpenCase),
        Newest = Last("a.id", "a.id", "agreements a", Unfinished),
        NewestOfMember = Last("m.agreement_id", "m.agreement_id", OfMember, Unfinished),
        Mine = Statement.Limited("SELECT id FROM agreements WHERE officer_mail = @Mail AND process NOT IN ('registered', 'rejected', 'withdrawn') ORDER BY id DESC", "Most"),
        Any = Statement.Limited("SELECT id FROM agreements ORDER BY id", "Most"),
        AnyOfMember = Statement.Limited("SELECT agreement_id AS id FROM agreement_members WHERE institution_id = @Member ORDER BY agreement_id", "Most");

    private static Statement Next(string key, string id, string from, string wanted) => Among(key, id, from, wanted, "");

    private static Statement Last(string key, string id, string from, string wanted) => Among(key, id, from, wanted, " DESC");

    // All that was looked at, so that it is known whether there may be more behind.
    private static Statement Among(string key, string id, string from, string wanted, string direction)
    {
        var order = key == id ? key + direction : $"{key}{direction}, {id}{direction}";
        var looked = $"SELECT a.id, a.process, a.notice_deadline, {key} AS near FROM {from} ORDER BY {order}";
        string Of(string limited) => $"SELECT x.id, CASE WHEN {wanted} THEN 1 ELSE 0 END AS wanted FROM ({limited}) x ORDER BY x.near{direction}{(key == id ? "" : $", x.id{direction}")}";
        return new(Of($"{looked} LIMIT @Looked"), Of($"{looked} OFFSET 0 ROWS FETCH NEXT @Looked ROWS ONLY"));
    }

    private IReadOnlyList<Guid?> Members => scope.Institutions(Permission.Read)?.Select(id => (Guid?)id).ToList() ?? [null];

    public async Task<Found> ReadAsync(DateOnly today, CancellationToken ct) => new(
        await OfAsync(Ended, EndedOfMember, today, ct), await OfAsync(Ending, EndingOfMember, today, ct), await OfAsync(Notices, NoticesOfMember, today, ct),
        await OfAsync(Open, OpenOfMember, today, ct), (await OfAsync(Newest, NewestOfMember, today, ct)).And(await MineAsync(ct)));

    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        foreach (var member in Members)
            if ((await db.QueryAsync<Guid>(member is null ? Any : AnyOfMember, new { Member = member, Most = 1 }, ct)).Count > 0) return true;
        return false;
    }

    private async Task<Piece> OfAsync(Statement all, Statement ofMember, DateOnly today, CancellationToken ct)
    {
        var (found, isCut) = (new List<Guid>(), false);
        foreach (var member in Members)
        {
            var looked = await db.QueryAsync<LookedAt>(member is null ? all : ofMember, new { Member = member, Today = today, Until = today.PlusDays(Ahead), Looked }, ct);
            found.AddRange(looked.Where(l => l.Wanted == 1).Select(l => l.Id).Take(Most));
            isCut |= looked.Count == Looked;
        }
        var ids = found.Distinct().ToList();
        return new([.. ids.Take(Most)], isCut || ids.Count >= Most);
    }

    private Task<IReadOnlyList<Guid>> MineAsync(CancellationToken ct) => db.QueryAsync<Guid>(Mine, new { Mail = context.Actor, Most }, ct);

    private sealed class LookedAt
    {
        public Guid Id { get; init; }
        public int Wanted { get; init; }
    }

    /// <summary>What was found of a kind, the nearest first.</summary>
    /// <param name="More">There may be more that were not looked at.</param>
    public sealed record Piece(IReadOnlyList<Guid> Ids, bool More)
    {
        internal Piece And(IReadOnlyList<Guid> others) => new([.. Ids.Union(others)], More || others.Count >= Most);
    }

    /// <summary>Ids; what they mean today the domain says.</summary>
    /// <param name="Open">With an open renewal case and a day to come; those of the past are among <paramref name="Ended"/>.</param>
    /// <param name="Unfinished">Not registered yet.</param>
    public sealed record Found(Piece Ended, Piece Ending, Piece Notices, Piece Open, Piece Unfinished)
    {
        public IReadOnlyList<Guid> All => [.. Ended.Ids.Concat(Ending.Ids).Concat(Notices.Ids).Concat(Open.Ids).Concat(Unfinished.Ids).Distinct()];
    }
}
