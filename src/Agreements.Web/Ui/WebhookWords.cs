using Agreements.App.Features.Webhooks;
using Agreements.App.Webhooks;
using Agreements.Domain.Events;

namespace Agreements.Web.Ui;

/// <summary>Webhooks as people read them.</summary>
internal static class WebhookWords
{
    private const int Named = 3;

    public static string Event(string type, UiLanguage ui) => ui.Say("event." + type);

    /// <summary>All, the first few, or how many.</summary>
    public static string Events(IReadOnlyList<string> patterns, UiLanguage ui)
    {
        var types = EventTypes.Matching(patterns);
        return types.Count == EventTypes.All.Count ? ui.Say("ui.webhooks.all") : types.Count > Named ? ui.Say("ui.webhooks.several", types.Count) : string.Join(", ", types.Select(t => Event(t, ui)));
    }

    /// <summary>Types as they are stated: all also means those that come later.</summary>
    public static IReadOnlyList<string> Patterns(IReadOnlyCollection<string> types) => types.Count == EventTypes.All.Count ? ["*"] : [.. types];

    public static string Tone(WebhookView hook) => hook.State == WebhookState.Disabled ? Ui.Tone.Bad : hook.FailingSince is not null ? Ui.Tone.Warn : Ui.Tone.Good;

    public static string Tone(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => Ui.Tone.Good,
        DeliveryState.Dead => Ui.Tone.Bad,
        _ => Ui.Tone.Plain,
    };
}
