using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class MemoryFaultTests : IDisposable
{
    private const int Aborted = 134;
    private const int Segment = 139;
    private const string LastWords = "Fatal error.\nSystem.AccessViolationException: Attempted to read or write protected memory.";

    private readonly MadeScene _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_write_to_a_row_of_another_worker_is_told_in_full() => Assert.Equal(
        "Worker 0 wrote where it must not and was stopped by the memory unit: kernel=stray, column=pos, row=700000, own rows=[0, 507904), "
        + "that row belongs to worker 1. No row was harmed by it. A kernel may write the rows that it is handed, of columns that it declared as written: "
        + "look for a pointer or an index that leaves them.",
        Explain(MadeScene.Pos + (700_000 * 4)));

    [Theory]
    [InlineData(MadeScene.Pos + (507_904 * 4L), "column=pos, row=507904, own rows=[0, 507904), that row belongs to worker 1")]
    [InlineData(MadeScene.Pos + (507_904 * 4L) + 3, "column=pos, row=507904, ")]
    [InlineData(MadeScene.Pos - 1, "column=pos, row=-1, own rows=[0, 507904), the table has no such row (rows=1000000)")]
    [InlineData(MadeScene.Pos - 65536, "column=pos, row=-16384, ")]
    [InlineData(MadeScene.Pos + 4_000_000, "column=pos, row=1000000, own rows=[0, 507904), the table has no such row (rows=1000000)")]
    [InlineData(MadeScene.Mass + 80, "column=mass (declared as only read), row=10, own rows=[0, 507904), that row is its own, to read")]
    [InlineData(MadeScene.Mass + 7_999_999, "column=mass (declared as only read), row=999999, own rows=[0, 507904), that row belongs to worker 1")]
    public void The_column_the_row_and_whose_it_is_are_named(long address, string part)
    {
        string? told = Explain(address);

        Assert.StartsWith("Worker 0 wrote where it must not", told, StringComparison.Ordinal);
        Assert.Contains(part, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MadeScene.Pos - 65537)]
    [InlineData(MadeScene.Pos + 4_001_792)]
    [InlineData(65536L)]
    [InlineData(long.MaxValue)]
    public void An_address_in_no_column_is_told_as_it_is(long address) => Assert.StartsWith(
        $"Worker 0 was stopped by a memory fault: kernel=stray, address=0x{address:x}, own rows=[0, 507904). None of its columns lies there",
        Explain(address),
        StringComparison.Ordinal);

    [Fact]
    public void A_fault_in_a_row_that_may_be_written_is_not_called_a_stray_write() => Assert.Equal(
        "Worker 0 was stopped by a memory fault in a row that it may write: kernel=stray, column=pos, row=5, own rows=[0, 507904).",
        Explain(MadeScene.Pos + 20));

    [Theory]
    [InlineData(0L)]
    [InlineData(8L)]
    [InlineData(65535L)]
    [InlineData(-1L)]
    public void Without_an_address_or_with_a_null_reference_for_one_the_kernel_is_named(long address) => Assert.Equal(
        "Worker 0 was stopped by a memory fault: kernel=stray, address=unknown, own rows=[0, 507904).", Explain(address));

    [Fact]
    public void Before_the_worker_said_where_its_columns_lie_nothing_is_claimed_of_them()
    {
        _made.Scene.Slot.FaultAddress.Write(MadeScene.Pos);

        Assert.Contains(
            $"address=0x{MadeScene.Pos:x}, own rows=[0, 507904). It had not said yet where its columns lie.",
            MemoryFault.Explain(_made.Scene with { RowAddresses = [] }, Aborted, LastWords),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_says_fewer_addresses_than_it_has_columns_is_read_as_far_as_it_goes()
    {
        _made.Scene.Slot.FaultAddress.Write(MadeScene.Mass);

        Assert.Contains("None of its columns lies there", MemoryFault.Explain(_made.Scene with { RowAddresses = [MadeScene.Pos] }, Aborted, LastWords), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, LastWords)]
    [InlineData(70, "Fault drill: exit.")]
    [InlineData(137, "")]
    [InlineData(Aborted, "Unhandled exception. System.InvalidOperationException")]
    public void Another_death_is_none_of_this(int exitCode, string lastWords) => Assert.Null(MemoryFault.Explain(_made.Scene, exitCode, lastWords));

    [Theory]
    [InlineData(Segment)]
    [InlineData(unchecked((int)0xC0000005))]
    public void A_death_by_the_signal_itself_is_one(int exitCode) => Assert.NotNull(MemoryFault.Explain(_made.Scene, exitCode, ""));

    [Fact]
    public void A_new_attachment_forgets_what_was_noted()
    {
        _made.Scene.Slot.FaultAddress.Write(MadeScene.Mass);

        _made.Scene.Begin();

        Assert.Null(MemoryFault.Explain(_made.Scene, Aborted, "Unhandled exception."));
    }

    private string? Explain(long address)
    {
        _made.Scene.Slot.FaultAddress.Write(address);
        return MemoryFault.Explain(_made.Scene, Aborted, LastWords);
    }
}
