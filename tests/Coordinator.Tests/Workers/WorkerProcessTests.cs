using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class WorkerProcessTests
{
    [Fact]
    public void An_obituary_has_the_exit_code_and_the_last_words()
    {
        using WorkerProcess process = StandIn.Start("echo first >&2; echo second >&2; exit 7");
        Assert.True(process.Exited.WaitHandle.WaitOne(StandIn.Limit));

        string obituary = process.Obituary();

        Assert.Contains($"pid={process.Pid}, exit code 7", obituary, StringComparison.Ordinal);
        Assert.Contains($"first{Environment.NewLine}second", obituary, StringComparison.Ordinal);
        Assert.True(process.HasExited);
    }

    [Fact]
    public void Last_words_that_come_after_the_end_are_waited_for()
    {
        // The child inherits standard error, and speaks when its parent is gone.
        using WorkerProcess process = StandIn.Start("(sleep 0.2; echo late >&2) & exit 0");
        Assert.True(process.Exited.WaitHandle.WaitOne(StandIn.Limit));

        Assert.Contains("late", process.Obituary(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_obituary_names_the_signal_that_ended_the_worker()
    {
        using WorkerProcess process = StandIn.Start("kill -KILL $$; exec cat");

        Assert.Contains("SIGKILL", process.Obituary(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_does_not_end_is_killed_for_its_obituary()
    {
        using WorkerProcess process = StandIn.Start(StandIn.Obedient);

        string obituary = process.Obituary();

        Assert.Contains("killed by the coordinator", obituary, StringComparison.Ordinal);
        Assert.True(process.HasExited);
    }

    [Fact]
    public void Killing_ends_it_and_killing_the_dead_is_harmless()
    {
        using WorkerProcess process = StandIn.Start(StandIn.Obedient);
        process.Kill();

        Assert.True(process.WaitForExit(StandIn.Limit));
        Assert.Null(Record.Exception(process.Kill));
    }

    [Fact]
    public void Cutting_the_lifeline_lets_it_leave_by_itself()
    {
        using WorkerProcess process = StandIn.Start(StandIn.Obedient);
        process.CutLifeline();

        Assert.True(process.WaitForExit(StandIn.Limit));
        Assert.Contains("exit code 0", process.Obituary(), StringComparison.Ordinal);
        Assert.Null(Record.Exception(process.CutLifeline));
    }

    [Fact]
    public void The_token_is_the_first_line_of_its_standard_input()
    {
        byte[] token = [.. Enumerable.Range(0, 32).Select(each => (byte)each)];
        using WorkerProcess process = StandIn.Start("read token; echo \"got $token\" >&2");
        process.GiveToken(token);

        Assert.Contains($"got {Convert.ToBase64String(token)}", process.Obituary(), StringComparison.Ordinal);
    }

    [Fact]
    public void Giving_the_token_to_the_dead_is_harmless()
    {
        using WorkerProcess process = StandIn.Start("exit 0");
        Assert.True(process.WaitForExit(StandIn.Limit));

        Assert.Null(Record.Exception(() => process.GiveToken(new byte[32])));
    }

    [Fact]
    public void Interrupts_from_the_terminal_do_not_reach_it()
    {
        using WorkerProcess process = StandIn.Start("kill -INT $$; kill -QUIT $$; echo alive >&2");

        Assert.Contains("alive", process.Obituary(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_inherited_makes_workers_differ()
    {
        using WorkerProcess process = StandIn.Start("echo \"$DOTNET_gcServer $DOTNET_GCHeapHardLimit $DOTNET_EnableDiagnostics\" >&2");

        Assert.Contains("0 0x10000000 0", process.Obituary(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_executable_that_is_not_there_shows_in_the_obituary()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the start itself fails.");
        using WorkerProcess process = WorkerProcess.Start("/nowhere/worker", 3, "pipe");

        string obituary = process.Obituary();

        Assert.Contains("exit code 127", obituary, StringComparison.Ordinal);
        Assert.Contains("/nowhere/worker", obituary, StringComparison.Ordinal);
    }
}
