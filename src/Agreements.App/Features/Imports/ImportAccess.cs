using Agreements.App.Access;
using Agreements.App.Imports;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Access;

namespace Agreements.App.Features.Imports;

/// <summary>Who sees an import: who made it, and administrators of the institution that it is for. These see what became of it, not what its list says: it was judged with the maker's rights, and may show agreements that are none of theirs. Only its maker has it go on.</summary>
public sealed class ImportAccess(ImportStore store, Scope scope, RequestContext context)
{
    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<StoredImport> GetAsync(Guid id, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } import && (IsMaker(import) || await AdministersAsync(import, ct)) ? import : throw DomainException.NotFound("import", id);

    /// <summary>To read what stands in its list: its maker, and who administers the whole installation.</summary>
    /// <exception cref="DomainException"><c>notFound</c>.</exception>
    public async Task<StoredImport> GetWholeAsync(Guid id, CancellationToken ct) => await GetAsync(id, ct) is var import && IsOpenWhole(import) ? import : throw DomainException.NotFound("import", id);

    public bool IsOpenWhole(StoredImport import) => IsMaker(import) || context.Principal.Everywhere.Cover(Permission.Administer);

    /// <summary>What the caller may see of it.</summary>
    internal ImportView Shown(StoredImport import, ImportView whole) => IsOpenWhole(import) ? whole : whole with
    {
        Files = [.. whole.Files.Select(f => f with { Columns = [] })], Warnings = [], Options = new ImportOptions { Institution = whole.Options.Institution, Mode = whole.Options.Mode },
    };

    /// <exception cref="DomainException"><c>notFound</c>; <c>forbidden</c>: somebody else's, or the right to edit has gone; <c>import.forgotten</c>: its rows are gone; <c>import.state</c>: not in one of these states.</exception>
    public async Task<StoredImport> GetOwnAsync(Guid id, CancellationToken ct, params ImportState[] states)
    {
        var import = await GetAsync(id, ct);
        if (!IsMaker(import) || !context.Principal.Anywhere.Cover(Permission.Edit)) throw DomainException.Forbidden(Permission.Edit);
        if (import.ForgottenAt is not null) throw DomainException.Conflict("import.forgotten", "");
        return states.Length == 0 || states.Contains(import.StateNow) ? import : throw DomainException.Conflict("import.state", "");
    }

    /// <summary>The institutions whose imports the caller sees besides their own; null = all.</summary>
    public IReadOnlyList<Guid>? Administered => scope.Institutions(Permission.Administer);

    public string Maker => ImportMaker.Of(context.Principal);

    private bool IsMaker(StoredImport import) => import.Maker == Maker;

    private async Task<bool> AdministersAsync(StoredImport import, CancellationToken ct) => context.Principal.Everywhere.Cover(Permission.Administer)
        || (import.InstitutionId is { } institution && (await scope.RightsAsync(Subject.Institution, institution, ct)).Cover(Permission.Administer));
}
