using Agreements.App.Data;
using FluentValidation;

namespace Agreements.App.Backups;

/// <summary>Options of <c>Backup</c>: the nightly backup of an embedded database.</summary>
public sealed class BackupOptions
{
    /// <summary>Where a backup is written each night; it should lie on another disk. Null = none is written.</summary>
    public string? Directory { get; set; }

    /// <summary>So many of the nightly ones are kept, the newest.</summary>
    public int Keep { get; set; } = 14;

    /// <summary>A file whose first line encrypts backups. Null = they are as readable as the database.</summary>
    public string? PassphraseFile { get; set; }
}

/// <summary>Checked at the start.</summary>
public sealed class BackupOptionsValidator : AbstractValidator<BackupOptions>
{
    private const int Most = 1000;

    /// <param name="engine">Only a file of ours is saved by us; a server is backed up by its own means.</param>
    public BackupOptionsValidator(Engine engine)
    {
        RuleFor(b => b.Keep).InclusiveBetween(1, Most).WithMessage("Backup:Keep must be between 1 and 1000: so many nightly backups are kept.");
        RuleFor(b => b.Directory).Null().When(_ => engine is not SqliteEngine).WithMessage("Backup:Directory is set, but the database stands on a server, which is backed up by its own means (BACKUP DATABASE). Remove the setting.");
        RuleFor(b => b.PassphraseFile).Must(f => f is null || Passphrase.Problem(f) is null).WithMessage(b => $"Backup:PassphraseFile: {Passphrase.Problem(b.PassphraseFile!)}");
    }
}
