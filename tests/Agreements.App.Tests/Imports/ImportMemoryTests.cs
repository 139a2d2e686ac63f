using Agreements.App.Imports;
using Agreements.App.Tests.Support;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Imports;

/// <summary>Several nodes learn of the lists of one institution.</summary>
public sealed class ImportMemoryTests(string engine) : StorageTest(engine)
{
    private const int Nodes = 4, Headings = 100;

    [Test]
    public async Task Nodes_that_learn_the_same_at_the_same_moment_do_not_stumble_over_each_other()
    {
        var branch = await InstitutionAsync("Cabang Jambi", InstitutionKind.BpjsBranch);
        await Task.WhenAll(Enumerable.Range(0, Nodes).Select(_ => Task.Run(async () =>
        {
            await using var scope = App.Scope();
            await scope.ServiceProvider.GetRequiredService<ImportMemory>().KeepAsync(branch, Enumerable.Range(0, Headings).Select(i => ($"judul {i}", "title")), [], CancellationToken.None);
        })));
        await using var after = App.Scope();
        Assert.That(await after.ServiceProvider.GetRequiredService<ImportMemory>().ColumnsAsync(branch, CancellationToken.None), Has.Count.EqualTo(Headings));
    }
}
