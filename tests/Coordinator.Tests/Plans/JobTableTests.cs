using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class JobTableTests : IDisposable
{
    private static readonly MadeKernel Typed = new(ColumnUse.Writes<double>("mass"), ColumnUse.Reads<int>("id"), ColumnUse.Reads<uint>("key"));

    private static readonly MadeKernel Disagreeing = new(ColumnUse.Reads<uint>("id")) { Name = "other" };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_csv_files_columns_become_what_the_kernel_declares()
    {
        string path = _folder.File("a.csv", "mass,id,key,name\n0.1,-7,4294967295,Sol\n");

        ColumnTable table = JobTable.Load(Spec(path, Typed), TableInput.Open(path), MadeResult.Machine).Table;

        Assert.Equal([0.1], table["mass"].Values<double>());
        Assert.Equal([-7], table["id"].Values<int>());
        Assert.Equal([uint.MaxValue], table["key"].Values<uint>());
    }

    [Fact]
    public void What_only_the_coordinators_part_of_a_tick_uses_is_loaded_and_must_be_of_its_type()
    {
        const string Header = "pos_x,pos_y,vel_x,vel_y,energy,metabolism,born";
        string path = _folder.File("whole.csv", $"{Header}\n1,2,3,4,5,-6,7\n");
        JobSpec spec = JobSpecReader.Read(new JobOptions { Plan = "creatures", Input = path }, 1);

        Assert.Equal([7u], JobTable.Load(spec, TableInput.Open(path), MadeResult.Machine).Table["born"].Values<uint>());

        string broken = _folder.File("broken.csv", $"{Header}\n1,2,3,4,5,-6,0.5\n");
        TemporaryFolder.Refuses(ExitCode.Usage, () => JobTable.Load(spec with { Input = broken }, TableInput.Open(broken), MadeResult.Machine), "born", "0.5");

        string lacking = _folder.File("lacking.csv", "pos_x,pos_y,vel_x,vel_y,energy,metabolism\n1,2,3,4,5,-6\n");
        TemporaryFolder.Refuses(ExitCode.Usage, () => JobTable.Load(spec with { Input = lacking }, TableInput.Open(lacking), MadeResult.Machine), "creatures", "column=born");
    }

    [Fact]
    public void A_generated_column_is_of_the_type_that_the_kernel_asks_for()
    {
        ColumnTable table = JobTable.Load(Spec(input: null, Typed), input: null, MadeResult.Machine).Table;

        Assert.Equal((ElementType.Float64, ElementType.Int32, ElementType.UInt32), (table["mass"].Type, table["id"].Type, table["key"].Type));
    }

    [Fact]
    public void A_folders_column_of_another_type_is_refused_before_values_are_loaded()
    {
        Write(new Column<float>("mass", [1f]), new Column<int>("id", [1]), new Column<uint>("key", [1]));

        TemporaryFolder.Refuses(
            ExitCode.Usage, () => Load(Typed), "kernel made because column mass holds another type: column=mass, type=float32, declared=float64.");
    }

    [Fact]
    public void A_folders_columns_that_no_kernel_needs_may_hold_any_type()
    {
        Write(new Column<float>("pos", [1f]), new Column<float>("vel", [1f]), new Column<double>("mass", [0.1]));

        Assert.Equal([0.1], Load(new MotionKernel()).Table["mass"].Values<double>());
    }

    [Fact]
    public void Kernels_that_disagree_about_a_column_are_refused_by_name_with_and_without_an_input()
    {
        string path = _folder.File("a.csv", "mass,id,key\n1,2,3\n");

        TemporaryFolder.Refuses(
            ExitCode.Usage, () => JobTable.Load(Spec(path, Typed, Disagreeing), TableInput.Open(path), MadeResult.Machine), "kernel other beside kernel made", "column=id");
        TemporaryFolder.Refuses(
            ExitCode.Usage, () => JobTable.Load(Spec(input: null, Typed, Disagreeing), input: null, MadeResult.Machine), "kernel other beside kernel made", "column=id");
    }

    [Fact]
    public void Columns_of_a_folder_need_memory_by_their_types()
    {
        Write(new Column<float>("pos", new float[1000]), new Column<float>("vel", new float[1000]), new Column<double>("mass", new double[1000]));
        long needed = (1000 * (4 + 4 + 8)) + (3 * RegionSpec.OverheadBytes);

        JobTable.Load(Spec(_folder.Path, new MotionKernel()), TableInput.Open(_folder.Path), MadeResult.Machine with { SharedMemoryFreeBytes = needed });

        TemporaryFolder.Refuses(
            ExitCode.TooLittleResource,
            () => JobTable.Load(Spec(_folder.Path, new MotionKernel()), TableInput.Open(_folder.Path), MadeResult.Machine with { SharedMemoryFreeBytes = needed - 1 }),
            $"needed={needed} bytes");
    }

    private static JobSpec Spec(string? input, params IKernel[] kernels) =>
        JobSpecReader.Read(new JobOptions { Input = input, Rows = input is null ? "3" : null }, defaultWorkers: 1) with { Kernels = [.. kernels.Select(KernelGroup.Of)] };

    private LoadedTable Load(IKernel kernel) => JobTable.Load(Spec(_folder.Path, kernel), TableInput.Open(_folder.Path), MadeResult.Machine);

    private void Write(params Column[] columns) =>
        TableOutput.Prepare(_folder.Path).Write(new ColumnTable(columns[0].Rows, columns), text: null, TestContext.Current.CancellationToken);
}
