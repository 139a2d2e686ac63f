using Agreements.App;
using Agreements.App.Access;
using Agreements.App.Access.Oidc;
using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Documents;
using Agreements.App.Documents.Texts;
using Agreements.App.Events;
using Agreements.App.Features.Operations;
using Agreements.App.Features.Publication;
using Agreements.App.Imports;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Searching;
using Agreements.App.Webhooks;
using Agreements.Domain.Dates;
using Agreements.Web.Api;
using Agreements.Web.Jobs;
using Agreements.Web.Security;
using Microsoft.Extensions.Options;

namespace Agreements.Web.Hosting;

/// <summary>Options of <c>Agreements</c>.</summary>
public sealed class AgreementsOptions
{
    public const string DefaultDirectory = "data";

    public string DataDirectory { get; set; } = DefaultDirectory;

    /// <summary>Loads the sample into an empty database. Default: only in Development.</summary>
    public bool? Samples { get; set; }

    /// <summary>A fixed date instead of the clock's; Development only.</summary>
    public string? Today { get; set; }

    /// <summary>The day, in Jakarta, on which an operator vouches for the clock although the database holds later days; it means nothing on another day.</summary>
    public string? ClockRightOn { get; set; }

    /// <summary>A directory with one file per secret setting, named as the environment variable is (<c>Mail__Smtp__Password</c>). Default: the one that systemd hands over.</summary>
    public string? SecretsDirectory { get; set; }
}

internal static class ServiceSetup
{
    /// <summary>The settings lie beside the program, the data where it is started.</summary>
    /// <exception cref="StartRefused">The directory of secrets is named and not there, or a file in it cannot be read.</exception>
    public static WebApplicationBuilder Builder()
    {
        // Settings are looked at once, before anything starts: one that changes later would be looked at by nobody.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        var named = builder.Configuration["Agreements:SecretsDirectory"];
        var secrets = string.IsNullOrWhiteSpace(named) ? Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") : named;
        if (string.IsNullOrEmpty(secrets)) return builder;
        if (!Directory.Exists(secrets)) throw new StartRefused($"The directory of secrets {secrets} does not exist, or this account may not read it. Make it, or name another by Agreements__SecretsDirectory; nothing was changed.");
        // What is said for one start goes before what lies there for all.
        try
        {
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(secrets), optional: false, reloadOnChange: false).AddEnvironmentVariables();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"A file in the directory of secrets {secrets} cannot be read: {exception.Message} Give the account that runs the service the right to read each file there; nothing was changed.");
        }
        return builder;
    }

    public static void AddAgreementsServices(this WebApplicationBuilder builder, DateOnly? today = null)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection("Agreements").Get<AgreementsOptions>() ?? new AgreementsOptions();
        var data = Path.GetFullPath(string.IsNullOrWhiteSpace(options.DataDirectory) ? AgreementsOptions.DefaultDirectory : options.DataDirectory);
        services.AddSingleton(options);
        services.AddSingleton(Time(builder.Environment, today, options));
        var rightOn = RightOn(options);
        services.AddOptions<ClockOptions>().Configure<TimeProvider>((c, time) => (c.IsFixed, c.RightOn) = (time is FixedDate || builder.Environment.IsDevelopment(), rightOn));
        services.AddSingleton(CreateEngine(builder.Configuration, data));
        services.AddOptions<MailOptions>().BindConfiguration("Mail").PostConfigure(m =>
        {
            // An empty variable in a file of settings means the same as none.
            if (string.IsNullOrWhiteSpace(m.Smtp.Host)) m.Smtp.Host = null;
            if (string.IsNullOrWhiteSpace(m.PickupDirectory)) m.PickupDirectory = Path.Combine(data, "mail");
            if (string.IsNullOrWhiteSpace(m.Journal)) m.Journal = Path.Combine(data, "sent");
            m.PublicUrl = builder.Http().PublicUrl;
        });
        services.AddOptions<AuditOptions>().BindConfiguration("Audit").PostConfigure(a =>
        {
            a.Directory = data;
            if (string.IsNullOrWhiteSpace(a.KeyFile)) a.KeyFile = null;
        });
        services.AddOptions<AlarmOptions>().BindConfiguration("Alarm").PostConfigure(a =>
        {
            if (string.IsNullOrWhiteSpace(a.HeartbeatUrl)) a.HeartbeatUrl = null;
        });
        services.AddOptions<HealthOptions>().PostConfigure(h => (h.Directory, h.Certificates) = (data, Addresses.CertificatesOf(builder.Configuration)));
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts");
        services.AddOptions<ChangesOptions>().BindConfiguration("Changes");
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks");
        services.AddOptions<ImportKeepingOptions>().BindConfiguration("Imports");
        services.AddOptions<SearchOptions>().BindConfiguration("Search");
        services.AddOptions<DocumentOptions>().BindConfiguration("Documents");
        services.AddOptions<ReadingOptions>().BindConfiguration("Documents:Reading");
        services.AddOptions<PublicationOptions>().BindConfiguration("Publication");
        services.AddOptions<BackupOptions>().BindConfiguration("Backup").PostConfigure(b =>
        {
            if (string.IsNullOrWhiteSpace(b.Directory)) b.Directory = null;
            if (string.IsNullOrWhiteSpace(b.PassphraseFile)) b.PassphraseFile = null;
        });
        services.AddAgreements();
        services.AddSingleton<MailedReports>().AddSingleton(provider => provider.GetRequiredService<MailedReports>().ToMaker());
        services.AddAccess().AddSession().AddProviders(builder.Configuration);
        services.AddProtection(builder.Configuration);
        services.AddExceptionHandler<ProblemHandler>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        services.AddApiDocument();
        services.AddSingleton<RunningKeys>();
        services.AddHangfireJobs(builder.Configuration);
    }

    /// <summary>Builds the program and checks its options, before anything is opened or changed.</summary>
    /// <exception cref="StartRefused">A setting is wrong; the message names each.</exception>
    public static WebApplication BuildChecked(this WebApplicationBuilder builder)
    {
        var app = builder.Build();
        var (oidc, engine) = (Of<OidcOptions>(), app.Services.GetRequiredService<Engine>());
        // These have nothing to check but that each value is one of its kind, before it is needed.
        _ = (Of<SearchOptions>(), Of<AccountOptions>(), Of<AuditOptions>());
        string[] broken =
        [
            .. Of<MailOptions>().Problems(), .. builder.Http().Problems(), .. Of<ChangesOptions>().Problems(), .. Of<WebhookOptions>().Problems(), .. Of<PublicationOptions>().Problems(),
            .. Of<ImportKeepingOptions>().Problems(), .. Of<DocumentOptions>().Problems(), .. Of<ReadingOptions>().Problems(), .. Of<AlarmOptions>().Problems(), .. Of<BackupOptions>().Problems(engine),
            .. oidc.Providers.Count == 0 ? [] : new OidcOptionsValidator(app.Environment.IsDevelopment()).Validate(oidc).Errors.Select(e => e.ErrorMessage),
        ];
        return broken.Length == 0 ? app : throw new StartRefused(string.Join('\n', broken));

        T Of<T>() where T : class => app.Services.GetRequiredService<IOptions<T>>().Value;
    }

    /// <summary>As configured; an empty variable means the same as none. Where only mails have a public address, it is everybody's.</summary>
    public static HttpOptions Http(this WebApplicationBuilder builder)
    {
        var http = builder.Configuration.GetSection("Http").Get<HttpOptions>() ?? new HttpOptions();
        http.PublicUrl = new[] { http.PublicUrl, builder.Configuration["Mail:PublicUrl"] }.FirstOrDefault(url => !string.IsNullOrWhiteSpace(url));
        return http;
    }

    private static TimeProvider Time(IHostEnvironment environment, DateOnly? today, AgreementsOptions options)
    {
        if (options.Today is { } text)
        {
            if (!environment.IsDevelopment()) throw new StartRefused("Agreements:Today is set, but a fixed date is allowed only in Development. Remove it.");
            if (!CivilDate.TryParse(text, out var configured)) throw new StartRefused($"Agreements:Today is '{text}'; write it as yyyy-MM-dd.");
            today ??= configured;
        }
        if (today is not { } day) return TimeProvider.System;
        // What is written by a day that is today must not stand hours before or after the time of the service beside it.
        var now = TimeProvider.System.GetUtcNow();
        return !environment.IsDevelopment() && Enum.GetValues<Zone>().Any(z => z.Today(now) == day) ? TimeProvider.System : new FixedDate(day);
    }

    private static DateOnly? RightOn(AgreementsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ClockRightOn)) return null;
        return CivilDate.TryParse(options.ClockRightOn, out var day) ? day : throw new StartRefused($"Agreements:ClockRightOn is '{options.ClockRightOn}'; write today's date as yyyy-MM-dd, or remove it.");
    }

    /// <summary>The connection string; null = the embedded database. An empty variable means the same as none.</summary>
    public static string? SqlServer(IConfiguration configuration) => configuration.GetConnectionString("SqlServer") is { Length: > 0 } connection ? connection : null;

    /// <exception cref="StartRefused">Another database is being put in its place.</exception>
    public static IDisposable? Occupy(Engine engine)
    {
        try
        {
            return engine.Occupy();
        }
        catch (IOException exception)
        {
            throw new StartRefused($"The database is being restored from a backup, or the data directory (Agreements__DataDirectory) cannot be written: {exception.Message} Nothing was changed; start again when that has ended.");
        }
    }

    private static Engine CreateEngine(IConfiguration configuration, string data)
    {
        if (SqlServer(configuration) is { } connection) return new SqlServerEngine(connection);
        return new SqliteEngine(Path.Combine(data, "agreements.db"));
    }

    /// <summary>The given day at nine in the morning, Jakarta time, and from there on as fast as the real clock.</summary>
    private sealed class FixedDate(DateOnly day) : TimeProvider
    {
        private readonly long _started = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(day.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero) + System.GetElapsedTime(_started);
    }
}

/// <summary>The program must not start like this; the message says what to do.</summary>
public sealed class StartRefused(string message) : Exception(message);
