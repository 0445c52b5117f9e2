using System.Reflection;
using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Kernels from assemblies of the user's run as the built-in ones do, and end as clearly.</summary>
public sealed class UserKernelTests
{
    private static readonly string Drag = Built("DragFile");
    private static readonly string Strange = Built("StrangeFile");

    [Fact]
    public void The_sample_gives_the_serial_result_by_itself_and_in_a_tick_with_a_built_in_kernel()
    {
        using WorkFolder folder = new();
        folder.Write("stones.csv", "name,pos_x,vel_x,pos_y,vel_y\nfast,0,30,0,40\nslow,0,3,0,4\n" + string.Concat(Enumerable.Range(0, 5000).Select(static row => $"s,{row},{row},1,-{row}\n")));

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--input", "stones.csv", "--kernel", $"{Drag}:drag,motion+{Drag}:drag", "--ticks", "30", "--samples", "1", "--round-trips", "0", "--json", "-", "--output", "out.csv");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.NotEqual(document.WorldHash("drag"), document.WorldHash("motion+drag"), StringComparer.Ordinal);
        Assert.DoesNotContain("kernel-tiers", outcome.Output, StringComparison.Ordinal);

        // 50 m/s for a second: |v| is divided by 1 + 0.05 * 50.
        string[] fast = File.ReadLines(folder["out.csv"]).ElementAt(1).Split(',');
        Assert.Equal(30 / 3.5, double.Parse(fast[2]), tolerance: 1e-3);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("not-elementwise", Traits = new[] { "Length", "Long" })]
    [InlineData("wide")]
    public void A_relative_path_is_one_from_the_current_folder_and_a_debug_build_is_warned_of(string name)
    {
        using WorkFolder folder = new();
        File.Copy(Strange, folder["Mine.dll"]);

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--kernel", $"Mine.dll:{name}", "--rows", "10000", "--ticks", "9", "--samples", "1", "--round-trips", "0", "--json", "-");

        outcome.ShouldBe(0);
        Assert.All(ResultJson.Parse(outcome.Output).Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.Contains("kernel-tiers", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("per-tick")]
    [InlineData("per-run", Traits = new[] { "Length", "Long" })]
    [InlineData("doorbell", Traits = new[] { "Length", "Long" })]
    public void A_kernel_that_throws_ends_the_run_with_worker_kernel_tick_rows_and_exception(string dispatch)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--kernel", $"{Strange}:throws", "--sweep", "streaming", "--rows", "10000", "--ticks", "20", "--dispatch", dispatch, "--samples", "1", "--round-trips", "0");

        outcome.ShouldBe(12);
        Assert.Matches(@"\[ERR\] Worker \d failed: The kernel threw: kernel=throws, tick=7, rows=\[\d+, \d+\)", outcome.Error);
        Assert.Contains("System.InvalidOperationException: This kernel throws in a given tick.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("ThrowingKernel.Run", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_kernel_that_fills_a_workers_heap_is_told_of_with_the_limit()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "1", "--kernel", $"{Strange}:greedy", "--sweep", "streaming", "--rows", "1000", "--ticks", "20", "--dispatch", "per-tick", "--samples", "1", "--round-trips", "0");

        outcome.ShouldBe(12);
        Assert.Contains("System.OutOfMemoryException", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Its heap was full: heapLimitBytes=268435456. ", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_kernel_that_throws_in_the_serial_run_is_refused_with_its_exception()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "1", "--kernel", $"{Strange}:throws-anywhere", "--rows", "10000", "--ticks", "20", "--samples", "1", "--round-trips", "0");

        outcome.ShouldBe(2);
        Assert.Contains("a kernel threw in the serial run: kernel=throws-anywhere, tick=7, rows=[0, ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("This kernel throws in a given tick, wherever it runs.", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_kernel_whose_result_depends_on_its_range_is_found_out()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--kernel", $"{Strange}:range-dependent", "--sweep", "streaming", "--rows", "10000", "--ticks", "5", "--samples", "1", "--round-trips", "0");

        outcome.ShouldBe(11);
        Assert.Contains("column=a, row=", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("no such file: file=nowhere/My.dll", "nowhere/My.dll:drag")]
    [InlineData("no .NET assembly that can run here", "text.dll:drag")]
    [InlineData("Did you mean drag?", "DRAG:drog")]
    [InlineData("none is named", "DRAG")]
    [InlineData("lacks its columns: columns=a,vel_x, expected=vel_x (float32) and vel_y (float32)", "DRAG:drag")]
    [InlineData("threw=ArgumentException", "STRANGE:undeclarable")]
    [InlineData("it can't say which columns it works on: threw=NotSupportedException. No choice.", "STRANGE:no-bind")]
    [InlineData("column=a, type=float32, declared=float64", "STRANGE:wide", "arrays")]
    [InlineData("column=a, type=float32, declared=float64", "motion+STRANGE:wide", "arrays")]
    public void What_cannot_be_used_is_refused_before_any_process_starts(string part, string kernel, string input = "in.csv")
    {
        using WorkFolder folder = new();
        folder.Write("in.csv", "a,vel_x\n1,2\n");
        folder.Write("text.dll", "no assembly");
        Directory.CreateDirectory(folder["arrays"]);
        foreach (string column in new[] { "a", "pos", "vel" })
        {
            NpyFile.Write(folder[$"arrays/{column}.npy"], [1, 2]);
        }

        string reference = kernel.Replace("DRAG", Drag, StringComparison.Ordinal).Replace("STRANGE", Strange, StringComparison.Ordinal);

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "2", "--input", input, "--kernel", reference);

        outcome.ShouldBe(2);
        Assert.Contains("Cannot ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ParallelMotion", outcome.Error, StringComparison.Ordinal);
        Assert.All(folder.Logs, static log => Assert.DoesNotContain("WorkerStarted", File.ReadAllText(log), StringComparison.Ordinal));
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_kernel_that_throws_on_scratch_rows_is_told_from_one_that_throws_in_a_tick()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "1", "--kernel", $"{Strange}:divides", "--sweep", "streaming", "--rows", "10000", "--ticks", "5", "--samples", "1", "--round-trips", "0");

        outcome.ShouldBe(12);
        Assert.Contains("Worker 0 failed: Cannot attach because a kernel threw while it was tried on scratch rows", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("kernel=divides, tick=0, rows=[0, ", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    private static string Built(string key) => Path.GetFullPath(typeof(UserKernelTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => string.Equals(each.Key, key, StringComparison.Ordinal)).Value!);
}
