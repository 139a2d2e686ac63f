using Agreements.App.Pipeline;
using Agreements.App.Tests.Support;
using NUnit.Framework;

namespace Agreements.App.Tests.Guards;

/// <summary>What handles and validates a request is found beside it.</summary>
[TestFixture]
public sealed class SlicesTests() : StorageTest(TestDatabase.Sqlite)
{
    [Test]
    public void Each_handler_and_each_validator_stands_beside_its_request_and_is_the_only_one() => Assert.Multiple(() =>
    {
        foreach (var (type, contract) in UseCases.Parts) Assert.That(Slices.Find(contract), Is.EqualTo(type), contract.ToString());
    });

    [Test]
    public async Task Each_request_has_a_handler_that_can_be_made()
    {
        await using var scope = App.Scope();
        Assert.Multiple(() =>
        {
            foreach (var contract in UseCases.Handlers) Assert.That(Slices.Make(scope.ServiceProvider, contract), Is.Not.Null, contract.ToString());
        });
    }
}
