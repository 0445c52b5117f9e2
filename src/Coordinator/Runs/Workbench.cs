using ParallelMotion.Coordinator.Checkpoints;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Resuming;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Threads;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// What plans are carried out on: a table in shared memory, the workers before it, and whoever tells them. Closed in
/// order; on a stop its workers finish what they were told, within the limit of the drain, and a second stop finds everything that
/// would outlive this process.
/// </summary>
internal sealed class Workbench : IDisposable
{
    /// <summary>A table may have thousands of columns, and their sum is in the event as well.</summary>
    private const int MostRegionsLogged = 16;

    private readonly Stack<IDisposable> _opened = new();
    private readonly Drain _drain;
    private readonly JournalSet _journals;
    private FlightFile? _flight;

    private Workbench(ColumnTable initial, Partition widest, BenchSpec spec, Surroundings around, Drain drain)
    {
        _drain = drain;
        try
        {
            Initial = initial;
            Checkpoints = spec.Checkpoints;
            RequireRoom(RegionNeed.Of(initial, widest.Ranges.Length, spec.Segments, spec.AuditedColumns, spec.Runs), spec, around);
            Table = CreateTable(around, widest.Ranges.Length, spec);
            LogHugePages(around);
            Segments = SegmentSet.Create(Table.Store, spec.Segments);
            _opened.Push(Segments);
            _journals = new JournalSet(Table.Store);
            _opened.Push(_journals);
            _journals.Adopt(spec.Resumed is { Store: not null, Flight: { } begun } ? begun.JournalBytes : []);
            if (spec.Resumed?.Store is null)
            {
                // Otherwise those of the run in flight are there, and must not be replaced by larger ones before it is finished.
                _journals.Reserve(spec.Runs);
            }

            NoteJob(spec);

            around.Progress.Show($"starting {RunName.Workers(widest.Ranges.Length)}");
            Recruiter recruiter = new(spec.Executable, Table.Store, widest, spec.Drill, around.Log);
            Crew = Crew.Start(recruiter, Table, _journals, new CrewLimits(spec.StallLimit, spec.Restarts, spec.Standby), around.Observation, around.Log, drain.Begun);
            Keep(Crew, around.LastResort.Add(Crew.Abort));

            // A dispatch in flight hears of no token: the workers' death is what ends the wait for them.
            _opened.Push(drain.Over.Register(Crew.Abort));
            CrewSight sight = new(Crew, Table.Control, Table.Store.Place, around.Observation.Closed);
            _opened.Push(sight);
            around.Observation.Opened(sight);
            ThreadCrew threads = new();
            _opened.Push(threads);
            Executor = new RunExecutor(Table, Segments, Crew, threads, around.Machine.SharedCpus, sight, around.Observation, around.Log, drain.Begun);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The columns before the first tick.</summary>
    public ColumnTable Initial { get; }

    /// <summary>Writes checkpoints; null where none were asked for.</summary>
    public CheckpointWriter? Checkpoints { get; }

    /// <summary>The table in shared memory.</summary>
    public SharedTable Table { get; }

    /// <summary>What kernels find.</summary>
    public SegmentSet Segments { get; }

    /// <summary>The workers.</summary>
    public Crew Crew { get; }

    /// <summary>Carries plans out on them.</summary>
    public RunExecutor Executor { get; }

    /// <summary>Creates the regions, and starts all workers.</summary>
    /// <param name="initial">The columns before the first tick.</param>
    /// <param name="widest">The partition that gives each worker a range.</param>
    /// <param name="spec">How.</param>
    /// <param name="around">For whom.</param>
    /// <param name="drain">Once begun, ends the start, or what is between two dispatches; once over, whatever the workers are at.</param>
    /// <exception cref="Outcomes.RefusedException">Shared memory can't hold all regions; none was made.</exception>
    /// <exception cref="Shared.Memory.RegionException">Shared memory can't hold the table after all; nothing is left behind.</exception>
    /// <exception cref="WorkerFailedException">A worker can't be started, or says no hello; nothing is left behind.</exception>
    public static Workbench Open(ColumnTable initial, Partition widest, BenchSpec spec, Surroundings around, Drain drain) =>
        new(initial, widest, spec, around, drain);

    /// <summary>Chooses how many ticks a dispatch of a run should ask for.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="share">The share of the work that telling may cost.</param>
    /// <exception cref="WorkerFailedException">A worker failed.</exception>
    public BatchChoice ChooseBatch(RunPlan plan, double share) => new BatchMeter(Executor, _drain.Begun).Choose(plan, share);

    /// <summary>Writes down that a run is about to begin, on columns as they were before the first tick.</summary>
    /// <returns>To be disposed of once its result was looked at; null where nothing is written down.</returns>
    public IDisposable? Depart(RunPlan plan) => _flight?.Begin(plan, Crew.Orders.Last + 1, _journals);

    /// <summary>Writes down that no run can be gone on with: the columns are about to be used for something else.</summary>
    public void Land() => _flight?.Land();

    /// <summary>Says that nothing new may begin, where a stop has begun.</summary>
    /// <exception cref="OperationCanceledException">It has.</exception>
    public void RequireNoStop() => _drain.Begun.ThrowIfCancellationRequested();

    /// <summary>Sends the workers home and removes the regions.</summary>
    public void Dispose()
    {
        // Whatever happens to one, the others go too: a region that stays is memory lost until the next start of the machine.
        if (_opened.TryPop(out IDisposable? last))
        {
            try
            {
                last.Dispose();
            }
            finally
            {
                Dispose();
            }
        }
    }

    // The folder is put down for removal as it is made: filling a large table takes seconds, in which a second signal may come.
    // Of a run that is gone on with, what lies there already has its room.
    private static void RequireRoom(IEnumerable<RegionSpec> regions, BenchSpec spec, Surroundings around)
    {
        string? place = OperatingSystem.IsWindows() ? null : spec.Resumed?.Store?.Place;
        RegionSpec[] missing = [.. regions.Where(region => place is null || !File.Exists(Path.Combine(place, region.Name)))];
        long[] notes = spec.Job is { } job && place is null && !OperatingSystem.IsWindows() ? [JobFile.BytesOf(job), FlightFile.FileBytes] : [];
        RegionNeed.Check(missing, MachineReader.With(around.Machine, around.MemoryFolder), around.MemoryFolder, notes);
    }

    private SharedTable CreateTable(Surroundings around, int workers, BenchSpec spec)
    {
        RegionStore? adopted = spec.Resumed?.Store;
        RegionStore store = around.LastResort.Open(() => adopted ?? RegionStore.CreateFor(around.Run, around.MemoryFolder), out IDisposable registration);
        Keep(store, registration);
        SharedTable table = adopted is null ? SharedTable.Create(store, Initial, workers, spec.HugePages) : SharedTable.Adopt(store, Initial, workers);
        _opened.Push(table);
        if (spec.Resumed?.Columns is { } columns)
        {
            table.Fill(columns, Initial.Names);
        }

        return table;
    }

    // So that another coordinator can go on if this one dies. Named maps go with their last process.
    private void NoteJob(BenchSpec spec)
    {
        if (spec.Job is not { } job || OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            if (spec.Resumed?.Store is null)
            {
                JobFile.WriteTo(Table.Store.Place, job);
                _flight = FlightFile.In(Table.Store.Place);
            }
            else
            {
                _flight = FlightFile.TakenOver(Table.Store.Place);
            }

            _opened.Push(_flight);
        }
        catch (IOException cause)
        {
            throw RefusedException.TooLittle($"Cannot write down what is run because the system refused: folder={Table.Store.Place}, cause={cause.Message}", cause);
        }
    }

    // Under what it is registered for: a second stop signal may come while that is being closed.
    private void Keep(IDisposable part, IDisposable registration)
    {
        _opened.Push(registration);
        _opened.Push(part);
    }

    private void LogHugePages(Surroundings around)
    {
        IEnumerable<string> regions = Table.Columns
            .Take(MostRegionsLogged)
            .Select(static column => $"{column.Key} {column.Value.HugePageBytes} of {column.Value.Spec.TotalBytes}");
        JobLog.HugePages(around.Log, Table.HugePageBytes, Table.Columns.Count(), string.Join(", ", regions));
    }
}

/// <summary>How a workbench is set up.</summary>
/// <param name="Executable">The worker's executable.</param>
/// <param name="StallLimit">How long a worker may make no progress.</param>
/// <param name="HugePages">Whether to ask the system for huge pages.</param>
internal sealed record BenchSpec(string Executable, TimeSpan StallLimit, bool HugePages)
{
    /// <summary>The segments of all runs to come.</summary>
    public SegmentPlan Segments { get; init; } = SegmentPlan.None;

    /// <summary>Runs to come, as far as they are known: room for their journals is made before any process starts.</summary>
    public IReadOnlyCollection<RunPlan> Runs { get; init; } = [];

    /// <summary>The job, where another coordinator is to be able to go on with it; null otherwise.</summary>
    public JobSpec? Job { get; init; }

    /// <summary>Writes checkpoints; null where none were asked for.</summary>
    public CheckpointWriter? Checkpoints { get; init; }

    /// <summary>Where it is gone on with; null where it begins.</summary>
    public ResumePoint? Resumed { get; init; }

    /// <summary>How often a worker may be replaced.</summary>
    public RestartLimit Restarts { get; init; } = RestartLimit.Usual;

    /// <summary>Whether a process stands by for whoever is lost.</summary>
    public StandbyRule Standby { get; init; }

    /// <summary>Columns of the schedule with the most of those that will be audited; 0 where none is.</summary>
    public int AuditedColumns { get; init; }

    /// <summary>A fault drill for its workers, see <see cref="Shared.Drills.FaultDrill"/>; null for that of the environment.</summary>
    public string? Drill { get; init; }
}
