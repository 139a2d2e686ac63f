using System.CommandLine;
using Agreements.Bench;

// What the service costs beside the least that could answer the same questions: bare Kestrel and raw ADO.NET on the same file.
var sizes = new Option<int[]>("--agreements") { Description = "How many agreements; may be repeated.", DefaultValueFactory = _ => [10_000, 100_000, 1_000_000] };
var json = new Option<FileInfo?>("--json") { Description = "Also write the results there." };
var seconds = new Option<int>("--seconds") { Description = "How long each question is asked, for each side.", DefaultValueFactory = _ => 10 };
var data = new Option<DirectoryInfo?>("--data") { Description = "Keep the databases there and use them again. Default: a temporary directory." };
var only = new Option<string[]>("--only") { Description = "Only comparisons whose name holds this, such as 304; may be repeated. Groups: 'pages', 'list by scope', 'deep page', 'load' = mixed traffic of 250 callers, which is measured only when asked for (--seconds 600).", DefaultValueFactory = _ => [] };
var root = new RootCommand("Measures the service against a floor in the same run.") { sizes, json, seconds, data, only };
root.SetAction(async (parse, ct) =>
{
    var directory = parse.GetValue(data) ?? Directory.CreateTempSubdirectory("agreements-bench");
    try
    {
        var results = await new Benchmark(directory.FullName, TimeSpan.FromSeconds(parse.GetValue(seconds)), parse.GetValue(only)!).RunAsync(parse.GetValue(sizes)!, ct);
        Report.Print(results);
        if (parse.GetValue(json) is { } file) await Report.WriteAsync(results, file.FullName, ct);
    }
    finally
    {
        if (parse.GetValue(data) is null) directory.Delete(recursive: true);
    }
    return 0;
});
var floor = new Command("floor", "The floor itself: serve this database file.") { Hidden = true };
var database = new Argument<string>("file");
floor.Add(database);
floor.SetAction((parse, ct) => Floor.ServeAsync(parse.GetValue(database)!, ct));
root.Add(floor);
var empty = new Command("empty", "The floor of a start: an application without anything in it.") { Hidden = true };
var address = new Argument<string>("url");
empty.Add(address);
empty.SetAction((parse, ct) => StartBench.ServeEmptyAsync(parse.GetValue(address)!, ct));
root.Add(empty);
return await root.Parse(args).InvokeAsync();
