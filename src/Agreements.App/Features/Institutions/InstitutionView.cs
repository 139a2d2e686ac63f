using Agreements.Domain.Dates;
using Agreements.Domain.Institutions;

namespace Agreements.App.Features.Institutions;

/// <summary>An institution as callers read it.</summary>
public sealed record InstitutionView(
    Guid Id, InstitutionKind Kind, string Name, Guid? Parent, string? RegionCode, string Zone, string? Mailbox, IReadOnlyList<string> Aliases,
    IReadOnlyList<InstitutionName> Names, Guid? SplitFrom, Guid? MergedInto, long Version)
{
    public static InstitutionView Of(Institution i) => new(
        i.Id, i.Facts.Kind, i.Facts.Name, i.Facts.Parent, i.Facts.RegionCode, i.Zone.IanaName(), i.Facts.Mailbox, i.Facts.Aliases, i.Names, i.Facts.SplitFrom,
        i.MergedInto, i.Version);
}
