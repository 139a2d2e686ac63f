using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Institutions;

public sealed class InstitutionTests
{
    private static readonly InstitutionFacts Iain = new() { Kind = InstitutionKind.University, Name = "IAIN Sulthan Thaha Saifuddin Jambi", RegionCode = "15.71" };

    [Test]
    public void Renamed_it_keeps_its_earlier_name_for_earlier_days()
    {
        var institution = Institution.Create(University, Iain);
        institution.Rename("UIN Sulthan Thaha Saifuddin Jambi", Day(2017, 4, 7), Today);
        Assert.That(institution.NameOn(Day(2017, 4, 6)), Does.StartWith("IAIN"));
        Assert.That(institution.NameOn(Day(2017, 4, 7)), Does.StartWith("UIN"));
        Assert.That(institution.Facts.Name, Does.StartWith("UIN"));
    }

    [Test]
    public void A_name_cannot_begin_before_the_one_it_follows()
    {
        var institution = Institution.Create(University, Iain);
        institution.Rename("UIN", Day(2017, 4, 7), Today);
        Assert.That(Broken(() => institution.Rename("UIN STS", Day(2017, 4, 7), Today)), Is.EqualTo(new[] { "institution.nameOrder /from" }));
    }

    [Test]
    public void A_correction_changes_the_current_name_and_opens_none()
    {
        var institution = Institution.Create(University, Iain);
        institution.Rename("UIN Jmabi", Day(2017, 4, 7), Today);
        institution.Edit(institution.Facts with { Name = "UIN Jambi" });
        Assert.That(institution.Names.Select(n => n.Name), Is.EqualTo(new[] { Iain.Name, "UIN Jambi" }));
    }

    [Test]
    public void It_is_merged_once_and_never_into_itself_or_into_one_that_is_merged()
    {
        var (a, b, c) = (Institution.Create(City, Iain), Institution.Create(Branch, Iain), Institution.Create(University, Iain));
        Assert.That(Broken(() => a.MergeInto(a)), Is.EqualTo(new[] { "institution.mergeSelf /into" }));
        a.MergeInto(b);
        Assert.That(Broken(() => a.MergeInto(c)), Is.EqualTo(new[] { "institution.alreadyMerged " }));
        Assert.That(Broken(() => c.MergeInto(a)), Is.EqualTo(new[] { "institution.alreadyMerged /into" }));
    }

    [TestCase("15", ExpectedResult = true)]
    [TestCase("15.71", ExpectedResult = true)]
    [TestCase("15.71.01.1001", ExpectedResult = true)]
    [TestCase("1508", ExpectedResult = false, TestName = "A code without dots may be a BPS code of another regency and is refused")]
    [TestCase("15.8", ExpectedResult = false)]
    [TestCase("15.71\n", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    public bool A_region_code_is_written_with_its_dots(string code) => Broken(() => InstitutionRules.Check(Iain with { RegionCode = code })).Count == 0;

    [TestCase("Asia/Jakarta", Zone.Wib)]
    [TestCase("Asia/Makassar", Zone.Wita)]
    [TestCase("Asia/Jayapura", Zone.Wit)]
    [TestCase(null, Zone.Wib)]
    public void Its_zone_is_one_of_three_and_WIB_unless_stated(string? name, Zone zone) => Assert.That(InstitutionRules.ZoneOf(Iain with { Zone = name }), Is.EqualTo(zone));

    [TestCase("Europe/Berlin")]
    [TestCase("WIB")]
    [TestCase("asia/jakarta")]
    public void Another_zone_is_refused(string zone) =>
        Assert.That(Broken(() => InstitutionRules.Check(Iain with { Zone = zone })), Is.EqualTo(new[] { "institution.zone /zone" }));

    [TestCase("kerjasama@pemkot-jambi.example", ExpectedResult = true)]
    [TestCase("a@b", ExpectedResult = false)]
    [TestCase("Kabag <kabag@kota.example>", ExpectedResult = false)]
    [TestCase("a@b.example\r\nBcc: c@d.example", ExpectedResult = false)]
    [TestCase("a@b.example, c@d.example", ExpectedResult = false)]
    public bool A_mailbox_is_one_plain_address(string mailbox) => Broken(() => InstitutionRules.Check(Iain with { Mailbox = mailbox })).Count == 0;
}
