using Agreements.App.Data;
using Agreements.App.Features.Imports;
using Agreements.App.Features.Keys;
using Agreements.App.Imports;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Access;
using MediatR;
using NUnit.Framework;

namespace Agreements.App.Tests.Imports;

/// <summary>A running import ends with the right of whoever asked for it, not with its last row.</summary>
public sealed class ImportMakerTests(string engine) : ImportTest(engine)
{
    private const string Gone = "Akun atau kunci yang meminta impor ini tidak berlaku lagi.";

    private static string Rows(int count) => "Jenis;Judul;Mitra;Nomor\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"MoU;Nota {i};Pemkot Jambi;{i}/X\n"));

    private async Task<Guid> ActByKeyAsync()
    {
        var made = await App.SendAsync(new CreateKey.Command(new KeyEntry { Name = "Sistem", Scope = KeyScope.Write }));
        App.Caller = new ApiKey(made.Id, "Sistem", KeyScope.Write, [], null, null).ToPrincipal();
        return made.Id;
    }

    /// <summary>The key is revoked in the moment in which the row is so.</summary>
    private Task RevokeWhenAsync(string title, RowState state)
    {
        var revoke = "UPDATE api_keys SET revoked_at = '2024-11-04T02:00:00.0000000Z'";
        return App.ExecuteAsync(Engine is SqliteEngine
            ? $"CREATE TRIGGER revoking AFTER UPDATE ON import_rows WHEN NEW.state = '{Domain.Texts.Words.Of(state)}' AND NEW.cells LIKE '%{title}\"%' BEGIN {revoke}; END"
            : $"CREATE TRIGGER revoking ON import_rows AFTER UPDATE AS BEGIN SET NOCOUNT ON; IF EXISTS (SELECT 1 FROM inserted WHERE state = '{Domain.Texts.Words.Of(state)}' AND cells LIKE '%{title}\"%') {revoke}; END");
    }

    [TestCase(ImportMode.PerRow, 3)]
    [TestCase(ImportMode.AllOrNothing, 0)]
    public async Task An_import_ends_at_the_row_behind_which_its_key_was_revoked(ImportMode mode, int taken)
    {
        await ActByKeyAsync();
        Options = Options with { Mode = mode };
        await RevokeWhenAsync("Nota 3", RowState.Created);
        var import = await ImportAsync(Rows(8));
        Assert.That((import.State, import.Problem, import.Counts.Created, import.Counts.Create, import.Counts.Failed), Is.EqualTo((ImportState.Failed, Gone, taken, 8 - taken, 0)));
        Assert.That(await CountAgreementsAsync(), Is.EqualTo(taken));
    }

    [Test]
    public async Task Nothing_more_is_shown_to_a_key_that_was_revoked_while_its_rows_were_checked()
    {
        await ActByKeyAsync();
        await RevokeWhenAsync("Nota 3", RowState.Create);
        var import = await ImportAsync(Rows(120), dryRun: true);
        Assert.That((import.State, import.Problem, import.Counts.Create, import.Counts.Pending), Is.EqualTo((ImportState.Failed, Gone, 50, 70)));
    }

    [Test]
    public async Task Whose_rights_stay_has_all_rows_taken()
    {
        await ActByKeyAsync();
        var import = await ImportAsync(Rows(8));
        Assert.That((import.State, import.Counts.Created), Is.EqualTo((ImportState.Completed, 8)));
    }

    private void ActAs(string name, params Grant[] grants) => App.Caller = new Principal(name, "session:1", Guid.CreateVersion7(), grants);

    [Test]
    public async Task Administrators_of_its_institution_see_what_became_of_an_import_and_nothing_that_its_list_says()
    {
        Options = Options with { Choices = new Dictionary<string, Guid> { ["Rahasia"] = City }, Mapping = new Dictionary<string, string> { ["Judul"] = "title" } };
        var import = await ImportAsync(Rows(2) + "PKS;Nota rahasia;Entah;9/X\n");
        Task<Unit> FileAsync() => App.SendAsync(new GetImportFile.Query(import.Id, 1, _ => Stream.Null));
        ActAs("admin@office.example", new Grant(Permissions.Of(Role.Administrator), Branch));
        var seen = await GetAsync(import.Id);
        Assert.That((seen.State, seen.Counts), Is.EqualTo((import.State, import.Counts)));
        Assert.That((seen.Files[0].Columns.Count, seen.Options.Choices.Count, seen.Options.Mapping.Count, import.Files[0].Columns.Count), Is.EqualTo((0, 0, 0, 4)));
        var listed = (await App.SendAsync(new ListImports.Query(50, null))).Items.Single();
        Assert.That(Json.Write(seen) + Json.Write(listed), Does.Not.Contain("ahasia").And.Not.Contain("Nota"));
        await AssertBrokenAsync("notFound", null, () => RowsAsync(import));
        await AssertBrokenAsync("notFound", null, () => RowsAsync(import, RowState.Failed));
        await AssertBrokenAsync("notFound", null, FileAsync);
        ActAs("other@office.example", new Grant(Permissions.Of(Role.Administrator), City));
        await AssertBrokenAsync("notFound", null, () => GetAsync(import.Id));
        ActAs("all@office.example", new Grant(Permissions.Of(Role.Administrator), null));
        Assert.That((await RowsAsync(import)).Count, Is.EqualTo(3));
        await FileAsync();
    }
}
