using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;
using Agreements.Domain.Regions;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Regions;

/// <param name="Code">Kemendagri, written with its dots.</param>
/// <param name="Name">In full: <c>Kabupaten Bungo</c>.</param>
/// <param name="Zone">IANA name; null = that of the region in which it lies.</param>
public sealed record RegionEntry(string Code, string Name, string? Zone = null);

/// <summary>Enters a region.</summary>
public static class EnterRegion
{
    /// <exception cref="DomainException"><c>region.taken</c>; as <see cref="ImportRegions"/>.</exception>
    [Needs(Permission.Administer, Reach.Installation)]
    public sealed record Command(RegionEntry Facts) : ICommand<RegionView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Facts).SetValidator(new RegionShape());
    }

    public sealed class Handler(RegionStore store, IMediator mediator) : IRequestHandler<Command, RegionView>
    {
        public async Task<RegionView> Handle(Command request, CancellationToken cancellationToken)
        {
            var known = await store.ByCodesAsync([request.Facts.Code], cancellationToken);
            if (known.Count > 0) throw DomainException.Conflict("region.taken", "/code", request.Facts.Code);
            await store.AddAsync(await RegionEntries.ReadAsync(store, request.Facts, place => place, cancellationToken), cancellationToken);
            return await mediator.Send(new GetRegion.Query(request.Facts.Code, null), cancellationToken);
        }
    }
}

/// <summary>Enters many regions at once; those that are known get the name and zone of the list. All of it or nothing.</summary>
public static class ImportRegions
{
    public const int Most = 1000;

    /// <exception cref="DomainException"><c>institution.regionCode</c>; <c>region.parent</c>: the region in which it lies is neither known nor in the list; <c>region.zone</c>; <c>region.twice</c>.</exception>
    [Needs(Permission.Administer, Reach.Installation)]
    public sealed record Command(IReadOnlyList<RegionEntry> Regions) : ICommand<View>;

    /// <param name="Entered">New ones.</param>
    /// <param name="Changed">Known ones with another name or zone.</param>
    public sealed record View(int Entered, int Changed, int Unchanged);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Regions).Items(Most);
            RuleForEach(c => c.Regions).Where(r => r is not null).SetValidator(new RegionShape());
        }
    }

    public sealed class Handler(RegionStore store) : IRequestHandler<Command, View>
    {
        public async Task<View> Handle(Command request, CancellationToken cancellationToken)
        {
            var known = await store.ByCodesAsync(request.Regions.Select(r => r.Code), cancellationToken);
            var (entered, changed, seen) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
            // A region after the one in which it lies: the shorter code first.
            foreach (var (entry, index) in request.Regions.Select((r, i) => (r, i)).OrderBy(r => r.r.Code.Length))
            {
                string Place(string pointer) => $"/regions/{index}{pointer}";
                if (!seen.Add(entry.Code)) throw DomainException.Invalid("region.twice", Place("/code"), entry.Code);
                var region = await RegionEntries.ReadAsync(store, entry, Place, cancellationToken);
                if (known.GetValueOrDefault(entry.Code) is not { } before)
                {
                    await store.AddAsync(region, cancellationToken);
                    entered++;
                }
                else if (before != region)
                {
                    await store.ChangeAsync(before, region, cancellationToken);
                    changed++;
                }
            }
            return new View(entered, changed, request.Regions.Count - entered - changed);
        }
    }
}

/// <summary>Lengths as wide as the columns.</summary>
internal sealed class RegionShape : AbstractValidator<RegionEntry>
{
    public RegionShape()
    {
        RuleFor(r => r.Code).Line(RegionCode.Length);
        RuleFor(r => r.Name).Line(Shape.Short);
        RuleFor(r => r.Zone).Line(40);
    }
}

internal static class RegionEntries
{
    public static async Task<Region> ReadAsync(RegionStore store, RegionEntry entry, Func<string, string> place, CancellationToken ct)
    {
        Region.Check(entry.Code, entry.Name, place);
        var parent = RegionCode.ParentOf(entry.Code) is { } above ? (await store.ByCodesAsync([above], ct)).GetValueOrDefault(above) ?? throw DomainException.Invalid("region.parent", place("/code"), above) : null;
        if (entry.Zone is { } name) return new Region(entry.Code, entry.Name, InstitutionRules.TryZone(name, out var zone) ? zone : throw DomainException.Invalid("institution.zone", place("/zone"), name));
        return new Region(entry.Code, entry.Name, parent?.Zone ?? throw DomainException.Invalid("region.zone", place("/zone")));
    }
}
