using System.Text.Json;
using System.Text.Json.Nodes;
using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Institutions;

/// <summary>Corrects facts by a merge patch; a changed name corrects the current one.</summary>
public static class PatchInstitution
{
    [Needs(Permission.Administer, Subject.Institution)]
    public sealed record Command(Guid Id, long Version, JsonObject Patch) : ICommand<InstitutionView>;

    public sealed class Handler(InstitutionStore store, Scope scope) : IRequestHandler<Command, InstitutionView>
    {
        public Task<InstitutionView> Handle(Command request, CancellationToken cancellationToken) =>
            InstitutionChange.ApplyAsync(store, request.Id, request.Version, "edit", async institution =>
            {
                var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(institution.Facts, Json.Options), OutputOnly.StripInstitution(request.Patch));
                var facts = merged.Deserialize<InstitutionFacts>(Json.Options)!;
                var result = new InstitutionFactsShape().Validate(facts);
                if (!result.IsValid) throw new DomainException(ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
                await InstitutionPlace.CheckAsync(scope, institution.Facts.Parent, facts.Parent, cancellationToken);
                institution.Edit(facts);
            }, cancellationToken);
    }
}

/// <summary>A new official name from a day on; documents keep the name at signing.</summary>
public static class RenameInstitution
{
    [Needs(Permission.Administer, Subject.Institution)]
    public sealed record Command(Guid Id, long Version, string Name, DateOnly From) : ICommand<InstitutionView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).Line(Shape.Short);
    }

    public sealed class Handler(InstitutionStore store, TimeProvider time) : IRequestHandler<Command, InstitutionView>
    {
        public Task<InstitutionView> Handle(Command request, CancellationToken cancellationToken) =>
            InstitutionChange.ApplyAsync(store, request.Id, request.Version, "rename", institution =>
            {
                institution.Rename(request.Name, request.From, institution.Zone.Today(time.GetUtcNow()));
                return Task.CompletedTask;
            }, cancellationToken);
    }
}

/// <summary>Merges an institution into another; its agreements stay under its own name.</summary>
public static class MergeInstitution
{
    /// <remarks>Who administers the one it becomes then sees its agreements: both must agree.</remarks>
    [Needs(Permission.Administer, Subject.Institution)]
    public sealed record Command(Guid Id, long Version, Guid Into) : ICommand<InstitutionView>;

    public sealed class Handler(InstitutionStore store, Scope scope) : IRequestHandler<Command, InstitutionView>
    {
        public Task<InstitutionView> Handle(Command request, CancellationToken cancellationToken) =>
            InstitutionChange.ApplyAsync(store, request.Id, request.Version, "merge", async institution =>
            {
                var target = (await store.ByIdsAsync([request.Into], cancellationToken)).FirstOrDefault()
                    ?? throw DomainException.Invalid("institution.unknown", "/into", request.Into);
                if (!(await scope.RightsAsync(Subject.Institution, target.Id, cancellationToken)).Cover(Permission.Administer))
                    throw DomainException.Forbidden(Permission.Administer, "/into");
                institution.MergeInto(target);
            }, cancellationToken);
    }
}

/// <summary>Where an institution stands in the tree.</summary>
internal static class InstitutionPlace
{
    /// <summary>Those above see what those below do: who leaves them and who comes under them is theirs to say.</summary>
    /// <exception cref="DomainException"><c>forbidden</c> at <c>/parent</c>.</exception>
    public static async Task CheckAsync(Scope scope, Guid? from, Guid? to, CancellationToken ct)
    {
        if (from == to) return;
        var above = new[] { from, to }.OfType<Guid>().ToList();
        var rights = await scope.RightsAsync(Subject.Institution, above, ct);
        if (!above.TrueForAll(id => rights.GetValueOrDefault(id).Cover(Permission.Administer))) throw DomainException.Forbidden(Permission.Administer, "/parent");
    }
}

internal static class InstitutionChange
{
    public static async Task<InstitutionView> ApplyAsync(
        InstitutionStore store, Guid id, long version, string action, Func<Institution, Task> change, CancellationToken ct)
    {
        var institution = await store.GetAsync(id, ct);
        if (institution.Version != version) throw DomainException.Stale(institution.Version);
        var before = InstitutionStore.Snapshot(institution);
        await change(institution);
        await store.SaveAsync(institution, before, action, ct);
        return InstitutionView.Of(await store.GetAsync(id, ct));
    }
}
