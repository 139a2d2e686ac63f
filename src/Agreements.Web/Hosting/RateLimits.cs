using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Web.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace Agreements.Web.Hosting;

/// <summary>How much each caller may ask, and how many questions are answered at once.</summary>
internal static class RateLimits
{
    private const int AtOnce = 16, Waiting = 1000, Burst = 4, Following = 256;

    // Of one caller. Few enough that two must be slow on purpose before others wait; whoever asks for more at once waits in their own line.
    private const int OwnAtOnce = 8, OwnWaiting = 100, OwnFollowing = 4;

    // Who sends or fetches files mostly waits for their own line: places of their own, few for one and enough for many slow lines.
    private const int Transfers = 32, TransfersWaiting = 100, OwnTransfers = 3, OwnTransfersWaiting = 20;

    private enum Limit { None, OfCaller, OfCallerAtOnce, OfAll }

    // Whose limit has refused: partitions are looked up one after the other, each only when the one before has let the request pass.
    private sealed class Passage
    {
        public Limit Reached { get; set; }

        public static Passage Of(HttpContext http)
        {
            if (http.Features.Get<Passage>() is { } begun) return begun;
            var passage = new Passage();
            http.Features.Set(passage);
            return passage;
        }
    }

    // Each question looks its lines up: they are compared by parts, and no name is put together for it. No struct: all that is generic over it would be compiled at the first question.
    private sealed record Line(string Of, string? Via = null, string? Name = null);

    public static void Configure(RateLimiterOptions limiter, HttpOptions http)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, Line>(context => OfCaller(context, http)),
            PartitionedRateLimiter.Create<HttpContext, Line>(OfCallerAtOnce),
            PartitionedRateLimiter.Create<HttpContext, Line>(AllTogether));
        limiter.OnRejected = (rejected, _) => new ValueTask(RejectAsync(rejected));
    }

    private static RateLimitPartition<Line> OfCaller(HttpContext http, HttpOptions options)
    {
        // The framework tries first and then waits in line, through all limits again: what has been counted once is not counted again.
        var passage = Passage.Of(http);
        var isCounted = passage.Reached is Limit.OfCallerAtOnce or Limit.OfAll;
        passage.Reached = Limit.OfCaller;
        if (isCounted) return RateLimitPartition.GetNoLimiter(new Line("counted"));
        if (http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)) return PerSecond(new Line("health", null, Address(http)), options.UnrecognisedPerSecond);
        if (http.Features.Get<Principal>() is { IsKnown: true }) return PerSecond(Caller(http, "rate"), options.RequestsPerSecond);
        // Who is not recognised and sends something may be guessing: passwords, keys, links.
        return HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Authorization.Count == 0 ? PerSecond(new Line("address", null, Address(http)), options.UnrecognisedPerSecond) : PerMinute(new Line("attempts", null, Address(http)), options.AttemptsPerMinute);
    }

    // One who sends their bodies slowly, or follows the changes often, holds their own places and not those of all.
    private static RateLimitPartition<Line> OfCallerAtOnce(HttpContext http)
    {
        Passage.Of(http).Reached = Limit.OfCallerAtOnce;
        if (Follows(http)) return AtMost(Caller(http, "changes"), OwnFollowing, 0);
        if (Transfer.Is(http)) return AtMost(Caller(http, "files"), OwnTransfers, OwnTransfersWaiting);
        return AsksTheDatabase(http.Request.Path) ? AtMost(Caller(http, "api"), OwnAtOnce, OwnWaiting) : RateLimitPartition.GetNoLimiter(new Line("other"));
    }

    // A slow question holds a thread as long as SQLite works on it. So many at once leave the others to health and to the jobs.
    // Who follows the changes mostly waits, and holds nothing while waiting.
    private static RateLimitPartition<Line> AllTogether(HttpContext http)
    {
        Passage.Of(http).Reached = Limit.OfAll;
        if (Follows(http)) return AtMost(new Line("changes"), Following, 0);
        if (Transfer.Is(http)) return AtMost(new Line("files"), Transfers, TransfersWaiting);
        return AsksTheDatabase(http.Request.Path) ? AtMost(new Line("api"), AtOnce, Waiting) : RateLimitPartition.GetNoLimiter(new Line("other"));
    }

    private static RateLimitPartition<Line> AtMost(Line line, int count, int waiting) => RateLimitPartition.GetConcurrencyLimiter(
        line, _ => new ConcurrencyLimiterOptions { PermitLimit = count, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    // Only who waits for changes; who just asks for them is one like all others.
    private static bool Follows(HttpContext http) => http.Request.Path.StartsWithSegments("/api/v1/changes", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(http.Request.Query["wait"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) && seconds > 0;

    private static bool AsksTheDatabase(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/a", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/public", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/publik", StringComparison.OrdinalIgnoreCase);

    private static Line Caller(HttpContext http, string of) => http.Features.Get<Principal>() is { IsKnown: true } caller ? new Line(of, caller.Via, caller.Name) : new Line(of, null, Address(http));

    private static RateLimitPartition<Line> PerSecond(Line caller, int count) => Bucket(caller, count * Burst, count, TimeSpan.FromSeconds(1));

    private static RateLimitPartition<Line> PerMinute(Line caller, int count) => Bucket(caller, count, 1, TimeSpan.FromMinutes(1) / count);

    private static RateLimitPartition<Line> Bucket(Line caller, int limit, int each, TimeSpan period) => RateLimitPartition.GetTokenBucketLimiter(
        caller, _ => new TokenBucketRateLimiterOptions { TokenLimit = limit, TokensPerPeriod = each, ReplenishmentPeriod = period, AutoReplenishment = true, QueueLimit = 0 });

    /// <summary>The caller's address; of IPv6 its network, because one machine has all of that.</summary>
    internal static string Address(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "none";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static Task RejectAsync(OnRejectedContext rejected)
    {
        if (Passage.Of(rejected.HttpContext).Reached == Limit.OfAll) return ProblemHandler.WriteBusyAsync(rejected.HttpContext);
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : ProblemHandler.AgainAfter;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ProblemHandler.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "rateLimited", [Violation.Of("rate.limited", "", seconds)]);
    }
}
