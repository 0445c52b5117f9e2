using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>
/// Another user of the machine beside a run, whatever umask it was started with. Taken out (a folder of mode 0777 and the runtime's own
/// modes), it could list and connect under umask 000; regions, of mode 0600, it still could not open.
/// </summary>
public sealed class HostileNeighbourTests
{
    // Lists the folder, reads and writes a region by its name, connects to a pipe by its name; a line for each that succeeded.
    private const string Attempts = """
        import os, socket, sys
        folder, region, pipe = sys.argv[1:]
        def connect():
            with socket.socket(socket.AF_UNIX) as s: s.connect(pipe)
        for what, attempt in (
            ("list", lambda: os.listdir(folder)), ("read", lambda: open(region, "rb").close()),
            ("write", lambda: open(region, "r+b").close()), ("connect", connect)):
            try:
                attempt()
                print(what)
            except OSError as refused:
                print(what, "refused" if refused.errno == 13 else refused)
        """;

    [Theory]
    [InlineData("000", Traits = new[] { "Length", "Long" })]
    [InlineData("022")]
    public void Another_user_can_neither_look_into_a_run_nor_open_a_region_nor_connect(string umask)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "It did not run: only root can become another user.");
        Assert.SkipUnless(Shell.Has("setpriv") && Shell.Has("/usr/bin/python3"), "It did not run: setpriv or python3 is missing.");
        using WorkFolder folder = new();

        // Worker 0 hangs before its hello, so that its pipe still listens.
        using CoordinatorRun run = CoordinatorRun.Start(
            folder,
            new CoordinatorRun.Options { Fault = "hello:1:hang:0", Prefix = ["/bin/sh", "-c", $"umask {umask}; exec \"$0\" \"$@\""] },
            "2", "--rows", "100000", "--ticks", "20", "--verbosity", "debug");
        run.WaitForStage("Worker 1 started");
        string place = Assert.Single(Directory.GetDirectories(Residue.RegionRoot, $"*{Residue.RunOf(Assert.Single(folder.Logs))}*"));
        string region = Directory.GetFiles(place).First(static file => Path.GetFileName(file) is "control");

        string said = Shell.Run(
            $"setpriv --reuid=65534 --regid=65534 --clear-groups /usr/bin/python3 -c '{Attempts.Replace("'", "'\\''", StringComparison.Ordinal)}' '{place}' '{region}' '{place}/w0.pipe'");

        Assert.Equal("list refused\nread refused\nwrite refused\nconnect refused", said);
        run.Signal("INT");
        run.WaitForExit().ShouldBe(130);
        Residue.ShouldBeNone(folder);
    }
}
