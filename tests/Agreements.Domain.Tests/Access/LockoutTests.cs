using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Access;

public sealed class LockoutTests
{
    [Test]
    public void The_wait_doubles_and_has_an_end() => Assert.That(
        Enumerable.Range(1, 11).Select(n => Lockout.OfAccount.Delay(n).TotalMinutes), Is.EqualTo(new double[] { 0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30 }));

    [Test]
    public void However_many_failures_there_are_nobody_waits_longer_or_less() => Assert.That(
        new[] { 40, 64, 100, 1000, int.MaxValue }.Select(n => Lockout.OfAccount.Delay(n)), Is.All.EqualTo(Lockout.OfAccount.Longest));

    [Test]
    public void An_address_with_many_people_behind_it_has_more_patience() =>
        Assert.That((Lockout.OfAddress.Delay(30), Lockout.OfAddress.Delay(31)), Is.EqualTo((TimeSpan.Zero, TimeSpan.FromMinutes(1))));

    [Test]
    public void Who_gives_a_role_must_hold_all_that_it_may_do()
    {
        foreach (var role in Enum.GetValues<Role>())
            Assert.That(new UserGrant(role).ToGive(), Is.EqualTo(Permissions.Of(role) | Permission.Administer), role.ToString());
    }

    [Test]
    public void An_account_asked_for_from_everywhere_is_closed_for_a_quarter_of_an_hour_at_a_time_and_never_longer() => Assert.That(
        new[] { 100, 101, 1000 }.Select(n => Lockout.OfAccountEverywhere.Delay(n).TotalMinutes), Is.EqualTo(new double[] { 0, 15, 15 }));
}
