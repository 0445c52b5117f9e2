using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Resuming;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Resuming;

public sealed class FlightFileTests : IDisposable
{
    private static readonly RunPlan Plan = RunPlan.Serial(Schedule.Of(new MotionKernel(), new MotionKernel().Columns), rows: 10_000, ticks: 25, dt: 1)
        .On(workers: 2, DispatchMode.PerRun, ticksPerDispatch: 10);

    private readonly TemporaryFolder _folder = new();
    private readonly RegionStore _store = RegionStore.CreateFor(RunId.New());
    private readonly JournalSet _journals;

    public FlightFileTests()
    {
        _journals = new JournalSet(_store);
    }

    [Fact]
    public void A_run_is_written_down_from_its_beginning_to_its_end()
    {
        using FlightFile file = FlightFile.In(_folder.Path);
        Assert.Null(FlightFile.ReadFrom(_folder.Path));

        using (file.Begin(Plan, firstOrder: 7, _journals))
        {
            Flight? flight = FlightFile.ReadFrom(_folder.Path);
            Assert.Equal(("motion", 2, DispatchMode.PerRun, Sweep.Streaming, 25, 10, 7L), (flight?.Schedule, flight!.Workers, flight.Dispatch, flight.Sweep, flight.Ticks, flight.TicksPerDispatch, flight.FirstOrder));
            Assert.Equal(_journals.Bytes, flight.JournalBytes);
        }

        Assert.Null(FlightFile.ReadFrom(_folder.Path));
    }

    [Fact]
    public void What_nobody_could_go_on_with_is_not_written_down()
    {
        using FlightFile file = FlightFile.In(_folder.Path);

        Assert.Null(file.Begin(Plan with { KeepsJournal = false }, firstOrder: 1, _journals));
        Assert.Null(FlightFile.ReadFrom(_folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"Schedule":"motion","Workers":1000,"Dispatch":"PerTick","Sweep":"Streaming","TileRows":1,"Ticks":1,"TicksPerDispatch":1,"FirstOrder":1,"JournalBytes":[]}""")]
    [InlineData("""{"Schedule":"motion","Workers":1,"Dispatch":"PerTick","Sweep":"Streaming","TileRows":1,"Ticks":1,"TicksPerDispatch":1,"FirstOrder":1,"JournalBytes":[-1]}""")]
    [InlineData("""{"Schedule":"motion","Workers":1,"Dispatch":"Sideways","Sweep":"Streaming","TileRows":1,"Ticks":1,"TicksPerDispatch":1,"FirstOrder":1,"JournalBytes":[0]}""")]
    public void What_can_not_be_true_is_none(string text)
    {
        File.WriteAllText(_folder.At("flight.json"), text);

        Assert.Null(FlightFile.ReadFrom(_folder.Path));
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 0)]
    [InlineData(8, 10)]
    [InlineData(9, 20)]
    public void An_orders_first_tick_follows_from_its_number(long order, int firstTick) =>
        Assert.Equal(firstTick, Flight.Of(Plan, firstOrder: 7, []).FirstTickOf(order));

    public void Dispose()
    {
        _journals.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }
}
