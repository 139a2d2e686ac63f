using Agreements.App.Data;
using Agreements.Domain.Access;

namespace Agreements.Web.Ui;

/// <summary>What the search box offers to do or where to go, by its name.</summary>
/// <param name="Label">The key of its name.</param>
/// <param name="Needed">Who holds this nowhere does not see it.</param>
public sealed record Command(string Path, string Label, Permission Needed)
{
    private const int Most = 8;

    private static readonly Command[] Acts =
    [
        new("/agreements/new", "ui.register.new", Permission.Edit), new("/institutions/new", "ui.institution.new", Permission.Edit), new("/signing-events/new", "ui.command.ceremony", Permission.Edit),
        new("/agreements?flag=expiring&sort=endsOn", "ui.command.expiring", Permission.Read), new("/agreements?flag=gap&sort=endsOn", "ui.command.gaps", Permission.Read),
        new("/notifications", "ui.notifications", Permission.None), new("/account", "ui.account", Permission.None), new("/signout", "ui.signOut", Permission.None),
    ];

    /// <param name="words">All of them stand in the name; none = all commands.</param>
    public static IEnumerable<Command> For(Principal principal, string words, Func<string, string> say)
    {
        var wanted = Folding.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = Place.For(principal).Select(p => new Command(p.Path, p.Label, p.Needed)).Concat(Acts.Where(c => principal.Anywhere.Cover(c.Needed)));
        return wanted.Length == 0 ? all : all.Where(c => Folding.Fold(say(c.Label)) is var name && wanted.All(w => name.Contains(w, StringComparison.Ordinal))).Take(Most);
    }
}
