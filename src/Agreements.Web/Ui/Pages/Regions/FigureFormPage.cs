using Agreements.App.Features.Regions;
using Agreements.Domain;
using Agreements.Domain.Access;
using Microsoft.AspNetCore.Components;

namespace Agreements.Web.Ui.Pages.Regions;

/// <summary>A page with a form by which a figure of a region is recorded or corrected.</summary>
public abstract class FigureFormPage : Page
{
    protected const string FormName = "figure";

    protected RegionView Region { get; private set; } = default!;

    protected Permission Rights { get; private set; }

    /// <summary>What is typed, else what is corrected, else nothing.</summary>
    protected FormView Form { get; private set; } = default!;

    [Parameter] public string Code { get; set; } = "";

    /// <summary>The record that is corrected.</summary>
    [SupplyParameterFromQuery] public Guid? Replaces { get; set; }

    /// <summary>What the form holds at first.</summary>
    protected abstract Task<FormValues> FilledAsync();

    protected override async Task OnInitializedAsync()
    {
        Region = await SendAsync(new GetRegion.Query(Code, null));
        Rights = await SendAsync(new GetRegionRights.Query(Region.Code));
        if (!Rights.Cover(Permission.Edit)) throw new DomainException(ProblemKind.Forbidden, [Violation.Of("region.foreign", "", Region.Code)]);
        var typed = FormValues.Of(Http, FormName);
        Show(typed.IsSent ? typed : await FilledAsync());
    }

    /// <summary>Records what was typed and shows the region; what is refused stands beside its field.</summary>
    protected async Task SubmitAsync(string done, Func<FormReader, Guid?, Task> record)
    {
        var reader = new FormReader(Form.Typed);
        var isDone = await TryAsync(async () => await record(reader, await InstitutionAsync(reader)));
        if (isDone) GoTo($"/wilayah/{Region.Code}?done={done}");
        Show(Form.Typed);
    }

    // A wrong name is told together with what else is wrong.
    private async Task<Guid?> InstitutionAsync(FormReader reader)
    {
        try
        {
            return await TypedInstitution.OnlyAsync(this, reader.Text("Source.Institution"), "/source/institution");
        }
        catch (DomainException refused) when (refused.Kind == ProblemKind.Invalid)
        {
            reader.Refuse(refused.Violations);
            return null;
        }
    }

    private void Show(FormValues typed) => Form = new FormView(typed, Errors, new Dictionary<string, IReadOnlyList<Agreements.App.Features.Institutions.InstitutionView>>());
}
