using Agreements.Domain.Dates;

namespace Agreements.Domain.Institutions;

public enum InstitutionKind
{
    BpjsHeadOffice, BpjsRegionalOffice, BpjsBranch, BpjsSubBranch, ProvincialGovernment, RegencyGovernment, CityGovernment,
    GovernmentUnit, Village, University, Faculty, Organisation,
}

/// <summary>An official name and the days on which it was the name.</summary>
/// <param name="From">First day, inclusive; null = since ever.</param>
public sealed record InstitutionName(string Name, DateOnly? From = null);

/// <summary>What a caller may state of an institution.</summary>
public sealed record InstitutionFacts
{
    public required InstitutionKind Kind { get; init; }

    /// <summary>The official name now.</summary>
    public required string Name { get; init; }

    public Guid? Parent { get; init; }

    /// <summary>Kemendagri code, written with its dots: <c>15</c>, <c>15.71</c>.</summary>
    public string? RegionCode { get; init; }

    /// <summary>The IANA name of its zone; null = Asia/Jakarta.</summary>
    public string? Zone { get; init; }

    /// <summary>The unit's mailbox: alerts go to a post, not to a person who rotates.</summary>
    public string? Mailbox { get; init; }

    /// <summary>Other spellings by which users and documents know it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The institution from which this one was split off.</summary>
    public Guid? SplitFrom { get; init; }
}

/// <summary>A body that signs agreements. Names are dated: a document keeps the name at signing.</summary>
public sealed class Institution
{
    public required Guid Id { get; init; }

    public required InstitutionFacts Facts { get; set; }

    /// <summary>In order of their first day; the last is the current one.</summary>
    public required IReadOnlyList<InstitutionName> Names { get; set; }

    /// <summary>The institution into which this one was merged; its agreements stay under its own name.</summary>
    public Guid? MergedInto { get; set; }

    public long Version { get; init; }

    public Zone Zone => InstitutionRules.ZoneOf(Facts);

    public static Institution Create(Guid id, InstitutionFacts facts)
    {
        InstitutionRules.Check(facts);
        return new Institution { Id = id, Facts = facts, Names = [new InstitutionName(facts.Name, null)] };
    }

    /// <summary>Replaces the facts; a name changed here corrects the current name, it does not open a new one.</summary>
    public void Edit(InstitutionFacts facts)
    {
        InstitutionRules.Check(facts);
        Facts = facts;
        Names = [.. Names.SkipLast(1), Names[^1] with { Name = facts.Name }];
    }

    /// <summary>Renames from a day on (IAIN → UIN); the earlier names stay readable.</summary>
    /// <exception cref="DomainException"><c>institution.nameOrder</c>: not after the current name's first day; <c>institution.nameFuture</c>:
    /// a name is entered when it has begun.</exception>
    public void Rename(string name, DateOnly from, DateOnly today)
    {
        if (from > today) throw DomainException.Invalid("institution.nameFuture", "/from", from);
        if (Names[^1].From >= from) throw DomainException.Conflict("institution.nameOrder", "/from", Names[^1].From);
        Facts = Facts with { Name = name };
        InstitutionRules.Check(Facts);
        Names = [.. Names, new InstitutionName(name, from)];
    }

    /// <exception cref="DomainException"><c>institution.mergeSelf</c> or <c>institution.alreadyMerged</c>.</exception>
    public void MergeInto(Institution target)
    {
        if (target.Id == Id) throw DomainException.Invalid("institution.mergeSelf", "/into");
        if (MergedInto is not null) throw DomainException.Conflict("institution.alreadyMerged", "", MergedInto);
        if (target.MergedInto is not null) throw DomainException.Conflict("institution.alreadyMerged", "/into", target.MergedInto);
        MergedInto = target.Id;
    }

    /// <summary>The official name on the day.</summary>
    public string NameOn(DateOnly day) => (Names.LastOrDefault(n => n.From is null || n.From <= day) ?? Names[0]).Name;
}
