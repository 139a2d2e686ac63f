using System.Text.RegularExpressions;
using System.Xml.Linq;
using Agreements.Domain.Texts;
using NUnit.Framework;
using static Agreements.Domain.Tests.Support.Some;

namespace Agreements.Domain.Tests.Texts;

public sealed partial class TextTests
{
    private static readonly string Source = Path.Combine(Repository(), "src");

    private static readonly Dictionary<string, string> Indonesian = Read("Texts.resx"), English = Read("Texts.en.resx");

    [Test]
    public void Every_text_is_there_in_both_languages() => Assert.That(English.Keys, Is.EquivalentTo(Indonesian.Keys));

    [Test]
    public void Both_languages_use_the_same_arguments() => Assert.That(
        Indonesian.Keys.Where(k => !Arguments(Indonesian[k]).SetEquals(Arguments(English[k]))), Is.Empty);

    [Test]
    public void No_text_is_the_same_in_both_languages_unless_it_is_a_name() => Assert.That(
        Indonesian.Where(t => t.Value == English[t.Key] && t.Value.Contains(' ', StringComparison.Ordinal)).Select(t => t.Key),
        Is.SubsetOf(new[] { "explain.duration", "label.agreementClass.moa", "label.agreementClass.ia" }));

    [Test]
    public void Every_code_of_a_refusal_has_its_sentence()
    {
        var codes = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories).SelectMany(f => Code().Matches(File.ReadAllText(f))).Select(m => m.Groups["code"].Value).Distinct().ToList();
        Assert.That(codes, Has.Count.GreaterThan(40));
        Assert.That(codes.Where(c => !Message.Exists("problem." + c)), Is.Empty);
    }

    [Test]
    public void Every_kind_of_refusal_has_its_title() => Assert.That(Enum.GetValues<ProblemKind>().Select(k => "title." + Words.Of(k)).Where(k => !Message.Exists(k)), Is.Empty);

    [Test]
    public void Every_doubt_of_a_text_has_its_sentence() => Assert.That(Enum.GetValues<Domain.Extraction.TextDoubt>().Select(d => "suggest.doubt." + Words.Of(d)).Where(k => !Message.Exists(k)), Is.Empty);

    [Test]
    public void Every_sentence_of_a_page_is_there()
    {
        var said = Directory.EnumerateFiles(Source, "*.razor", SearchOption.AllDirectories).SelectMany(f => Said().Matches(File.ReadAllText(f))).Select(m => m.Groups["key"].Value).Distinct().ToList();
        Assert.That(said, Has.Count.GreaterThan(40));
        Assert.That(said.Where(k => !Message.Exists(k)), Is.Empty);
    }

    // The product's name, and words of other systems that mean the same in every language.
    private static readonly string[] Names = ["Agreements", "Bahasa Indonesia", "English", "traceId", "JSON", "CSV", "Excel"];

    [Test]
    public void No_component_says_anything_in_words_of_its_own()
    {
        Assert.That(ComponentWords.Of("<p title=\"x\">@Say(\"ui.a\", (1 > 0)) dan <b>@(Name ?? \"y\")</b></p>"), Is.EqualTo(new[] { "x", "dan" }));
        var own = Directory.EnumerateFiles(Source, "*.razor", SearchOption.AllDirectories).SelectMany(f => ComponentWords.Of(File.ReadAllText(f)).Except(Names).Select(w => $"{Path.GetFileName(f)}: {w}"));
        Assert.That(own, Is.Empty);
    }

    [Test]
    public void Every_word_that_users_read_has_its_label()
    {
        var enums = typeof(Message).Assembly.GetTypes().Where(t => t.IsEnum && Indonesian.Keys.Any(k => k.StartsWith($"label.{Words.Camel(t.Name)}.", StringComparison.Ordinal))).ToList();
        Assert.That(enums, Has.Count.GreaterThan(8));
        var missing = enums.SelectMany(t => Enum.GetValues(t).Cast<Enum>()).Where(v => !Message.Exists(Message.Label(v).Key)).Select(v => $"{v.GetType().Name}.{v}");
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void One_day_is_not_days_in_English()
    {
        Assert.That(new[] { 0, 1, 2 }.Select(n => new Message("mail.subject.end", n, "MoU").In(Language.En)), Is.EqualTo(new[] { "Ends in 0 days: MoU", "Ends in 1 day: MoU", "Ends in 2 days: MoU" }));
        Assert.That(new[] { 1, 2 }.Select(n => new Message("mail.children", n).In(Language.En)), Is.EqualTo(new[] { "1 agreement depends on this one.", "2 agreements depend on this one." }));
    }

    [Test]
    public void No_English_text_leaves_a_number_before_a_plain_plural() => Assert.That(
        English.Where(t => t.Key != "problem.snooze.tooLong" && PlainPlural().IsMatch(t.Value)).Select(t => t.Key), Is.Empty);

    [Test]
    public void A_date_reads_as_people_write_it()
    {
        Assert.That(DateText.WithWeekday(Day(2025, 5, 25), Language.Id), Is.EqualTo("Minggu, 25 Mei 2025"));
        Assert.That(DateText.WithWeekday(Day(2025, 5, 25), Language.En), Is.EqualTo("Sunday, 25 May 2025"));
        Assert.That(DateText.InWords(Day(2025, 5, 25)), Is.EqualTo("hari Minggu, tanggal dua puluh lima bulan Mei tahun dua ribu dua puluh lima"));
    }

    [TestCase(0, ExpectedResult = "nol")]
    [TestCase(11, ExpectedResult = "sebelas")]
    [TestCase(15, ExpectedResult = "lima belas")]
    [TestCase(100, ExpectedResult = "seratus")]
    [TestCase(111, ExpectedResult = "seratus sebelas")]
    [TestCase(999, ExpectedResult = "sembilan ratus sembilan puluh sembilan")]
    [TestCase(1945, ExpectedResult = "seribu sembilan ratus empat puluh lima")]
    [TestCase(2000, ExpectedResult = "dua ribu")]
    [TestCase(9999, ExpectedResult = "sembilan ribu sembilan ratus sembilan puluh sembilan")]
    public string A_number_reads_in_words(int value) => DateText.Number(value);

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Source, "Agreements.Domain", "Texts", file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static HashSet<string> Arguments(string text) => [.. Argument().Matches(text).Select(m => m.Groups["number"].Value)];

    private static string Repository()
    {
        var at = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(at, "Agreements.sln"))) at = Path.GetDirectoryName(at)!;
        return at;
    }

    [GeneratedRegex(@"\{(?<number>\d+)(:[^}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Argument();

    [GeneratedRegex(@"\{\d+\} (days|months|years|agreements)\b|\(s\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainPlural();

    [GeneratedRegex("""Say\("(?<key>[A-Za-z.]*[A-Za-z])"[,)]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();

    // Violation.Of("a.b", DomainException.Invalid("a.b", .Add(broken, "a.b", WithErrorCode("a.b")
    [GeneratedRegex("""(?:(?:Violation\.Of|DomainException\.(?:Invalid|Conflict)|WithErrorCode)\(|\.Add\(.*?, )"(?<code>[a-z][A-Za-z]*\.[A-Za-z]+)["]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
