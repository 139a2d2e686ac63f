using Agreements.App.Features.Renewals;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Renewals;
using Agreements.Domain.Texts;
using Microsoft.AspNetCore.Components;

namespace Agreements.Web.Ui;

/// <summary>A form on the page of a renewal case.</summary>
public abstract class CaseForm : Page
{
    [Parameter, EditorRequired] public RenewalView Case { get; set; } = default!;

    [Inject] public RequestContext Context { get; set; } = default!;

    /// <summary>The version that its writer had before them.</summary>
    [SupplyParameterFromForm] public long Version { get; set; }

    protected bool Allows(RenewalAction action) => Case.AllowedActions.Contains(action);

    protected bool MayEdit => Case.AllowedActions.Count > 0 && (Http.Features.Get<Principal>() ?? Principal.Nobody).Anywhere.Cover(Permission.Edit);

    protected Task DoAsync(RenewalAction action, Func<RenewalInput> input) => TryAsync(async () =>
    {
        await SendAsync(new ActOnRenewal.Command(Case.Id, Version, action, input()));
        Done(Words.Of(action));
    });

    protected void Done(string word) => GoTo($"/renewals/{Case.Id}?done={word}");

    /// <summary>What would come of a request; nothing is kept.</summary>
    protected async Task<T> TryOutAsync<T>(ICommand<T> request)
    {
        Context.ValidateOnly = true;
        try
        {
            return await SendAsync(request);
        }
        finally
        {
            Context.ValidateOnly = false;
        }
    }
}
