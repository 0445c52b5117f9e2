using ParallelMotion.Coordinator.Doctor;
using ParallelMotion.Coordinator.Doctor.Checks;
using ParallelMotion.Coordinator.Tests.Machine;

namespace ParallelMotion.Coordinator.Tests.Doctor.Checks;

public sealed class MemoryChecksTests
{
    private const long Mi = 1L << 20;

    [Theory]
    [InlineData(1000 * Mi, true, "Fine")]
    [InlineData(1000 * Mi, false, "Note")]
    [InlineData(154 * Mi, true, "Fine")]
    [InlineData(152 * Mi, true, "Note")]
    [InlineData(64 * Mi, true, "Note")]
    [InlineData(Mi, true, "Note")]
    [InlineData(Mi - 1, true, "Unfit")]
    [InlineData(null, true, "Note")]
    public void A_folder_is_judged_by_its_room_and_then_by_where_it_lies(long? free, bool isInMemory, string expected) =>
        Assert.Equal(expected, MemoryFolderCheck.Judge(new FolderRoom("/m", "fs", isInMemory, 2000 * Mi, free)).Level.ToString());

    // 64 MiB less four headers of 64 KiB, at 16 bytes a row.
    [Fact]
    public void What_fits_is_told_in_rows()
    {
        Finding finding = MemoryFolderCheck.Judge(new FolderRoom("/dev/shm", "tmpfs", IsInMemory: true, 64 * Mi, 64 * Mi));

        Assert.Equal("/dev/shm: tmpfs, 64.0 MiB of 64.0 MiB free", finding.Found);
        Assert.Contains($"about {((64 * Mi) - (4 * 65536)) / 16:N0} fit", finding.Means, StringComparison.Ordinal);
        Assert.Equal(64 * Mi, finding.Values["freeBytes"]);
    }

    [Theory]
    [InlineData(null, null, 10_000, 0, "Fine")]
    [InlineData(null, null, null, null, "Note")]
    [InlineData(2000, 1000, 10_000, 0, "Fine")]
    [InlineData(2000, 1000, 10_000, 1, "Note")]
    [InlineData(500, 400, 10_000, 0, "Note")]
    [InlineData(500, 127, 10_000, 0, "Unfit")]
    [InlineData(null, null, 127, 0, "Unfit")]
    [InlineData(null, null, 129, 0, "Note")]
    public void The_tighter_of_container_and_machine_decides(int? limit, int? left, int? machine, int? kills, string expected) =>
        Assert.Equal(expected, MemoryLimitCheck.Judge(new MemoryRoom(limit * Mi, left * Mi, machine * Mi, kills)).Level.ToString());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_containers_limit_and_its_dead_are_read_in_both_versions(bool isUnified)
    {
        using MadeGroup group = new();
        group.Write(isUnified, kills: 3, limitBytes: 500 * Mi);

        Assert.Equal((500 * Mi, 3), (group.Memory.LimitBytes(), group.Memory.Kills()));
    }
}
