using Agreements.Domain.Access;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Access;

public sealed class PasswordTests
{
    private static string Broken(string password, string mail = "ani.suryani@kota.example", string name = "Ani Suryani")
    {
        try
        {
            PasswordRules.Check(password, "/password", mail, name).ThrowIfAny();
            return "";
        }
        catch (DomainException refusal)
        {
            return string.Join(' ', refusal.Violations.Select(v => v.Code));
        }
    }

    [TestCase("lampu biru di atas meja")]
    [TestCase("vK7#mq2Lp9xT")]
    [TestCase("perahu-terbang-ke-rawa")]
    [TestCase("zebra menari 3 kali")]
    public void Length_is_what_counts_and_no_mixture_is_asked_for(string password) => Assert.That(Broken(password), Is.Empty);

    [TestCase("pendek sek", "password.tooShort")]
    [TestCase("", "password.tooShort")]
    public void A_short_one_is_refused(string password, string code) => Assert.That(Broken(password), Is.EqualTo(code));

    [Test]
    public void The_bounds_are_12_and_128_characters()
    {
        const string phrase = "kelapa muda rawa tujuh pintu gajah perahu layar ";
        string Of(int length) => string.Concat(Enumerable.Repeat(phrase, 3))[..length];
        Assert.That(new[] { 11, 12, 128, 129 }.Select(n => Broken(Of(n))), Is.EqualTo(new[] { "password.tooShort", "", "", "password.tooLong" }));
    }

    [TestCase("suryani tinggal di sini", "password.personal")]
    [TestCase("xx-SURYANI-yy-77", "password.personal")]
    [TestCase("kantor bpjs di ujung", "password.service")]
    [TestCase("Ketenagakerjaan!9", "password.service")]
    public void Ones_own_name_and_the_services_are_refused(string password, string code) => Assert.That(Broken(password), Does.Contain(code));

    [TestCase("passwordpassword")]
    [TestCase("Rahasia2024!!")]
    [TestCase("r4h4s1a123456")]
    [TestCase("indonesia1945")]
    [TestCase("Pancasila#2025")]
    [TestCase("123456789012")]
    [TestCase("qwertyuiop123")]
    [TestCase("qwertyuiopasdf")]
    [TestCase("1qaz2wsx3edc")]
    [TestCase("aaaaaaaaaaaaaaa")]
    [TestCase("121212121212")]
    [TestCase("sayangkamu2023")]
    [TestCase("2024Jakarta2024")]
    [TestCase("P@ssw0rd12345")]
    [TestCase("poiuytrewq123")]
    [TestCase("merdeka17agustus")]
    [TestCase("i.love.you.2024")]
    public void What_is_guessed_first_is_refused_however_it_is_dressed(string password) => Assert.That(Broken(password), Does.Contain("password.common"));
}
