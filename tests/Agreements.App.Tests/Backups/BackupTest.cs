using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Institutions;
using Agreements.App.Features.Operations;
using Agreements.App.Tests.Support;
using Agreements.Domain.Agreements;
using Agreements.Domain.Auditing;
using Agreements.Domain.Institutions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Agreements.App.Tests.Backups;

/// <summary>An embedded database in a directory of its own, which is saved.</summary>
public abstract class BackupTest
{
    private TestDatabase _database = null!;

    protected TestApp App { get; private set; } = null!;

    protected string Place { get; private set; } = "";

    protected string Journal => Path.Combine(Place, "sent");

    protected AuditOptions Audit => new() { Directory = Path.GetDirectoryName(Database)! };

    protected SqliteEngine Engine => (SqliteEngine)_database.Engine;

    protected string Database => Engine.File;

    protected string Saved => Path.Combine(Place, "a.backup");

    [SetUp]
    public void Open()
    {
        _database = TestDatabase.Create(TestDatabase.Sqlite)!;
        Place = Directory.CreateTempSubdirectory("agreements-backup").FullName;
        App = new TestApp(_database.Engine, journal: Journal);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await App.DisposeAsync();
        _database.Dispose();
        Directory.Delete(Place, recursive: true);
    }

    protected async Task<Manifest> SaveAsync(string? passphrase = null)
    {
        await using var scope = App.Scope();
        return await new BackupWriter(_database.Engine, scope.ServiceProvider.GetRequiredService<IOptions<AuditOptions>>(), App.Time).WriteAsync(Saved, passphrase, CancellationToken.None);
    }

    /// <summary>As the verb does it; the clock and the world outside go on.</summary>
    protected async Task<ReconcileRestored.View> RestoreAsync(bool trustKeys = false)
    {
        var (time, mails, caller) = (App.Time, App.Mails, App.Caller);
        await App.DisposeAsync();
        Engine.Dispose();
        using var draft = await RestoreDraft.PrepareAsync(Saved, null, Database, Audit, trustKeys, CancellationToken.None);
        Migrations.Run(draft.Engine);
        ReconcileRestored.View view;
        Checkpoint? signed;
        await using (var inner = new TestApp(draft.Engine, time, mails, journal: Journal, audit: draft.Audit.Directory))
        {
            view = await inner.SendAsync(new ReconcileRestored.Command(draft.Manifest.CreatedAt));
            signed = await inner.SendAsync(new ReconcileRestored.Sign(ToFile: false));
        }
        Aside = await draft.PutInPlaceAsync(Database, Audit, time.GetUtcNow(), CancellationToken.None);
        if (signed is not null) CheckpointFile.Append(Audit.CheckpointFile, signed);
        App = new TestApp(_database.Engine, time, mails, journal: Journal) { Caller = caller };
        return view;
    }

    /// <summary>As a service starts again after a restore that was refused.</summary>
    protected void Reopen() => App = new TestApp(_database.Engine, App.Time, App.Mails, journal: Journal);

    /// <summary>Where the database of before the last restore is.</summary>
    protected string? Aside { get; private set; }

    protected Task<Manifest> VerifyAsync(string? passphrase = null) => BackupReader.VerifyAsync(Saved, passphrase, Place, CancellationToken.None);

    protected async Task<Guid> InstitutionAsync(string name, InstitutionKind kind = InstitutionKind.CityGovernment) =>
        (await App.SendAsync(new CreateInstitution.Command(new InstitutionFacts { Kind = kind, Name = name, Mailbox = $"desk@{name.ToLowerInvariant().Replace(' ', '-')}.example" }))).Id;

    protected static async Task<string> RefusedAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (BackupRefused refusal)
        {
            return refusal.Message;
        }
        throw new AssertionException("Nothing was refused.");
    }

    /// <summary>A registered MoU of two new institutions.</summary>
    protected async Task<AgreementView> RegisteredAsync(string name, DateOnly endsOn)
    {
        var facts = new AgreementFacts
        {
            Class = AgreementClass.Mou, Regime = Regime.Sinergi, Title = $"Nota Kesepahaman {name}", Term = new Term { SignedOn = new DateOnly(2020, 5, 26), EndBasis = EndBasis.Fixed, EndsOn = endsOn },
            Parties = [new Party { Institution = await InstitutionAsync($"Kota {name}"), Number = $"1/MOU/{name}" }, new Party { Institution = await InstitutionAsync($"Cabang {name}", InstitutionKind.BpjsBranch), Number = $"2/MOU/{name}" }],
        };
        return await App.SendAsync(new CreateAgreement.Command(facts, ProcessState.Registered));
    }
}
