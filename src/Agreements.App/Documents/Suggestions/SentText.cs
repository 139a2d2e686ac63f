using Agreements.App.Documents.Texts;
using Agreements.Domain;
using Agreements.Domain.Documents;

namespace Agreements.App.Documents.Suggestions;

/// <summary>The text of a file that is sent and not kept. It is opened in the process that opens all files, a few at a time; nobody waits in line for that.</summary>
public sealed class SentText(ReadingChild child)
{
    private const int AtOnce = 2, AgainAfter = 5, MostCharacters = 1_000_000;

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <exception cref="DomainException"><c>suggest.needsOcr</c>: it has no text; <c>suggest.unreadable</c>; <c>rate.limited</c>: as many as may are being read.</exception>
    public async Task<IReadOnlyList<string>> PagesAsync(IncomingFile file, CancellationToken ct)
    {
        if (file.Format is not (FileFormat.Pdf or FileFormat.Docx)) throw Refused("suggest.needsOcr");
        if (!await _places.WaitAsync(0, ct)) throw new DomainException(ProblemKind.RateLimited, [Violation.Of("rate.limited", "", AgainAfter)]);
        var directory = Directory.CreateTempSubdirectory(ReadingPlace.Prefix).FullName;
        try
        {
            return await ReadAsync(file, Path.Combine(directory, "file"), ct);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
            _places.Release();
        }
    }

    private async Task<IReadOnlyList<string>> ReadAsync(IncomingFile file, string path, CancellationToken ct)
    {
        file.Content.Position = 0;
        await using (var copy = File.Create(path)) await file.Content.CopyToAsync(copy, ct);
        var (pages, letters, scanned) = (new List<string>(), 0, 0);
        var problem = await child.ReadAsync(path, file.Format, 1, (line, _) =>
        {
            if (line.Page is not { } page) return Task.CompletedTask;
            if (page.Scanned) scanned++;
            pages.Add(letters < MostCharacters ? page.Text : "");
            letters += page.Text.Length;
            return Task.CompletedTask;
        }, ct);
        if (problem is not null and not "tooMuchText") throw Refused("suggest.unreadable", new Domain.Texts.Message("problem.reading." + problem));
        return letters == 0 || scanned > pages.Count / 2 ? throw Refused("suggest.needsOcr") : pages;
    }

    private static DomainException Refused(string code, params object[] args) => new(ProblemKind.Unreadable, [Violation.Of(code, IncomingFile.Pointer, args)]);
}
