using System.ComponentModel.DataAnnotations;

namespace Agreements.App.Mail;

public enum SmtpSecurity { Auto, None, StartTls, Tls }

/// <summary>How mails leave: by an SMTP server when <c>Smtp:Host</c> is set, else as .eml files in the pickup directory.</summary>
public sealed class MailOptions
{
    [Required, EmailAddress]
    public string From { get; set; } = "agreements@localhost.example";

    /// <summary>Told when an institution has no mailbox, separated by commas. Default: <see cref="From"/>.</summary>
    public string? Administrators { get; set; }

    /// <summary>Default: <c>mail</c> under the data directory.</summary>
    public string? PickupDirectory { get; set; }

    /// <summary>The address under which users reach this service, for links in mails. Default: none, no link.</summary>
    [Url]
    public string? PublicUrl { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    public IReadOnlyList<string> AdministratorAddresses =>
        string.IsNullOrWhiteSpace(Administrators) ? [From] : Administrators.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

public sealed class SmtpOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    public SmtpSecurity Security { get; set; } = SmtpSecurity.Auto;
}
