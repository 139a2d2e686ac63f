using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Access;

public sealed class PermissionTests
{
    private static readonly Guid Kanwil = Guid.CreateVersion7(), Branch = Guid.CreateVersion7(), City = Guid.CreateVersion7();

    [TestCase(Role.Officer, Permission.Read | Permission.Edit)]
    [TestCase(Role.LegalOfficer, Permission.Read | Permission.Edit | Permission.Register)]
    [TestCase(Role.HeadOfUnit, Permission.Read | Permission.Edit | Permission.Decide)]
    [TestCase(Role.Registrar, Permission.Read | Permission.Edit | Permission.Register | Permission.Decide)]
    [TestCase(Role.Oversight, Permission.Read)]
    [TestCase(Role.Auditor, Permission.Read | Permission.Audit)]
    [TestCase(Role.Administrator, Permissions.All)]
    public void Each_role_permits_what_the_post_does(Role role, Permission expected) => Assert.That(Permissions.Of(role), Is.EqualTo(expected));

    [Test]
    public void A_key_that_writes_neither_audits_nor_administers() =>
        Assert.That(Permissions.Of(KeyScope.Write) & (Permission.Audit | Permission.Administer), Is.EqualTo(Permission.None));

    [Test]
    public void A_key_that_reads_does_nothing_else() => Assert.That(Permissions.Of(KeyScope.Read), Is.EqualTo(Permission.Read));

    [TestCase(ProcessAction.Register, Permission.Register)]
    [TestCase(ProcessAction.Terminate, Permission.Decide)]
    [TestCase(ProcessAction.GiveNotice, Permission.Decide)]
    [TestCase(ProcessAction.Sign, Permission.Edit)]
    public void What_confirms_binds_or_ends_asks_for_more_than_editing(ProcessAction action, Permission expected) => Assert.That(ActionPermissions.Of(action), Is.EqualTo(expected));

    [Test]
    public void A_role_holds_for_the_institution_and_all_below_it_and_nowhere_else()
    {
        var caller = Caller(new Grant(Permission.Read, Kanwil));
        Assert.That(caller.Over([Branch, Kanwil]), Is.EqualTo(Permission.Read));
        Assert.That(caller.Over([City]), Is.EqualTo(Permission.None));
    }

    [Test]
    public void Roles_over_both_sides_of_an_agreement_add_up()
    {
        var caller = Caller(new Grant(Permission.Read, Branch), new Grant(Permission.Edit, City));
        Assert.That(caller.Over([Branch, City]), Is.EqualTo(Permission.Read | Permission.Edit));
    }

    [Test]
    public void A_role_without_institution_holds_everywhere()
    {
        var caller = Caller(new Grant(Permission.Read, null), new Grant(Permission.Edit, Branch));
        Assert.That(caller.Over([City]), Is.EqualTo(Permission.Read));
        Assert.That(caller.Institutions(Permission.Read), Is.Null);
        Assert.That(caller.Institutions(Permission.Edit), Is.EqualTo(new[] { Branch }));
    }

    [Test]
    public void A_permission_is_held_for_an_institution_only_if_one_role_there_gives_all_of_it()
    {
        var caller = Caller(new Grant(Permission.Read, Branch), new Grant(Permission.Edit, City));
        Assert.That(caller.Institutions(Permission.Read | Permission.Edit), Is.Empty);
    }

    [Test]
    public void Nobody_may_do_nothing()
    {
        Assert.That(Principal.Nobody.IsKnown, Is.False);
        Assert.That(Principal.Nobody.Anywhere, Is.EqualTo(Permission.None));
        Assert.That(Principal.Nobody.Institutions(Permission.Read), Is.Empty);
    }

    private static Principal Caller(params Grant[] grants) => new("pic@kota.example", "session:1", Guid.CreateVersion7(), grants);
}
