using FluentValidation;

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

/// <summary>Checked at the start: a wrong setting is told then, not when the first mail fails.</summary>
public sealed class MailOptionsValidator : AbstractValidator<MailOptions>
{
    public MailOptionsValidator()
    {
        RuleFor(m => m.From).Must(Domain.Institutions.Mail.IsAddress).WithMessage("Mail:From is no mail address; write it as name@office.example.");
        RuleFor(m => m.AdministratorAddresses).NotEmpty().WithMessage("Mail:Administrators names nobody; give at least one address, or leave it out.");
        RuleForEach(m => m.AdministratorAddresses).Must(Domain.Institutions.Mail.IsAddress)
            .WithMessage((_, address) => $"Mail:Administrators holds '{address}', which is no mail address; separate addresses by commas.");
        RuleFor(m => m.PublicUrl).Must(url => url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            .WithMessage("Http:PublicUrl or Mail:PublicUrl is no web address; write it as https://agreements.office.example.");
        RuleFor(m => m.KeepDays).InclusiveBetween(30, 36500).WithMessage("Mail:KeepDays must be between 30 and 36500: so many days the texts of mails are kept.");
        RuleFor(m => m.Smtp.Port).InclusiveBetween(1, 65535).WithMessage("Mail:Smtp:Port must be between 1 and 65535.");
        RuleFor(m => m.Smtp.ConnectSeconds).InclusiveBetween(1, 120).WithMessage("Mail:Smtp:ConnectSeconds must be between 1 and 120.");
        RuleFor(m => m.Smtp.AnswerSeconds).InclusiveBetween(1, 70).WithMessage("Mail:Smtp:AnswerSeconds must be between 1 and 70: four answers have to fit into the five minutes for which a mail is claimed.");
        RuleFor(m => m.Smtp.User).Null().When(m => m.Smtp.Host is null).WithMessage("Mail:Smtp:User is set without Mail:Smtp:Host. Name the server, or remove the user.");
    }
}
