using Agreements.Domain;
using Agreements.Web.Api;
using Agreements.Web.Jobs;
using Agreements.Web.Security;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Net.Http.Headers;

namespace Agreements.Web.Hosting;

/// <summary>What holds for every request, whatever it asks.</summary>
internal static class Http
{
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        var http = builder.Http();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            // Who sends slowly holds a connection, and while the body is read one of the few places for requests. 2 kB/s is less than the worst line of a village office carries,
            // and an ordinary form is there within the grace.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate(bytesPerSecond: 2000, gracePeriod: TimeSpan.FromSeconds(10));
        });
        builder.Services.AddSingleton<FirstAnswer>();
        // Pages hold no secret that an attacker's own text could be measured against: the key of a form is another one in each answer.
        builder.Services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/html"]));
        builder.Services.AddRateLimiter(limiter => RateLimits.Configure(limiter, http));
        builder.Services.Configure<ForwardedHeadersOptions>(o => Believe(o, http.Proxies));
        builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = Hosts(builder.Configuration["AllowedHosts"], http.PublicUrl));
    }

    public static void UseHttp(this WebApplication app, Exposure exposure)
    {
        app.Use(app.Services.GetRequiredService<FirstAnswer>().PassAsync);
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => ProblemHandler.WriteStatusAsync(context.HttpContext));
        app.Use(SecurityHeaders.AddAsync);
        if (exposure.HasTls && !app.Environment.IsDevelopment()) app.Use((context, next) => Tls.RequireAsync(context, next, exposure.Http.PublicUrl!));
        app.Use(AnswerHeadAsync);
        app.Use(RequireUtf8Async);
        app.UseRouting();
        // What a provider sends back is answered while the caller is being recognised, before the limits of all others.
        app.UseWhen(ProviderSignIn.IsAnswer, callback => callback.UseRateLimiter());
        app.UseCaller();
        app.Use(SameOrigin.RequireAsync);
        app.UseRateLimiter();
        app.Use(Dashboard.HideAsync);
        app.UseAuthorization();
        app.Use(Idempotency.KeepAsync);
    }

    // By default the framework believes this machine's addresses; here nobody is believed who was not named.
    private static void Believe(ForwardedHeadersOptions options, IReadOnlyList<string> proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardLimit = null;
        foreach (var proxy in proxies)
            if (HttpOptions.TryNetwork(proxy, out var network)) options.KnownIPNetworks.Add(network);
        options.ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
    }

    private static List<string> Hosts(string? configured, string? publicUrl)
    {
        var hosts = configured?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList() ?? [];
        if (publicUrl is not null) hosts.Add(new Uri(publicUrl).Host);
        return hosts;
    }

    // RFC 9110: HEAD is answered as GET, without the body. Load balancers ask health that way.
    private static async Task AnswerHeadAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }
        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Request.Method = HttpMethods.Get;
        http.Features.Set(new HeadRequest());
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
            http.Features.Set(body);
        }
    }

    // JSON is UTF-8 (RFC 8259). A charset in quotes is legal and means the same; another one would be read as something that was not sent.
    private static Task RequireUtf8Async(HttpContext http, RequestDelegate next)
    {
        if (http.Request.ContentType is { } text && MediaTypeHeaderValue.TryParse(text, out var type) && type.Charset.HasValue)
        {
            if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                return ProblemHandler.WriteAsync(http, StatusCodes.Status415UnsupportedMediaType, "invalid", [Violation.Of("mediaType.charset", "")]);
            http.Request.ContentType = type.MediaType.Value;
        }
        return next(http);
    }
}
