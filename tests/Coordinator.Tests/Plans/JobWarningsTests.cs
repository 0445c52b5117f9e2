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
    public void A_pin_that_no_run_got_is_told()
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Workers = "2", Kernel = "motion", Pin = true }, 1);
        HashSet<string> columns = new(StringComparer.Ordinal) { "pos", "vel" };

        Assert.Equal("pin-unsupported", Assert.Single(JobWarnings.Of(spec, JobPlanner.Plan(spec, columns, 1_000_000), MadeResult.Machine)).Code);
        Assert.Empty(JobWarnings.Of(spec, JobPlanner.Plan(spec, columns, 1_000_000, cpus: MadeResult.Cpus), MadeResult.Machine));
    }

    private static IEnumerable<Warning> Of(int workers, int logical, double? quota, int rows)
    {
        JobSpec spec = JobSpecReader.Read(new JobOptions { Workers = workers.ToString(), Kernel = "motion" }, 1);
        JobPlan plan = JobPlanner.Plan(spec, new HashSet<string>(StringComparer.Ordinal) { "pos", "vel" }, rows);
        return JobWarnings.Of(spec, plan, MadeResult.Machine with { LogicalCpus = logical, CpuQuota = quota });
    }
}
