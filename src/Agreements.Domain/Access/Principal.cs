namespace Agreements.Domain.Access;

/// <param name="Institution">Holds for it and all below it; null = for the whole installation.</param>
public sealed record Grant(Permission Permissions, Guid? Institution);

/// <summary>Who acts: a person, a key, the program itself, or nobody.</summary>
/// <param name="Name">As the timeline names it: a mail address, <c>key:</c> and a key's name, <c>system</c>.</param>
/// <param name="Via">By what it was recognised, for the audit trail: <c>session:…</c>, <c>key:…</c>, <c>token:…</c>, <c>job</c>, <c>verb</c>; null = nobody.</param>
/// <param name="User">The person's id; null for all others.</param>
public sealed record Principal(string Name, string? Via, Guid? User, IReadOnlyList<Grant> Grants)
{
    public static readonly Principal Nobody = new("anonymous", null, null, []);

    /// <summary>The program itself: its jobs and verbs.</summary>
    /// <param name="via"><c>job</c> or <c>verb</c>.</param>
    public static Principal Program(string name, string via) => new(name, via, null, [new Grant(Permissions.All, null)]) { IsProgram = true };

    public bool IsProgram { get; private init; }

    public bool IsKnown => Via is not null;

    /// <summary>What it may do whatever the institution.</summary>
    public Permission Everywhere => Of(g => g.Institution is null);

    /// <summary>What it may do for at least one institution.</summary>
    public Permission Anywhere => Of(_ => true);

    /// <summary>The institutions for which, and for all below which, it may do this; null = for all.</summary>
    public IReadOnlyList<Guid>? Institutions(Permission asked) =>
        Everywhere.Cover(asked) ? null : [.. Grants.Where(g => g.Permissions.Cover(asked)).Select(g => g.Institution).OfType<Guid>().Distinct()];

    /// <summary>What it may do with a record of these institutions.</summary>
    /// <param name="institutions">Those that take part, and all above them.</param>
    public Permission Over(IReadOnlyCollection<Guid> institutions) => Of(g => g.Institution is not { } id || institutions.Contains(id));

    private Permission Of(Func<Grant, bool> which) => Grants.Where(which).Aggregate(Permission.None, (sum, g) => sum | g.Permissions);
}
