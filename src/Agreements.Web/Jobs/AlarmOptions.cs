using FluentValidation;

namespace Agreements.Web.Jobs;

/// <summary>Options of <c>Alarm</c>: who notices when the service says nothing any more.</summary>
public sealed class AlarmOptions
{
    /// <summary>Asked (GET) after each sweep that has succeeded. A watcher outside, which misses it for more than a day, notices what the
    /// service cannot tell itself: that its machine is gone. Default: none.</summary>
    public string? HeartbeatUrl { get; set; }
}

/// <summary>Checked at the start.</summary>
public sealed class AlarmOptionsValidator : AbstractValidator<AlarmOptions>
{
    // Not the address itself: it often holds the secret by which the watcher knows us.
    public AlarmOptionsValidator() => RuleFor(a => a.HeartbeatUrl).Must(url => url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        .WithMessage("Alarm:HeartbeatUrl is no web address; write it as https://watcher.example/ping/…, or remove it.");
}
