using System.Globalization;
using System.Text.Json.Nodes;
using Agreements.Domain.Auditing;
using Agreements.Domain.Tests.Support;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Agreements.Domain.Tests.Auditing;

/// <summary>RFC 8785, with its own examples.</summary>
public sealed class CanonicalJsonTests
{
    private static string Canonical(string json) => CanonicalJson.Write(JsonNode.Parse(json));

    [Test]
    public void The_example_of_section_3_2_2_comes_out_as_the_RFC_prints_it() => Assert.That(
        Canonical("""{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"""),
        Is.EqualTo("""{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"""));

    [Test]
    public void Members_are_sorted_by_their_UTF_16_code_units()
    {
        var sorted = CanonicalJson.Write(JsonNode.Parse("""{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"""));
        Assert.That(JsonNode.Parse(sorted)!.AsObject().Select(m => m.Value!.GetValue<string>()), Is.EqualTo(new[]
        {
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
        }));
    }

    // Appendix B of the RFC.
    [TestCase(0x0000000000000000L, ExpectedResult = "0")]
    [TestCase(unchecked((long)0x8000000000000000UL), ExpectedResult = "0")]
    [TestCase(0x0000000000000001L, ExpectedResult = "5e-324")]
    [TestCase(unchecked((long)0x8000000000000001UL), ExpectedResult = "-5e-324")]
    [TestCase(0x7fefffffffffffffL, ExpectedResult = "1.7976931348623157e+308")]
    [TestCase(unchecked((long)0xffefffffffffffffUL), ExpectedResult = "-1.7976931348623157e+308")]
    [TestCase(0x4340000000000000L, ExpectedResult = "9007199254740992")]
    [TestCase(unchecked((long)0xc340000000000000UL), ExpectedResult = "-9007199254740992")]
    [TestCase(0x4430000000000000L, ExpectedResult = "295147905179352830000")]
    [TestCase(0x44b52d02c7e14af5L, ExpectedResult = "9.999999999999997e+22")]
    [TestCase(0x44b52d02c7e14af6L, ExpectedResult = "1e+23")]
    [TestCase(0x44b52d02c7e14af7L, ExpectedResult = "1.0000000000000001e+23")]
    [TestCase(0x444b1ae4d6e2ef4eL, ExpectedResult = "999999999999999700000")]
    [TestCase(0x444b1ae4d6e2ef4fL, ExpectedResult = "999999999999999900000")]
    [TestCase(0x444b1ae4d6e2ef50L, ExpectedResult = "1e+21")]
    [TestCase(0x3eb0c6f7a0b5ed8cL, ExpectedResult = "9.999999999999997e-7")]
    [TestCase(0x3eb0c6f7a0b5ed8dL, ExpectedResult = "0.000001")]
    [TestCase(0x41b3de4355555553L, ExpectedResult = "333333333.3333332")]
    [TestCase(0x41b3de4355555554L, ExpectedResult = "333333333.33333325")]
    [TestCase(0x41b3de4355555555L, ExpectedResult = "333333333.3333333")]
    [TestCase(0x41b3de4355555556L, ExpectedResult = "333333333.3333334")]
    [TestCase(0x41b3de4355555557L, ExpectedResult = "333333333.33333343")]
    [TestCase(unchecked((long)0xbecbf647612f3696UL), ExpectedResult = "-0.0000033333333333333333")]
    [TestCase(0x43143ff3c1cb0959L, ExpectedResult = "1424953923781206.2")]
    public string A_number_is_written_as_the_RFC_lists_it(long bits) => CanonicalJson.Number(BitConverter.Int64BitsToDouble(bits));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void What_is_no_number_in_JSON_is_refused(double value) => Assert.That(() => CanonicalJson.Number(value), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_number_leads_back_to_itself() => Property.Holds(
        Gen.Choose(int.MinValue, int.MaxValue).Two().Select(t => BitConverter.Int64BitsToDouble(((long)t.Item1 << 32) | (uint)t.Item2)).Where(double.IsFinite),
        value => double.Parse(CanonicalJson.Number(value), CultureInfo.InvariantCulture) == value);

    [Test]
    public void The_canonical_form_is_the_same_value_and_canonical_again() => Property.Holds(Any(3), node =>
    {
        var once = CanonicalJson.Write(node);
        var read = JsonNode.Parse(once);
        return JsonNode.DeepEquals(read, node) && CanonicalJson.Write(read) == once;
    });

    [Test]
    public void The_order_in_which_members_came_does_not_matter() => Property.Holds(Text.ArrayOf(), names =>
    {
        var distinct = names.Distinct(StringComparer.Ordinal).ToList();
        return CanonicalJson.Write(Object(distinct)) == CanonicalJson.Write(Object(distinct.AsEnumerable().Reverse()));
    });

    [Test]
    public void A_hash_is_of_the_canonical_bytes() => Assert.That(
        ChainEntry.HashOf(new JsonObject { ["b"] = 1, ["a"] = "é" }), Is.EqualTo("aa58fba8483623bed37c1b02edfccbdd9a53123837c20bfa4cb4049993a2872e"));

    private static JsonObject Object(IEnumerable<string> names) => new(names.Select(n => new KeyValuePair<string, JsonNode?>(n, n.Length)));

    private static readonly FsCheck.Gen<string> Text = Gen.Elements("a", "Z", "\"", "\\", "\n", "\u0001", "\u001f", "é", "€", "😀", "/", " ", "<", "\u2028").ArrayOf().Select(string.Concat);

    private static FsCheck.Gen<JsonNode?> Any(int depth)
    {
        var leaf = Gen.OneOf(
            Text.Select(t => (JsonNode?)t), Gen.Choose(-1000000, 1000000).Select(n => (JsonNode?)n), Gen.Elements(true, false).Select(b => (JsonNode?)b), Gen.Constant((JsonNode?)null));
        if (depth == 0) return leaf;
        var items = Any(depth - 1).Select(n => n?.DeepClone()).ArrayOf();
        return Gen.OneOf(leaf, items.Select(i => (JsonNode?)new JsonArray(i)), items.Select(i => (JsonNode?)new JsonObject(i.Select((n, k) => new KeyValuePair<string, JsonNode?>($"{(k % 2 == 0 ? "x" : "É")}{k}", n)))));
    }
}
