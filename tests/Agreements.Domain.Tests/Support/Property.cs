using FsCheck;
using FsCheck.Fluent;

namespace Agreements.Domain.Tests.Support;

/// <summary>Checks a property on many random cases; a failing one is shrunk and printed with its seed.</summary>
internal static class Property
{
    // AGREEMENTS_TEST_CASES=20000 runs the properties at length.
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("AGREEMENTS_TEST_CASES"), System.Globalization.CultureInfo.InvariantCulture, out var cases) ? cases : 300;

    public static void Holds<T>(Gen<T> gen, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(gen.ToArbitrary(), property));
}
