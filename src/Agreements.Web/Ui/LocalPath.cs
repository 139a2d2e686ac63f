namespace Agreements.Web.Ui;

/// <summary>Where to go after signing in. Only a place of ours: an address that a link brings along may lead anywhere.</summary>
internal static class LocalPath
{
    private const string Home = "/";

    private const int Longest = 2000;

    public static string Of(string? next) => next is { Length: > 0 and <= Longest } && IsLocal(next) ? next : Home;

    // Browsers read a backslash as a slash and skip control characters: "/\x" and "/<tab>/x" leave the house like "//x".
    private static bool IsLocal(string path) => path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(c => char.IsControl(c) || c == '\\');
}
