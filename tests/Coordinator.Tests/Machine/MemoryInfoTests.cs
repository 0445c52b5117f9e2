using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class MemoryInfoTests
{
    [Fact]
    public void The_kernels_estimate_is_read_in_bytes() =>
        Assert.Equal(23_456_789L * 1024, MemoryInfo.Available("MemTotal:       24000000 kB\nMemFree:         1000000 kB\nMemAvailable:   23456789 kB\nBuffers: 1 kB\n"));

    [Theory]
    [InlineData("")]
    [InlineData("MemTotal: 1 kB\n")]
    [InlineData("MemAvailable: many kB\n")]
    [InlineData("MemAvailable: 99999999999999999999 kB\n")]
    [InlineData("MemAvailable: 9223372036854775807 kB\n")]
    public void Without_a_number_that_fits_there_is_none(string text) => Assert.Null(MemoryInfo.Available(text));
}
