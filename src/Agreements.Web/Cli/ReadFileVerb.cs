using System.CommandLine;
using Agreements.App.Documents.Texts;
using Agreements.App.Documents.Texts.Files;
using Agreements.Domain.Documents;
using Agreements.Domain.Texts;

namespace Agreements.Web.Cli;

/// <summary>The process in which the service has a stranger's file opened. People have no use for it.</summary>
internal static class ReadFileVerb
{
    public static Command Define()
    {
        var file = new Argument<string>("file");
        var kind = new Option<string>("--kind") { Required = true };
        kind.AcceptOnlyFromAmong("pdf", "docx");
        var from = new Option<int>("--from") { DefaultValueFactory = _ => 1 };
        var most = new Option<int>("--most") { DefaultValueFactory = _ => new ReadingOptions().MostPages };
        var verb = new Command(ReadingChild.Verb, "Open a file for the service and print its pages.") { file, kind, from, most };
        verb.Hidden = true;
        verb.SetAction(parse => Run(parse.GetValue(file)!, Words.Parse<FileFormat>(parse.GetValue(kind)!), parse.GetValue(from), parse.GetValue(most)));
        return verb;
    }

    private static int Run(string file, FileFormat format, int from, int most)
    {
        try
        {
            using var output = Console.OpenStandardOutput();
            FileReading.Run(file, format, from, most, output);
            return 0;
        }
        catch (OutOfMemoryException)
        {
            return ReadingChild.OutOfMemory;
        }
    }
}
