namespace Agreements.Web.Hosting;

/// <summary>Marks a request that is answered as GET and was HEAD.</summary>
internal sealed record HeadRequest
{
    public static bool Is(HttpContext http) => http.Features.Get<HeadRequest>() is not null;
}
