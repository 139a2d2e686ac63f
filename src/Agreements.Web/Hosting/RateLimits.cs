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

    public static void Configure(RateLimiterOptions limiter, HttpOptions http)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => OfCaller(context, http)),
            PartitionedRateLimiter.Create<HttpContext, string>(AllTogether));
        limiter.OnRejected = (rejected, _) => new ValueTask(RejectAsync(rejected));
    }

    private static RateLimitPartition<string> OfCaller(HttpContext http, HttpOptions options)
    {
        if (http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)) return PerSecond("health " + Address(http), options.UnrecognisedPerSecond);
        if (http.Features.Get<Principal>() is { IsKnown: true } caller) return PerSecond($"{caller.Via} {caller.Name}", options.RequestsPerSecond);
        // Who is not recognised and sends something may be guessing: passwords, keys, links.
        return HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Authorization.Count == 0 ? PerSecond("address " + Address(http), options.UnrecognisedPerSecond) : PerMinute("attempts " + Address(http), options.AttemptsPerMinute);
    }

    // A slow question holds a thread as long as SQLite works on it. So many at once leave the others to health and to the jobs.
    // Who follows the changes mostly waits, and holds nothing while waiting.
    private static RateLimitPartition<string> AllTogether(HttpContext http) => http.Request.Path.StartsWithSegments("/api/v1/changes", StringComparison.OrdinalIgnoreCase)
        ? RateLimitPartition.GetConcurrencyLimiter("changes", _ => new ConcurrencyLimiterOptions { PermitLimit = Following, QueueLimit = 0 })
        : AsksTheDatabase(http.Request.Path)
        ? RateLimitPartition.GetConcurrencyLimiter("api", _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
        : RateLimitPartition.GetNoLimiter("other");

    private static bool AsksTheDatabase(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/a", StringComparison.OrdinalIgnoreCase);

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
        if (!rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)) return ProblemHandler.WriteBusyAsync(rejected.HttpContext);
        var seconds = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ProblemHandler.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "rateLimited", [Violation.Of("rate.limited", "", seconds)]);
    }
}
