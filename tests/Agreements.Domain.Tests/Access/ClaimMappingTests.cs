using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Access;

public sealed class ClaimMappingTests
{
    private static readonly ClaimMapping Officer = new("roles", "petugas", Role.Officer, null);

    private static (Role, string?)[] Apply(ClaimMapping mapping, string? institutionClaim, params (string Claim, string Value)[] claims) =>
        [.. ClaimMapping.Apply([mapping], institutionClaim, name => [.. claims.Where(c => c.Claim == name).Select(c => c.Value)])];

    [Test]
    public void A_role_is_given_to_who_brings_the_claim_with_exactly_that_value()
    {
        Assert.That(Apply(Officer, null, ("roles", "tamu"), ("roles", "petugas")), Is.EqualTo(new[] { (Role.Officer, (string?)null) }));
        Assert.That(Apply(Officer, null, ("roles", "Petugas"), ("role", "petugas"), ("roles", "petugas utama")), Is.Empty);
    }

    [Test]
    public void It_holds_where_the_mapping_says_and_else_where_the_claim_of_institutions_does()
    {
        Assert.That(Apply(Officer with { Institution = "15.71" }, "kantor", ("roles", "petugas"), ("kantor", "15.72")), Is.EqualTo(new[] { (Role.Officer, "15.71") }));
        Assert.That(Apply(Officer, "kantor", ("roles", "petugas"), ("kantor", "15.72"), ("kantor", "15.71")), Is.EqualTo(new[] { (Role.Officer, "15.72"), (Role.Officer, "15.71") }));
    }

    [Test]
    public void A_claim_of_institutions_that_is_silent_or_a_sign_gives_nothing_and_never_the_whole_installation()
    {
        Assert.That(Apply(Officer, "kantor", ("roles", "petugas")), Is.Empty);
        Assert.That(Apply(Officer, "kantor", ("roles", "petugas"), ("kantor", "*")), Is.Empty);
        Assert.That(Apply(Officer with { Institution = "*" }, "kantor", ("roles", "petugas")), Is.EqualTo(new[] { (Role.Officer, (string?)null) }));
    }
}
