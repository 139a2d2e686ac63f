using Agreements.App.Features.Agreements;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

/// <summary>Texts as long as they may be fit their columns, also in what is made of them. SQLite would not say.</summary>
public sealed class LongTextTests(string engine) : StorageTest(engine)
{
    [Test]
    public async Task The_subject_of_a_mail_is_shorter_than_its_column_however_long_the_title()
    {
        var title = new string('a', 148) + "🤝" + new string('b', 850);
        var view = await RegisteredAsync(new DateOnly(2025, 5, 25), f => f with { Title = title, Notice = new NoticeClause(1, NoticeUnit.Months) });
        await PatchAsync(view, """{"term":{"endsOn":"2025-05-26"}}""");
        var mails = await App.SweepOnAsync(new DateOnly(2025, 5, 19));
        Assert.That(mails, Has.Count.EqualTo(6), "a changed end, an end and a missed notice for two desks");
        Assert.That(mails.Select(m => m.Subject), Has.All.EndsWith("aaa…"), "a sign is not cut in two");
        Assert.That((await App.RowsAsync<string>("SELECT subject FROM outbox")).Select(s => s.Length), Is.All.LessThanOrEqualTo(1000));
        Assert.That(mails[0].TextBody, Does.Contain(title));
    }

    private async Task<AgreementFacts> NumberedAsync(string number)
    {
        var facts = Mou(await InstitutionAsync("Kota N"), await InstitutionAsync("Cabang N"));
        return facts with { Parties = [facts.Parties[0] with { Number = number }, facts.Parties[1]] };
    }

    [Test]
    public async Task A_number_that_grows_beyond_its_column_when_it_is_folded_is_refused()
    {
        var facts = await NumberedAsync(new string('\uFDFA', 20));
        await AssertBrokenAsync("text.tooLong", "/parties/0/number", () => App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Registered)));
    }

    [Test]
    public async Task A_number_that_comes_with_the_registration_is_refused_alike()
    {
        var view = await App.SendAsync(new CreateAgreement.Command(await NumberedAsync("1") with { Term = new Term { SignedOn = new DateOnly(2024, 1, 2) } }, ProcessState.Signed));
        var input = new ActionInput { Numbers = [new PartyNumber(1, new string('\uFDFA', 20))] };
        await AssertBrokenAsync("text.tooLong", "/parties/0/number", () => ActAsync(view, ProcessAction.Register, input));
    }

    [Test]
    public async Task A_number_as_long_as_its_column_stands_as_it_was_written()
    {
        var number = new string('Ä', 200);
        var view = await App.SendAsync(new CreateAgreement.Command(await NumberedAsync(number), ProcessState.Registered));
        Assert.That(view.Parties[0].Number, Is.EqualTo(number));
        Assert.That(await App.RowsAsync<string>("SELECT number_key FROM agreement_numbers WHERE number_key LIKE 'aaa%'"), Is.EqualTo(new[] { new string('a', 200) }));
    }
}
