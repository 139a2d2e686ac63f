namespace Agreements.Web.Hosting;

/// <summary>A route by which a file is sent or fetched: the time it takes is that of the caller's line.</summary>
/// <param name="Method">In which a file passes; other requests to the route are like all others.</param>
internal sealed record Transfer(string Method)
{
    public static bool Is(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Transfer>() is { } transfer && HttpMethods.Equals(http.Request.Method, transfer.Method);
}
