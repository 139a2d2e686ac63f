using Agreements.App.Tests.Support;
using Agreements.Web.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>What is wrong with the program itself.</summary>
public sealed class StartGuardTests
{
    [Test]
    public void With_the_endpoints_that_it_has_it_starts()
    {
        var app = Server.Build("http://127.0.0.1:0");
        using var ended = (IDisposable)app;
        Assert.That(() => Server.Map(app), Throws.Nothing);
    }

    [Test]
    public async Task Each_request_has_a_handler_that_can_be_made_of_what_the_program_has()
    {
        await using var app = Server.Build("http://127.0.0.1:0");
        await using var scope = app.Services.CreateAsyncScope();
        var make = scope.ServiceProvider.GetRequiredService<ServiceFactory>();
        Assert.Multiple(() =>
        {
            foreach (var contract in UseCases.Handlers) Assert.That(make(contract), Is.Not.Null, contract.ToString());
        });
    }
}
