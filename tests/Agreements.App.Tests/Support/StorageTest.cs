using System.Text.Json.Nodes;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Support;

/// <summary>A test that runs on each engine; without a named server its SQL Server half shows as skipped.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.SqlServer)]
public abstract class StorageTest(string engine)
{
    private TestDatabase? _database;

    protected TestApp App { get; private set; } = null!;

    protected Engine Engine => _database!.Engine;

    [SetUp]
    public void Open()
    {
        _database = TestDatabase.Create(engine);
        if (_database is null) Assert.Ignore("AGREEMENTS_TEST_SQLSERVER names no server.");
        App = new TestApp(_database!.Engine);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (App is not null) await App.DisposeAsync();
        _database?.Dispose();
    }

    protected async Task<Guid> InstitutionAsync(string name, InstitutionKind kind = InstitutionKind.CityGovernment, string? mailbox = "", Guid? parent = null) =>
        (await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts
        {
            Kind = kind, Name = name, Parent = parent, Mailbox = mailbox == "" ? $"desk@{name.ToLowerInvariant().Replace(' ', '-')}.example" : mailbox,
        }))).Id;

    /// <summary>A registered MoU of two new institutions that ends on the day.</summary>
    protected async Task<AgreementView> RegisteredAsync(DateOnly? endsOn, Func<AgreementFacts, AgreementFacts>? change = null)
    {
        var city = await InstitutionAsync("Kota " + Guid.CreateVersion7());
        var branch = await InstitutionAsync("Cabang " + Guid.CreateVersion7(), InstitutionKind.BpjsBranch);
        var facts = Mou(city, branch) with
        {
            Term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = endsOn is null ? EndBasis.Unknown : EndBasis.Fixed, EndsOn = endsOn },
        };
        return await App.SendAsync(new CreateAgreement.Command(change?.Invoke(facts) ?? facts, ProcessState.Registered));
    }

    protected static AgreementFacts Mou(params Guid[] parties) => new()
    {
        Class = AgreementClass.Mou, Regime = Regime.Sinergi, Title = "Nota Kesepahaman tentang Sinergi",
        Parties = [.. parties.Select((p, i) => new Party { Institution = p, Number = $"{i + 1}/MOU/{Guid.CreateVersion7()}" })],
    };

    protected Task<AgreementView> PatchAsync(AgreementView view, string patch) =>
        App.SendAsync(new PatchAgreement.Command(view.Id, view.Version, JsonNode.Parse(patch)!.AsObject()));

    /// <summary>The subjects of the alerts that have left for an agreement, oldest first.</summary>
    protected Task<IReadOnlyList<string>> ToldAsync(Guid agreement) =>
        App.RowsAsync<string>("SELECT subject FROM outbox WHERE agreement_id = @Id AND alert_id IS NOT NULL AND state = 'sent' ORDER BY id", new { Id = agreement });

    protected async Task<AgreementView> ActAsync(AgreementView view, ProcessAction action, ActionInput? input = null) =>
        await App.SendAsync(new ActOnAgreement.Command(view.Id, view.Version, action, input ?? new ActionInput()));

    /// <summary>The request is refused with the code at the pointer.</summary>
    protected static async Task<DomainException> AssertBrokenAsync(string code, string? pointer, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (DomainException refusal)
        {
            Assert.That(refusal.Violations.Select(v => v.Code), Does.Contain(code));
            if (pointer is not null) Assert.That(refusal.Violations.First(v => v.Code == code).Pointer, Is.EqualTo(pointer));
            return refusal;
        }
        throw new AssertionException($"Expected the rule '{code}' to be broken, but nothing was refused.");
    }
}
