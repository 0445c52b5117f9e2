using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class JobSpecReaderTests
{
    [Fact]
    public void Without_options_everything_has_its_documented_default()
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions(), defaultWorkers: 6);

        Assert.Equal(6, spec.Workers);
        Assert.Equal(["motion", "trig"], spec.Kernels.Select(kernel => kernel.Name), StringComparer.Ordinal);
        Assert.Equal(10_000_000, spec.Rows);
        Assert.Equal(100, spec.Ticks);
        Assert.Equal(1f / 30, spec.Dt);
        Assert.Equal(42ul, spec.Seed);
        Assert.Equal([DispatchMode.PerTick, DispatchMode.PerRun, DispatchMode.Doorbell], spec.Dispatches);
        Assert.Equal(TimeSpan.FromSeconds(10), spec.StallLimit);
        Assert.Equal(LogEventLevel.Warning, spec.Verbosity);
        Assert.Equal((null, null, null, null), (spec.Batch, spec.Sweep, spec.Samples, spec.SegmentRows));
        Assert.Equal((null, null, null, null), (spec.Input, spec.Output, spec.Json, spec.LogFile));
        Assert.True(spec.HugePages);
        Assert.False(spec.Pin || spec.IsAudited || spec.IsQuiet || spec.NoColor || spec.WritesToStandardOutput);
    }

    [Theory]
    [InlineData(nameof(JobOptions.Workers), "1", "256", "0", "257")]
    [InlineData(nameof(JobOptions.Rows), "1", "9223372036854775807", "0", "9223372036854775808")]
    [InlineData(nameof(JobOptions.Ticks), "1", "1e9", "0", "1000000001")]
    [InlineData(nameof(JobOptions.Batch), "1", "100", "0", "101")]
    [InlineData(nameof(JobOptions.Samples), "1", "10k", "0", "10001")]
    [InlineData(nameof(JobOptions.TileRows), "1", "1048576", "0", "1048577")]
    [InlineData(nameof(JobOptions.StallSeconds), "1", "86400", "0", "86401")]
    [InlineData(nameof(JobOptions.Seed), "0", "18446744073709551615", "-1", "18446744073709551616")]
    public void A_count_may_be_its_bounds_and_nothing_beyond(string option, string least, string most, string below, string above)
    {
        Assert.NotNull(Read(option, least));
        Assert.NotNull(Read(option, most));
        AssertRefused(option, below);
        AssertRefused(option, above);
    }

    [Theory]
    [InlineData(nameof(JobOptions.Workers))]
    [InlineData(nameof(JobOptions.Rows))]
    [InlineData(nameof(JobOptions.Ticks))]
    [InlineData(nameof(JobOptions.Batch))]
    [InlineData(nameof(JobOptions.Samples))]
    [InlineData(nameof(JobOptions.TileRows))]
    [InlineData(nameof(JobOptions.StallSeconds))]
    [InlineData(nameof(JobOptions.Seed))]
    public void A_count_is_a_whole_number(string option)
    {
        foreach (string text in new[] { "-1", "many", "1.5", "1/2", "NaN", "Infinity", "", " ", "1e400", "0x10", "1,000", "10M rows", "٣" })
        {
            AssertRefused(option, text);
        }
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("268435424", true)]
    [InlineData("0", false)]
    [InlineData("268435425", false)]
    [InlineData("many", false)]
    public void Room_for_rows_found_has_bounds(string rows, bool isTaken) =>
        Assert.Equal(isTaken, Record.Exception(() => JobSpecReader.Read(new JobOptions { Kernel = "starve", SegmentRows = rows }, 1)) is null);

    [Fact]
    public void Options_without_an_effect_are_refused()
    {
        Refuse(new JobOptions { SegmentRows = "5" }, "no kernel finds rows");
        Refuse(new JobOptions { Kernel = "motion", SideBySide = true }, "no tick has several kernels");
        Refuse(new JobOptions { Plan = "creatures", SideBySide = true }, "no tick has several kernels");

        static void Refuse(JobOptions options, string part) =>
            Assert.Contains(part, Assert.Throws<RefusedException>(() => JobSpecReader.Read(options, 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("OFF", false)]
    public void Huge_pages_are_on_or_off(string text, bool expected) => Assert.Equal(expected, Read(nameof(JobOptions.HugePages), text).HugePages);

    [Fact]
    public void Huge_pages_are_nothing_else() => AssertRefused(nameof(JobOptions.HugePages), "true");

    [Theory]
    [InlineData("1e7", 10_000_000)]
    [InlineData("10M", 10_000_000)]
    [InlineData("1.5k", 1500)]
    public void Rows_may_be_written_short(string text, long expected) => Assert.Equal(expected, Read(nameof(JobOptions.Rows), text).Rows);

    [Theory]
    [InlineData("0", 0f)]
    [InlineData("-1/4", -0.25f)]
    [InlineData("1e-3", 0.001f)]
    [InlineData("3e38", 3e38f)]
    public void A_tick_may_have_any_finite_length(string text, float expected) => Assert.Equal(expected, Read(nameof(JobOptions.Dt), text).Dt);

    [Theory]
    [InlineData("1/0")]
    [InlineData("NaN")]
    [InlineData("1e39")]
    [InlineData("1e999")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("1/2/3")]
    public void A_length_that_is_no_finite_number_of_the_columns_type_is_refused(string text) => AssertRefused(nameof(JobOptions.Dt), text);

    [Fact]
    public void All_problems_are_told_at_once()
    {
        JobOptions options = new()
        {
            Workers = "0",
            Kernel = "moton",
            Rows = "x",
            Ticks = "-1",
            Dt = "x",
            Seed = "x",
            Dispatch = "x",
            Batch = "0",
            Sweep = "x",
            Samples = "0",
            StallSeconds = "x",
            Verbosity = "x",
        };

        RefusedException refused = Assert.Throws<RefusedException>(() => JobSpecReader.Read(options, 1));

        // One for each option, and one for a batch beside a dispatch.
        Assert.Equal(13, refused.Message.Split(Environment.NewLine).Length);
        Assert.All(refused.Message.Split(Environment.NewLine), line => Assert.StartsWith("Cannot use ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_batch_is_not_blamed_for_ticks_that_were_refused()
    {
        RefusedException refused = Assert.Throws<RefusedException>(() => JobSpecReader.Read(new JobOptions { Ticks = "1OO", Batch = "50" }, 1));

        Assert.Contains("ticks=1OO", Assert.Single(refused.Message.Split(Environment.NewLine)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0.01)]
    [InlineData("0.5%", 0.005)]
    [InlineData("100%", 1)]
    public void A_batch_may_be_chosen_for_a_share_of_the_work(string? share, double expected)
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Batch = "auto", BatchShare = share }, 2);

        Assert.Equal((null, expected), (spec.Batch, spec.BatchShare));
        Assert.Equal([DispatchMode.PerRun], spec.Dispatches);
    }

    [Theory]
    [InlineData("auto", "0%", "batch-share=0%, expected=0.001% to 100%, with the sign, such as 0.5%.")]
    [InlineData("auto", "101%", "batch-share=101%")]
    [InlineData("auto", "0.01", "batch-share=0.01")]
    [InlineData("auto", "some%", "batch-share=some%")]
    [InlineData("10", "1%", "batch-share=1%, batch=10, expected=--batch auto. Leave it out.")]
    [InlineData(null, "1%", "batch-share=1%, batch=none")]
    public void A_share_that_is_none_or_has_no_batch_to_decide_is_refused(string? batch, string share, string expected) =>
        TemporaryFolder.Refuses(ExitCode.Usage, () => JobSpecReader.Read(new JobOptions { Batch = batch, BatchShare = share }, 2), expected);

    [Theory]
    [InlineData(nameof(JobOptions.Kernel), "moton", "Did you mean motion?")]
    [InlineData(nameof(JobOptions.Dispatch), "per_tick", "Did you mean per-tick?")]
    [InlineData(nameof(JobOptions.Dispatch), "pre-run", "Did you mean per-run?")]
    [InlineData(nameof(JobOptions.Sweep), "tilde", "Did you mean tiled?")]
    [InlineData(nameof(JobOptions.Verbosity), "warn1ng", "Did you mean warning?")]
    public void A_slip_of_a_name_is_answered_with_the_nearest(string option, string text, string hint) =>
        TemporaryFolder.Refuses(ExitCode.Usage, () => Read(option, text), $"{text}, expected=", hint);

    [Theory]
    [InlineData(nameof(JobOptions.Dispatch), "telepathy", "expected=per-tick or per-run or doorbell.")]
    [InlineData(nameof(JobOptions.Dispatch), "serial", "expected=per-tick or per-run or doorbell.")]
    [InlineData(nameof(JobOptions.Sweep), "sideways", "expected=streaming or tiled or fused.")]
    [InlineData(nameof(JobOptions.Kernel), "gravity", ", or PATH.dll:NAME for one of your own.")]
    public void A_name_that_this_version_lacks_is_answered_with_those_that_exist(string option, string text, string expected)
    {
        RefusedException refused = Assert.Throws<RefusedException>(() => Read(option, text));

        Assert.EndsWith(expected, refused.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
    }

    [Fact]
    public void A_list_counts_a_name_once_and_keeps_the_order_given()
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Kernel = " trig,motion , TRIG,,", Dispatch = "per-run,per-tick,per-run" }, 1);

        Assert.Equal(["trig", "motion"], spec.Kernels.Select(kernel => kernel.Name), StringComparer.Ordinal);
        Assert.Equal([DispatchMode.PerRun, DispatchMode.PerTick], spec.Dispatches);
    }

    [Theory]
    [InlineData(nameof(JobOptions.Kernel))]
    [InlineData(nameof(JobOptions.Dispatch))]
    public void An_empty_list_is_refused(string option) => TemporaryFolder.Refuses(ExitCode.Usage, () => Read(option, " , "), "Cannot run without");

    [Fact]
    public void The_input_decides_the_rows()
    {
        Assert.Null(Read(nameof(JobOptions.Input), "table.csv").Rows);
        TemporaryFolder.Refuses(
            ExitCode.Usage, () => JobSpecReader.Read(new JobOptions { Input = "table.csv", Rows = "10" }, 1), "rows=10", "input=table.csv", "environment");
    }

    [Theory]
    [InlineData("a.csv", "./a.csv", null, null, "--input and --output")]
    [InlineData("a.csv", null, "a.csv", null, "--input and --json")]
    [InlineData(null, "out", null, "sub/../out", "--output and --log-file")]
    public void One_file_for_two_things_is_refused(string? input, string? output, string? json, string? log, string named) => TemporaryFolder.Refuses(
        ExitCode.Usage, () => JobSpecReader.Read(new JobOptions { Input = input, Output = output, Json = json, LogFile = log }, 1), "Cannot use one file", named);

    [Fact]
    public void Different_files_and_devices_are_not_refused() =>
        Assert.NotNull(JobSpecReader.Read(new JobOptions { Input = "a.csv", Output = "b.csv", Json = "/dev/null", LogFile = "/dev/null" }, 1));

    [Fact]
    public void A_path_set_to_nothing_is_none()
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Input = "", Output = "", Json = "", LogFile = "", Rows = "5" }, 1);

        Assert.Equal(5, spec.Rows);
        Assert.Equal((null, null, null, null), (spec.Input, spec.Output, spec.Json, spec.LogFile));
    }

    [Fact]
    public void Rows_of_a_tile_are_refused_where_nothing_is_tiled()
    {
        RefusedException refused = Assert.Throws<RefusedException>(
            () => JobSpecReader.Read(new JobOptions { Sweep = "fused", TileRows = "4096" }, defaultWorkers: 2));

        Assert.Contains("tile-rows=4096, sweep=fused, expected=tiled", refused.Message, StringComparison.Ordinal);
        Assert.Equal(4096, JobSpecReader.Read(new JobOptions { Sweep = "tiled", TileRows = "4096" }, defaultWorkers: 2).TileRows);
    }

    [Fact]
    public void A_sweep_may_be_chosen_and_a_dash_means_standard_output()
    {
        Assert.Equal(Sweep.Tiled, Read(nameof(JobOptions.Sweep), "tiled").Sweep);
        Assert.True(Read(nameof(JobOptions.Json), "-").WritesToStandardOutput);
        Assert.True(Read(nameof(JobOptions.Markdown), "-").WritesToStandardOutput);
    }

    [Fact]
    public void Only_one_thing_goes_to_standard_output()
    {
        RefusedException refused = Assert.Throws<RefusedException>(
            () => JobSpecReader.Read(new JobOptions { Json = "-", Csv = "-", Markdown = "findings.md" }, defaultWorkers: 1));

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains("--json and --csv=-, expected=one of them", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_rows_than_any_machine_holds_are_left_to_the_memory_check() => Assert.True(Read(nameof(JobOptions.Rows), "1e18").Rows > Limits.MaxRows);

    private static JobSpec Read(string option, string text)
    {
        JobOptions options = new();
        typeof(JobOptions).GetProperty(option)!.SetValue(options, text);
        return JobSpecReader.Read(options, defaultWorkers: 1);
    }

    private static void AssertRefused(string option, string text)
    {
        RefusedException refused = Assert.Throws<RefusedException>(() => Read(option, text));
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Single(refused.Message.Split(Environment.NewLine));
        Assert.StartsWith("Cannot use ", refused.Message, StringComparison.Ordinal);

        // As the option is written: "stall-seconds" for StallSeconds, "tile-rows" for TileRows, "huge-pages" for HugePages.
        string message = refused.Message.Replace("-s", "s", StringComparison.Ordinal).Replace("-r", "r", StringComparison.Ordinal).Replace("-p", "p", StringComparison.Ordinal);
        Assert.Contains($"{option}={text}, expected=", message, StringComparison.OrdinalIgnoreCase);
    }
}
