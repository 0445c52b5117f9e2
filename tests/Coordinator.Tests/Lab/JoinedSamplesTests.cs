using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Bandwidths;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Lab;

public sealed class JoinedSamplesTests
{
    [Fact]
    public void Samples_of_all_turns_stand_behind_each_other_and_the_first_difference_stays()
    {
        Mismatch wrong = new("pos", 3, "1", "2");

        IReadOnlyList<Measurement> joined = JoinedSamples.Of([Turn(1, null), Turn(2, wrong), Turn(3, null)]);

        Assert.Equal([1, 2, 3], joined[1].Samples);
        Assert.Equal("hash 3", joined[1].WorldHash);
        Assert.All(joined, each => Assert.Equal(wrong, each.Mismatch));
    }

    private static IReadOnlyList<Measurement> Turn(double seconds, Mismatch? mismatch) =>
        [.. BandwidthPlans.For(BandwidthPlans.Motion, 1000, 5, [1]).Runs.Select(run => new Measurement(run, [seconds], $"hash {seconds}", mismatch))];
}
