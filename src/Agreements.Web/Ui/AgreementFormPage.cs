using System.Text.Json;
using Agreements.App.Data;
using Agreements.App.Features.Agreements;
using Agreements.App.Features.Drafts;
using Agreements.App.Features.Institutions;
using Agreements.App.Pipeline;
using Agreements.Domain;
using Agreements.Domain.Agreements;
using Microsoft.AspNetCore.Components;

namespace Agreements.Web.Ui;

/// <summary>What entering and editing an agreement have in common: one form, its advice, and its draft.</summary>
public abstract class AgreementFormPage : Page
{
    protected const string FormName = "agreement";

    [Inject] public RequestContext Context { get; set; } = default!;

    [SupplyParameterFromQuery] protected string? Draft { get; set; }

    /// <summary>What stands in the fields.</summary>
    protected FormValues Typed { get; set; } = FormValues.None;

    protected IReadOnlyDictionary<string, IReadOnlyList<InstitutionView>> Choices { get; private set; } = new Dictionary<string, IReadOnlyList<InstitutionView>>();

    protected AdviseOnFacts.View? Advice { get; private set; }

    protected IReadOnlyList<Warning> Warnings { get; private set; } = [];

    /// <summary>The draft that waits to be opened; null = none.</summary>
    protected GetDraft.View? Waiting { get; private set; }

    protected bool DraftSaved { get; private set; }

    /// <summary>It has been checked, and nothing stands against it.</summary>
    protected bool Passed { get; private set; }

    protected bool Checked { get; private set; }

    /// <summary>Names that the browser may complete.</summary>
    protected IReadOnlyList<string> Known { get; private set; } = [];

    protected FormView Form => new(Typed, Shown, Choices);

    /// <summary>Each where its field is: a line of a list is written in the field of the list.</summary>
    protected IReadOnlyList<Violation> Shown => [.. Errors.Select(e => e with { Pointer = FieldOf(e.Pointer) })];

    /// <summary>Which draft it is.</summary>
    protected abstract string DraftKey { get; }

    /// <summary>Sends what was typed; only tried while <see cref="RequestContext.ValidateOnly"/> is set.</summary>
    protected abstract Task<AgreementView> EnterAsync(AgreementFacts facts);

    protected abstract ProcessState ProcessOf(FormReader form);

    protected abstract Guid? Self { get; }

    protected async Task BeginAsync(Func<Task<FormValues>> opened)
    {
        Known = [.. (await SendAsync(new ListInstitutions.Query(null, null, null, 100, null))).Items.Select(i => i.Name)];
        Typed = FormValues.Of(Http, FormName);
        if (Typed.IsSent) return;
        Waiting = await SendAsync(new GetDraft.Query(DraftKey));
        if (Waiting is { } draft && Draft == "open")
        {
            Typed = new FormValues(JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Content)!);
            Waiting = null;
        }
        else
        {
            Typed = await opened();
        }
    }

    protected async Task SubmitAsync()
    {
        var asked = (Typed["Do"] ?? "check").Split('-');
        Typed = Prepared(Typed.With([new("Do", null)]));
        switch (asked[0])
        {
            case "addParty": Typed = FormList.Add(Typed, "Parties", 2, AgreementForm.MostParties); break;
            case "removeParty": Typed = FormList.Remove(Typed, "Parties", IndexOf(asked), 2, AgreementForm.MostParties); break;
            case "addFunding": Typed = FormList.Add(Typed, "Funding", 0, AgreementForm.MostFunding); break;
            case "removeFunding": Typed = FormList.Remove(Typed, "Funding", IndexOf(asked), 0, AgreementForm.MostFunding); break;
            case "draft": DraftSaved = await TryAsync(KeepAsync); break;
            case "drop": await DropAsync(); break;
            case "save": await SaveAsync(); break;
            default: await CheckAsync(); break;
        }
    }

    private async Task SaveAsync()
    {
        if (await TryAsync(async () =>
        {
            var saved = await EnterAsync(await ReadAsync());
            await SendAsync(new DropDraft.Command(DraftKey));
            GoTo($"/agreements/{saved.Id}?done={(Self is null ? "created" : "saved")}");
        })) return;
        await OnRefusedAsync();
        await TryKeepAsync();
    }

    /// <summary>What was typed, with what was chosen beside it.</summary>
    protected virtual FormValues Prepared(FormValues typed) => typed;

    /// <summary>Something more to show when it was refused.</summary>
    protected virtual Task OnRefusedAsync() => Task.CompletedTask;

    private async Task CheckAsync()
    {
        Checked = true;
        Passed = await TryAsync(async () =>
        {
            var facts = await ReadAsync();
            Context.ValidateOnly = true;
            try
            {
                Warnings = (await EnterAsync(facts)).Warnings;
            }
            finally
            {
                Context.ValidateOnly = false;
            }
        });
        if (!Passed) await OnRefusedAsync();
        await TryKeepAsync();
    }

    private async Task<AgreementFacts> ReadAsync()
    {
        var form = new FormReader(Typed);
        var names = new TypedNames(this, form);
        for (var i = 0; i < AgreementForm.Parties(Typed); i++) await names.InstitutionAsync($"Parties[{i}].Institution");
        await names.AgreementAsync("Parent");
        await names.AgreementAsync("Predecessor");
        var facts = AgreementForm.Read(form, Typed, names.Ids);
        (Typed, Choices) = (Typed.With(names.Kept), names.Choices);
        Advice = await SendAsync(new AdviseOnFacts.Query(Self, facts, ProcessOf(form)));
        form.ThrowIfAny();
        return facts;
    }

    private Task KeepAsync() => SendAsync(new SaveDraft.Command(DraftKey, JsonSerializer.Serialize(Typed.All)));

    // A text that is too long to keep is still on the page.
    private async Task TryKeepAsync()
    {
        try
        {
            await KeepAsync();
        }
        catch (DomainException)
        {
        }
    }

    private async Task DropAsync()
    {
        await SendAsync(new DropDraft.Command(DraftKey));
        GoTo(Http.Request.Path);
    }

    private static int IndexOf(string[] asked) => asked.Length == 2 && int.TryParse(asked[1], System.Globalization.CultureInfo.InvariantCulture, out var index) ? index : -1;

    private static string FieldOf(string pointer) => pointer.Split('/') switch
    {
        ["", "legalBases" or "programmes" or "segments" or "scope", ..] parts => "/" + parts[1],
        ["", "term", "duration"] => "/term/duration/amount",
        _ => pointer,
    };
}
