using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Runs;

public sealed class RunSamplesTests
{
    private readonly RunSamples _samples = new(MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]).Measurements[0].Plan);

    [Fact]
    public void Samples_stay_in_the_order_taken_and_the_first_mismatch_is_kept()
    {
        Mismatch first = new("pos", 1, "0", "1");
        _samples.Add(3, mismatch: null);
        _samples.Add(1, first, worldHash: "first wrong one");
        _samples.Add(2, new Mismatch("pos", 0, "0", "1"), worldHash: "hash");

        Measurement measurement = _samples.ToMeasurement(static () => "serial");

        Assert.Equal([3.0, 1.0, 2.0], measurement.Samples);
        Assert.Same(first, measurement.Mismatch);
        Assert.Equal("hash", measurement.WorldHash);
    }

    [Fact]
    public void After_a_right_sample_the_hash_is_that_of_the_serial_run()
    {
        Assert.False(_samples.HasAny);
        _samples.Add(1, new Mismatch("pos", 1, "0", "1"), worldHash: "wrong");
        _samples.Add(1, mismatch: null);

        Assert.True(_samples.HasAny);
        Assert.Equal("serial", _samples.ToMeasurement(static () => "serial").WorldHash);
    }

    [Fact]
    public void A_run_too_short_for_the_clock_still_has_a_finite_bandwidth()
    {
        _samples.Add(0, mismatch: null);

        Assert.True(double.IsFinite(_samples.ToMeasurement(static () => "serial").BytesPerSecond));
    }
}
