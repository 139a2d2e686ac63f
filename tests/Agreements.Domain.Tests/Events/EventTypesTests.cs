using Agreements.Domain.Events;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Events;

public sealed class EventTypesTests
{
    [TestCase("agreement.expired", 1)]
    [TestCase("agreement.*", 12)]
    [TestCase("renewal.*", 6)]
    [TestCase("document.*", 1)]
    [TestCase("*", 20)]
    [TestCase("commitment.*", 1)]
    [TestCase("agreement", 0)]
    [TestCase("agreement.", 0)]
    [TestCase("Agreement.Expired", 0)]
    [TestCase(".*", 0)]
    [TestCase("ren*", 0)]
    [TestCase("", 0)]
    public void A_pattern_means_a_type_all_of_a_kind_or_everything(string pattern, int types) => Assert.That(EventTypes.Matching(pattern), Has.Count.EqualTo(types).And.Unique);

    [TestCase(1, 0, null, 5)]
    [TestCase(1, 1, null, 6)]
    [TestCase(2, 0, null, 300)]
    [TestCase(9, 0, null, 86_400)]
    [TestCase(1, 0, 60, 60)]
    [TestCase(2, 0, 60, 300)]
    [TestCase(1, 0, 1_000_000, 86_400)]
    [TestCase(1, 0, -5, 5)]
    public void The_wait_before_the_next_attempt_grows_and_a_receiver_may_ask_for_a_longer_one_within_a_day(int attempts, double jitter, int? asked, int seconds) =>
        Assert.That(Retries.After(attempts, jitter, asked is { } s ? TimeSpan.FromSeconds(s) : null), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [Test]
    public void After_ten_attempts_there_is_no_other() => Assert.That(Retries.After(10, 0, TimeSpan.FromSeconds(5)), Is.Null);
}
