namespace Agreements.App.Data;

/// <summary>A file for its owner alone that vanishes when it is closed, and also when the program is killed.</summary>
public static class TemporaryFile
{
    public static FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 64 * 1024, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows()) return new FileStream(NewPath(), options);
        options.Options = FileOptions.Asynchronous;
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(NewPath(), options);
        // What is open stays readable without a name; nobody else can find it, and the system frees it with the process.
        File.Delete(file.Name);
        return file;
    }

    private static string NewPath() => Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
}
