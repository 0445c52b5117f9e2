using System.Diagnostics;
using System.Globalization;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class ProcessIdentityTests
{
    private const double TicksPerSecond = 100;

    [Fact]
    public void This_process_has_its_number_and_one_start_time()
    {
        Assert.Equal(Environment.ProcessId, ProcessIdentity.Own.Pid);
        Assert.True(ProcessIdentity.Own.StartTime > 0);
        Assert.Equal(ProcessIdentity.Own, ProcessIdentity.Own);
    }

    [Fact]
    public void The_start_time_is_the_systems_field_22_in_ticks_since_boot()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux counts from boot.");
        string[] uptime = File.ReadAllText("/proc/uptime").Split(' ');
        double age = double.Parse(uptime[0], CultureInfo.InvariantCulture) - (ProcessIdentity.Own.StartTime / TicksPerSecond);
        using Process self = Process.GetCurrentProcess();
        double expected = (TimeProvider.System.GetUtcNow().UtcDateTime - self.StartTime.ToUniversalTime()).TotalSeconds;

        Assert.InRange(age - expected, -5, 5);
    }
}
