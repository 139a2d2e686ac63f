using Agreements.Domain.Agreements;
using Agreements.Domain.Reports;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Reports;

/// <summary>Whom the words of a record name.</summary>
public sealed class ParitranaTests
{
    [TestCase("non-ASN/PTT", ParitranaGroup.NonAsn)]
    [TestCase("Tenaga Kontrak Daerah (TKD)", ParitranaGroup.NonAsn)]
    [TestCase("guru honorer", ParitranaGroup.NonAsn)]
    [TestCase("Perangkat desa dan RT/RW", ParitranaGroup.NonAsn)]
    [TestCase("masyarakat miskin ekstrem dari setiap kelurahan dan desa", ParitranaGroup.Vulnerable)]
    [TestCase("pekerja rentan", ParitranaGroup.Vulnerable)]
    [TestCase("1 Desa", ParitranaGroup.Villages)]
    [TestCase("Melindungi 1 desa 100 pekerja rentan dari APBDes", ParitranaGroup.Villages)]
    [TestCase("Pekerja rentan ekosistem desa", ParitranaGroup.Villages)]
    [TestCase("Perangkat desa dibiayai APBDes", ParitranaGroup.NonAsn)]
    [TestCase("anggota KORPRI", null)]
    [TestCase("desain program", null)]
    [TestCase("perentanan", null)]
    public void A_text_belongs_to_the_first_group_that_it_names(string text, ParitranaGroup? group) => Assert.That(Paritrana.Of(text), Is.EqualTo(group));

    [Test]
    public void An_agreement_belongs_to_all_groups_of_its_segments_and_to_the_villages_if_one_pays()
    {
        var facts = Facts() with { Segments = ["pekerja rentan", "non-ASN", "KORPRI"] };
        Assert.That(Paritrana.Of(facts), Is.EqualTo(new[] { ParitranaGroup.NonAsn, ParitranaGroup.Vulnerable }));
        Assert.That(Paritrana.Of(facts with { Funding = [new FundingLine(FundingSource.Apbdes, 2025)] }), Does.Contain(ParitranaGroup.Villages));
        Assert.That(Paritrana.Of(Facts()), Is.Empty);
    }
}
