using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class ThreadFaultsTests
{
    [Theory]
    [InlineData("4242 (a (name) 9 9) R 1 2 3 0 -1 4194304 1717 0 3 0 5 6", 1717L)]
    [InlineData("4242 (dotnet) S 1 2 3 0 -1 4194304", null)]
    [InlineData("4242 (dotnet) S 1 2 3 0 -1 4194304 many", null)]
    [InlineData("", null)]
    public void The_tenth_field_is_read_whatever_the_name(string text, long? expected) => Assert.Equal(expected, ThreadFaults.Parse(text));

    [Fact]
    public void Touching_fresh_pages_shows()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says.");
        long? before = ThreadFaults.Now;

        // Large enough to be mapped afresh.
        byte[] fresh = new byte[64 << 20];
        for (int start = 0; start < fresh.Length; start += Environment.SystemPageSize)
        {
            fresh[start] = 1;
        }

        Assert.True(ThreadFaults.Now > before);
    }
}
