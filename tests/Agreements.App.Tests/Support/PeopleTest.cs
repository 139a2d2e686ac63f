using Agreements.App.Features.Agreements;
using Agreements.App.Features.Alerts;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Institutions;
using MimeKit;
using NUnit.Framework;

namespace Agreements.App.Tests.Support;

/// <summary>A city with an officer (Ani) and a mailbox above her, and a branch with a mailbox; agreements between them.</summary>
public abstract class PeopleTest(string engine) : StorageTest(engine)
{
    protected const string Ani = "ani@kota.example", Unit = "unit@kota.example", Branch = "desk@cabang.example";

    protected static readonly DateOnly End = new(2025, 5, 25);

    private Guid? _city, _branch;

    [SetUp]
    public void Forget() => (_city, _branch) = (null, null);

    /// <summary>A registered MoU that ends on the day, with Ani in charge.</summary>
    protected async Task<AgreementView> ManagedAsync(DateOnly? endsOn = null, Func<AgreementFacts, AgreementFacts>? change = null, string title = "Nota Kesepahaman")
    {
        _city ??= await InstitutionAsync("Kota P", mailbox: Unit);
        _branch ??= await InstitutionAsync("Cabang P", InstitutionKind.BpjsBranch, Branch);
        var facts = Mou(_city.Value, _branch.Value) with
        {
            Title = title, Officer = new Officer(_city.Value, "Ibu Ani", "Kabag", Ani),
            Term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = endsOn ?? End },
        };
        return await App.SendAsync(new CreateAgreement.Command(change?.Invoke(facts) ?? facts, ProcessState.Registered));
    }

    protected Guid City => _city!.Value;

    protected Task<IReadOnlyList<MimeMessage>> OnAsync(int month, int day, int year = 2025) => App.SweepOnAsync(new DateOnly(year, month, day));

    protected static string[] To(IEnumerable<MimeMessage> mails) => [.. mails.Select(m => ((MailboxAddress)m.To[0]).Address)];

    protected async Task<IReadOnlyList<ListAlerts.Item>> AlertsAsync(string? recipient = null, string? state = null, bool? acknowledged = null) =>
        (await App.SendAsync(new ListAlerts.Query(state, null, 200, null) { Recipient = recipient, Acknowledged = acknowledged })).Items;

    /// <summary>The newest alert that was sent to the address.</summary>
    protected async Task<Guid> SentToAsync(string recipient) => (await AlertsAsync(recipient, "sent"))[0].Id;

    protected async Task WantsAsync(string address, DigestMode mode)
    {
        var version = (await App.SendAsync(new RecipientPreferences.Query(address))).Version;
        await App.SendAsync(new RecipientPreferences.Command(address, version, mode));
    }

    /// <summary>Sends what is due at the hour of the day, Jakarta time, without a sweep.</summary>
    protected async Task<IReadOnlyList<MimeMessage>> SendAtAsync(int month, int day, int hour, int minute = 0)
    {
        App.Time.SetUtcNow(new DateTimeOffset(2025, month, day, hour, minute, 0, TimeSpan.FromHours(7)));
        var before = App.Mails.Delivered.Count;
        await App.SendAsync(new SendMail.Command());
        return [.. App.Mails.Delivered.Skip(before)];
    }
}
