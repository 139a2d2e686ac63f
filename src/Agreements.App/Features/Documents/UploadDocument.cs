using Agreements.App.Access;
using Agreements.App.Documents;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Documents;

/// <summary>Adds a document to an agreement.</summary>
public static class UploadDocument
{
    /// <param name="Id">The agreement.</param>
    /// <param name="Title">Null = the file's name without its end.</param>
    /// <param name="File">The caller closes it.</param>
    [Needs(Permission.Edit, Subject.Agreement)]
    public sealed record Command(Guid Id, DocumentKind Kind, string? Title, string? Note, IncomingFile File) : ICommand<DocumentView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Title).Line(Shape.Short);
            RuleFor(c => c.Note).AtMost(DocumentShape.Longest);
        }
    }

    public sealed class Handler(DocumentStore store, DocumentViews views) : IRequestHandler<Command, DocumentView>
    {
        /// <exception cref="DomainException"><c>notFound</c>; <c>document.tooMany</c>, <c>document.tooMuch</c>.</exception>
        public async Task<DocumentView> Handle(Command request, CancellationToken cancellationToken)
        {
            var title = VisibleText.IsBlank(request.Title) ? Path.GetFileNameWithoutExtension(request.File.Name) : request.Title!.Trim();
            var id = await store.AddAsync(request.Id, request.Kind, title, request.Note, request.File, cancellationToken);
            return await views.GetAsync(id, request.File, cancellationToken);
        }
    }
}
