using System.CommandLine;
using Agreements.Web.Hosting;

namespace Agreements.Web.Cli;

internal static class ServeVerb
{
    public static Command Define(Command verb)
    {
        var urls = new Option<string?>("--urls") { Description = $"Addresses to listen on, separated by semicolons. Default: ASPNETCORE_URLS, else {Addresses.Default}." };
        verb.Add(urls);
        verb.SetAction((parse, ct) => Server.RunAsync(parse.GetValue(urls), ct));
        return verb;
    }
}
