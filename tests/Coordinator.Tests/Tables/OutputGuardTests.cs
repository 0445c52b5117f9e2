using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class OutputGuardTests
{
    [Fact]
    public void A_full_disk_is_too_little_of_a_resource()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "The device that is always full exists on Linux only.");

        TemporaryFolder.Refuses(
            ExitCode.TooLittleResource,
            () => OutputGuard.Run("out.csv", () =>
            {
                using FileStream full = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                full.Write([1, 2, 3]);
            }),
            "disk is full", "path=out.csv");
    }

    [Fact]
    public void Any_other_refusal_of_the_system_is_the_users_to_mend()
    {
        TemporaryFolder.Refuses(ExitCode.Usage, () => OutputGuard.Run("out.csv", () => throw new IOException("odd")), "out.csv", "odd");
        TemporaryFolder.Refuses(ExitCode.Usage, () => OutputGuard.Run("out.csv", () => throw new UnauthorizedAccessException("no")), "out.csv", "no");
    }

    [Fact]
    public void A_defect_is_not_dressed_up_as_a_refusal() =>
        Assert.Throws<InvalidOperationException>(() => OutputGuard.Run("out.csv", () => throw new InvalidOperationException()));
}
