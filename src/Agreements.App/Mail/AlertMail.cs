using System.Text.Encodings.Web;
using Agreements.App.Alerts;
using Agreements.App.Data;
using Agreements.App.Store;
using Agreements.Domain.Agreements;
using Agreements.Domain.Alerts;
using Agreements.Domain.Commitments;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;
using Fluid;
using Microsoft.Extensions.Options;

namespace Agreements.App.Mail;

/// <param name="Calendar">An iCalendar file with the deadline, or null.</param>
/// <param name="WrittenOn">The day as of which the text speaks, in the agreement's zone.</param>
public sealed record MailContent(string Subject, string Text, string Html, string? Calendar, DateOnly WrittenOn);

/// <summary>Writes the mails: formal, Indonesian first, English below.</summary>
public sealed class AlertMail(Db db, IOptions<MailOptions> options, MailLinks links, Duties duties, TimeProvider time)
{
    private static readonly Statement Children = Statement.Of("SELECT COUNT(*) FROM agreements WHERE parent_id = @Id");

    private static readonly IFluidTemplate TextTemplate = Template("alert.txt.liquid"), HtmlTemplate = Template("alert.html.liquid");

    private static readonly TemplateOptions Fluid = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };

    /// <param name="alert">The ledger's row, for the link that answers it.</param>
    /// <param name="escalated">Told to this desk because the one before it has not answered.</param>
    public async Task<MailContent> AlertAsync(Dossier dossier, AgreementStatus status, DeadlineKind kind, DateOnly deadline, Guid alert, bool escalated, CancellationToken ct)
    {
        if (Duty.Has(kind)) return await DutyAsync(dossier, status, kind, deadline, alert, ct);
        var (subject, lead) = Words(dossier, status, kind, deadline);
        var calendar = kind is DeadlineKind.Gap or DeadlineKind.Forecast or DeadlineKind.Stage or DeadlineKind.ParentLapsed ? null : DeadlineCalendar.Write(dossier, kind, deadline, options.Value.From, time.GetUtcNow());
        var notes = escalated ? [new Message("mail.escalated")] : Array.Empty<Message>();
        return await RenderAsync(
            dossier, status, subject, lead, kind == DeadlineKind.ParentLapsed ? new Message("mail.next.parentLapsed") : null, calendar, notes, await links.AcknowledgeAsync(alert, ct), ct);
    }

    private async Task<MailContent> DutyAsync(Dossier dossier, AgreementStatus status, DeadlineKind kind, DateOnly deadline, Guid alert, CancellationToken ct)
    {
        var (title, days, acknowledge) = (Short(dossier.Agreement.FactsAt(status.AsOf).Title), status.AsOf.DaysUntil(deadline), await links.AcknowledgeAsync(alert, ct));
        if (kind == DeadlineKind.MonevDue)
        {
            var (about, said) = days < 0 ? (new Message("mail.subject.monevLate", title), new Message("mail.lead.monevLate", deadline)) : (new Message("mail.subject.monevDue", deadline, title), new Message("mail.lead.monevDue", deadline));
            return await RenderAsync(dossier, status, about, said, new Message("mail.next.monev"), null, [], acknowledge, ct);
        }
        var subject = await duties.SubjectAsync(alert, ct);
        var commitment = (await duties.OfAsync(dossier, ct)).Commitments.First(c => c.Id == subject);
        var (facts, text) = (commitment.Facts, Short(commitment.Facts.Text));
        var target = Amount.Of(facts.Target, facts.Unit);
        var (head, lead) = days switch
        {
            < 0 => (new Message("mail.subject.commitmentMissed", text), new Message("mail.lead.commitmentMissed", facts.Text, target, deadline)),
            0 => (new("mail.subject.commitmentToday", text), new("mail.lead.commitmentToday", facts.Text, target, deadline)),
            _ => (new("mail.subject.commitmentDue", days, text), new("mail.lead.commitmentDue", facts.Text, target, deadline, days)),
        };
        return await RenderAsync(dossier, status, head, lead, new Message("mail.next.commitment"), null, ProgressText.Explain(facts, commitment.On(status.AsOf)), acknowledge, ct);
    }

    /// <summary>Tells the parties the old and the new end.</summary>
    public Task<MailContent> ChangedAsync(Dossier dossier, AgreementStatus status, DateOnly before, DateOnly? after, CancellationToken ct) => RenderAsync(
        dossier, status, new("mail.subject.changed", Short(dossier.Agreement.FactsAt(status.AsOf).Title)), Changed(dossier.Agreement, status, before, after), null, null, [], null, ct);

    /// <summary>With what the new end rests on; an addendum that is yet to take effect is named by its day.</summary>
    private static Message Changed(Agreement agreement, AgreementStatus status, DateOnly before, DateOnly? after)
    {
        object end = after is { } day ? day : Message.Label(agreement.Known(status.AsOf).Term.EndBasis);
        return status.EndsOn != after && agreement.NextAddendumAfter(status.AsOf) is { } effect
            ? new("mail.lead.changedLater", before, end, effect)
            : new("mail.lead.changed", before, end, Deadlines.Explain(agreement, status).First(d => d.Name == "end").Explanation);
    }

    /// <summary>Tells the parties that the planned day of signing has moved.</summary>
    public Task<MailContent> PlanMovedAsync(Dossier dossier, AgreementStatus status, DateOnly before, DateOnly after, CancellationToken ct) => RenderAsync(
        dossier, status, new("mail.subject.planMoved", Short(dossier.Agreement.FactsAt(status.AsOf).Title)), PlanMoved(dossier, status, before, after), null, null, [], null, ct);

    private static Message PlanMoved(Dossier dossier, AgreementStatus status, DateOnly before, DateOnly after) => status.Gap switch
    {
        _ when !dossier.Agreement.Process.IsSigned() => new("mail.lead.signingMoved", before, after),
        { To: { } to, Days: var days, From: var from } => new("mail.lead.planMovedGap", before, after, days, from, to),
        _ => new("mail.lead.planMoved", before, after),
    };

    private static (Message Subject, Message Lead) Words(Dossier dossier, AgreementStatus status, DeadlineKind kind, DateOnly deadline)
    {
        var title = Short(dossier.Agreement.FactsAt(status.AsOf).Title);
        var days = status.AsOf.DaysUntil(deadline);
        return kind switch
        {
            DeadlineKind.Gap or DeadlineKind.End when days < 0 => (new("mail.subject.gap", -days, title), new("mail.lead.gap", deadline, -days)),
            DeadlineKind.Notice when days < 0 => (new("mail.subject.noticeMissed", deadline, title), new("mail.lead.noticeMissed", deadline)),
            DeadlineKind.Notice => (new("mail.subject.notice", deadline, title), new("mail.lead.notice", deadline)),
            DeadlineKind.ParentLapsed => (new("mail.subject.parentLapsed", title), ParentLapsed(dossier.Around.Parent!, status.AsOf, deadline)),
            DeadlineKind.FiscalYear => (new("mail.subject.fiscalYear", deadline.Year + 1, title), new("mail.lead.fiscalYear", deadline.Year + 1)),
            DeadlineKind.Forecast => (new("mail.subject.forecast", status.Gap!.Days, title), new("mail.lead.forecast", deadline.PlusDays(1), status.Gap.Days, status.Gap.From, deadline)),
            DeadlineKind.Stage => (new("mail.subject.stage", Message.Label(status.Stage!.Stage), title), new("mail.lead.stage", Message.Label(status.Stage.Stage), status.Stage.DueOn, status.EndsOn)),
            _ when status.RenewsTo is { } next => (new("mail.subject.renews", deadline, title), new("mail.lead.renews", deadline, next)),
            _ when days == 0 => (new("mail.subject.endToday", title), new("mail.lead.endToday", deadline)),
            _ => (new("mail.subject.end", days, title), new("mail.lead.end", deadline, days)),
        };
    }

    private static Message ParentLapsed(Agreement parent, DateOnly today, DateOnly lastDay) => parent.ValidityOn(today) == Validity.Void
        ? new("mail.lead.parentVoid", parent.Reference, parent.Facts.Title)
        : new("mail.lead.parentLapsed", parent.Reference, parent.Facts.Title, lastDay);

    /// <param name="next">What is to be done; null = it follows from how the renewal stands.</param>
    private async Task<MailContent> RenderAsync(
        Dossier dossier, AgreementStatus status, Message subject, Message lead, Message? next, string? calendar, IEnumerable<Message> first, string? acknowledge, CancellationToken ct)
    {
        var children = await db.FirstAsync<int>(Children, new { dossier.Agreement.Id }, ct);
        var notes = new List<Message>(first);
        if (status.EndsOn != status.EndsOnAtLatest) notes.Add(new("mail.unconfirmed", status.EndsOn, status.EndsOnAtLatest));
        if (status.Gap is { State: GapState.Forecast, To: { } to } gap) notes.Add(new("mail.gap.forecast", to.AddDays(1), gap.Days, gap.From, to));
        if (status.Stage is { Stalled: true, LateFromStart: false, DueOn: { } due, Stage: var stage }) notes.Add(new("mail.stalled", Message.Label(stage), due));
        if (children > 0) notes.Add(new("mail.children", children));
        notes.Add(next ?? (status.RenewsTo is { } end ? new("mail.next.renews", end) : new("mail.next." + Domain.Texts.Words.Of(status.Renewal))));
        var context = new TemplateContext(Model(dossier, status, lead, notes, acknowledge), Fluid);
        return new MailContent(
            subject.In(Language.Id), await TextTemplate.RenderAsync(context, NullEncoder.Default), await HtmlTemplate.RenderAsync(context, HtmlEncoder.Default), calendar, status.AsOf);
    }

    private MailModel Model(Dossier dossier, AgreementStatus status, Message lead, List<Message> notes, string? acknowledge)
    {
        var facts = dossier.Agreement.FactsAt(status.AsOf);
        var parties = facts.Parties.Select((party, i) => new PartyModel(
            i + 1, party.NameAtSigning ?? dossier.Names[party.Institution], dossier.Names[party.Institution], party.Number ?? new Message("mail.noNumber").In(Language.Id),
            party.Number ?? new Message("mail.noNumber").In(Language.En)));
        return new MailModel(
            lead.In(Language.Id), lead.In(Language.En), Message.Label(facts.Class).In(Language.Id), facts.Title, facts.Subject, dossier.Agreement.Reference, [.. parties],
            EndText(status), status.EndsOn is { } end && end == status.EndsOnAtLatest ? DateText.InWords(end) : null, status.DaysToEnd >= 0 ? status.DaysToEnd : null, status.NoticeDeadline is { } notice ? DateText.WithWeekday(notice, Language.Id) : null,
            Message.Label(status.Validity).In(Language.Id), DateText.WithWeekday(status.AsOf, Language.Id),
            [.. notes.Select(n => n.In(Language.Id))], [.. notes.Select(n => n.In(Language.En))],
            links.Agreement(dossier.Agreement.Id), acknowledge);
    }

    /// <summary>Both dates while the reading is open: which one it is, only the text of the agreement decides.</summary>
    internal static string? EndText(AgreementStatus status) => (status.EndsOn, status.EndsOnAtLatest) switch
    {
        (null, _) => null,
        ({ } one, { } other) when one != other => $"{DateText.Long(one, Language.Id)} / {DateText.Long(other, Language.Id)}",
        ({ } end, _) => DateText.Long(end, Language.Id),
    };

    // A subject is read in a list; the whole title stands in the mail.
    private static string Short(string title) => title.Length <= 150 ? title : string.Concat(title.AsSpan(0, char.IsHighSurrogate(title[148]) ? 148 : 149), "…");

    internal static IFluidTemplate Template(string name)
    {
        using var reader = new StreamReader(typeof(AlertMail).Assembly.GetManifestResourceStream("mail/" + name)!);
        return new FluidParser().Parse(reader.ReadToEnd());
    }

    private sealed record PartyModel(int Order, string Name, string CurrentName, string Number, string NumberEn);

    private sealed record MailModel(
        string Lead, string LeadEn, string ClassName, string Title, string? Subject, string Reference, IReadOnlyList<PartyModel> Parties, string? End, string? EndWords,
        int? Days, string? Notice, string Validity, string AsOf, IReadOnlyList<string> Notes, IReadOnlyList<string> NotesEn, string? Link, string? Acknowledge);
}
