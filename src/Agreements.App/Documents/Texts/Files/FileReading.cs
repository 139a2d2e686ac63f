using System.Text;
using Agreements.App.Data;
using Agreements.Domain.Documents;

namespace Agreements.App.Documents.Texts.Files;

/// <summary>What the process that opens one file does: it says its pages as lines of JSON and ends. It knows no database and no setting.</summary>
public static class FileReading
{
    /// <param name="from">The first page that is wanted.</param>
    /// <param name="most">Pages.</param>
    public static void Run(string path, FileFormat kind, int from, int most, Stream output)
    {
        using var to = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        try
        {
            var characters = 0;
            foreach (var page in Pages(path, kind, from, most, count => Say(to, new ReadLine(Pages: count))))
            {
                if ((characters += page.Text.Length) > TextLimits.Characters) throw new UnreadableException("tooMuchText");
                Say(to, new ReadLine(Page: page));
            }
            Say(to, new ReadLine(Ended: true));
        }
        catch (UnreadableException unreadable)
        {
            Say(to, new ReadLine(Ended: true, Problem: unreadable.Word));
        }
    }

    private static IEnumerable<TakenPage> Pages(string path, FileFormat kind, int from, int most, Action<int> count)
    {
        if (kind == FileFormat.Pdf) return PdfPages.Read(path, from, most, count);
        var pages = DocxPages.Read(path);
        count(pages.Count);
        return pages.Take(most).Skip(from - 1);
    }

    private static void Say(StreamWriter to, ReadLine line)
    {
        to.Write(Json.Write(line));
        to.Write('\n');
        to.Flush();
    }
}
