namespace Agreements.Bench.Load;

/// <summary>What is asked under load.</summary>
internal enum Ask
{
    Home, Register, Agreement, Search, Calendar, Renewals, EditForm, Edit, Acknowledge,
    Status, LookUp, Changes, List, Create, Patch,
}

internal static class Asks
{
    public static readonly IReadOnlyDictionary<Ask, string> Names = new Dictionary<Ask, string>
    {
        [Ask.Home] = "page: home", [Ask.Register] = "page: register", [Ask.Agreement] = "page: agreement", [Ask.Search] = "page: search", [Ask.Calendar] = "page: calendar", [Ask.Renewals] = "page: renewals",
        [Ask.EditForm] = "page: form of an agreement", [Ask.Edit] = "form: save an agreement", [Ask.Acknowledge] = "form: acknowledge", [Ask.Status] = "call: status", [Ask.LookUp] = "call: look-up of 100",
        [Ask.Changes] = "call: changes", [Ask.List] = "call: list of 50", [Ask.Create] = "call: create, idempotent", [Ask.Patch] = "call: change",
    };

    // Of a thousand questions. The form stands before each edit, and the home page before each acknowledgement.
    private static readonly (Ask Ask, int Weight)[] OfOfficers =
        [(Ask.Agreement, 380), (Ask.Register, 180), (Ask.Home, 130), (Ask.Search, 120), (Ask.Calendar, 80), (Ask.Renewals, 60), (Ask.Edit, 30), (Ask.Acknowledge, 20)];

    private static readonly (Ask Ask, int Weight)[] OfIntegrations =
        [(Ask.Status, 550), (Ask.Changes, 180), (Ask.LookUp, 130), (Ask.List, 100), (Ask.Patch, 30), (Ask.Create, 10)];

    public static Ask Of(bool officer, Random random)
    {
        var drawn = random.Next(1000);
        return (officer ? OfOfficers : OfIntegrations).First(w => (drawn -= w.Weight) < 0).Ask;
    }
}
