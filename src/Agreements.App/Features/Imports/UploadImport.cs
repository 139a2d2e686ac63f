using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Imports;
using Agreements.App.Imports.Columns;
using Agreements.App.Imports.Files;
using Agreements.App.Imports.Rows;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Imports;

/// <summary>Takes a list in; a job reads it.</summary>
public static class UploadImport
{
    private const int LongestName = 200;

    /// <param name="Content">Seekable; the caller closes it.</param>
    /// <param name="DryRun">It is checked, and waits to be run.</param>
    [Needs(Permission.Edit, Reach.Scope)]
    public sealed record Command(string FileName, Stream Content, ImportOptions Options, bool DryRun) : ICommand<ImportView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.FileName).Line(LongestName);
            RuleFor(c => c.Options).SetValidator(new ImportOptionsShape()).OverridePropertyName("options");
        }
    }

    public sealed class Handler(ImportStore store, InstitutionStore institutions, Scope scope, RequestContext context) : IRequestHandler<Command, ImportView>
    {
        /// <exception cref="DomainException"><c>import.file.tooLarge</c>, <c>.empty</c>; <c>institution.unknown</c>; <c>import.tooMany</c>; <c>forbidden</c>: not for this institution.</exception>
        public async Task<ImportView> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Content.Length == 0) throw DomainException.Invalid("import.file.empty", "/file");
            var options = request.Options with { Institution = request.Options.Institution ?? OnlyOne() };
            if (options.Institution is { } institution) await RequireAsync(institution, cancellationToken);
            await store.RequireRoomAsync(1, request.Content.Length, cancellationToken);
            var id = await store.AddAsync(options, request.DryRun, cancellationToken);
            await store.AddFileAsync(id, 1, request.FileName, request.Content, cancellationToken);
            context.Wake.Add(JobTable.Imports);
            return ImportView.Of((await store.FindAsync(id, cancellationToken))!, await store.FilesAsync(id, cancellationToken), new Dictionary<RowState, int>(), context.Language);
        }

        private async Task RequireAsync(Guid institution, CancellationToken ct)
        {
            if (!(await scope.RightsAsync(Subject.Institution, institution, ct)).Cover(Permission.Edit)) throw DomainException.Forbidden(Permission.Edit, "/options/institution");
            if ((await institutions.ByIdsAsync([institution], ct)).Count == 0) throw DomainException.Invalid("institution.unknown", "/options/institution", institution);
        }

        private Guid? OnlyOne() => context.Principal.Institutions(Permission.Edit) is [var only] ? only : null;
    }
}

/// <summary>No more said of a list than a list can need, and only words that are known.</summary>
public sealed class ImportOptionsShape : AbstractValidator<ImportOptions>
{
    private const int MostChoices = 5000, Longest = 300;

    public ImportOptionsShape()
    {
        RuleFor(o => o.Mapping).Must(m => m.Count <= FileLimits.Columns * 2).WithErrorCode("list.tooLong").WithState(_ => FileLimits.Columns * 2);
        RuleForEach(o => o.Mapping).Must(m => m.Key.Length <= Longest && m.Value is not null && Field.All.ContainsKey(m.Value)).WithErrorCode("import.field.unknown").WithState((_, m) => m.Value ?? "");
        RuleFor(o => o.Choices).Must(c => c.Count <= MostChoices && c.Keys.All(k => k.Length <= Longest)).WithErrorCode("list.tooLong").WithState(_ => MostChoices);
        RuleFor(o => o.Kinds).Must(k => k.Count <= MostChoices && k.Keys.All(n => n.Length <= Longest)).WithErrorCode("list.tooLong").WithState(_ => MostChoices);
        RuleFor(o => o.Sheet).Line(Longest);
        RuleFor(o => o.Defaults.Process).Must(p => p is Domain.Agreements.ProcessState.Proposed or Domain.Agreements.ProcessState.Signed or Domain.Agreements.ProcessState.Registered).WithErrorCode("import.cell.process").WithState(o => o.Defaults.Process);
    }
}
