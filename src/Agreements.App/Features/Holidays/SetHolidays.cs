using Agreements.App.Access;
using Agreements.App.Data;
using Agreements.App.Features.AlertPolicies;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Holidays;

/// <summary>The whole list of a year, as the decree has it.</summary>
/// <param name="Source">The decree and its number.</param>
public sealed record HolidayEntry(string Source, IReadOnlyList<Holiday> Holidays, string? Reason = null);

/// <summary>Replaces the list of a year; the earlier ones stay readable.</summary>
public static class SetHolidays
{
    /// <param name="Version">The list that the caller has read; 0 = none.</param>
    [Needs(Permission.Administer, Reach.Installation)]
    public sealed record Command(int Year, long Version, HolidayEntry Entry) : ICommand<HolidayListView>;

    /// <summary>The same answer with what it would change, and nothing written. A question: it keeps no writer waiting.</summary>
    [Needs(Permission.Administer, Reach.Installation)]
    public sealed record Preview(int Year, long Version, HolidayEntry Entry) : IQuery<HolidayListView>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Entry).SetValidator(new HolidayEntryShape()).OverridePropertyName("");
    }

    public sealed class PreviewValidator : AbstractValidator<Preview>
    {
        public PreviewValidator() => RuleFor(c => c.Entry).SetValidator(new HolidayEntryShape()).OverridePropertyName("");
    }

    public sealed class Handler(IMediator mediator, HolidayStore store) : IRequestHandler<Command, HolidayListView>
    {
        public async Task<HolidayListView> Handle(Command request, CancellationToken cancellationToken)
        {
            var lists = await CheckAsync(store, request.Year, request.Version, request.Entry, cancellationToken);
            await store.AddAsync(request.Year, Row(store, request.Version, request.Entry), request.Entry.Holidays, lists.Count == 0 ? null : lists[0], cancellationToken);
            return await mediator.Send(new GetHolidays.Query(request.Year, null), cancellationToken);
        }
    }

    public sealed class PreviewHandler(Db db, HolidayStore store, RulesPreviews previews) : IRequestHandler<Preview, HolidayListView>
    {
        public async Task<HolidayListView> Handle(Preview request, CancellationToken cancellationToken)
        {
            var lists = await CheckAsync(store, request.Year, request.Version, request.Entry, cancellationToken);
            var now = await RuleTables.ReadAsync(db, null, cancellationToken);
            var preview = await previews.OfAsync(now, now.With(request.Year, request.Entry.Holidays), null, cancellationToken);
            var row = Row(store, request.Version, request.Entry);
            return HolidayListView.Of(request.Year, row, request.Entry.Holidays, [row, .. lists], preview);
        }
    }

    /// <returns>The lists so far, newest first.</returns>
    private static async Task<IReadOnlyList<HolidayListRow>> CheckAsync(HolidayStore store, int year, long version, HolidayEntry entry, CancellationToken ct)
    {
        var lists = await store.OfAsync(year, ct);
        var last = lists.Count == 0 ? 0 : lists[0].Version;
        if (last != version) throw DomainException.Stale(last);
        HolidayRules.Check(year, entry.Holidays, entry.Source);
        return lists;
    }

    private static HolidayListRow Row(HolidayStore store, long version, HolidayEntry entry) => store.Row(version + 1, entry.Source, entry.Reason);
}

/// <summary>Lengths as wide as the columns.</summary>
public sealed class HolidayEntryShape : AbstractValidator<HolidayEntry>
{
    public const int Most = 1000;

    public HolidayEntryShape()
    {
        RuleFor(e => e.Source).Line(Shape.Short);
        RuleFor(e => e.Reason).AtMost(2000);
        RuleFor(e => e.Holidays).Items(Most);
        RuleForEach(e => e.Holidays).Where(h => h is not null).ChildRules(holiday =>
        {
            holiday.RuleFor(h => h.Name).Line(Shape.Short);
            holiday.RuleFor(h => h.Region).Line(13);
        });
    }
}
