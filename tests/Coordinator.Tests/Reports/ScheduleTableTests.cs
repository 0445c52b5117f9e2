using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Plans;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class ScheduleTableTests
{
    private const int TerminalWidth = 80;

    public static TheoryData<string, string> Asked => new()
    {
        { nameof(JobOptions.Plan), "creatures" },
        { nameof(JobOptions.Kernel), "motion+hunger+trig" },
        { nameof(JobOptions.Kernel), "diffuse+motion" },
        { nameof(JobOptions.Kernel), "hunger+starve" },
        { nameof(JobOptions.Kernel), string.Join('+', KernelCatalog.All.Select(static kernel => kernel.Name)) },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public void A_tick_of_kernels_that_are_built_in_fits_a_terminal(string option, string names) =>
        Assert.All(Lines(Plan(option, names)), static line => Assert.True(line.Length <= TerminalWidth, line));

    [Fact]
    public void Long_names_of_columns_give_way_to_their_number()
    {
        string[] names = [new('a', 60), new('b', 60)];
        MadeKernel[] kernels = [new(ColumnUse.Writes<float>(names[0]), ColumnUse.Reads<float>(names[1])), new(ColumnUse.Writes<float>(names[1])) { Name = "other" }];
        Schedule schedule = Schedule.Of(PhaseAssignment.InPhases(kernels.Select(static kernel => new ScheduledKernel(kernel, kernel.Name, [.. kernel.Columns], Phase: 0))));

        string[] lines = Lines(RunPlan.Serial(schedule, rows: 10, ticks: 1, dt: 1));

        Assert.All(lines, static line => Assert.True(line.Length <= TerminalWidth, line));
        Assert.Contains(lines, static line => line.Contains("made", StringComparison.Ordinal) && line.Contains("1 column ", StringComparison.Ordinal));
    }

    [Fact]
    public void Kernels_stand_in_their_phases_with_what_they_share_and_the_coordinators_part_comes_last()
    {
        string[] rows = [.. Lines(Plan(nameof(JobOptions.Plan), "creatures")).Select(static line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

        Assert.Equal("A tick of creatures (no worker waits for another between phases)", rows[0]);
        Assert.Contains("1 motion pos_x pos_y vel_x vel_y", rows, StringComparer.Ordinal);
        Assert.Contains("1 hunger energy metabolism", rows, StringComparer.Ordinal);
        Assert.Contains("2 starve segment starved energy", rows, StringComparer.Ordinal);
        Assert.Equal("end coordinator: cleanup, respawn 7 columns segment starved", rows.Last(static row => row.Length > 0));
    }

    [Theory]
    [InlineData("motion+trig", "all side by side")]
    [InlineData("hunger+starve", "no worker waits for another between phases")]
    public void The_title_says_who_waits_for_whom(string kernels, string part) => Assert.Contains(part, Lines(Plan(nameof(JobOptions.Kernel), kernels))[0], StringComparison.Ordinal);

    [Fact]
    public void A_tick_of_one_kernel_is_no_table() => Assert.Equal([string.Empty], Lines(Plan(nameof(JobOptions.Kernel), "motion")));

    private static RunPlan Plan(string option, string names)
    {
        JobOptions options = new();
        typeof(JobOptions).GetProperty(option)!.SetValue(options, names);
        JobSpec spec = JobSpecReader.Read(options, defaultWorkers: 2);
        return JobPlanner.Plan(spec, spec.Kernels[0].Example.Select(static column => column.Name).ToHashSet(StringComparer.Ordinal), rows: 1000).Schedules[0].Runs[0];
    }

    private static string[] Lines(RunPlan plan)
    {
        using StringWriter writer = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 1000;
        ScheduleTable.Of(plan.Schedule, plan.TickEnd).PrintOn(console);
        return [.. writer.ToString().Split(Environment.NewLine).Select(static line => line.TrimEnd())];
    }
}
