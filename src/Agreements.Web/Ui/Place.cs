using Agreements.Domain.Access;

namespace Agreements.Web.Ui;

/// <summary>A place of the workspace, as the menus name it.</summary>
/// <param name="Label">The key of its name.</param>
/// <param name="Needed">Who holds this nowhere does not see it.</param>
internal sealed record Place(string Path, string Label, string Icon, Permission Needed = Permission.Read)
{
    private static readonly Place Today = new("/", "ui.today", "today");
    private static readonly Place Register = new("/agreements", "ui.register", "agreement");
    private static readonly Place Renewals = new("/renewals", "ui.renewals", "renewal");
    private static readonly Place Calendar = new("/calendar", "ui.calendar", "calendar");
    private static readonly Place Menu = new("/menu", "ui.menu", "menu", Permission.None);

    private static readonly Place[] All =
    [
        Today, Register, Renewals, Calendar, new("/signing-events", "ui.ceremonies", "pen"), new("/institutions", "ui.institutions", "institution"), new("/wilayah", "ui.regions.menu", "coverage"), new("/reports", "ui.reports", "report"),
        new("/admin", "ui.admin", "gear", Permission.Administer), new("/admin/audit", "ui.audit", "shield", Permission.Audit), new("/help", "ui.help", "help", Permission.None),
    ];

    /// <summary>What fits under a thumb; the last leads to all others.</summary>
    public static readonly IReadOnlyList<Place> Thumb = [Today, Register, Renewals, Calendar, Menu];

    public static IEnumerable<Place> For(Principal principal) => All.Where(p => principal.Anywhere.Cover(p.Needed));

    /// <returns><c>page</c> where the path is this place, <c>true</c> where it lies in it, null elsewhere.</returns>
    public string? CurrentIn(PathString path) => path == Path ? "page"
        : Path == Register.Path && path.StartsWithSegments("/imports", StringComparison.Ordinal) ? "true"
        : Path != "/" && path.StartsWithSegments(Path, StringComparison.Ordinal) && !All.Any(p => p.Path.Length > Path.Length && path.StartsWithSegments(p.Path, StringComparison.Ordinal)) ? "true" : null;
}
