using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>Processes one after the other over the same columns and the same journal, each of which maps the journal anew.</summary>
internal sealed class Lives : IDisposable
{
    private readonly RegionStore _store;
    private readonly RegionSpec _spec;
    private readonly MappedRegion _journal;
    private readonly Schedule _schedule;
    private readonly Func<ColumnUse, IColumnStorage> _storageOf;
    private readonly RowRange _range;
    private readonly Sweep _sweep;
    private readonly int _tileRows;
    private readonly Segment? _segment;
    private readonly Fate? _fateOfOpened;
    private readonly float _dt;

    public Lives(
        RegionStore store, int number, Schedule schedule, Func<ColumnUse, IColumnStorage> storageOf, RowRange range, Sweep sweep, int tileRows, Segment? segment = null, Fate? fateOfOpened = null, float dt = 1)
    {
        _store = store;
        _spec = Journal.Spec(number, (int)JournalSize.Bytes(schedule, sweep, tileRows, range.Length));
        _journal = store.Create(_spec);
        (_schedule, _storageOf, _range, _sweep, _tileRows, _segment, _fateOfOpened, _dt) = (schedule, storageOf, range, sweep, tileRows, segment, fateOfOpened, dt);
    }

    /// <summary>Carries out an order, with as many lives as it takes.</summary>
    /// <returns>How many died over it.</returns>
    public int Through(JournaledOrder order, int firstTick, int ticks, Action beforeEach)
    {
        for (int deaths = 0; ; deaths++)
        {
            beforeEach();
            try
            {
                Live(order with { Resumes = deaths > 0 }, firstTick, ticks);
                return deaths;
            }
            catch (DeathException)
            {
                // The next one goes on.
            }
        }
    }

    /// <summary>Lives once.</summary>
    public void Live(JournaledOrder order, int firstTick, int ticks, ITickBarrier? barrier = null)
    {
        using Journal journal = Journal.In(_store.Attach(_spec, RegionAccess.Whole));
        ScheduleSweep sweep = new(_schedule, _storageOf, _range, _dt, _sweep, _tileRows, _ => _segment!, journal, DieIfFated);
        sweep.Run(firstTick, ticks, SilentProgress.Instance, barrier, order);
    }

    /// <summary>Writes a tile into the journal, open or done.</summary>
    public void Write(JournalEntry entry, UndoPosition undo = default, bool isDone = false)
    {
        using Journal journal = Journal.In(_store.Attach(_spec, RegionAccess.Whole));
        UndoLog log = journal.Undo;
        log.Position = undo;
        journal.Open(entry);
        if (isDone)
        {
            journal.Close(found: 0);
        }
    }

    public void Dispose() => _journal.Dispose();

    private void DieIfFated(UndoLog log)
    {
        if (_fateOfOpened?.IsNow() ?? false)
        {
            throw new DeathException();
        }
    }
}
