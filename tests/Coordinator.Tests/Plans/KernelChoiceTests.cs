using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class KernelChoiceTests
{
    private static readonly HashSet<string> PosAndVel = new(StringComparer.Ordinal) { "pos", "vel", "name" };

    [Fact]
    public void Without_names_only_kernels_that_find_their_columns_are_run() =>
        Assert.Equal("motion", Names(new JobOptions { Input = "in.csv" }, PosAndVel));

    [Fact]
    public void Kernels_asked_for_by_name_are_all_kept_so_that_a_missing_column_is_an_error() =>
        Assert.Equal("motion trig", Names(new JobOptions { Input = "in.csv", Kernel = "motion,trig" }, PosAndVel));

    [Fact]
    public void Where_no_kernel_fits_all_stay_so_that_binding_says_why() =>
        Assert.Equal("motion trig", Names(new JobOptions { Input = "in.csv" }, new HashSet<string>(StringComparer.Ordinal) { "name" }));

    private static string Names(JobOptions options, HashSet<string> columns) =>
        string.Join(' ', KernelChoice.For(JobSpecReader.Read(options, defaultWorkers: 1), columns).Kernels.Select(static kernel => kernel.Name));
}
