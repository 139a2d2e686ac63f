using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Agreements.App.Tests.Support;

/// <summary>A disk without room for one process, which may be this one: the system refuses whatever it writes into files. Other processes are not touched, and no right is needed for it. Linux.</summary>
public static class FullDisk
{
    private const int FileSize = 1, TooLargeSignal = 25, Itself = 0;

    private static readonly nint Ignored = 1;

    /// <summary>Before the process is started, or, for this one, before it is filled: the signal that comes with the refusal would end it.</summary>
    public static void Prepare() => Signal(TooLargeSignal, Ignored);

    /// <param name="behind">A file may grow to so many bytes.</param>
    public static void Fill(int process = Itself, ulong behind = 1) => Limit(process, behind);

    public static void Free(int process = Itself) => Limit(process, null);

    // The soft limit only: the hard one could not be raised again.
    private static void Limit(int process, ulong? bytes)
    {
        var limits = default(Limits);
        if (Get(process, FileSize, 0, ref limits) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        limits.Soft = bytes ?? limits.Hard;
        if (Set(process, FileSize, ref limits, 0) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint Signal(int signal, nint handler);

    [DllImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static extern int Get(int process, int resource, nint none, ref Limits old);

    [DllImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static extern int Set(int process, int resource, ref Limits limits, nint none);

    private struct Limits
    {
        public ulong Soft, Hard;
    }
}
