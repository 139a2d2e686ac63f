using Agreements.App.Access;
using Agreements.App.Access.Oidc;
using Agreements.App.Alerts;
using Agreements.App.Auditing;
using Agreements.App.Backups;
using Agreements.App.Commitments;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.AlertPolicies;
using Agreements.App.Documents;
using Agreements.App.Documents.Suggestions;
using Agreements.App.Documents.Texts;
using Agreements.App.Features.Calendar;
using Agreements.App.Features.Coverage;
using Agreements.App.Features.Documents;
using Agreements.App.Features.Imports;
using Agreements.App.Features.Figures;
using Agreements.App.Features.Renewals;
using Agreements.App.Features.Reports;
using Agreements.App.Features.SigningEvents;
using Agreements.App.Features.Keys;
using Agreements.App.Features.Notifications;
using Agreements.App.Features.Operations;
using Agreements.App.Features.Officers;
using Agreements.App.Features.Originals;
using Agreements.App.Features.People;
using Agreements.App.Features.Publication;
using Agreements.App.Features.Regions;
using Agreements.App.Features.ReportSubscriptions;
using Agreements.App.Features.Search;
using Agreements.App.Features.Today;
using Agreements.App.Features.Webhooks;
using Agreements.App.Imports;
using Agreements.App.Imports.Rows;
using Agreements.App.Jobs;
using Agreements.App.Mail;
using Agreements.App.Monev;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.App.Reports;
using Agreements.App.Retention;
using Agreements.App.Searching;
using Agreements.App.Store;
using Agreements.App.Webhooks;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Agreements.App;

public static class AppServices
{
    /// <summary>Everything but the host: the use cases, their pipeline, storage and mail. The caller adds <see cref="Engine"/>,
    /// <see cref="TimeProvider"/>, <see cref="MailOptions"/> and logging.</summary>
    public static IServiceCollection AddAgreements(this IServiceCollection services)
    {
        TypeHandlers.Register();
        services.AddSingleton<WorkSignal>().AddSingleton<Envelope>().AddSingleton<Policies>();
        services.AddScoped<Db>().AddScoped<Installation>().AddScoped<RequestContext>().AddScoped<AgreementReader>().AddScoped<AgreementStore>().AddScoped<RenewalStore>().AddScoped<References>().AddScoped<RenewalOpener>().AddScoped<RenewalViews>().AddScoped<SuccessorMaker>().AddScoped<SigningEventStore>().AddScoped<SigningEventViews>().AddScoped<InstitutionStore>()
            .AddScoped<StatusOf>().AddScoped<AgreementChecks>().AddScoped<AgreementViews>().AddScoped<AlertLedger>().AddScoped<LadderRules>().AddScoped<Recipients>().AddScoped<AlertMail>().AddScoped<FreshText>()
            .AddScoped<PolicyStore>().AddScoped<PolicyChecks>().AddScoped<HolidayStore>().AddScoped<RulesPreviews>()
            .AddScoped<OutboxStore>().AddScoped<MailOutcomes>().AddScoped<JobRuns>();
        services.AddSingleton<SentJournal>().AddScoped<SentContents>().AddScoped<CatchUp>().AddScoped<SentReconciliation>().AddScoped<Restorations>();
        services.AddScoped<MailRun>().AddScoped<SubscriptionStore>().AddScoped<SubscriptionChecks>().AddScoped<ReportRuns>().AddScoped<ReportLetter>().AddScoped<ReportMail>().AddScoped<MailedExports>();
        services.AddScoped<Scope>();
        services.AddSingleton<KeyUses>().AddSingleton<KnownKeys>().AddScoped<ApiKeyReader>().AddScoped<ApiKeyStore>().AddScoped<KeyRing>().AddScoped<KeyChecks>().AddScoped<ProtectionKeys>();
        services.AddSingleton<StorageWatch>().AddSingleton<UnmarkedMails>().AddSingleton<UnreadableAgreements>().AddSingleton<ClockNotice>().AddScoped<ClockWatch>().AddSingleton<SeenDatabaseFile>().AddScoped<RestoreWatch>();
        services.AddOptions<ClockOptions>();
        services.AddScoped<UnitOfWork>().AddScoped<GivenAnswers>();
        services.AddScoped<RolledTerms>().AddScoped<TakenNumbers>().AddScoped<AgreementIndexes>().AddScoped<AddendumChecks>();
        services.AddScoped<AgreementScan>().AddScoped<AgreementPages>();
        services.AddScoped<QualityFindings>();
        services.AddScoped<DossierReader>();
        services.AddOptions<PublicationOptions>();
        services.AddScoped<PublicAgreements>();
        services.AddSingleton(typeof(Remembered<,>)).AddScoped<StatusViews>();
        services.AddScoped<FindAgreements>().AddScoped<FindOthers>();
        services.AddOptions<SearchOptions>();
        services.AddSingleton<FullText>().AddScoped<CommonWords>().AddScoped<Candidates>().AddScoped<PageIndex>().AddScoped<SearchIndex>().AddScoped<FindDocuments>();
        services.AddScoped<HeldMails>();
        services.AddScoped<Ceremonies>().AddScoped<CeremonyMaker>();
        services.AddScoped<OfficerRights>();
        services.AddScoped<TodayWindow>().AddScoped<OwnAlerts>().AddScoped<EndingMonths>();
        services.AddScoped<OwnDesks>();
        services.AddScoped<HandOverLetter>();
        services.AddScoped<CalendarDays>().AddScoped<FeedStore>().AddScoped<FeedMemory>();
        services.AddScoped<Routing>().AddScoped<Snoozes>().AddScoped<Preferences>().AddScoped<AlertTokens>().AddScoped<OpenAlerts>()
            .AddScoped<MailLinks>().AddScoped<ListMail>().AddScoped<DigestMail>().AddScoped<DigestStore>().AddScoped<Redirection>().AddScoped<LedgerHistory>().AddScoped<PlannedDigests>().AddScoped<OfficerChange>().AddScoped<CaseHandOver>();
        services.AddOptions<HealthOptions>();
        services.AddSingleton<Machine>().AddScoped<AlarmState>().AddScoped<AdministratorMail>();
        services.AddOptions<AuditOptions>();
        services.AddSingleton<InstallationKey>().AddScoped<AuditTrail>().AddScoped<AuditRows>().AddScoped<CheckpointStore>().AddScoped<ChainVerifier>().AddScoped<AuditWatch>();
        services.AddOptions<BackupOptions>();
        services.AddSingleton<BackupWriter>();
        services.AddSingleton<RetentionTable>().AddScoped<ForgottenMails>();
        services.AddEvents();
        services.AddScoped<ImportStore>().AddScoped<ImportRows>().AddScoped<ImportLease>().AddScoped<ImportMemory>().AddScoped<ImportMaker>().AddScoped<ImportReading>().AddScoped<ImportPlans>().AddScoped<ImportChecking>()
            .AddScoped<ImportTaking>().AddScoped<ImportRemembering>().AddScoped<RowTaker>().AddScoped<RowJudge>().AddScoped<AgreementReferences>().AddScoped<InstitutionMatcher>().AddScoped<ImportAccess>();
        services.AddOptions<ImportKeepingOptions>();
        services.AddOptions<DocumentOptions>();
        services.AddOptions<ReadingOptions>();
        services.AddSingleton<ReadingChild>().AddSingleton<Ocr>().AddScoped<TextStore>().AddScoped<TextLease>().AddScoped<TextReading>();
        services.AddSingleton<SentText>().AddScoped<ReadFacts>().AddScoped<SuggestionViews>().AddScoped<DifferenceStore>();
        services.AddSingleton<HeldContents>();
        services.AddSingleton<ObjectStore>().AddScoped<BlobStore>().AddScoped<DocumentStore>().AddScoped<DocumentViews>();
        services.AddScoped<FigureStore>();
        services.AddScoped<RegionScope>().AddScoped<RegionStore>().AddScoped<RegionViews>();
        services.AddScoped<CoverageStore>().AddScoped<CoverageReader>().AddScoped<CoverageViews>().AddScoped<TargetViews>().AddScoped<CoverageFindings>().AddScoped<CoverageQuality>();
        services.AddScoped<OriginalStore>().AddScoped<OriginalViews>();
        services.AddScoped<Duties>().AddScoped<OwedDeadlines>();
        services.AddScoped<CommitmentStore>().AddScoped<CommitmentViews>().AddScoped<CommitmentDay>();
        services.AddScoped<MonevStore>().AddScoped<MonevViews>();
        services.AddPeople();
        services.AddSingleton<Func<IMailTransport>>(provider =>
        {
            var mail = provider.GetRequiredService<IOptions<MailOptions>>().Value;
            return () => mail.Smtp.Host is null ? new PickupTransport(mail.PickupDirectory!) : new SmtpTransport(mail.Smtp);
        });
        return services.AddMediator();
    }

    private static void AddEvents(this IServiceCollection services)
    {
        services.AddOptions<ChangesOptions>();
        services.AddOptions<WebhookOptions>();
        services.AddSingleton<EventBell>().AddScoped<EventLog>().AddScoped<EventRows>().AddScoped<EventCursors>().AddScoped<DayEvents>();
        services.AddSingleton<WebhookUrl>().AddSingleton<WebhookKeys>().AddSingleton<WebhookClient>().AddSingleton<Deliverer>();
        services.AddScoped<WebhookStore>().AddScoped<DeliveryStore>().AddScoped<EventBody>().AddScoped<FanOut>().AddScoped<WebhookLetters>().AddScoped<WebhookChecks>();
    }

    private static void AddPeople(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>();
        services.AddDataProtection();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);  // OWASP's number for PBKDF2 with SHA-512
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>().AddSingleton<BreachedPasswords>().AddSingleton<Passwords>();
        services.AddScoped<UserStore>().AddScoped<UserLinks>().AddScoped<UserSessions>().AddScoped<SignInAttempts>().AddScoped<SecondFactor>()
            .AddScoped<GrantChecks>().AddScoped<UserLetters>().AddScoped<OwnAccount>().AddScoped<OwnPassword>().AddScoped<Visibility>();
        services.AddOptions<OidcOptions>();
        services.AddScoped<UserIdentities>().AddScoped<InstitutionNames>().AddScoped<ProviderGrants>().AddScoped<TokenCallers>();
    }

    // MediatR's own registration package is not used: these lines are all that it would do here, and the order is in sight.
    private static IServiceCollection AddMediator(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => type => type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) ? Slices.Handler(provider, type)! : provider.GetService(type)!);
        services.AddScoped<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        return services;
    }
}
