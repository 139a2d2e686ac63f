namespace Agreements.App.Mail;

public enum SmtpSecurity { Auto, None, StartTls, Tls }

/// <summary>How mails leave: by an SMTP server when <c>Smtp:Host</c> is set, else as .eml files in the pickup directory.</summary>
public sealed class MailOptions
{
    public string From { get; set; } = "agreements@localhost.example";

    /// <summary>Told when an institution has no mailbox, separated by commas. Default: <see cref="From"/>.</summary>
    public string? Administrators { get; set; }

    /// <summary>Default: <c>mail</c> under the data directory.</summary>
    public string? PickupDirectory { get; set; }

    /// <summary>Where it is written down what has left, so that a restore does not send it again; each node of a server needs its own directory or a shared one. Default: <c>sent</c> under the data directory.</summary>
    public string? Journal { get; set; }

    /// <summary>So many days the text and the recipient of a mail are kept; then only that it was sent, and when.</summary>
    public int KeepDays { get; set; } = 730;

    /// <summary>The address under which users reach this service, for links in mails. Default: none, no link.</summary>
    public string? PublicUrl { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    public IReadOnlyList<string> AdministratorAddresses =>
        string.IsNullOrWhiteSpace(Administrators) ? [From] : Administrators.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is wrong with them, in sentences: told at the start, not when the first mail fails.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Domain.Institutions.Mail.IsAddress(From)) yield return "Mail:From is no mail address; write it as name@office.example.";
        if (AdministratorAddresses.Count == 0) yield return "Mail:Administrators names nobody; give at least one address, or leave it out.";
        foreach (var address in AdministratorAddresses.Where(a => !Domain.Institutions.Mail.IsAddress(a)))
            yield return $"Mail:Administrators holds '{address}', which is no mail address; separate addresses by commas.";
        if (PublicUrl is not null && (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            yield return "Http:PublicUrl or Mail:PublicUrl is no web address; write it as https://agreements.office.example.";
        if (KeepDays is < 30 or > 36500) yield return "Mail:KeepDays must be between 30 and 36500: so many days the texts of mails are kept.";
        if (Smtp.Port is < 1 or > 65535) yield return "Mail:Smtp:Port must be between 1 and 65535.";
        if (Smtp.ConnectSeconds is < 1 or > 120) yield return "Mail:Smtp:ConnectSeconds must be between 1 and 120.";
        if (Smtp.AnswerSeconds is < 1 or > 70) yield return "Mail:Smtp:AnswerSeconds must be between 1 and 70: four answers have to fit into the five minutes for which a mail is claimed.";
        if (Smtp.User is not null && Smtp.Host is null) yield return "Mail:Smtp:User is set without Mail:Smtp:Host. Name the server, or remove the user.";
    }
}

public sealed class SmtpOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    public SmtpSecurity Security { get; set; } = SmtpSecurity.Auto;

    /// <summary>How long the server may take to greet and to let us in. Default: 30.</summary>
    public int ConnectSeconds { get; set; } = 30;

    /// <summary>How long it may take to answer one command. Those that look for viruses while the sender waits are slow, and whoever gives up too early has their mail delivered and sends it again. Default: 60.</summary>
    public int AnswerSeconds { get; set; } = 60;
}
