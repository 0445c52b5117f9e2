using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Measurements;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class JobWarningsTests
{
    [Theory]
    [InlineData(8, 8, null, 100_000_000, new string[0])]
    [InlineData(9, 8, null, 100_000_000, new[] { "oversubscribed" })]
    [InlineData(3, 8, 2.5, 100_000_000, new[] { "oversubscribed" })]
    [InlineData(2, 8, 2.5, 100_000_000, new string[0])]
    [InlineData(2, 8, null, 1000, new string[0])]
    [InlineData(1, 8, null, 1000, new string[0])]
    [InlineData(4, 8, null, 10, new[] { "idle-workers" })]
    [InlineData(9, 8, null, 10, new[] { "oversubscribed", "idle-workers" })]
    public void Each_case_has_its_code(int workers, int logical, double? quota, int rows, string[] expected) =>
        Assert.Equal(expected, Of(workers, logical, quota, rows).Select(warning => warning.Code), StringComparer.Ordinal);

    [Fact]
    public void The_sentences_have_the_numbers()
    {
        Warning[] warnings = [.. Of(9, 8, 2.5, 10)];

        Assert.Contains("9 workers share 2.5 CPUs", warnings[0].Message, StringComparison.Ordinal);
        Assert.Contains("With 10 rows some of 9 workers get none", warnings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_that_can_not_be_read_is_named_with_what_is_assumed_in_its_place()
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Workers = "2", Kernel = "motion" }, 1);
        JobPlan plan = JobPlanner.Plan(spec, new HashSet<string>(StringComparer.Ordinal) { "pos", "vel" }, 1_000_000);

        Warning warning = Assert.Single(JobWarnings.Of(spec, plan, MadeResult.Machine with { IsQuotaUnreadable = true }));

        Assert.Equal("quota-unreadable", warning.Code);
        Assert.Contains("taken to have none", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pin_that_no_run_got_is_told()
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Workers = "2", Kernel = "motion", Pin = true }, 1);
        HashSet<string> columns = new(StringComparer.Ordinal) { "pos", "vel" };

        Assert.Equal("pin-unsupported", Assert.Single(JobWarnings.Of(spec, JobPlanner.Plan(spec, columns, 1_000_000), MadeResult.Machine)).Code);
        Assert.Empty(JobWarnings.Of(spec, JobPlanner.Plan(spec, columns, 1_000_000, cpus: MadeResult.Cpus), MadeResult.Machine));
    }

    [Theory]
    [InlineData("diffuse", "101", "out", true)]
    [InlineData("diffuse", "100", "out", false)]
    [InlineData("diffuse", "101", "", false)]
    [InlineData("motion", "101", "out", false)]
    [InlineData("motion,diffuse", "1", "out", true)]
    public void An_output_after_an_odd_number_of_swaps_says_where_the_newest_values_are(string kernels, string ticks, string output, bool isTold)
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Workers = "1", Kernel = kernels, Ticks = ticks, Output = output }, 1);
        HashSet<string> columns = new(StringComparer.Ordinal) { "pos", "vel", "heat", "heat_next" };
        Warning[] warnings = [.. JobWarnings.Of(spec, JobPlanner.Plan(spec, columns, 1_000_000), MadeResult.Machine)];

        Assert.Equal(isTold ? ["odd-swaps"] : [], warnings.Select(static warning => warning.Code), StringComparer.Ordinal);
        Assert.All(warnings, warning => Assert.Contains($"({ticks}) the newest values of diffuse lie in heat_next, and heat holds", warning.Message, StringComparison.Ordinal));
    }

    private static IEnumerable<Warning> Of(int workers, int logical, double? quota, int rows)
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Workers = workers.ToString(), Kernel = "motion" }, 1);
        JobPlan plan = JobPlanner.Plan(spec, new HashSet<string>(StringComparer.Ordinal) { "pos", "vel" }, rows);
        return JobWarnings.Of(spec, plan, MadeResult.Machine with { LogicalCpus = logical, CpuQuota = quota });
    }
}
