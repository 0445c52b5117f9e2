using ParallelMotion.Coordinator.Lab.Scaling;

namespace ParallelMotion.Coordinator.Tests.Lab.Scaling;

public sealed class FittedLawTests
{
    // By hand: 2 (1 + c (n - 1)) / (1 + c (2n - 1)) < 1.1 where n > 4.5 (1 - c) / c.
    [Theory]
    [InlineData(0.5, 5)]
    [InlineData(0.1, 41)]
    [InlineData(0.01, 446)]
    [InlineData(0.001, null)]
    [InlineData(0, null)]
    [InlineData(-0.1, null)]
    public void Amdahls_flat_spot_is_where_twice_as_many_gain_under_a_tenth(double contention, int? expected) =>
        Assert.Equal(expected, new FittedLaw(ScalingLaw.Amdahl, new Estimate(contention, 0), default).FlatFrom);

    [Fact]
    public void Coherence_brings_it_nearer()
    {
        FittedLaw law = new(ScalingLaw.Universal, new Estimate(0.01, 0.005), new Estimate(0.002, 0.001));

        // Without coherence 446. The peak, sqrt((1 - 0.01) / 0.002) by Gunther, is 22.
        Assert.InRange(law.FlatFrom!.Value, 8, 22);
        Assert.True(law.FlatFromLow < law.FlatFrom && law.FlatFrom < law.FlatFromHigh);
    }
}
