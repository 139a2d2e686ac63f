using System.Globalization;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Contract;

/// <summary>Made-up requests to every operation of the served document: whatever is asked, the answer is one that the document names. <c>AGREEMENTS_TEST_FUZZ</c> is
/// their number, <c>AGREEMENTS_TEST_SEED</c> repeats a run.</summary>
public sealed class FuzzTests : ServiceTest
{
    private const int Usual = 2000, AtOnce = 4, Long = 10_000;

    protected override (string, string?)[] Settings => [("Agreements__Samples", "true"), ("Http__RequestsPerSecond", "1000000")];

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [Test]
    public async Task Whatever_is_sent_is_answered_as_the_document_says()
    {
        var document = new ApiDocument((await Api.GetAsync("/openapi/v1.json")).Body);
        var (count, seed) = (Number("AGREEMENTS_TEST_FUZZ", Usual), Number("AGREEMENTS_TEST_SEED", Environment.TickCount));
        TestContext.Out.WriteLine($"AGREEMENTS_TEST_SEED={seed}");
        var (harvest, report) = (new Harvest(), new FuzzReport());
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Service.Http.BaseAddress };
        await Task.WhenAll((await CallersAsync()).Select((authorization, i) => Task.Run(() => new FuzzCaller(document, harvest, report, http, authorization, seed + i).RunAsync(count / AtOnce, CancellationToken.None))));
        TestContext.Out.WriteLine(report.Summary(document.Operations, seed));
        Assert.That(report.Findings, Is.Empty, string.Join("\n", report.Findings));
        Assert.That(Service.Output, Does.Not.Contain("Unhandled"));
        // How much is carried out depends on the seed: of 2,000 requests six to eight tenths of the operations, of 10,000 nine. Far fewer would mean that it finds no way in.
        if (count >= Usual) Assert.That(report.Coverage(document.Operations), Is.GreaterThan(count >= Long ? 0.8 : 0.5), string.Join("\n", report.Unreached(document.Operations)));
    }

    // Keys for everything, and a person: some of what is asked concerns only people.
    private async Task<string[]> CallersAsync()
    {
        var database = Path.Combine(Directory, "data", "agreements.db");
        var keys = await Task.WhenAll(Enumerable.Range(0, AtOnce - 1).Select(_ => TestKey.AddAsync(database, KeyScope.Admin)));
        return [.. keys, "agreements=" + (await TestPerson.AddAsync(database, (Role.Administrator, null))).Session];
    }
}
