using Agreements.App.Pipeline;
using Agreements.App.Tests.Support;
using FluentValidation;
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
    public void Each_validator_is_made_once() => Assert.Multiple(() =>
    {
        foreach (var (type, contract) in UseCases.Parts.Where(p => p.Contract.GetGenericTypeDefinition() == typeof(IValidator<>)))
        {
            var made = Slices.Validator(contract);
            Assert.That(Slices.Validator(contract), Is.TypeOf(type).And.SameAs(made));
        }
    });

    [Test]
    public async Task Each_request_has_a_handler_that_can_be_made()
    {
        await using var scope = App.Scope();
        Assert.Multiple(() =>
        {
            foreach (var contract in UseCases.Handlers) Assert.That(Slices.Handler(scope.ServiceProvider, contract), Is.Not.Null, contract.ToString());
        });
    }
}
