using Agreements.Web.Hosting;
using NUnit.Framework;

namespace Agreements.Web.Tests.Security;

/// <summary>Nobody can forget to say who may call an endpoint: the program would not start.</summary>
public sealed class StartGuardTests
{
    [Test]
    public void With_the_endpoints_that_it_has_it_starts()
    {
        var app = Server.Build("http://127.0.0.1:0");
        using var ended = (IDisposable)app;
        Assert.That(() => Server.Map(app), Throws.Nothing);
    }
}
