using Agreements.App.Backups;
using Agreements.App.Features.People;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using MediatR;

namespace Agreements.Web.Security;

/// <summary>While nobody has an account, whoever reads the console of the start may become the first administrator.</summary>
internal static class FirstAdministrator
{
    /// <param name="address">Where a browser reaches the program.</param>
    public static async Task OfferAsync(IServiceProvider services, string address, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        // Nothing is stored in it; that was said, and is no reason not to serve.
        if (await scope.ServiceProvider.GetRequiredService<RestoreWatch>().LookAsync(ct) == false) return;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Principal = Principal.Program("system", "start");
        if (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SetUp.Offer(), ct) is { } path) Console.WriteLine($"First administrator: {address}{path}");
    }
}
