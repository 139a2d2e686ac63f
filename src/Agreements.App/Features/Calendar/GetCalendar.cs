using Agreements.App.Access;
using Agreements.App.Features.Holidays;
using Agreements.App.Pipeline;
using Agreements.App.Store;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Calendar;

/// <summary>Ends, notice deadlines, stages due, ceremonies, meetings and holidays of a span of days.</summary>
public static class GetCalendar
{
    private const int MostDays = 400, Usual = 30;

    /// <param name="From">Null = 30 days before the last day, or today.</param>
    /// <param name="To">Null = 30 days after the first day. Inclusive; at most 400 days after <paramref name="From"/>.</param>
    /// <param name="Institution">Only what concerns it or one below it; ceremonies and holidays are all shown.</param>
    /// <exception cref="Domain.DomainException"><c>report.range</c>; <c>calendar.tooLong</c>; <c>date.unlikely</c>.</exception>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(DateOnly? From, DateOnly? To, Guid? Institution = null) : IQuery<View>;

    public sealed record View(DateOnly From, DateOnly To, IReadOnlyList<CalendarEntry> Items);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.From).Must(d => d is null || Shape.IsLikely(d.Value)).WithErrorCode("date.unlikely");
            RuleFor(q => q.To).Cascade(CascadeMode.Stop).Must(d => d is null || Shape.IsLikely(d.Value)).WithErrorCode("date.unlikely")
                .Must((q, to) => !(to < q.From)).WithErrorCode("report.range").WithState(q => q.From)
                .Must((q, to) => q.From is not { } from || to is not { } last || from.DaysUntil(last) <= MostDays).WithErrorCode("calendar.tooLong").WithState(_ => MostDays);
        }
    }

    public sealed class Handler(CalendarDays days, StatusOf statusOf, IMediator mediator) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var from = request.From ?? request.To?.PlusDays(-Usual) ?? statusOf.Today(Zone.Wib);
            var to = request.To ?? from.PlusDays(Usual);
            var entries = (await days.ReadAsync(from, to, request.Institution, cancellationToken)).Items;
            var holidays = new List<CalendarEntry>();
            foreach (var year in Enumerable.Range(from.Year, to.Year - from.Year + 1))
                holidays.AddRange((await mediator.Send(new GetHolidays.Query(year, null), cancellationToken)).Holidays.Where(h => h.On >= from && h.On <= to)
                    .Select(h => new CalendarEntry($"{h.On.ToIso()}-{h.Name}", CalendarKind.Holiday, h.On, h.Name)));
            return new View(from, to, [.. holidays.Concat(entries).OrderBy(e => e.On)]);
        }
    }
}
