using Agreements.App.Access;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using MediatR;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

public sealed class AccessRulesTests
{
    [Test]
    public void Every_request_says_who_may_send_it() => Assert.That(UseCases.Requests.Select(AccessRules.Problem).OfType<string>(), Is.Empty);

    [Test]
    public void A_request_that_says_nothing_is_named() => Assert.That(AccessRules.Problem(typeof(Silent)), Does.Contain(nameof(Silent)).And.Contain("must say who may send it"));

    [Test]
    public void A_request_that_says_two_things_is_named() => Assert.That(AccessRules.Problem(typeof(Twofold)), Does.Contain("it has 2"));

    [Test]
    public void A_request_about_a_record_that_names_none_is_named() => Assert.That(AccessRules.Problem(typeof(Nameless)), Does.Contain("'Id'"));

    [Test]
    public async Task A_request_that_says_nothing_is_sent_by_nobody_not_even_the_program()
    {
        using var database = TestDatabase.Create(TestDatabase.Sqlite);
        await using var app = new TestApp(database!.Engine);
        Assert.That(async () => await app.SendAsync(new Silent()), Throws.InvalidOperationException.With.Message.Contains("must say who may send it"));
    }

    private sealed record Silent : IRequest<Unit>;

    [ForProgram]
    [ForKnown("twice")]
    private sealed record Twofold : IRequest<Unit>;

    [Needs(Permission.Read, Subject.Agreement)]
    private sealed record Nameless(string Id) : IRequest<Unit>;
}
