using Agreements.Domain.Agreements;

namespace Agreements.Web.Ui;

/// <summary>Which inputs an action takes, and what was typed into them.</summary>
internal static class ActionForm
{
    public static bool TakesDay(ProcessAction action) => action is ProcessAction.Schedule or ProcessAction.Sign or ProcessAction.Suspend or ProcessAction.Resume or ProcessAction.Terminate
        or ProcessAction.Void or ProcessAction.GiveNotice or ProcessAction.WithdrawNotice;

    public static bool TakesReason(ProcessAction action) => action is ProcessAction.Return or ProcessAction.Reject or ProcessAction.Withdraw or ProcessAction.Suspend or ProcessAction.Resume
        or ProcessAction.Terminate or ProcessAction.WithdrawTermination or ProcessAction.Void or ProcessAction.GiveNotice or ProcessAction.WithdrawNotice;

    public static bool TakesNumbers(ProcessAction action) => action is ProcessAction.Sign or ProcessAction.Register;

    /// <exception cref="Domain.DomainException">Something could not be read.</exception>
    public static (long Version, ActionInput Input) Read(ProcessAction action, FormValues typed, int parties)
    {
        var reader = new FormReader(typed);
        var input = new ActionInput
        {
            On = reader.Date("On", "/on"), Reason = reader.Text("Reason"), Party = reader.Small("Party"), StartsOn = reader.Date("StartsOn", "/startsOn"),
            Retroactive = reader.Flag("Retroactive") ? true : null, Event = reader.Text("Event"), Place = reader.Text("Place"), SigningEvent = reader.Id("SigningEvent"),
            Source = reader.Text("Source"), Numbers = [.. Numbers(reader, parties)],
        };
        var version = reader.Number("Version") ?? 0;
        reader.ThrowIfAny();
        return (version, input);
    }

    private static IEnumerable<PartyNumber> Numbers(FormReader reader, int parties)
    {
        for (var party = 1; party <= parties; party++)
            if (reader.Text($"Numbers[{party}].Number") is { } number) yield return new PartyNumber(party, number, reader.Date($"Numbers[{party}].Date"));
    }
}
