using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Outbox;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Officers;

/// <summary>An officer leaves and hands over everything in one action. Nothing of theirs goes silent: each agreement has a new desk, what
/// waits goes there, and that desk gets one mail with all that it takes over.</summary>
public static class HandOver
{
    /// <param name="From">The mail address by which the leaving officer is told.</param>
    /// <param name="To">Who follows; null or without any member = nobody, and the mailboxes of the units take over.</param>
    /// <exception cref="DomainException"><c>officer.unknown</c>: nobody with the address is in charge of anything; <c>officer.same</c>; <c>officer.notOfParty</c>.</exception>
    [Needs(Permission.Decide, Reach.Scope)]
    public sealed record Command(string From, Successor? To = null, string? Reason = null) : ICommand<View>;

    /// <param name="Institution">Null = the one of the leaving officer, for each agreement.</param>
    public sealed record Successor(string? Name = null, string? Post = null, string? Mail = null, Guid? Institution = null)
    {
        internal bool IsNobody => Mail is null && Name is null && Post is null && Institution is null;
    }

    /// <param name="Renewals">Renewal cases whose owner has changed.</param>
    /// <param name="OpenDeadlines">Agreements with a deadline to come for which alerts are owed.</param>
    /// <param name="Gaps">Agreements that have ended without a successor.</param>
    /// <param name="MailsRedirected">Mails that waited for the leaving officer and now leave for those who follow.</param>
    /// <param name="Told">The addresses that have got the list of what they take over.</param>
    public sealed record View(int Agreements, int Renewals, int OpenDeadlines, int Gaps, int MailsRedirected, IReadOnlyList<string> Told);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.From).Must(Domain.Institutions.Mail.IsAddress).WithErrorCode("mail.address").WithState(c => c.From);
            RuleFor(c => c.Reason).AtMost(2000);
            When(c => c.To is { IsNobody: false }, () =>
            {
                RuleFor(c => c.To!.Mail).Cascade(CascadeMode.Stop)
                    .Must(m => m is not null).WithErrorCode("text.required")
                    .Must(m => Domain.Institutions.Mail.IsAddress(m!)).WithErrorCode("mail.address").WithState(c => c.To!.Mail)
                    .Must((c, m) => !string.Equals(m, c.From, StringComparison.OrdinalIgnoreCase)).WithErrorCode("officer.same");
                RuleFor(c => c.To!.Name).Line(Shape.Short);
                RuleFor(c => c.To!.Post).Line(Shape.Short);
            });
        }
    }

    // What was rejected or withdrawn stays as it was.
    private static readonly Statement InCharge = Statement.Of("SELECT id, officer_institution_id AS institution FROM agreements WHERE officer_mail = @From AND process NOT IN ('rejected', 'withdrawn') ORDER BY id");

    public sealed class Handler(Db db, AgreementReader reader, OfficerChange change, CaseHandOver cases, Redirection redirection, HandOverLetter letter, Scope scope) : IRequestHandler<Command, View>
    {
        public async Task<View> Handle(Command request, CancellationToken cancellationToken)
        {
            var from = request.From.ToLowerInvariant();
            var ids = await MineAsync(await db.QueryAsync<Charge>(InCharge, new { From = from }, cancellationToken), cancellationToken);
            var owned = await cases.DoAsync(from, request.To is { IsNobody: false } to ? new CaseOwner(to.Post, to.Name, to.Mail) : null, request.Reason, cancellationToken);
            if (ids.Count == 0 && owned.Count == 0) throw DomainException.Invalid("officer.unknown", "/from", from);
            await redirection.TakeBackListsAsync(from, cancellationToken);
            var handed = new Dictionary<Guid, Handed>(owned);
            foreach (var dossier in await reader.ByIdsAsync(ids, cancellationToken))
                handed[dossier.Agreement.Id] = await change.DoAsync(dossier.Agreement, Follower(request.To, dossier.Agreement.Facts.Officer!), Permission.Decide, "handOver", request.Reason, "/to", cancellationToken);
            var items = await letter.SendAsync(handed, count => new Message("list.lead.handOver", count, from), cancellationToken);
            return new View(
                ids.Count, owned.Count, items.Count(i => i.Deadline >= i.Status.AsOf), items.Count(i => i.Deadline < i.Status.AsOf), handed.Concat(owned).Distinct().Sum(h => h.Value.Mails),
                [.. handed.Values.Select(h => h.Desk.Address).Distinct().Order(StringComparer.Ordinal)]);
        }

        // An address may stand in agreements for several institutions; only for one's own one decides.
        private async Task<IReadOnlyList<Guid>> MineAsync(IReadOnlyList<Charge> charges, CancellationToken ct)
        {
            var rights = await scope.RightsAsync(Subject.Institution, [.. charges.Select(c => c.Institution).Distinct()], ct);
            return [.. charges.Where(c => rights.GetValueOrDefault(c.Institution).Cover(Permission.Decide)).Select(c => c.Id)];
        }

        private static Officer? Follower(Successor? to, Officer former) =>
            to is null or { IsNobody: true } ? null : new Officer(to.Institution ?? former.Institution, to.Name, to.Post, to.Mail!.ToLowerInvariant());
    }

    private sealed class Charge
    {
        public Guid Id { get; init; }
        public Guid Institution { get; init; }
    }
}
