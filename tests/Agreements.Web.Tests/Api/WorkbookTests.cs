using System.Globalization;
using Agreements.Domain.Texts;
using Agreements.Web.Api;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Api;

/// <summary>What is written as a workbook is one.</summary>
public sealed class WorkbookTests
{
    private static readonly DateTimeOffset At = new(2025, 5, 20, 17, 30, 0, TimeSpan.Zero);

    private static Task<Stream> FileAsync(params object?[][] rows) =>
        Xlsx.FileAsync(new Table("agreements", ["title", "endsOn", "at", "days"], rows.ToAsyncEnumerable(), AsyncEnumerable.Empty<object>(), typeof(object)), Language.Id, CancellationToken.None);

    [Test]
    public async Task It_keeps_to_the_schema_with_rows_and_without()
    {
        await using var empty = await FileAsync();
        await using var full = await FileAsync(["Nota <&> \"sinergi\"\r\nbaris", new DateOnly(2025, 5, 25), At, 5], [" _x0041_ \u0001\uD800", null, null, -3], [new string('x', 40_000), new DateOnly(1900, 2, 1), null, null]);
        Assert.That((Workbooks.Broken(empty), Workbooks.Broken(full)), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
        Assert.That((Workbooks.Rows(empty).Count, Workbooks.Rows(full).Count), Is.EqualTo((1, 4)));
    }

    [Test]
    public async Task Days_instants_and_numbers_are_what_they_are_in_every_row()
    {
        await using var file = await FileAsync(["Satu", new DateOnly(2025, 5, 25), At, 5], [null, new DateOnly(1900, 2, 28), null, -3], ["Tiga", new DateOnly(1900, 3, 1), At.AddDays(1), 0]);
        static string Serial(DateTime at) => at.ToOADate().ToString(CultureInfo.InvariantCulture);
        var rows = Workbooks.Rows(file);
        Assert.That(rows[1], Is.EqualTo(new[] { ("A2", "Satu", 0u), ("B2", Serial(new(2025, 5, 25)), 2u), ("C2", Serial(new(2025, 5, 21, 0, 30, 0)), 3u), ("D2", "5", 0u) }));
        Assert.That(rows[2], Is.EqualTo(new[] { ("B3", "1900-02-28", 0u), ("D3", "-3", 0u) }), "a day that Excel counts wrongly is a text; what is absent is no cell");
        Assert.That(rows[3], Is.EqualTo(new[] { ("A4", "Tiga", 0u), ("B4", "61", 2u), ("C4", Serial(new(2025, 5, 22, 0, 30, 0)), 3u), ("D4", "0", 0u) }));
    }
}
