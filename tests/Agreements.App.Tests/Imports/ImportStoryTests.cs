using Agreements.App.Features.Agreements;
using Agreements.App.Features.Imports;
using Agreements.App.Imports;
using Agreements.App.Imports.Rows;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Imports;

public sealed class ImportStoryTests(string engine) : ImportTest(engine)
{
    private const string One = Header + "1;MoU;Nota Kesepahaman tentang Sinergi;Pemkot Jambi;12/MOU/2023;25 Mei 2023;25 Mei 2025\n";

    [Test]
    public async Task A_list_of_an_office_becomes_agreements_of_the_office_and_its_partners()
    {
        var import = await ImportAsync(One);
        Assert.That((import.State, import.Counts.Created, import.Problem), Is.EqualTo((ImportState.Completed, 1, (string?)null)));
        var row = (await RowsAsync(import)).Single();
        var view = await App.SendAsync(new GetAgreement.Query(row.Agreement!.Value, null));
        Assert.That((view.Title, view.Class, view.Regime, view.Status.Process), Is.EqualTo(("Nota Kesepahaman tentang Sinergi", AgreementClass.Mou, Regime.Sinergi, ProcessState.Signed)));
        Assert.That(view.Parties.Select(p => (p.Institution, p.Number)), Is.EqualTo(new[] { (Branch, "12/MOU/2023"), (City, (string?)null) }));
        Assert.That((view.Term.SignedOn, view.Term.EndsOn, view.Term.EndBasis), Is.EqualTo((new DateOnly(2023, 5, 25), new DateOnly(2025, 5, 25), EndBasis.Fixed)));
        Assert.That((view.Verification.Status, view.Verification.Source), Is.EqualTo((VerificationStatus.Unverified, "daftar.csv: 2")));
    }

    [Test]
    public async Task What_is_sent_twice_is_there_once()
    {
        await ImportAsync(One);
        var again = await ImportAsync(One);
        Assert.That((again.Counts.Unchanged, again.Counts.Rows, await CountAgreementsAsync()), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task A_row_without_a_number_is_known_again_by_what_it_says()
    {
        var text = One.Replace("12/MOU/2023", "", StringComparison.Ordinal);
        await ImportAsync(text);
        var again = await ImportAsync(text.Replace("1;MoU", "77;MoU", StringComparison.Ordinal));
        Assert.That((again.Counts.Unchanged, await CountAgreementsAsync()), Is.EqualTo((1, 1)));
        var other = await ImportAsync(text.Replace("25 Mei 2025", "26 Mei 2025", StringComparison.Ordinal), dryRun: true);
        Assert.That(Codes((await RowsAsync(other)).Single()), Does.Contain("import.possibleDuplicate"));
    }

    [Test]
    public async Task A_number_that_is_there_with_other_facts_is_told_and_changed_only_when_asked()
    {
        await ImportAsync(One);
        var changed = One.Replace("25 Mei 2025", "31 Mei 2025", StringComparison.Ordinal);
        var row = (await RowsAsync(await ImportAsync(changed))).Single();
        Assert.That((row.State, row.Changes.Select(c => (c.Field, c.Old, c.New))), Is.EqualTo((RowState.Differs, new[] { ("endsOn", "2025-05-25", "31 Mei 2025") })).Using<(RowState, IEnumerable<(string, string?, string?)>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
        Options = Options with { Update = true };
        var import = await ImportAsync(changed);
        Assert.That(import.Counts.Updated, Is.EqualTo(1));
        var view = await App.SendAsync(new GetAgreement.Query(row.Agreement!.Value, null));
        Assert.That((view.Term.EndsOn, view.Version), Is.EqualTo((new DateOnly(2025, 5, 31), 2L)));
    }

    [Test]
    public async Task A_dry_run_changes_nothing_and_is_run_when_asked()
    {
        var import = await ImportAsync(One, dryRun: true);
        Assert.That((import.State, import.Counts.Create, await CountAgreementsAsync()), Is.EqualTo((ImportState.Checked, 1, 0)));
        await App.SendAsync(new RunImport.Command(import.Id));
        await WorkAsync();
        Assert.That(((await GetAsync(import.Id)).State, await CountAgreementsAsync()), Is.EqualTo((ImportState.Completed, 1)));
    }

    [Test]
    public async Task A_row_that_would_do_something_else_by_now_is_told_and_not_done()
    {
        var import = await ImportAsync(One, dryRun: true);
        await ImportAsync(One);
        await App.SendAsync(new RunImport.Command(import.Id));
        await WorkAsync();
        Assert.That(Codes((await RowsAsync(import)).Single()), Is.EqualTo(new[] { "import.changedSince" }));
        Assert.That(await CountAgreementsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Rows_that_fail_stop_no_other_and_are_corrected_by_themselves()
    {
        var import = await ImportAsync(One + "2;MoU;Nota kedua;Pemkot Jambi;13/MOU/2023;31 April 2023;\n");
        Assert.That((import.State, import.Counts.Created, import.Counts.Failed), Is.EqualTo((ImportState.Completed, 1, 1)));
        var failed = (await RowsAsync(import, RowState.Failed)).Single();
        Assert.That((failed.Number, failed.Problems[0].Column, failed.Problems[0].Code), Is.EqualTo((3, 5, "date.written")));
        using var corrected = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Header + "2;MoU;Nota kedua;Pemkot Jambi;13/MOU/2023;30 April 2023;\n"));
        await App.SendAsync(new RetryImport.Command(import.Id, null, null, "betul.csv", corrected));
        await WorkAsync();
        var after = await GetAsync(import.Id);
        Assert.That((after.State, after.Counts.Created, after.Counts.Failed, after.Files.Count, await CountAgreementsAsync()), Is.EqualTo((ImportState.Completed, 2, 0, 2, 2)));
    }

    [Test]
    public async Task All_or_nothing_takes_none_when_one_fails()
    {
        Options = Options with { Mode = ImportMode.AllOrNothing };
        var import = await ImportAsync(One + "2;MoU;Nota kedua;Pemkot Jambi;13/MOU/2023;31 April 2023;\n");
        Assert.That((import.State, await CountAgreementsAsync()), Is.EqualTo((ImportState.Failed, 0)));
        var whole = await ImportAsync(One + "2;MoU;Nota kedua;Pemkot Jambi;13/MOU/2023;30 April 2023;\n");
        Assert.That((whole.State, whole.Counts.Created, await CountAgreementsAsync()), Is.EqualTo((ImportState.Completed, 2, 2)));
    }

    [Test]
    public async Task A_number_stands_in_a_file_once()
    {
        var rows = await RowsAsync(await ImportAsync(One + "2;PKS;Yang lain;Pemkot Jambi;12/mou/2023;;\n", dryRun: true));
        Assert.That((rows[0].State, rows[1].State, rows[1].Problems.Single(p => !p.Warning).Code), Is.EqualTo((RowState.Create, RowState.Failed, "import.number.repeated")));
    }

    [Test]
    public async Task A_parent_that_stands_earlier_in_the_file_is_found()
    {
        var import = await ImportAsync("Jenis;Judul;Mitra;Nomor;Tgl TTD;MoU Induk\nMoU;Induk;Pemkot Jambi;1/I;25/5/2023;\nPKS;Anak;Pemkot Jambi;2/A;26/5/2023;1/I\n");
        Assert.That(import.Counts.Created, Is.EqualTo(2));
        var rows = await RowsAsync(import);
        Assert.That((await App.SendAsync(new GetAgreement.Query(rows[1].Agreement!.Value, null))).Parent, Is.EqualTo(rows[0].Agreement));
    }

    [Test]
    public async Task Names_that_are_not_clear_are_asked_once_and_remembered()
    {
        var text = One.Replace("Pemkot Jambi", "Kota Jambi", StringComparison.Ordinal);
        var row = await OnlyRowAsync(text);
        var asked = row.Problems.Single(p => !p.Warning);
        Assert.That((asked.Code, asked.Name, asked.Suggestions[0].Id), Is.EqualTo(("import.institution.unclear", "Kota Jambi", City)));
        Options = Options with { Choices = new Dictionary<string, Guid> { ["kota jambi"] = City } };
        Assert.That((await OnlyRowAsync(text)).State, Is.EqualTo(RowState.Create));
        Options = Options with { Choices = new Dictionary<string, Guid>() };
        Assert.That((await OnlyRowAsync(text)).State, Is.EqualTo(RowState.Create), "remembered");
        Options = Options with { Institution = City };
        Assert.That((await OnlyRowAsync(text)).State, Is.EqualTo(RowState.Failed), "of another institution");
    }

    [Test]
    public async Task A_heading_that_nobody_knows_is_shown_and_its_meaning_remembered()
    {
        var text = One.Replace("Judul;", "Isi Naskah;", StringComparison.Ordinal);
        var unknown = await ImportAsync(text, dryRun: true);
        Assert.That(unknown.Files[0].Columns.Single(c => c.Heading == "Isi Naskah"), Is.EqualTo(new { Field = (string?)null, By = (string?)null }).Using<object>((a, _) => a is Agreements.App.Imports.Columns.Column { Field: null, By: null }));
        Options = Options with { Mapping = new Dictionary<string, string> { ["isi naskah"] = "title" } };
        Assert.That((await RowsAsync(await ImportAsync(text, dryRun: true))).Single().State, Is.EqualTo(RowState.Create));
        Options = Options with { Mapping = new Dictionary<string, string>() };
        var known = await ImportAsync(text, dryRun: true);
        Assert.That(known.Files[0].Columns.Single(c => c.Heading == "Isi Naskah").By, Is.EqualTo("memory"));
        Assert.That((await RowsAsync(known)).Single().State, Is.EqualTo(RowState.Create));
    }

    [Test]
    public async Task Institutions_that_nobody_knows_are_entered_when_that_is_asked()
    {
        var text = One.Replace("Pemkot Jambi", "KORPRI Sungai Penuh", StringComparison.Ordinal) + "2;MoU;Kedua;KORPRI Sungai Penuh;14/MOU/2023;;\n";
        Assert.That((await RowsAsync(await ImportAsync(text, dryRun: true))).Select(r => r.Problems[0].Code), Is.All.EqualTo("import.institution.unknown"));
        Options = Options with { CreateMissing = Domain.Institutions.InstitutionKind.Organisation };
        var import = await ImportAsync(text);
        Assert.That((import.Counts.Created, import.Counts.Failed), Is.EqualTo((2, 0)));
        Assert.That(await App.RowsAsync<string>("SELECT name FROM institutions WHERE kind = 'organisation'"), Is.EqualTo(new[] { "KORPRI Sungai Penuh" }));
    }
}
