using System.Collections.Concurrent;
using Agreements.App.Access;
using Agreements.App.Access.Oidc;
using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Data;
using Agreements.App.Documents;
using Agreements.App.Documents.Texts;
using Agreements.App.Features.Alerts;
using Agreements.App.Features.Publication;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Webhooks;
using Agreements.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Agreements.App.Tests.Support;

/// <summary>The application without its host: requests are sent as the API sends them, the clock is the test's, and mails land in a list.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string? _audits;
    private readonly EphemeralDataProtectionProvider _protection;

    /// <param name="shared">Another node of the same installation: what they share is theirs together.</param>
    /// <param name="journal">Where it is written down what has left; null = nowhere.</param>
    /// <param name="audit">Where its key and checkpoints lie; null = beside the database.</param>
    public TestApp(Engine engine, FakeTimeProvider? time = null, MailSink? mails = null, string? publicUrl = null, TestApp? shared = null, string? journal = null, string? audit = null)
    {
        _protection = shared?._protection ?? new EphemeralDataProtectionProvider();
        Webhooks = shared?.Webhooks ?? new WebhookOptions();
        Time = time ?? new FakeTimeProvider(At(2024, 11, 4));
        Mails = mails ?? new MailSink();
        Connect = () => Mails;
        Reports = shared?.Reports ?? new FakeReports();
        var services = new ServiceCollection();
        services.AddSingleton(engine).AddSingleton<TimeProvider>(Time);
        services.AddSingleton(Options.Create(new MailOptions { From = "agreements@office.example", Administrators = "admin@office.example", PublicUrl = publicUrl, Journal = journal }));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        if (engine is not SqliteEngine && audit is null) _audits = Directory.CreateTempSubdirectory("agreements-audit").FullName;
        services.AddSingleton(Options.Create(new AuditOptions { Directory = audit ?? _audits ?? Path.GetDirectoryName(((SqliteEngine)engine).File)! }));
        services.AddAgreements();
        services.AddSingleton(Reports.ToMaker());
        services.AddSingleton<Func<IMailTransport>>(() => Connect());
        services.AddSingleton(Options.Create(Oidc));
        services.AddSingleton<IPasswordHasher<User>>(Hasher).AddSingleton<IDataProtectionProvider>(_protection);
        services.AddSingleton(Options.Create(Webhooks)).AddSingleton(Options.Create(Publication)).AddSingleton(Options.Create(Documents));
        services.AddSingleton(Options.Create(Clock));
        services.AddSingleton(Options.Create(Reading)).AddSingleton(Options.Create(Backup));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Time { get; }

    public MailSink Mails { get; }

    public CountingHasher Hasher { get; } = new();

    /// <summary>What makes the reports that are sent by mail.</summary>
    public FakeReports Reports { get; }

    /// <summary>The identity providers; none, unless a test adds one.</summary>
    public OidcOptions Oidc { get; } = new();

    /// <summary>Where events may be sent.</summary>
    public WebhookOptions Webhooks { get; }

    /// <summary>Nothing is published, unless a test says so.</summary>
    public PublicationOptions Publication { get; } = new();

    /// <summary>Where nightly backups go; nowhere, unless a test says so.</summary>
    public BackupOptions Backup { get; } = new();

    /// <summary>By what the clock is judged; no server's, unless a test says so.</summary>
    public ClockOptions Clock { get; } = new() { ServerAsync = (_, _) => Task.FromResult<DateTimeOffset?>(null) };

    /// <summary>How much is kept, and where.</summary>
    public DocumentOptions Documents { get; } = new();

    /// <summary>How files are read: by the program as it was built beside the tests.</summary>
    public ReadingOptions Reading { get; } = new() { Program = OwnProgram.Path };

    /// <summary>From where the requests come.</summary>
    public string? Address { get; set; }

    /// <summary>Who sends the requests; the program itself, unless a test says otherwise.</summary>
    public Principal Caller { get; set; } = Principal.Program("system", "test");

    /// <summary>Where mails go; another transport than <see cref="Mails"/> for a test of that transport.</summary>
    public Func<IMailTransport> Connect { get; set; }

    /// <summary>Nine in the morning in Jakarta.</summary>
    public static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 2, 0, 0, TimeSpan.Zero);

    public async Task<T> SendAsync<T>(IRequest<T> request, bool validateOnly = false, CancellationToken ct = default)
    {
        await using var scope = Scope();
        var context = scope.ServiceProvider.GetRequiredService<Pipeline.RequestContext>();
        (context.ValidateOnly, context.Address) = (validateOnly, Address);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    public async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, object? args = null)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().QueryAsync<T>(Statement.Of(sql), args, CancellationToken.None);
    }

    public async Task<int> ExecuteAsync(string sql, object? args = null)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().ExecuteAsync(Statement.Of(sql), args, CancellationToken.None);
    }

    /// <summary>A scope in which <see cref="Caller"/> acts.</summary>
    public AsyncServiceScope Scope()
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Pipeline.RequestContext>().Principal = Caller;
        return scope;
    }

    /// <summary>Sets the clock to nine in the morning of the day, sweeps, and delivers; returns the mails that went out.</summary>
    public async Task<IReadOnlyList<MimeMessage>> SweepOnAsync(DateOnly day)
    {
        Time.SetUtcNow(At(day.Year, day.Month, day.Day));
        var before = Mails.Delivered.Count;
        await SendAsync(new SweepAlerts.Command());
        await SendAsync(new SendMail.Command());
        return [.. Mails.Delivered.Skip(before)];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_audits is not null) Directory.Delete(_audits, recursive: true);
    }
}

/// <summary>Hashes as the program does, with little work, and counts how often it was asked to verify.</summary>
public sealed class CountingHasher : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
    private int _verified;

    public int Verified => _verified;

    /// <summary>What others do while a password is looked at.</summary>
    public Action? Meanwhile { get; set; }

    public string HashPassword(User user, string password) => _hasher.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        Meanwhile?.Invoke();
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

/// <summary>A mail server of the test's: it keeps what it accepts and answers as told.</summary>
public sealed class MailSink : IMailTransport
{
    private readonly ConcurrentQueue<MimeMessage> _delivered = new();

    public IReadOnlyCollection<MimeMessage> Delivered => _delivered;

    public Func<string, Delivery> Answer { get; set; } = _ => new Delivery(DeliveryResult.Accepted);

    /// <summary>Called when a mail has been accepted, before the sender learns of it: where a process may die.</summary>
    public Action<MimeMessage, CancellationToken> Accepted { get; set; } = (_, _) => { };

    public Task<Delivery> SendAsync(MimeMessage message, CancellationToken ct)
    {
        var answer = Answer(((MailboxAddress)message.To[0]).Address);
        if (answer.Result != DeliveryResult.Accepted) return Task.FromResult(answer);
        var received = Transmitted(message);
        _delivered.Enqueue(received);
        Accepted(received, ct);
        return Task.FromResult(answer);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // As it would come out at the other end of the wire.
    private static MimeMessage Transmitted(MimeMessage message)
    {
        using var bytes = new MemoryStream();
        message.WriteTo(bytes);
        bytes.Position = 0;
        return MimeMessage.Load(bytes);
    }
}
