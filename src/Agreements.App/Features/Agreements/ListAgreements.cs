using Agreements.App.Access;
using Agreements.App.Pipeline;
using Agreements.Domain.Access;
using Agreements.Domain.Agreements;
using FluentValidation;
using MediatR;

namespace Agreements.App.Features.Agreements;

/// <summary>Agreements by filter, page by page behind the last one seen, so that page 1,000 costs what page 1 costs.</summary>
public static class ListAgreements
{
    internal sealed class Shape : AbstractValidator<Query>
    {
        private const int FirstYear = 1945, LastYear = 9999;

        public Shape()
        {
            RuleFor(q => q.SignedYear).Must(IsYear).WithErrorCode("query.value").WithState(q => q.SignedYear);
            RuleFor(q => q.InForceYear).Must(IsYear).WithErrorCode("query.value").WithState(q => q.InForceYear);
            RuleFor(q => q.Region).Line(13);
            RuleFor(q => q.Officer).Line(254);
            RuleFor(q => q.Q).Line(200);
        }

        private static bool IsYear(int? year) => year is null or (>= FirstYear and <= LastYear);
    }

    [Needs(Permission.Read, Reach.Scope)]
    public sealed record Query : IQuery<View>
    {
        /// <summary>Null = today in each agreement's zone.</summary>
        public DateOnly? AsOf { get; init; }
        public Validity? Validity { get; init; }
        public Flag? Flag { get; init; }
        public ProcessState? Process { get; init; }
        public RenewalState? Renewal { get; init; }
        public AgreementClass? Class { get; init; }
        public Regime? Regime { get; init; }

        /// <summary>A party, now or at another time, is this institution or stands below it.</summary>
        public Guid? Institution { get; init; }

        /// <summary>The region code of a party, now or at another time, is this or lies in it: 15 finds 15.71.</summary>
        public string? Region { get; init; }
        public DateOnly? EndsFrom { get; init; }
        public DateOnly? EndsTo { get; init; }

        /// <summary>Notice deadline on or before this day.</summary>
        public DateOnly? NoticeBefore { get; init; }
        public int? SignedYear { get; init; }

        /// <summary>In force on at least one day of the year.</summary>
        public int? InForceYear { get; init; }
        public Guid? Parent { get; init; }

        /// <summary>The mail address of the officer in charge.</summary>
        public string? Officer { get; init; }

        /// <summary>Any part of title, subject, numbers or names.</summary>
        public string? Q { get; init; }
        public SortOrder Sort { get; init; } = SortOrder.NewestFirst;
        public int PageSize { get; init; } = PageRequest.DefaultSize;
        public string? PageToken { get; init; }
        public bool IncludeTotal { get; init; }

        /// <summary>What SQL can only narrow.</summary>
        internal bool Picks(AgreementStatus status) => (Flag is not { } flag || status.Flags.Contains(flag)) && (Renewal is not { } renewal || status.Renewal == renewal)
            && (EndsFrom is null || status.EndsOn >= EndsFrom) && (EndsTo is null || status.EndsOn <= EndsTo) && (NoticeBefore is null || status.NoticeDeadline <= NoticeBefore);
    }

    /// <param name="NextPageToken">Absent on the last page.</param>
    public sealed record View(IReadOnlyList<AgreementView> Items, string? NextPageToken, long? Total) : IPageOf<AgreementView>;

    public sealed class Handler(AgreementPages pages, AgreementViews views) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (items, next, total) = await pages.ReadAsync(request, null, views.Of, cancellationToken);
            return new View(items, next, total);
        }
    }
}

public enum SortOrder { NewestFirst, OldestFirst, EndsFirst, EndsLast }
