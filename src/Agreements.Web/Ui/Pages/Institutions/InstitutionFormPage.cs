using Microsoft.AspNetCore.Components;

namespace Agreements.Web.Ui.Pages.Institutions;

/// <summary>A page with the form of an institution.</summary>
public abstract class InstitutionFormPage : Page
{
    protected const string FormName = "institution";

    [SupplyParameterFromForm(FormName = FormName)] public string? Kind { get; set; }
    [SupplyParameterFromForm(FormName = FormName)] public string? Name { get; set; }
    [SupplyParameterFromForm(FormName = FormName)] public string? Parent { get; set; }
    [SupplyParameterFromForm(FormName = FormName)] public string? RegionCode { get; set; }
    [SupplyParameterFromForm(FormName = FormName)] public string? Zone { get; set; }
    [SupplyParameterFromForm(FormName = FormName)] public string? Mailbox { get; set; }
    [SupplyParameterFromForm(FormName = FormName)] public string? Aliases { get; set; }
    [SupplyParameterFromForm(FormName = FormName)] public long? Version { get; set; }

    /// <summary>As it was typed; null = the form was not sent.</summary>
    protected InstitutionForm? Typed => Kind is null ? null : new InstitutionForm(Kind, Name, Parent, RegionCode, Zone, Mailbox, Aliases);

    /// <summary>The institution that the field of the one above names.</summary>
    protected Task<Guid?> ParentAsync() => TypedInstitution.OnlyAsync(this, Parent, "/parent");
}
