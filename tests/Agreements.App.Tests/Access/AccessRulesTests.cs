using Agreements.App.Access;
using Agreements.Domain.Access;
using MediatR;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

public sealed class AccessRulesTests
{
    [Test]
    public void Every_request_says_who_may_send_it() => Assert.That(AccessRules.Broken(), Is.Empty);

    [Test]
    public void A_request_that_says_nothing_is_named() => Assert.That(AccessRules.Broken([typeof(Silent)]), Has.Exactly(1).Contains(nameof(Silent)));

    [Test]
    public void A_request_that_says_two_things_is_named() => Assert.That(AccessRules.Broken([typeof(Twofold)]), Has.Exactly(1).Contains("it has 2"));

    [Test]
    public void A_request_about_a_record_that_names_none_is_named() => Assert.That(AccessRules.Broken([typeof(Nameless)]), Has.Exactly(1).Contains("'Id'"));

    [Test]
    public void What_is_no_request_need_say_nothing() => Assert.That(AccessRules.Broken([typeof(string)]), Is.Empty);

    private sealed record Silent : IRequest<Unit>;

    [ForProgram]
    [ForKnown("twice")]
    private sealed record Twofold : IRequest<Unit>;

    [Needs(Permission.Read, Subject.Agreement)]
    private sealed record Nameless(string Id) : IRequest<Unit>;
}
