using Agreements.App.Features.Agreements;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

/// <summary>A city and a branch that work together, another city, and people of each.</summary>
public abstract class AccessTest(string engine) : StorageTest(engine)
{
    protected static readonly DateOnly End = new(2025, 5, 25);

    protected static readonly Term Signed = new() { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = End };

    protected static readonly Term Renewed = new() { SignedOn = new DateOnly(2024, 5, 28), EndBasis = EndBasis.Fixed, EndsOn = new DateOnly(2029, 5, 27) };

    private static readonly Principal System = Principal.Program("system", "test");

    protected Guid City { get; private set; }

    protected Guid Branch { get; private set; }

    protected Guid Other { get; private set; }

    [SetUp]
    public async Task EnterAsync()
    {
        City = await InstitutionAsync("Kota Jambi");
        Branch = await InstitutionAsync("Cabang Jambi", InstitutionKind.BpjsBranch);
        Other = await InstitutionAsync("Kota Lain");
    }

    protected void Act(Role role, params Guid?[] institutions) =>
        App.Caller = new Principal("pic@kota.example", "session:abc", Guid.CreateVersion7(), [.. institutions.Select(i => new Grant(Permissions.Of(role), i))]);

    protected void ActAsProgram() => App.Caller = System;

    protected Task<AgreementView> EnterAsync(AgreementFacts facts, ProcessState state) => App.SendAsync(new CreateAgreement.Command(facts, state));

    protected Task<AgreementView> SharedAsync(ProcessState state = ProcessState.Registered) => EnterAsync(Mou(City, Branch) with { Term = Signed }, state);
}
