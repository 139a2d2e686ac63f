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

    // Whose limit has refused: partitions are looked up one after the other, each only when the one before has let the request pass.
    private static readonly object Reached = new();

    private enum Limit { OfCaller, OfCallerAtOnce, OfAll }

    public static void Configure(RateLimiterOptions limiter, HttpOptions http)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => OfCaller(context, http)),
            PartitionedRateLimiter.Create<HttpContext, string>(OfCallerAtOnce),
            PartitionedRateLimiter.Create<HttpContext, string>(AllTogether));
        limiter.OnRejected = (rejected, _) => new ValueTask(RejectAsync(rejected));
    }

    private static RateLimitPartition<string> OfCaller(HttpContext http, HttpOptions options)
    {
        // The framework tries first and then waits in line, through all limits again: what has been counted once is not counted again.
        var isCounted = http.Items[Reached] is Limit.OfCallerAtOnce or Limit.OfAll;
        http.Items[Reached] = Limit.OfCaller;
        if (isCounted) return RateLimitPartition.GetNoLimiter("counted");
        if (http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)) return PerSecond("health " + Address(http), options.UnrecognisedPerSecond);
        if (http.Features.Get<Principal>() is { IsKnown: true }) return PerSecond(Caller(http), options.RequestsPerSecond);
        // Who is not recognised and sends something may be guessing: passwords, keys, links.
        return HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Authorization.Count == 0 ? PerSecond("address " + Address(http), options.UnrecognisedPerSecond) : PerMinute("attempts " + Address(http), options.AttemptsPerMinute);
    }

    // One who sends their bodies slowly, or follows the changes often, holds their own places and not those of all.
    private static RateLimitPartition<string> OfCallerAtOnce(HttpContext http)
    {
        http.Items[Reached] = Limit.OfCallerAtOnce;
        if (Follows(http)) return AtMost("changes " + Caller(http), OwnFollowing, 0);
        if (Transfer.Is(http)) return AtMost("files " + Caller(http), OwnTransfers, OwnTransfersWaiting);
        return AsksTheDatabase(http.Request.Path) ? AtMost(Caller(http), OwnAtOnce, OwnWaiting) : RateLimitPartition.GetNoLimiter("other");
    }

    // A slow question holds a thread as long as SQLite works on it. So many at once leave the others to health and to the jobs.
    // Who follows the changes mostly waits, and holds nothing while waiting.
    private static RateLimitPartition<string> AllTogether(HttpContext http)
    {
        http.Items[Reached] = Limit.OfAll;
        if (Follows(http)) return AtMost("changes", Following, 0);
        if (Transfer.Is(http)) return AtMost("files", Transfers, TransfersWaiting);
        return AsksTheDatabase(http.Request.Path) ? AtMost("api", AtOnce, Waiting) : RateLimitPartition.GetNoLimiter("other");
    }

    private static RateLimitPartition<string> AtMost(string name, int count, int waiting) => RateLimitPartition.GetConcurrencyLimiter(
        name, _ => new ConcurrencyLimiterOptions { PermitLimit = count, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    // Only who waits for changes; who just asks for them is one like all others.
    private static bool Follows(HttpContext http) => http.Request.Path.StartsWithSegments("/api/v1/changes", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(http.Request.Query["wait"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) && seconds > 0;

    private static bool AsksTheDatabase(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/a", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/public", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/publik", StringComparison.OrdinalIgnoreCase);

    private static string Caller(HttpContext http) => http.Features.Get<Principal>() is { IsKnown: true } caller ? $"{caller.Via} {caller.Name}" : "address " + Address(http);

    private static RateLimitPartition<string> PerSecond(string caller, int count) => Bucket(caller, count * Burst, count, TimeSpan.FromSeconds(1));

    private static RateLimitPartition<string> PerMinute(string caller, int count) => Bucket(caller, count, 1, TimeSpan.FromMinutes(1) / count);

    private static RateLimitPartition<string> Bucket(string caller, int limit, int each, TimeSpan period) => RateLimitPartition.GetTokenBucketLimiter(
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
        if (rejected.HttpContext.Items[Reached] is Limit.OfAll) return ProblemHandler.WriteBusyAsync(rejected.HttpContext);
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : ProblemHandler.AgainAfter;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ProblemHandler.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "rateLimited", [Violation.Of("rate.limited", "", seconds)]);
    }
}
