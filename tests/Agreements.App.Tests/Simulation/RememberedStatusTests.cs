using System.Globalization;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Store;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Simulation;

/// <summary>Whatever happens on other nodes, what a node remembers is what it would find if it looked anew.</summary>
public sealed class RememberedStatusTests(string engine) : StorageTest(engine)
{
    // AGREEMENTS_TEST_REMEMBERED=200x5 follows 200 agreements through 5 years.
    private static readonly int[] Size = [.. (Environment.GetEnvironmentVariable("AGREEMENTS_TEST_REMEMBERED") ?? "10x2").Split('x').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    private static readonly DateOnly From = new(2024, 1, 1);

    // The node's clock stands still, and the days that it is asked about stay the same: only what the others do can make what it remembers wrong.
    private static readonly DateOnly[] Asked = [new(2024, 9, 1), new(2025, 6, 1)];

    private readonly List<Guid> _institutions = [];

    [Test]
    public async Task Through_years_of_renewals_edits_addenda_sweeps_and_renamed_parties_no_answer_is_older_than_the_record()
    {
        await using var office = new RenewingOffice(Engine, 7, Size[0], stride: 6);
        for (var i = 0; i < Size[0]; i++)
        {
            var (city, branch) = (await InstitutionAsync($"Kota {i}"), await InstitutionAsync($"Cabang {i}", InstitutionKind.BpjsBranch));
            _institutions.Add(city);
            await office.EnterAsync(Mou(city, branch) with { Officer = new Officer(city, "Petugas", "Kabag", $"pic{i}@kota.example"), Class = i % 3 == 0 ? AgreementClass.Pks : AgreementClass.Mou });
        }
        var (random, days) = (new Random(7), 0);
        office.DayEnds = async _ =>
        {
            if (random.Next(4) == 0) await RenameAsync(_institutions[random.Next(_institutions.Count)], ++days);
            await AssertSameAsync([.. await App.RowsAsync<Guid>("SELECT id FROM agreements")]);
        };
        await office.LiveAsync(From, Size[1] * 365, stride: 6);
    }

    private async Task RenameAsync(Guid id, int times)
    {
        var view = await App.SendAsync(new GetInstitution.Query(id));
        await App.SendAsync(new PatchInstitution.Command(id, view.Version, new() { ["aliases"] = new System.Text.Json.Nodes.JsonArray($"Nama {times}"), ["name"] = $"Kota {id:N} {times}" }));
    }

    private async Task AssertSameAsync(IReadOnlyList<Guid> ids)
    {
        await using var scope = App.Scope();
        var services = scope.ServiceProvider;
        var (reader, statusOf, views) = (services.GetRequiredService<AgreementReader>(), services.GetRequiredService<StatusOf>(), services.GetRequiredService<AgreementViews>());
        foreach (var asOf in Asked)
        {
            var fresh = (await reader.UnguardedAsync(ids, CancellationToken.None)).Select(d => d with { Rights = Permissions.All }).ToDictionary(d => d.Agreement.Id);
            foreach (var chunk in ids.Chunk(LookUpStatus.Most))
                foreach (var item in (await App.SendAsync(new LookUpStatus.Query { Ids = chunk, AsOf = asOf })).Results)
                {
                    var dossier = fresh[item.Id!.Value];
                    Assert.That(Json.Write(item.Agreements.Single()), Is.EqualTo(Json.Write(GetStatus.Of(dossier, statusOf.On(dossier, asOf), statusOf.Today(dossier.Agreement)))));
                }
            foreach (var id in ids) Assert.That(Json.Write(await App.SendAsync(new GetAgreement.Query(id, asOf))), Is.EqualTo(Json.Write(views.Of(fresh[id], asOf))));
        }
    }
}
