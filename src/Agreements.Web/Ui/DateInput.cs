using Agreements.Domain;
using Agreements.Domain.Dates;

namespace Agreements.Web.Ui;

/// <summary>A date as a form brings it.</summary>
internal static class DateInput
{
    /// <param name="pointer">Of the field, as refusals name it.</param>
    /// <returns>Null when nothing was typed.</returns>
    /// <exception cref="DomainException"><c>date.written</c>, <c>date.twoDigitYear</c>, <c>date.weekday</c>.</exception>
    public static DateOnly? Read(string? text, string pointer)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (WrittenDate.TryParse(text, out var date, out var error)) return date;
        throw new DomainException(ProblemKind.Invalid, [new Violation(error!.Key["problem.".Length..], pointer, error)]);
    }

    /// <summary>As it is shown for editing: <c>25/05/2025</c>.</summary>
    public static string? Write(DateOnly? date) => date?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
