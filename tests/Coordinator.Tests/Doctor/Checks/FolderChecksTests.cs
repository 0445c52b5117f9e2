using System.Runtime.Versioning;
using ParallelMotion.Coordinator.Doctor;
using ParallelMotion.Coordinator.Doctor.Checks;
using ParallelMotion.Coordinator.Sweeping;
using ParallelMotion.Coordinator.Tests.Machine;
using ParallelMotion.Coordinator.Tests.Sweeping;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Doctor.Checks;

[UnsupportedOSPlatform("windows")]
public sealed class FolderChecksTests
{
    private const string Root = "/m";
    private const UnixFileMode All = (UnixFileMode)511;

    private static readonly SweptFolder Dead = new("00000000000000ab", $"{Root}/parallelmotion-00000000000000ab", 2048, KeptBecause: null);
    private static readonly SweptFolder Live = new("00000000000000cd", $"{Root}/parallelmotion-00000000000000cd", 4096, SweptFolder.Alive);
    private static readonly SweptFolder Foreign = new("parallelmotion-x", $"{Root}/parallelmotion-x", Bytes: null, "its name is no run's");

    [Theory]
    [InlineData(All, "Note")]
    [InlineData(All | UnixFileMode.StickyBit, "Fine")]
    [InlineData(RunFolder.Mode, "Fine")]
    [InlineData(RunFolder.Mode | UnixFileMode.GroupWrite, "Note")]
    public void A_folder_that_others_write_to_wants_a_sticky_bit(UnixFileMode parent, string expected) =>
        Assert.Equal(expected, PipeFolderCheck.Judge(new PipeAttempt(Root, parent, RunFolder.Mode, Refusal: null)).Level.ToString());

    [Fact]
    public void A_run_that_can_not_have_a_pipe_can_not_run()
    {
        Finding finding = PipeFolderCheck.Judge(new PipeAttempt(Root, All, MadeMode: null, "Read-only file system."));

        Assert.Equal((FindingLevel.Unfit, "0777"), (finding.Level, finding.Values["folderMode"]));
        Assert.Contains("Read-only file system.", finding.Means, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_system_without_modes_is_noted() =>
        Assert.Equal(FindingLevel.Note, PipeFolderCheck.Judge(new PipeAttempt(Root, RunFolder.Mode, All, Refusal: null)).Level);

    [Fact]
    public void What_it_tries_a_folder_with_is_gone_afterwards()
    {
        using MadeLeavings left = new();
        Examined examined = MadeExamined.With(new FakeFiles()) with { MemoryFolder = left.Root };

        Assert.Equal("0700", new PipeFolderCheck().Look(examined).Values["runFolderMode"]);
        Assert.Empty(Directory.GetFileSystemEntries(left.Root));
        Assert.Equal(FindingLevel.Fine, new DeadRunsCheck().Look(examined).Level);
    }

    [Fact]
    public void A_path_too_long_for_a_pipe_is_unfit()
    {
        using MadeLeavings left = new();
        string deep = Directory.CreateDirectory(Path.Combine(left.Root, new string('x', 100))).FullName;

        Assert.Equal(FindingLevel.Unfit, new PipeFolderCheck().Look(MadeExamined.With(new FakeFiles()) with { MemoryFolder = deep }).Level);
    }

    [Fact]
    public void Dead_runs_are_found_where_they_lie_and_stay_there()
    {
        using MadeLeavings left = new();
        string dead = left.Dead("col-pos", [1, 2, 3]);
        using RegionStore alive = left.Run(RunId.New());

        Finding finding = new DeadRunsCheck().Look(MadeExamined.With(new FakeFiles()) with { MemoryFolder = left.Root });

        Assert.Equal((FindingLevel.Note, 3L), (finding.Level, finding.Values["deadBytes"]));
        Assert.Contains(Assert.Single((string[])finding.Values["deadRuns"]!), dead, StringComparison.Ordinal);
        Assert.Equal($"{alive.Run}", Assert.Single((string[])finding.Values["liveRuns"]!));
        Assert.True(File.Exists(Path.Combine(dead, "col-pos")));
    }

    [Fact]
    public void Nothing_is_fine_and_anything_is_noted()
    {
        Assert.Equal(FindingLevel.Fine, DeadRunsCheck.Judge(Root, [], []).Level);
        Assert.Contains("resume 00000000000000ab, or ./run.sh clean --memory-folder /m", DeadRunsCheck.Judge(Root, [Dead, Live], []).ToDo, StringComparison.Ordinal);
        Assert.Equal("1 live run", DeadRunsCheck.Judge(Root, [Live], []).Found);
        Assert.Contains("its name is no run's", DeadRunsCheck.Judge(Root, [Foreign, Live], []).Means, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_is_an_orphan_when_no_live_run_here_has_it()
    {
        RunProcess[] workers = [new(7, Dead.Path), new(8, Live.Path), new(9, "/elsewhere/parallelmotion-00000000000000ef")];

        Assert.Equal([7], (int[])DeadRunsCheck.Judge(Root, [Dead, Live], workers).Values["orphanedWorkers"]!);
        Assert.Contains("kill -9 7,", DeadRunsCheck.Judge(Root, [Live], workers).ToDo, StringComparison.Ordinal);
        Assert.Empty((int[])DeadRunsCheck.Judge(Root, [Live], workers[1..]).Values["orphanedWorkers"]!);
    }
}
