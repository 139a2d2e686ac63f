using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Officers;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using NUnit.Framework;

namespace Agreements.App.Tests.Access;

/// <summary>Who is in charge for an institution is decided there, and so is what its desk puts off.</summary>
public sealed class OfficerScopeTests(string engine) : AccessTest(engine)
{
    private Officer Budi => new(City, "Budi", "Kabag", "budi@kota.example");

    private Officer Ani => new(Branch, "Ani", "Account Representative", "ani@cabang.example");

    private Task<AgreementView> ManagedAsync() => EnterAsync(Mou(City, Branch) with { Term = Signed, Officer = Budi }, ProcessState.Registered);

    [Test]
    public async Task Nobody_takes_over_for_the_other_side_or_from_it()
    {
        var view = await ManagedAsync();
        Act(Role.Officer, Branch);
        await AssertBrokenAsync("forbidden", "/officer", () => App.SendAsync(new TakeOver.Command(view.Id, view.Version, Budi with { Name = "Badu" }, null)));
        await AssertBrokenAsync("forbidden", "/officer", () => App.SendAsync(new TakeOver.Command(view.Id, view.Version, Ani, null)));
        await AssertBrokenAsync("forbidden", "/officer", () => PatchAsync(view, """{"officer":null}"""));
        await AssertBrokenAsync("forbidden", "/officer", () => PatchAsync(view, """{"officer":{"mail":"ani@cabang.example"}}"""));
        Act(Role.Officer, City);
        view = await App.SendAsync(new TakeOver.Command(view.Id, view.Version, Budi with { Mail = "cici@kota.example" }, null));
        Assert.That((await PatchAsync(view, """{"officer":null}""")).Officer, Is.Null);
    }

    [Test]
    public async Task Nobody_hands_over_what_an_officer_of_the_other_side_has()
    {
        await ManagedAsync();
        Act(Role.HeadOfUnit, Branch);
        await AssertBrokenAsync("officer.unknown", "/from", () => App.SendAsync(new HandOver.Command(Budi.Mail!)));
        Act(Role.HeadOfUnit, City);
        await AssertBrokenAsync("forbidden", "/to", () => App.SendAsync(new HandOver.Command(Budi.Mail!, new HandOver.Successor(Mail: Ani.Mail, Institution: Branch))));
        Assert.That((await App.SendAsync(new HandOver.Command(Budi.Mail!, new HandOver.Successor(Mail: "cici@kota.example")))).Agreements, Is.EqualTo(1));
    }

    [Test]
    public async Task An_alert_is_put_off_by_the_institution_whose_desk_was_told()
    {
        await ManagedAsync();
        await App.SweepOnAsync(new DateOnly(2025, 4, 25));
        foreach (var (recipient, own, other) in new[] { (Budi.Mail!, City, Branch), ("desk@cabang-jambi.example", Branch, City) })
        {
            var alert = (await App.RowsAsync<Guid>("SELECT id FROM alerts WHERE recipient = @recipient AND state = 'sent' ORDER BY id DESC", new { recipient }))[0];
            Act(Role.Officer, other);
            await AssertBrokenAsync("forbidden", null, () => App.SendAsync(new SnoozeAlert.Command(alert, new DateOnly(2025, 5, 14))));
            Act(Role.Officer, own);
            Assert.That((await App.SendAsync(new SnoozeAlert.Command(alert, new DateOnly(2025, 5, 14)))).Recipient, Is.EqualTo(recipient));
        }
    }
}
