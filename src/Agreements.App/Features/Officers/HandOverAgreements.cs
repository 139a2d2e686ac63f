using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Officers;

/// <summary>Somebody takes over the agreements that are named. Those for which that is refused stay as they are and say why; the others change hands together, and the desk gets one mail.</summary>
public static class HandOverAgreements
{
    public const int Most = 1000;

    /// <param name="To">Without an institution: for that of the officer before; where there was none, for the caller's own party.</param>
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Command(IReadOnlyList<Guid> Ids, HandOver.Successor To, string? Reason = null) : ICommand<View>;

    /// <param name="Handed">How many have changed hands.</param>
    /// <param name="Results">One for each agreement that was named, in that order.</param>
    /// <param name="Told">The addresses that have got the list of what they take over.</param>
    public sealed record View(int Handed, IReadOnlyList<Result> Results, IReadOnlyList<string> Told);

    /// <param name="Reference">Absent = there is none, or it is out of scope.</param>
    /// <param name="From">Who was in charge.</param>
    /// <param name="Code">Why it was refused; absent = it has changed hands.</param>
    /// <param name="Message">The same in words.</param>
    public sealed record Result(Guid Id, string? Reference, string? Title, Officer? From, string? Code, string? Message);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Ids).Items(Most).Must(ids => ids.Count > 0).WithErrorCode("text.required");
            RuleFor(c => c.To.Mail).Cascade(CascadeMode.Stop).Must(m => !string.IsNullOrWhiteSpace(m)).WithErrorCode("text.required").Must(m => Domain.Institutions.Mail.IsAddress(m!)).WithErrorCode("mail.address").WithState(c => c.To.Mail);
            RuleFor(c => c.To.Name).Line(Shape.Short);
            RuleFor(c => c.To.Post).Line(Shape.Short);
            RuleFor(c => c.Reason).AtMost(2000);
        }
    }

    public sealed class Handler(AgreementReader reader, OfficerChange change, HandOverLetter letter, Scope scope, RequestContext context) : IRequestHandler<Command, View>
    {
        public async Task<View> Handle(Command request, CancellationToken cancellationToken)
        {
            var ids = request.Ids.Distinct().ToList();
            var found = (await reader.ByIdsAsync(ids, cancellationToken)).ToDictionary(d => d.Agreement.Id);
            var (results, handed) = (new List<Result>(), new Dictionary<Guid, Handed>());
            foreach (var id in ids)
            {
                if (!found.TryGetValue(id, out var dossier)) results.Add(ResultOf(id, null, null, DomainException.NotFound("agreement", id)));
                else results.Add(await TryAsync(dossier, request, handed, cancellationToken));
            }
            await letter.SendAsync(handed, count => new Message("list.lead.handOver", count, context.Actor), cancellationToken);
            return new View(handed.Count, results, [.. handed.Values.Select(h => h.Desk.Address).Distinct().Order(StringComparer.Ordinal)]);
        }

        // Refused before anything of it was written; what is stale takes all of them back.
        private async Task<Result> TryAsync(Dossier dossier, Command request, Dictionary<Guid, Handed> handed, CancellationToken ct)
        {
            var (agreement, former) = (dossier.Agreement, dossier.Agreement.Facts.Officer);
            try
            {
                if (!dossier.Rights.Cover(Permission.Edit)) throw DomainException.Forbidden(Permission.Edit);
                var next = new Officer(await InstitutionAsync(request.To, agreement, former, ct), request.To.Name, request.To.Post, request.To.Mail!.Trim().ToLowerInvariant());
                if (next == former) throw DomainException.Conflict("officer.already", "/to");
                handed[agreement.Id] = await change.DoAsync(agreement, next, Permission.Edit, "handOver", request.Reason, "/to", ct);
                return ResultOf(agreement.Id, dossier, former, null);
            }
            catch (DomainException refusal) when (refusal.Kind is ProblemKind.Invalid or ProblemKind.Conflict or ProblemKind.Forbidden)
            {
                return ResultOf(agreement.Id, dossier, former, refusal);
            }
        }

        private async Task<Guid> InstitutionAsync(HandOver.Successor to, Agreement agreement, Officer? former, CancellationToken ct)
        {
            if (to.Institution is { } named) return named;
            if (former is not null) return former.Institution;
            var parties = agreement.Facts.Parties.Select(p => p.Institution).ToList();
            var rights = await scope.RightsAsync(Subject.Institution, parties, ct);
            return parties.Find(p => rights.GetValueOrDefault(p).Cover(Permission.Edit)) is var own && own != Guid.Empty ? own : parties[0];
        }

        private Result ResultOf(Guid id, Dossier? dossier, Officer? former, DomainException? refusal) => new(
            id, dossier?.Agreement.Reference, dossier?.Agreement.Facts.Title, former, refusal?.Violations[0].Code, refusal?.Violations[0].Message.In(context.Language));
    }
}
