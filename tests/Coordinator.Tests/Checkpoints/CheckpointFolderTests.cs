using System.Runtime.InteropServices;
using ParallelMotion.Coordinator.Checkpoints;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Resuming;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Checkpoints;

/// <summary>Whatever was done to a checkpoint, it is taken as it was written or refused.</summary>
public sealed class CheckpointFolderTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly CheckpointFolder _folder;

    public CheckpointFolderTests()
    {
        _folder = new CheckpointFolder(_temporary.At("checkpoints"));
        _folder.Prepare(holdsOwn: false);
    }

    [Fact]
    public void The_newest_is_read_and_the_one_before_it_gone()
    {
        Write(tick: 10, first: 1);
        Write(tick: 20, first: 2);

        (Checkpoint checkpoint, ColumnTable columns) = _folder.Read();

        Assert.Equal((20, "motion", "per-run"), (checkpoint.Tick, checkpoint.Flight.Schedule, DispatchName.Of(checkpoint.Flight.Dispatch)));
        Assert.Equal(2f, MemoryMarshal.Cast<byte, float>(columns["pos"].Bytes(new(0, 1)))[0]);
        Assert.Single(Directory.GetDirectories(_folder.Path));
    }

    [Fact]
    public void What_was_not_finished_doesnt_count()
    {
        Write(tick: 10, first: 1);
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".unfinished-checkpoint-000001"));

        Assert.Equal(10, _folder.Read().Checkpoint.Tick);
        Write(tick: 20, first: 2);
        Assert.Single(Directory.GetDirectories(_folder.Path));
    }

    [Fact]
    public void Any_byte_that_was_changed_or_is_missing_is_noticed()
    {
        const int Seed = 20261126;
        Random random = new(Seed);
        for (int round = 0; round < 150; round++)
        {
            Write(tick: 10, first: round);
            string newest = Directory.GetDirectories(_folder.Path)[0];
            string file = random.GetItems(Directory.GetFiles(newest), 1)[0];
            byte[] bytes = File.ReadAllBytes(file);
            int at = random.Next(bytes.Length);
            byte[] damaged = random.Next(3) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
                _ => [],
            };
            File.WriteAllBytes(file, damaged);

            RefusedException? refused = Refusal();

            // White space in a header may change and says the same; everything else must not.
            Assert.True(refused is not null || IsSame(), $"seed {Seed}, round {round}, {Path.GetFileName(file)} at {at}");
            Assert.True(refused is null || refused.ExitCode == ExitCode.Usage);
        }

        bool IsSame() => string.Equals(_folder.Read().Checkpoint.WorldHash, WorldHash.Of(_folder.Read().Columns), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_gone_is_noticed()
    {
        Write(tick: 10, first: 1);
        File.Delete(Path.Combine(Directory.GetDirectories(_folder.Path)[0], "vel.npy"));

        Assert.Contains("its columns were changed or are damaged", Refusal()?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_holds_another_jobs_is_not_written_to()
    {
        Write(tick: 10, first: 1);

        RefusedException refused = Assert.Throws<RefusedException>(() => _folder.Prepare(holdsOwn: false));

        Assert.Contains("holds another job's", refused.Message, StringComparison.Ordinal);
        _folder.Prepare(holdsOwn: true);
    }

    [Fact]
    public void A_folder_without_any_is_told_of() =>
        Assert.Contains("holds no checkpoint", Refusal()?.Message, StringComparison.Ordinal);

    public void Dispose() => _temporary.Dispose();

    private RefusedException? Refusal()
    {
        try
        {
            _ = _folder.Read();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused;
        }
    }

    private void Write(int tick, float first)
    {
        ColumnTable table = new(3, [Of("pos", [first, 5, 6]), Of("vel", [1, 2, 3])]);
        Flight flight = new("motion", 2, DispatchMode.PerRun, Sweep.Tiled, 4096, 100, 10, 1, []);
        _folder.Write(new Checkpoint(new JobOptions { Rows = "3" }, flight, tick, 3, WorldHash.Of(table), "0"), table);
    }

    private static Column Of(string name, float[] values) =>
        Column.Filled(name, ElementType.Float32, values.Length, (rows, bytes) => MemoryMarshal.AsBytes(values.AsSpan(rows.Start, rows.Length)).CopyTo(bytes));
}
