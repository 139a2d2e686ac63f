using Agreements.App.Pipeline;

namespace Agreements.Web.Api;

/// <summary>From where a request comes, for the audit trail.</summary>
internal static class Caller
{
    public static void Note(HttpContext http, RequestContext context)
    {
        var address = http.Connection.RemoteIpAddress;
        context.Address = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
        context.RequestId = ProblemHandler.TraceId(http);
    }
}
