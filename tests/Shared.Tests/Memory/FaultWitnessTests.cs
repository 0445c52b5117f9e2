using System.Globalization;
using System.Reflection;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Tests.MessagePack.Interop;

namespace ParallelMotion.Shared.Tests.Memory;

/// <summary>Processes that write where they must not, and what is left of it.</summary>
public sealed class FaultWitnessTests : IDisposable
{
    private const int Rows = 100_000;
    private const int Aborted = 128 + 6;

    /// <summary>Borders of 64 KiB.</summary>
    private static readonly RowRange Own = new(16384, 32768);
    private static readonly RegionSpec Spec = RegionSpec.Column("pos", ElementType.Float32, Rows);
    private static readonly string Writer = typeof(FaultWitnessTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static each => string.Equals(each.Key, "StrayWriter", StringComparison.Ordinal)).Value!;

    private readonly RegionRun _run;
    private readonly MappedRegion _column;
    private readonly ControlBlock _control;

    public FaultWitnessTests()
    {
        Assert.SkipUnless(FaultWitness.IsSupported, "This system has no witness.");
        _run = new RegionRun();
        _column = _run.Create(Spec);
        _column.Rows<float>(new RowRange(0, Rows)).Fill(1);
        _control = ControlBlock.Create(_run.Creator, 2);
    }

    public void Dispose()
    {
        _control?.Dispose();
        _run?.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16383)]
    [InlineData(32768)]
    [InlineData(Rows - 1)]
    public async Task A_stray_write_ends_its_process_and_not_a_row_and_its_address_is_known(int row)
    {
        (ToolRun death, long rows) = await StrayAsync(Own, "row", row);

        Assert.Equal(Aborted, death.ExitCode);
        Assert.Contains("AccessViolationException", death.Error, StringComparison.Ordinal);
        Assert.Equal(rows + (row * sizeof(float)), _control.Slot(1).FaultAddress.Read());
        Assert.Equal(-1, _column.Rows<float>(new RowRange(0, Rows)).IndexOfAnyExcept(1f));
    }

    [Fact]
    public async Task A_stretch_that_reaches_beyond_the_own_rows_is_stopped_at_the_others()
    {
        (ToolRun death, long rows) = await StrayAsync(Own, "clear", Own.Start);

        // Cleared in what order the runtime likes, by code that may not be managed: how that ends is its own affair.
        Assert.NotEqual(0, death.ExitCode);
        Assert.InRange(_control.Slot(1).FaultAddress.Read() - rows, Own.End * sizeof(float), (Rows * sizeof(float)) - 1);
        Assert.Equal(-1, _column.Rows<float>(new RowRange(0, Own.Start)).IndexOfAnyExcept(1f));
        Assert.Equal(-1, _column.Rows<float>(new RowRange(Own.End, Rows)).IndexOfAnyExcept(1f));
    }

    [Fact]
    public async Task A_write_to_a_column_that_is_only_read_is_stopped()
    {
        (ToolRun death, long rows) = await StrayAsync(new RowRange(0, 0), "row", 5);

        Assert.Equal(Aborted, death.ExitCode);
        Assert.Equal(rows + (5 * sizeof(float)), _control.Slot(1).FaultAddress.Read());
        Assert.Equal(-1, _column.Rows<float>(new RowRange(0, Rows)).IndexOfAnyExcept(1f));
    }

    [Fact]
    public async Task Who_stays_in_its_own_rows_lives_and_nothing_is_noted()
    {
        (ToolRun life, long _) = await StrayAsync(Own, "row", Own.End - 1);

        Assert.Equal((0, ""), (life.ExitCode, life.Error));
        Assert.Equal(0, _control.Slot(1).FaultAddress.Read());
        Assert.Equal(Own.End - 1, _column.Rows<float>(new RowRange(0, Rows)).IndexOf(7f));
    }

    [Fact]
    public async Task The_runtime_still_turns_a_null_reference_into_an_exception()
    {
        (ToolRun life, long _) = await StrayAsync(Own, "null", 0);

        Assert.Equal((0, ""), (life.ExitCode, life.Error));
        Assert.InRange(_control.Slot(1).FaultAddress.Read(), 1, 65535);
    }

    private async Task<(ToolRun Run, long Rows)> StrayAsync(RowRange own, string how, int row)
    {
        ToolRun run = await ToolRun.StartAsync(
            "dotnet",
            AppContext.BaseDirectory,
            "",
            TimeSpan.FromSeconds(60),
            ["exec", Writer, _run.Run.ToString(), _run.Creator.Place, "pos", .. new[] { Rows, own.Start, own.End }.Select(Text), how, Text(row)]);
        return (run, long.Parse(run.Output, CultureInfo.InvariantCulture));

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
