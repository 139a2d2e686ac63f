namespace Agreements.Web.Ui;

/// <summary>The code of the guide for integrators: the files that tests run, as they are.</summary>
internal static class GuideFiles
{
    public static readonly IReadOnlyList<int> Tasks = [1, 2, 3, 4, 5];

    /// <summary>Name of the language, and the file of a task in it.</summary>
    public static readonly IReadOnlyList<(string Language, Func<int, string> File)> Languages = [("curl", n => $"task{n}.sh"), ("C#", n => $"Task{n}.cs"), ("TypeScript", n => $"task{n}.ts")];

    public static string Read(string file)
    {
        using var stream = typeof(GuideFiles).Assembly.GetManifestResourceStream("guide/" + file) ?? throw new InvalidOperationException($"There is no file '{file}' in the guide.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
