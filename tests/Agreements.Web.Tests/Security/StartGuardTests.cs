using Agreements.Web.Hosting;
using MediatR;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>Nobody can forget to say who may send a request: the program would not start.</summary>
public sealed class StartGuardTests
{
    [Test]
    public void With_a_request_that_says_nothing_the_program_refuses_to_start_and_names_it() => Assert.That(
        () => Server.Build("http://127.0.0.1:0", [typeof(Silent)]), Throws.TypeOf<StartRefused>().With.Message.Contains(nameof(Silent)).And.Message.Contains("must say who may send it"));

    [Test]
    public void With_those_that_it_has_it_starts()
    {
        var app = Server.Build("http://127.0.0.1:0");
        using var ended = (IDisposable)app;
        Assert.That(() => Server.Map(app), Throws.Nothing);
    }

    private sealed record Silent : IRequest<Unit>;
}
