using Agreements.App.Access;
using Agreements.App.Features.Holidays;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Dates;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Calendar;

/// <summary>Ends, notice deadlines, stages due, ceremonies, meetings and holidays of a span of days.</summary>
public static class GetCalendar
{
    private const int MostDays = 400;

    /// <param name="To">Inclusive; at most 400 days after <paramref name="From"/>.</param>
    /// <param name="Institution">Only what concerns it or one below it; ceremonies and holidays are all shown.</param>
    /// <exception cref="Domain.DomainException"><c>report.range</c>; <c>calendar.tooLong</c>; <c>date.unlikely</c>.</exception>
    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query(DateOnly From, DateOnly To, Guid? Institution = null) : IQuery<View>;

    public sealed record View(DateOnly From, DateOnly To, IReadOnlyList<CalendarEntry> Items);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.From).Likely();
            RuleFor(q => q.To).Cascade(CascadeMode.Stop).Likely()
                .Must((q, to) => to >= q.From).WithErrorCode("report.range").WithState(q => q.From)
                .Must((q, to) => q.From.DaysUntil(to) <= MostDays).WithErrorCode("calendar.tooLong").WithState(_ => MostDays);
        }
    }

    public sealed class Handler(CalendarDays days, IMediator mediator) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var entries = await days.ReadAsync(request.From, request.To, request.Institution, cancellationToken);
            var holidays = new List<CalendarEntry>();
            foreach (var year in Enumerable.Range(request.From.Year, request.To.Year - request.From.Year + 1))
                holidays.AddRange((await mediator.Send(new GetHolidays.Query(year, null), cancellationToken)).Holidays.Where(h => h.On >= request.From && h.On <= request.To)
                    .Select(h => new CalendarEntry($"{h.On.ToIso()}-{h.Name}", CalendarKind.Holiday, h.On, h.Name)));
            return new View(request.From, request.To, [.. holidays.Concat(entries).OrderBy(e => e.On)]);
        }
    }
}
