using Agreements.App.Access;
using Agreements.App.Imports;
using Agreements.App.Jobs;
using Agreements.App.Pipeline;
using Agreements.Domain;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Imports;

/// <summary>Takes the rows of an import that was checked. A row that would do something else by now is told, not done.</summary>
public static class RunImport
{
    [ForKnown("Its handler lets only its maker do it, and the rows ask for their rights.")]
    public sealed record Command(Guid Id) : ICommand<ImportView>;

    public sealed class Handler(ImportAccess access, ImportStore store, IMediator mediator) : IRequestHandler<Command, ImportView>
    {
        public async Task<ImportView> Handle(Command request, CancellationToken cancellationToken)
        {
            var import = await access.GetOwnAsync(request.Id, cancellationToken, ImportState.Checked);
            await store.AskAsync(import, ImportState.Importing, dryRun: false, import.OptionsNow, cancellationToken);
            return await mediator.Send(new GetImport.Query(request.Id), cancellationToken);
        }
    }
}

/// <summary>Stops an import between two rows. What was taken before stays; what is taken all in one goes on to its end.</summary>
public static class CancelImport
{
    [ForKnown("Its handler lets only its maker and administrators of its institution do it.")]
    public sealed record Command(Guid Id) : ICommand<ImportView>;

    public sealed class Handler(ImportAccess access, ImportStore store, RequestContext context, IMediator mediator) : IRequestHandler<Command, ImportView>
    {
        public async Task<ImportView> Handle(Command request, CancellationToken cancellationToken)
        {
            var import = await access.GetAsync(request.Id, cancellationToken);
            if (!await store.CancelAsync(import.Id, cancellationToken)) throw DomainException.Conflict("import.state", "");
            context.Wake.Add(JobTable.Imports);
            return await mediator.Send(new GetImport.Query(request.Id), cancellationToken);
        }
    }
}

/// <summary>Checks an import again, by other options or with a corrected file. What was taken stays and is not looked at again; a file takes the place of the rows that failed.</summary>
public static class RetryImport
{
    /// <param name="Options">Null = as before. Its institution is not changed; mappings and choices are added to those before.</param>
    /// <param name="FileName">With <paramref name="Content"/>; null = the same rows.</param>
    /// <param name="DryRun">Null = as before.</param>
    [ForKnown("Its handler lets only its maker do it, and the rows ask for their rights.")]
    public sealed record Command(Guid Id, ImportOptions? Options, bool? DryRun, string? FileName = null, Stream? Content = null) : ICommand<ImportView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.FileName).Line(200);
            RuleFor(c => c.Options!).SetValidator(new ImportOptionsShape()).OverridePropertyName("options").When(c => c.Options is not null);
        }
    }

    public sealed class Handler(ImportAccess access, ImportStore store, ImportRows rows, IMediator mediator) : IRequestHandler<Command, ImportView>
    {
        private const int MostFiles = 50;

        public async Task<ImportView> Handle(Command request, CancellationToken cancellationToken)
        {
            var import = await access.GetOwnAsync(request.Id, cancellationToken, ImportState.Checked, ImportState.Completed, ImportState.Failed, ImportState.Cancelled);
            if (request.Content is { } content)
            {
                if (import.Files >= MostFiles) throw DomainException.Conflict("import.tooManyFiles", "/file", MostFiles);
                await store.RequireRoomAsync(0, content.Length, cancellationToken);
                await rows.DropFailedAsync(import.Id, cancellationToken);
                await store.AddFileAsync(import.Id, import.Files + 1, request.FileName ?? "", content, cancellationToken);
            }
            await store.AskAsync(import, ImportState.Reading, request.DryRun ?? import.DryRun, Merged(import.OptionsNow, request.Options), cancellationToken);
            return await mediator.Send(new GetImport.Query(request.Id), cancellationToken);
        }

        private static ImportOptions Merged(ImportOptions before, ImportOptions? now) => now is null ? before : now with
        {
            Institution = before.Institution, Mapping = Added(before.Mapping, now.Mapping), Choices = Added(before.Choices, now.Choices), Kinds = Added(before.Kinds, now.Kinds), Sheet = now.Sheet ?? before.Sheet,
        };

        private static Dictionary<string, T> Added<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> now)
        {
            var all = before.ToDictionary(StringComparer.Ordinal);
            foreach (var (key, value) in now) all[key] = value;
            return all;
        }
    }
}
