using System.Text;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Operations;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.App.Tests.Support;
using Agreements.Domain.Access;
using Agreements.Domain.Institutions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Agreements.App.Tests.Storage;

/// <summary>What was answered under a key stands in the transaction of what was done: both, or neither.</summary>
public sealed class GivenAnswersTests(string engine) : StorageTest(engine)
{
    private const string Id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", Hash = "f123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly GivenAnswer Created = new(201, new Dictionary<string, string> { ["ETag"] = "\"1.abc\"" }, Encoding.UTF8.GetBytes("""{"key":"rahasia"}"""), Permission.Administer);

    private async Task DoAsync(string name, bool dies)
    {
        await using var scope = App.Scope();
        var (work, answers) = (scope.ServiceProvider.GetRequiredService<UnitOfWork>(), scope.ServiceProvider.GetRequiredService<GivenAnswers>());
        await work.BeginAsync(CancellationToken.None);
        Assert.That(await answers.ClaimAsync(Id, Hash, CancellationToken.None), Is.True);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = name }));
        await answers.KeepAsync(Id, Created, CancellationToken.None);
        if (!dies) await work.CommitAsync(CancellationToken.None);
    }

    private async Task<Given?> FindAsync()
    {
        await using var scope = App.Scope();
        return await scope.ServiceProvider.GetRequiredService<GivenAnswers>().FindAsync(Id, CancellationToken.None);
    }

    private Task<IReadOnlyList<string>> NamesAsync() => App.RowsAsync<string>("SELECT name FROM institutions WHERE name LIKE 'Kota%'");

    [Test]
    public async Task Nothing_is_locked_before_the_command_and_what_it_opens_is_the_callers_to_end()
    {
        await using var scope = App.Scope();
        var (work, answers, mediator) = (scope.ServiceProvider.GetRequiredService<UnitOfWork>(), scope.ServiceProvider.GetRequiredService<GivenAnswers>(), scope.ServiceProvider.GetRequiredService<IMediator>());
        work.Enclose(async ct => Assert.That(await answers.ClaimAsync(Id, Hash, ct), Is.True));
        await mediator.Send(new ListInstitutions.Query(null, null, null, 10, null));
        Assert.That(work.IsOpen, Is.False);
        await mediator.Send(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = "Kota Tunda" }));
        Assert.That(work.IsOpen, Is.True);
        await answers.KeepAsync(Id, Created, CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
        Assert.That(((await FindAsync())?.RequestHash, await NamesAsync()), Is.EqualTo((Hash, new[] { "Kota Tunda" })));
        await mediator.Send(new CreateInstitution.Command(new InstitutionFacts { Kind = InstitutionKind.CityGovernment, Name = "Kota Lain" }));
        Assert.That(work.IsOpen, Is.False);
    }

    [Test]
    public async Task Who_dies_before_the_commit_leaves_neither_the_effect_nor_the_answer()
    {
        await DoAsync("Kota Mati", dies: true);
        Assert.That((await FindAsync(), (await NamesAsync()).Count), Is.EqualTo(((Given?)null, 0)));
        await DoAsync("Kota Hidup", dies: false);
        Assert.That(await NamesAsync(), Is.EqualTo(new[] { "Kota Hidup" }));
    }

    [Test]
    public async Task The_answer_comes_back_as_it_was_and_lies_there_encrypted()
    {
        await DoAsync("Kota", dies: false);
        await using var scope = App.Scope();
        var given = (await FindAsync())!;
        var answer = scope.ServiceProvider.GetRequiredService<GivenAnswers>().Reveal(given.Answer!);
        Assert.That((answer.Status, answer.Headers["ETag"], Encoding.UTF8.GetString(answer.Body)), Is.EqualTo((201, "\"1.abc\"", """{"key":"rahasia"}""")));
        Assert.That(given.RequestHash, Is.EqualTo(Hash));
        Assert.That(given.Answer, Does.Not.Contain("rahasia"));
    }

    [Test]
    public async Task A_taken_key_is_not_taken_again_until_a_day_has_passed()
    {
        await DoAsync("Kota", dies: false);
        App.Time.Advance(TimeSpan.FromHours(23.9));
        Assert.That(await ClaimsAsync(), Is.False);
        App.Time.Advance(TimeSpan.FromHours(0.2));
        Assert.That((await FindAsync(), await ClaimsAsync()), Is.EqualTo(((Given?)null, true)));
    }

    [Test]
    public async Task The_job_forgets_what_is_older_than_a_day()
    {
        await DoAsync("Kota", dies: false);
        Assert.That((await App.SendAsync(new ForgetAnswers.Command())).Summary, Is.EqualTo("0 forgotten"));
        App.Time.Advance(TimeSpan.FromHours(24));
        Assert.That((await App.SendAsync(new ForgetAnswers.Command())).Summary, Is.EqualTo("1 forgotten"));
    }

    [Test]
    public void Caller_address_and_key_are_one_name()
    {
        var (key, person) = (new Principal("key:pusat", "key:1", null, []), new Principal("siti@kota.example", "session:a", Guid.Parse("01890000-0000-7000-8000-000000000001"), []));
        var ids = new[] { GivenAnswers.IdOf(key, "/a", "k"), GivenAnswers.IdOf(person, "/a", "k"), GivenAnswers.IdOf(key, "/b", "k"), GivenAnswers.IdOf(key, "/a", "l") };
        Assert.That(ids, Is.Unique);
        Assert.That(GivenAnswers.IdOf(person with { Via = "session:b" }, "/a", "k"), Is.EqualTo(ids[1]), "a person who has signed in anew is the same");
    }

    private async Task<bool> ClaimsAsync()
    {
        await using var scope = App.Scope();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().BeginAsync(CancellationToken.None);
        return await scope.ServiceProvider.GetRequiredService<GivenAnswers>().ClaimAsync(Id, Hash, CancellationToken.None);
    }
}
