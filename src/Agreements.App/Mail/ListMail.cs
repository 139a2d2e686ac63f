using System.Text.Encodings.Web;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Fluid;

namespace Agreements.App.Mail;

/// <summary>One agreement of a list, with what is due.</summary>
/// <param name="Deadline">Null = it has none that is near.</param>
/// <param name="Alert">The ledger's row that is answered by the link; null = there is none.</param>
public sealed record ListItem(Dossier Dossier, AgreementStatus Status, DeadlineKind Kind, DateOnly? Deadline, Guid? Alert = null, bool Escalated = false);

/// <summary>Writes mails that speak of several agreements, most urgent first: digests, and what somebody takes over.</summary>
public sealed class ListMail(MailLinks links)
{
    private static readonly IFluidTemplate TextTemplate = AlertMail.Template("list.txt.liquid"), HtmlTemplate = AlertMail.Template("list.html.liquid");

    private static readonly TemplateOptions Fluid = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };

    public async Task<MailContent> WriteAsync(Message subject, Message lead, IEnumerable<ListItem> items, DateOnly today, CancellationToken ct)
    {
        var models = new List<ItemModel>();
        foreach (var item in InOrder(items, today)) models.Add(await ModelAsync(item, ct));
        var model = new MailModel(lead.In(Language.Id), lead.In(Language.En), DateText.WithWeekday(today, Language.Id), models);
        var context = new TemplateContext(model, Fluid);
        return new MailContent(
            subject.In(Language.Id), await TextTemplate.RenderAsync(context, NullEncoder.Default), await HtmlTemplate.RenderAsync(context, HtmlEncoder.Default), null, today);
    }

    private static IEnumerable<ListItem> InOrder(IEnumerable<ListItem> items, DateOnly today) => items
        .OrderBy(i => (i.Kind, i.Deadline ?? DateOnly.MaxValue), Digests.ByUrgency(today)).ThenBy(i => i.Dossier.Agreement.Facts.Title, StringComparer.Ordinal).ThenBy(i => i.Dossier.Agreement.Id);

    private async Task<ItemModel> ModelAsync(ListItem item, CancellationToken ct)
    {
        var (agreement, facts, what) = (item.Dossier.Agreement, item.Dossier.Agreement.FactsAt(item.Status.AsOf), What(item));
        var parties = facts.Parties.Select(party => new PartyModel(item.Dossier.Names[party.Institution], party.Number ?? new Message("mail.noNumber").In(Language.Id)));
        return new ItemModel(
            what.In(Language.Id), what.In(Language.En), Message.Label(facts.Class).In(Language.Id), facts.Title, agreement.Reference, [.. parties],
            AlertMail.EndText(item.Status), item.Escalated ? new Message("mail.escalated").In(Language.Id) : null, links.Agreement(agreement.Id),
            item.Alert is { } alert ? await links.AcknowledgeAsync(alert, ct) : null);
    }

    private static Message What(ListItem item)
    {
        if (item.Deadline is not { } deadline) return new("list.none");
        var days = item.Status.AsOf.DaysUntil(deadline);
        return item.Kind switch
        {
            DeadlineKind.Gap or DeadlineKind.End when days < 0 => new("list.gap", -days, deadline),
            DeadlineKind.Notice when days < 0 => new("list.noticeMissed", deadline),
            DeadlineKind.Notice => new("list.notice", deadline, days),
            DeadlineKind.Stage => new("list.stage", item.Status.Stage is { } stage ? Message.Label(stage.Stage) : new Message("list.stage.other"), item.Status.Stage?.DueOn ?? deadline),
            DeadlineKind.Forecast => new("list.forecast", item.Status.Gap?.Days ?? 0, deadline),
            DeadlineKind.ParentLapsed => new("list.parentLapsed", deadline),
            DeadlineKind.FiscalYear => new("list.fiscalYear", deadline.Year + 1),
            DeadlineKind.End when item.Status.RenewsTo is { } next => new("list.renews", deadline, next),
            DeadlineKind.End when days == 0 => new("list.endToday", deadline),
            DeadlineKind.End or DeadlineKind.Gap => new("list.end", deadline, days),
            DeadlineKind.CommitmentDue or DeadlineKind.CommitmentMissed when days < 0 => new("list.commitmentMissed", deadline),
            DeadlineKind.CommitmentDue or DeadlineKind.CommitmentMissed => new("list.commitmentDue", deadline, days),
            DeadlineKind.MonevDue when days < 0 => new("list.monevLate", deadline),
            DeadlineKind.MonevDue => new("list.monevDue", deadline, days),
            _ => throw new InvalidOperationException($"No words for the deadline {item.Kind}."),
        };
    }

    private sealed record PartyModel(string Name, string Number);

    private sealed record ItemModel(
        string What, string WhatEn, string ClassName, string Title, string Reference, IReadOnlyList<PartyModel> Parties, string? End, string? Note, string? Link, string? Acknowledge);

    private sealed record MailModel(string Lead, string LeadEn, string AsOf, IReadOnlyList<ItemModel> Items);
}
