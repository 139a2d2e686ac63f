using Agreements.App.Access;
using Agreements.App.Auditing;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>An institution notes something for itself; the other parties never see it.</summary>
public static class AddInternalNote
{
    /// <param name="Institution">Whose note it is: a party or one above it, for which the caller acts.</param>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, Guid Institution, string Text) : ICommand<ListInternalNotes.Item>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Text).AtMost(4000).Must(t => !Domain.Texts.VisibleText.IsBlank(t)).WithErrorCode("text.required");
    }

    private static readonly Statement IsMember = Statement.Of("SELECT COUNT(*) FROM agreement_members WHERE agreement_id = @Id AND institution_id = @Institution");

    private static readonly Statement Insert = Statement.Of("""
        INSERT INTO internal_notes (id, agreement_id, institution_id, text, author, at) VALUES (@NoteId, @Id, @Institution, @Text, @Author, @Now)
        """);

    public sealed class Handler(Db db, Scope scope, AuditTrail trail, RequestContext context, TimeProvider time) : IRequestHandler<Command, ListInternalNotes.Item>
    {
        public async Task<ListInternalNotes.Item> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await db.FirstAsync<long>(IsMember, new { request.Id, request.Institution }, cancellationToken) == 0) throw DomainException.Invalid("note.notOfParty", "/institution", request.Institution);
            if (!(await scope.RightsAsync(Subject.Institution, request.Institution, cancellationToken)).Cover(Permission.Edit)) throw DomainException.Forbidden(Permission.Edit, "/institution");
            var note = new ListInternalNotes.Item { Id = Ids.New(time), InstitutionId = request.Institution, Text = request.Text, Author = context.Actor, At = time.GetUtcNow() };
            await db.ExecuteAsync(Insert, new { NoteId = note.Id, request.Id, request.Institution, request.Text, note.Author, Now = note.At }, cancellationToken);
            // Of its own, so that no timeline of the agreement shows it; and without its text, which only its institution may read.
            trail.Append("internalNote", note.Id, "add", 1, [], null);
            return note;
        }
    }
}

/// <summary>The notes of the caller's own institutions, oldest first.</summary>
public static class ListInternalNotes
{
    [Needs(Permission.Read, Subject.Agreement)]
    public sealed record Query(Guid Id, PartPage? Page = null) : IQuery<View>;

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<Item> Items, string? NextPageToken);

    public sealed class Item
    {
        public Guid Id { get; init; }
        public Guid InstitutionId { get; init; }
        public string Text { get; init; } = "";
        public string Author { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }

    private static readonly Statement OfMine = Statement.Of($"""
        SELECT n.id, n.institution_id, n.text, n.author, n.at FROM internal_notes n
        WHERE n.agreement_id = @Id AND (@SeesAll = 1 OR {InScope.Institution("n.institution_id")}) ORDER BY n.id
        """);

    public sealed class Handler(Db db, Scope scope) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var mine = scope.Institutions(Permission.Read);
            var notes = await db.QueryAsync<Item>(OfMine, new { request.Id, SeesAll = mine is null, mine = Ids.List(mine ?? []) }, cancellationToken);
            var (page, next) = PartPage.Cut(notes, request.Page, new { request.Id, Of = "notes" }, n => new Position { Id = n.Id });
            return new View(page, next);
        }
    }
}
