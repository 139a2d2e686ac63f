using Agreements.App.Access;
using Agreements.App.Access.Oidc;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Texts;
using MediatR;
using Microsoft.Extensions.Options;

namespace Agreements.App.Features.People;

/// <summary>Somebody comes with what an OpenID Connect provider says of them. Roles that the provider gives are settled anew each time; those given here stay.</summary>
public static class SignInByProvider
{
    /// <param name="Claims">Verified: of the ID token, and of the user information where the provider has it.</param>
    /// <param name="Agent">What the browser calls itself.</param>
    /// <exception cref="DomainException"><c>signIn.unmapped</c>: no role; <c>signIn.unknown</c>: no account, and none is made; <c>signIn.disabled</c>; <c>signIn.mail</c>: no mail address to make an account with;
    /// <c>signIn.mailTaken</c>: somebody else has an account with it. All of them 403.</exception>
    [ForAnyone("This is how somebody becomes known; the provider has vouched for them.")]
    public sealed record Command(string Provider, ProviderClaims Claims, string? Agent) : IRequest<SignIn.Started>;

    [ForAnyone("A step of the above.")]
    internal sealed record Settle(OidcProvider Provider, ProviderClaims Claims, string? Agent) : ICommand<(SignIn.Started? Started, string? Refusal)>;

    public sealed class Handler(IOptions<OidcOptions> options, IMediator mediator) : IRequestHandler<Command, SignIn.Started>
    {
        // A refusal thrown inside would take back what it did: roles that are gone, and the word of it in the trail.
        public async Task<SignIn.Started> Handle(Command request, CancellationToken cancellationToken)
        {
            var provider = options.Value.Find(request.Provider) ?? throw DomainException.NotFound("provider", request.Provider);
            var (started, refusal) = await mediator.Send(new Settle(provider, request.Claims, request.Agent), cancellationToken);
            return started ?? throw new DomainException(ProblemKind.Forbidden, [Violation.Of(refusal!, "")]);
        }
    }

    internal sealed class SettleHandler(Db db, UserStore users, UserIdentities identities, ProviderGrants mapped, UserSessions sessions, AuditTrail trail, TimeProvider time)
        : IRequestHandler<Settle, (SignIn.Started? Started, string? Refusal)>
    {
        private static readonly Statement SignedIn = Statement.Of("UPDATE users SET last_signed_in_at = @Now WHERE id = @Id");

        public async Task<(SignIn.Started? Started, string? Refusal)> Handle(Settle request, CancellationToken cancellationToken)
        {
            var (provider, claims) = (request.Provider, request.Claims);
            var grants = await mapped.OfAsync(provider, claims, cancellationToken);
            var (user, refusal) = await RecogniseAsync(provider, claims, grants, cancellationToken);
            if (user is not null) (user, refusal) = await RegrantAsync(user, provider, grants, cancellationToken);
            if (refusal is not null)
            {
                Refuse(user, provider, claims, refusal);
                return (null, refusal);
            }
            await db.ExecuteAsync(SignedIn, new { user!.Id, Now = time.GetUtcNow() }, cancellationToken);
            var owed = user.TotpSecret is not null;
            if (await sessions.StartAsync(user, request.Agent, owed, cancellationToken, provider.Name) is not { } session) return (null, "signIn.disabled");
            users.Note(user, "signIn");
            return (new SignIn.Started(session, owed), null);
        }

        private async Task<(User? User, string? Refusal)> RecogniseAsync(OidcProvider provider, ProviderClaims claims, IReadOnlyList<UserGrant> grants, CancellationToken ct)
        {
            if (claims.Subject.Length is 0 or > UserIdentities.LongestSubject) return (null, "signIn.unknown");
            if (await identities.FindAsync(provider.Name, claims.Subject, ct) is { } known) return (known, null);
            var mail = MailOf(provider, claims);
            var namesake = mail is null ? null : await users.ByMailAsync(mail, ct);
            if (namesake is not null && !(provider.TrustsMail && claims.MailVerified == true)) return (null, provider.SignUp ? "signIn.mailTaken" : "signIn.unknown");
            if (namesake is null && !provider.SignUp) return (null, "signIn.unknown");
            if (namesake is null && grants.Count == 0) return (null, "signIn.unmapped");
            if (namesake is null && mail is null) return (null, "signIn.mail");
            var user = namesake ?? users.New(mail!, NameOf(claims, mail!), Language.Id, grants);
            if (namesake is null) await users.AddAsync(user, ct, "signUp");
            await identities.LinkAsync(user, provider.Name, claims.Subject, ct);
            return (user, null);
        }

        private async Task<(User User, string? Refusal)> RegrantAsync(User user, OidcProvider provider, IReadOnlyList<UserGrant> grants, CancellationToken ct)
        {
            UserGrant[] now = [.. user.Grants.Where(g => g.Provider != provider.Name), .. grants];
            var after = now.SequenceEqual(user.Grants) ? user : await users.SaveAsync(user, user with { Grants = now }, "regrant", ct, byProvider: true);
            return (after, after.State == UserState.Disabled ? "signIn.disabled" : now.Length == 0 ? "signIn.unmapped" : null);
        }

        // An address that the provider itself calls unverified is anybody's.
        private static string? MailOf(OidcProvider provider, ProviderClaims claims) =>
            claims.MailVerified != false && claims.One(provider.MailClaim) is { } mail && Domain.Institutions.Mail.IsAddress(mail) ? mail.ToLowerInvariant() : null;

        private static string NameOf(ProviderClaims claims, string mail) =>
            claims.One("name") is { Length: <= Shape.Short } name && !VisibleText.IsBlank(name) && VisibleText.IsOneLine(name) ? name.Trim() : mail;

        private static string Short(string subject) => subject.Length <= UserIdentities.LongestSubject ? subject : subject[..UserIdentities.LongestSubject];

        private void Refuse(User? user, OidcProvider provider, ProviderClaims claims, string refusal) => trail.Append("user", user?.Id ?? Guid.Empty, "signInRefused", user?.Version ?? 0,
            [new FieldChange("/provider", null, provider.Name), new FieldChange("/subject", null, Short(claims.Subject)), new FieldChange("/refusal", null, refusal)], null);
    }
}
