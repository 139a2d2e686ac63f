using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Agreements.Domain.Access;
using Agreements.Web.Tests.Support;
using NUnit.Framework;

namespace Agreements.Web.Tests.Integrations;

/// <summary>Feeds as calendar programs of others read them: ical.js, and Debian's python3-icalendar where it is installed.</summary>
public sealed partial class CalendarTests : ServiceTest
{
    private const string Title = "Nota Kesepahaman, bagian \"kedua\"; tentang Sinergi Penyelenggaraan Program Jaminan Sosial Ketenagakerjaan – é ü 中 \\ akhir";

    private readonly Dictionary<string, string> _ends = [];

    private NodePackage _node = null!;
    private Browser _officer = null!;
    private Guid _moved, _closed;

    protected override (string, string?)[] Settings => [("Agreements__Today", "2025-05-20")];

    [OneTimeSetUp]
    public async Task EnterAsync()
    {
        _node = await NodePackage.InstallAsync("Integrations");
        var body = await MouAsync();
        var city = (body["parties"] as Array)!.Cast<dynamic>().Select(p => (Guid)p.institution).First();
        async Task<Guid> EndsAsync(string endsOn)
        {
            (body["title"], body["term"], body["notice"]) = (Title, new { signedOn = "2020-05-26", endBasis = "fixed", endsOn }, new { amount = 1, unit = "months" });
            body["parties"] = (body["parties"] as Array)!.Cast<dynamic>().Select(p => new { p.institution, number = Guid.CreateVersion7().ToString() }).ToArray();
            return (await Api.PostAsync("agreements", body)).Id;
        }
        (_moved, _closed) = (await EndsAsync("2025-08-31"), await EndsAsync("2025-09-30"));
        _officer = new Browser(Service.Http.BaseAddress!);
        _officer.Cookies.Add(Service.Http.BaseAddress!, new System.Net.Cookie("agreements", (await TestPerson.AddAsync(Path.Combine(Directory, "data", "agreements.db"), (Role.Officer, city))).Session));
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _officer.Dispose();
        _node.Dispose();
    }

    [GeneratedRegex("http://[^<\\s]+/calendar/[^<\\s]+\\.ics", RegexOptions.None, 1000)]
    private static partial Regex Address();

    private static string AddressIn(Shown page) => new Uri(Address().Match(page.Words).Value).PathAndQuery;

    /// <summary>Another program's reading of the text.</summary>
    private async Task<JsonNode> ReadAsync(string address)
    {
        using var answer = await Service.Http.GetAsync(address);
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/calendar; charset=utf-8"));
        var text = await answer.Content.ReadAsStringAsync();
        using var reader = _node.Start("node", "read-calendar.mjs");
        var read = JsonNode.Parse(await SpokenAsync(reader, text))!;
        if (await PythonReadsAsync(text) is { } events) Assert.That(events, Is.EqualTo(read["events"]!.AsArray().Count), "python3-icalendar finds as many");
        return read;
    }

    private static async Task<string> SpokenAsync(Process reader, string text)
    {
        await reader.StandardInput.WriteAsync(text);
        reader.StandardInput.Close();
        var said = await reader.StandardOutput.ReadToEndAsync();
        var errors = await reader.StandardError.ReadToEndAsync();
        await reader.WaitForExitAsync();
        Assert.That(reader.ExitCode, Is.Zero, errors);
        return said;
    }

    /// <returns>The number of its events; null where it is not installed.</returns>
    private async Task<int?> PythonReadsAsync(string text)
    {
        var there = await _node.RunAsync("python3", "-c", "import icalendar");
        if (there.ExitCode != 0) return null;
        using var reader = _node.Start("python3", "-c", "import sys, icalendar; c = icalendar.Calendar.from_ical(sys.stdin.buffer.read()); assert not c.errors; e = c.walk('VEVENT'); assert all(not x.errors and type(x['DTSTART'].dt).__name__ == 'date' for x in e); print(len(e))");
        return int.Parse(await SpokenAsync(reader, text), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static JsonNode EventOf(JsonNode read, Guid agreement, string kind) => read["events"]!.AsArray().Single(e => e!["uid"]!.GetValue<string>() == $"{agreement:D}-{kind}@agreements")!;

    [Test, Order(1)]
    public async Task The_feeds_of_a_person_and_of_a_saved_view_are_read_by_others_as_they_were_meant()
    {
        _ends["person"] = AddressIn(await _officer.SubmitAsync("/calendar", "feed", ("Name", "Kalender Rina, Jambi; 2025")));
        await _officer.SubmitAsync("/agreements?endsTo=2025-09-15", "view", ("ViewName", "Segera berakhir"));
        var form = Browser.FormIn(await _officer.GetAsync("/agreements/views"), "views");
        var view = form.Keys.Single(k => k.StartsWith("name-", StringComparison.Ordinal))["name-".Length..];
        form["Do"] = "subscribe:" + view;
        _ends["view"] = AddressIn(await _officer.PostAsync("/agreements/views", form));
        var (own, filtered) = (await ReadAsync(_ends["person"]), await ReadAsync(_ends["view"]));
        Assert.That((own["version"]!.GetValue<string>(), own["name"]!.GetValue<string>(), own["refresh"]!.GetValue<string>()), Is.EqualTo(("2.0", "Kalender Rina, Jambi; 2025", "PT6H")));
        Assert.That((own["longest"]!.GetValue<int>() <= 75, own["bareLineFeeds"]!.GetValue<int>()), Is.EqualTo((true, 0)), "RFC 5545, 3.1: lines of 75 octets");
        var end = EventOf(own, _moved, "end");
        Assert.That((end["start"]!.GetValue<string>(), end["isDate"]!.GetValue<bool>(), end["status"]!.GetValue<string>(), end["sequence"]!.GetValue<int>(), end["alarms"]!.GetValue<int>()), Is.EqualTo(("2025-08-31", true, "CONFIRMED", 0, 0)));
        Assert.That(end["summary"]!.GetValue<string>(), Does.Contain(Title), "nothing is lost by folding and escaping");
        Assert.That((end["hasEnd"]!.GetValue<bool>() ? end["ends"]!.GetValue<string>() : "2025-09-01", end["stamp"], end["modified"]), Is.EqualTo(("2025-09-01", end["stamp"], end["modified"])).And.Not.Null);
        Assert.That(end["modified"]!.GetValue<string>(), Is.Not.Empty);
        // Those of its renewal stand beside them.
        Assert.That(filtered["events"]!.AsArray().Select(e => e!["uid"]!.GetValue<string>()).Where(u => u.Contains("-end@", StringComparison.Ordinal) || u.Contains("-notice@", StringComparison.Ordinal)), Is.EquivalentTo(new[] { $"{_moved:D}-end@agreements", $"{_moved:D}-notice@agreements" }));
    }

    [Test, Order(2)]
    public async Task An_unchanged_feed_is_not_sent_again()
    {
        using var first = await Service.Http.GetAsync(_ends["person"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, _ends["person"]);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.That((int)(await Service.Http.SendAsync(request)).StatusCode, Is.EqualTo(304));
    }

    [Test, Order(3)]
    public async Task A_moved_date_raises_the_sequence_and_a_closed_deadline_is_called_off_and_names_stay()
    {
        await Api.PatchNowAsync(_moved, new { term = new { endsOn = "2025-09-10" } });
        await Api.PatchNowAsync(_closed, new { notice = (object?)null });
        foreach (var address in _ends.Values)
        {
            var end = EventOf(await ReadAsync(address), _moved, "end");
            Assert.That((end["start"]!.GetValue<string>(), end["sequence"]!.GetValue<int>(), end["status"]!.GetValue<string>()), Is.EqualTo(("2025-09-10", 1, "CONFIRMED")));
        }
        var notice = EventOf(await ReadAsync(_ends["person"]), _closed, "notice");
        Assert.That((notice["start"]!.GetValue<string>(), notice["sequence"]!.GetValue<int>(), notice["status"]!.GetValue<string>()), Is.EqualTo(("2025-08-30", 1, "CANCELLED")));
    }
}
