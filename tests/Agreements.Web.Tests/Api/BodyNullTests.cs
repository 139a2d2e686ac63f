using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Agreements.Web.Api;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>A null where none belongs is refused with its place, in every body.</summary>
public sealed class BodyNullTests : ServiceTest
{
    private static IEnumerable<Type> Bodies => typeof(CoverageEntry).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .SelectMany(m => m.GetParameters()).Where(p => p.Name == "body" && p.ParameterType.Namespace!.StartsWith("Agreements", StringComparison.Ordinal) && p.ParameterType != typeof(MergePatchBody)).Select(p => p.ParameterType).Distinct();

    // The framework's reader forgets to look for null at a member that is set after a constructor with parameters, once a body comes in pieces.
    private static IEnumerable<string> Unguarded(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return [];
        var info = App.Data.Json.Options.GetTypeInfo(type);
        if (info.ElementType is { } element) return Unguarded(element, seen);
        if (info.Kind != JsonTypeInfoKind.Object) return [];
        var takesParameters = info.Properties.Any(p => p.AssociatedParameter is not null);
        return info.Properties.Where(p => takesParameters && p is { Set: not null, AssociatedParameter: null, IsSetNullable: false } && !p.PropertyType.IsValueType).Select(p => $"{type.FullName}.{p.Name}")
            .Concat(info.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).SelectMany(p => Unguarded(p.PropertyType, seen))).ToList();
    }

    [Test]
    public void No_body_has_a_member_at_which_null_is_overlooked()
    {
        App.Data.Json.Options.MakeReadOnly(populateMissingResolver: true);
        Assert.That(Bodies.Count(), Is.GreaterThan(30));
        Assert.That(Bodies.SelectMany(body => Unguarded(body, [])), Is.Empty);
    }

    [TestCase("regions/15.08/coverage", """{"asOf":"2025-05-01","participants":1,"segments":null,"source":{"kind":"bpjs","text":"x"}}""", "json.value /segments")]
    [TestCase("regions/15.08/coverage", """{"asOf":"2025-05-01","participants":1,"source":null}""", "json.value /source")]
    [TestCase("regions/15.08/targets", """{"participants":1,"source":null}""", "json.value /source")]
    public async Task Null_where_none_belongs_is_refused_with_its_place(string path, string body, string error)
    {
        var answer = await Api.SendAsync(HttpMethod.Post, path, body);
        Assert.That((answer.Code, answer.Errors), Is.EqualTo((400, new[] { error })), answer.Body.ToJsonString());
    }
}
