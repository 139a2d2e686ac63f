using Agreements.App.Access.Oidc;
using NUnit.Framework;

namespace Agreements.App.Tests.Oidc;

public sealed class ProviderClaimsTests
{
    [TestCase("roles", new[] { "a", "b" }, TestName = "A_claim_that_stands_several_times_has_all_its_values")]
    [TestCase("groups", new[] { "c", "d" }, TestName = "A_list_is_its_items")]
    [TestCase("realm_access.roles", new[] { "e" }, TestName = "A_dot_reaches_into_an_object")]
    [TestCase("https://id.example/roles", new[] { "f" }, TestName = "A_name_with_dots_is_first_taken_as_it_is")]
    [TestCase("odd", new[] { "[not json" }, TestName = "A_text_that_begins_with_a_bracket_stays_a_text")]
    [TestCase("realm_access.none.deep", new string[0], TestName = "What_is_not_there_has_no_values")]
    [TestCase("roles.a", new string[0], TestName = "A_text_has_no_members")]
    public void Values_are_found_as_providers_write_them(string name, string[] expected)
    {
        var claims = new ProviderClaims([("roles", "a"), ("roles", "b"), ("groups", """["c","d",{"x":1}]"""), ("realm_access", """{"roles":["e"],"none":null}"""), ("https://id.example/roles", "f"), ("odd", "[not json")]);
        Assert.That(claims.Of(name), Is.EqualTo(expected));
    }

    [Test]
    public void What_the_token_and_the_user_information_both_say_counts_once_and_what_they_say_differently_does_not_count()
    {
        var claims = new ProviderClaims([("sub", "1"), ("sub", "1"), ("email_verified", "true"), ("email_verified", "True"), ("email", "a@x.example"), ("email", "b@x.example")]);
        Assert.That((claims.Subject, claims.MailVerified, claims.One("email")), Is.EqualTo(("1", true, (string?)null)));
        Assert.That(new ProviderClaims([("email_verified", "true"), ("email_verified", "false")]).MailVerified, Is.False);
        Assert.That(new ProviderClaims([]).MailVerified, Is.Null);
    }
}
