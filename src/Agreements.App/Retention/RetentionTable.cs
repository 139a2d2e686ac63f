using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Events;
using Agreements.App.Features.Drafts;
using Agreements.App.Imports;
using Agreements.App.Mail;
using Agreements.App.Store;
using Agreements.App.Webhooks;
using Microsoft.Extensions.Options;

namespace Agreements.App.Retention;

/// <summary>How long something is kept.</summary>
/// <param name="What">In words.</param>
/// <param name="Kept">Null = for ever.</param>
/// <param name="Setting">By which it is changed; null = it is fixed.</param>
/// <param name="Why">In words.</param>
/// <param name="Count">How many are older than <c>@Before</c>; of what is kept for ever, how many there are. Null = files.</param>
public sealed record RetentionRule(string What, TimeSpan? Kept, string? Setting, string Why, Statement? Count);

/// <summary>A rule by which rows are deleted.</summary>
/// <param name="Old">The keys of the oldest, at most <c>@Count</c>.</param>
/// <param name="Forget">Deletes the row of the key <c>@Id</c>, if it is still older.</param>
public sealed record PurgeRule(string What, TimeSpan Kept, Statement Old, Statement Forget, Statement Count);

/// <summary>What is kept for how long, in one table: the record for ever, personal data as long as their purpose lasts.</summary>
public sealed class RetentionTable(IOptions<MailOptions> mail, IOptions<ChangesOptions> changes, IOptions<WebhookOptions> webhooks, IOptions<ImportKeepingOptions> imports)
{
    /// <summary>Longer than any backup that is restored in earnest.</summary>
    internal static readonly TimeSpan Journal = TimeSpan.FromDays(400);

    private static readonly TimeSpan EndedSessions = UserSessions.Longest, EndedLinks = TimeSpan.FromDays(30), FailedSignIns = TimeSpan.FromDays(30);

    private static readonly Statement
        Agreements = Statement.Of("SELECT COUNT(*) FROM agreements"), Documents = Statement.Of("SELECT COUNT(*) FROM document_versions"), Audit = Statement.Of("SELECT COUNT(*) FROM audit_entries"),
        Ledger = Statement.Of("SELECT COUNT(*) FROM alerts"), Events = Statement.Of("SELECT COUNT(*) FROM events WHERE at < @Before"), Deliveries = Statement.Of("SELECT COUNT(*) FROM webhook_deliveries WHERE settled_at < @Before"),
        Answers = Statement.Of("SELECT COUNT(*) FROM given_answers WHERE created_at < @Before"), Mails = Statement.Of("SELECT COUNT(*) FROM outbox WHERE forgotten_at IS NULL AND created_at < @Before AND state IN ('sent', 'dead', 'cancelled')"),
        Imports = Statement.Of("SELECT COUNT(*) FROM imports WHERE forgotten_at IS NULL AND state IN ('checked', 'completed', 'failed', 'cancelled') AND updated_at < @Before"),
        Sessions = Statement.Of("SELECT COUNT(*) FROM sessions WHERE expires_at < @Before"), OldSessions = Statement.Limited("SELECT hash FROM sessions WHERE expires_at < @Before ORDER BY expires_at", "Count"),
        ForgetSession = Statement.Of("DELETE FROM sessions WHERE hash = @Id AND expires_at < @Before"),
        Links = Statement.Of("SELECT COUNT(*) FROM user_links WHERE expires_at < @Before"), OldLinks = Statement.Limited("SELECT hash FROM user_links WHERE expires_at < @Before ORDER BY expires_at", "Count"),
        ForgetLink = Statement.Of("DELETE FROM user_links WHERE hash = @Id AND expires_at < @Before"),
        SignIns = Statement.Of("SELECT COUNT(*) FROM sign_in_addresses WHERE last_failed_at < @Before"), OldSignIns = Statement.Limited("SELECT address FROM sign_in_addresses WHERE last_failed_at < @Before ORDER BY last_failed_at", "Count"),
        ForgetSignIn = Statement.Of("DELETE FROM sign_in_addresses WHERE address = @Id AND last_failed_at < @Before"),
        Drafts = Statement.Of("SELECT COUNT(*) FROM form_drafts WHERE saved_at < @Before"), OldDrafts = Statement.Limited("SELECT user_id FROM form_drafts WHERE saved_at < @Before ORDER BY saved_at", "Count"),
        ForgetDraft = Statement.Of("DELETE FROM form_drafts WHERE user_id = @Id AND saved_at < @Before");

    /// <summary>So long the texts and recipients of mails.</summary>
    internal TimeSpan MailTexts => TimeSpan.FromDays(mail.Value.KeepDays);

    /// <summary>What the nightly job deletes row by row; other jobs see to the rest.</summary>
    internal IReadOnlyList<PurgeRule> Purged { get; } =
    [
        new("sessions that have ended", EndedSessions, OldSessions, ForgetSession, Sessions),
        new("links to accounts that have expired", EndedLinks, OldLinks, ForgetLink, Links),
        new("network addresses of failed sign-ins", FailedSignIns, OldSignIns, ForgetSignIn, SignIns),
        new("drafts of forms", Features.Drafts.Drafts.Kept, OldDrafts, ForgetDraft, Drafts),
    ];

    public IReadOnlyList<RetentionRule> Rules =>
    [
        new("agreements with their parties, terms and changes", null, null, "the record itself", Agreements),
        new("documents and all their versions", null, null, "a signed paper is the evidence", Documents),
        new("audit trail and checkpoints", null, null, "a chain from which something is taken proves nothing", Audit),
        new("ledger of alerts", null, null, "who was told of what, and that nothing is told twice", Ledger),
        new("texts and recipients of mails (number, hash of the address and instants stay)", MailTexts, "Mail:KeepDays", "personal data whose purpose has ended", Mails),
        new("events of the feed", TimeSpan.FromDays(changes.Value.KeepDays), "Changes:KeepDays", "followers read on within that time", Events),
        new("deliveries to webhooks", TimeSpan.FromDays(webhooks.Value.KeepDays), "Webhooks:KeepDays", "how a delivery ended is asked for soon or never", Deliveries),
        new("cells of imported lists", TimeSpan.FromDays(imports.Value.KeepDays), "Imports:KeepDays", "what became of a row stays", Imports),
        new("answers under idempotency keys", GivenAnswers.KeptFor, null, "a request is repeated soon or never", Answers),
        .. Purged.Select(p => new RetentionRule(p.What, p.Kept, null, "personal data whose purpose has ended", p.Count)),
        new("journal of what was sent (files)", Journal, null, "no backup as old is restored in earnest", null),
    ];
}
