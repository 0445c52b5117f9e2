using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Balancing;
using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Lab.Telling;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Page;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Lab;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Tests.Plans;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Browser.Reports;

/// <summary>Reports of all kinds, of results that were made up.</summary>
internal static class MadeReports
{
    private static readonly Dictionary<string, string> Written = new(StringComparer.Ordinal);

    /// <summary>What there is.</summary>
    public static IReadOnlyDictionary<string, Func<Findings>> All { get; } = new Dictionary<string, Func<Findings>>(StringComparer.Ordinal)
    {
        ["job"] = static () => Job(2),
        ["one-worker"] = static () => Job(1),
        ["many-workers"] = static () => Job(32),
        ["pinned"] = static () => MadeResult.Of(new JobOptions { Workers = "2", Pin = true }, 1_000_000, Samples) with { RoundTrips = Trips([1, 2]), Warnings = [] },
        ["batched"] = static () => MadeResult.Of(new JobOptions { Workers = "4", Batch = "10" }, 1_000_000, Samples) with { RoundTrips = [] },
        ["long-names"] = LongNames,
        ["wrong"] = static () => MadeResult.Of(new JobOptions { Workers = "2" }, 1_000_000, Samples, static plan => plan.Workers == 2 ? new Mismatch("pos", 17, "1.5", "1.25") : null),
        ["all-wrong"] = static () => MadeResult.Of(new JobOptions { Workers = "2" }, 1_000_000, Samples, static plan => new Mismatch("pos", 17, "1.5", "1.25")),
        ["stopped"] = Stopped,
        ["nothing"] = static () => Job(2) with { Measurements = [], RoundTrips = [], Stopped = new EarlyStop(["everything"]) },
        ["killed"] = Killed,
        ["lab"] = Lab,
        ["empty-lab"] = static () => MadeLab.Result() with { Stopped = new EarlyStop(["exercise speedup"]) },
    };

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Its result document.</summary>
    public static ResultDocument Document(string name) => ResultDocument.Of(All[name]());

    /// <summary>Writes one, and says where.</summary>
    public static async Task<string> WriteAsync(string name)
    {
        if (Written.TryGetValue(name, out string? url))
        {
            return url;
        }

        string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "parallelmotion-browser", Environment.ProcessId.ToString())).FullName;
        string path = Path.Combine(folder, $"{name}.html");
        await File.WriteAllTextAsync(path, ReportRenderer.Render(Document(name)));
        return Written[name] = new Uri(path).AbsoluteUri;
    }

    private static JobResult Job(int workers)
    {
        JobResult result = MadeResult.Of(new JobOptions { Workers = workers.ToString() }, 10_000_000, Samples);
        int[] counts = [.. result.Measurements.Select(static run => run.Plan.Workers).Distinct().Order()];
        return result with { RoundTrips = Trips(counts), Timelines = [.. result.Measurements.Where(static run => run.Plan.IsOnWorkers).Select(static run => Line(run.Plan))] };
    }

    // A tick of a worker takes 40 ms divided among them, and telling each of them 30 us; a tenth of disturbance goes round.
    private static double[] Samples(RunPlan plan)
    {
        double work = (plan.Sweep == Sweep.Fused ? 0.004 : 0.04) / Math.Min(plan.Workers, 8) * plan.Ticks;
        double telling = plan.IsOnWorkers ? 3e-5 * plan.Workers * plan.Ticks / plan.TicksPerDispatch : 0;
        return [.. Enumerable.Range(0, 5).Select(sample => (work + telling) * (1 + (0.1 * ((sample * 3 % 5) / 5.0))))];
    }

    private static RoundTrip[] Trips(int[] counts) => [.. counts.SelectMany(static workers => new[] { false, true }.Select(isRung =>
        new RoundTrip(workers, SampleStatistics.Of([.. Times(workers, isRung ? 6e-7 : 3e-5)]), isRung)))];

    // Two hills and a tail.
    private static IEnumerable<double> Times(int workers, double typical)
    {
        Random random = new(7);
        for (int trip = 0; trip < 2000; trip++)
        {
            double noise = Math.Exp((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.8);
            yield return typical * workers * noise * (trip % 20 == 0 ? 12 : 1) * (trip % 700 == 0 ? 90 : 1);
        }
    }

    private static Timeline Line(RunPlan plan, bool isKilled = false)
    {
        List<TimelineSpan> spans = [];
        int dispatches = Math.Min(8, (plan.Ticks + plan.TicksPerDispatch - 1) / plan.TicksPerDispatch);
        for (int dispatch = 0; dispatch < dispatches; dispatch++)
        {
            double from = dispatch * 0.01;
            spans.Add(new(null, TimelineState.Telling, from, from + 0.0004));
            spans.Add(new(null, TimelineState.Waiting, from + 0.0004, from + 0.01));
            for (int worker = 0; worker < plan.Workers; worker++)
            {
                double end = from + 0.006 + (0.0037 * (worker + dispatch) % 3 / 3);
                bool dies = isKilled && worker == 1 && dispatch == 3;
                spans.Add(new(worker, TimelineState.Waiting, from, from + 0.0004));
                spans.Add(new(worker, TimelineState.Computing, from + 0.0004, dies ? from + 0.002 : end));
                spans.Add(new(worker, dies ? TimelineState.Recovering : TimelineState.Waiting, dies ? from + 0.002 : end, from + 0.01));
            }
        }

        return new Timeline(plan, 2, 1.25, dispatches, spans);
    }

    private static JobResult LongNames()
    {
        MadeKernel kernel = new(ColumnUse.Writes<float>("pos")) { Name = "kernel_with_a_name_of_sixty_characters_<b>&amp;\"'</b>_0123456", Summary = "x += <script>alert(1)</script>" };
        JobSpec spec = JobSpecReader.Read(new JobOptions { Workers = "4", Input = $"/{new string('d', 200)}/<img src=x onerror=alert(1)>.csv" }, 4) with { Kernels = [KernelGroup.Of(kernel)] };
        JobResult result = MadeResult.Of(spec, 1000, Samples);
        return result with
        {
            Timelines = [.. result.Measurements.Where(static run => run.Plan.IsOnWorkers).Select(static run => Line(run.Plan))],
            Warnings = [new Warning("a-code-that-nobody-has-ever-seen-before-and-is-rather-long", new string('w', 300))],
        };
    }

    // Of the second kernel there is no sample.
    private static JobResult Stopped()
    {
        JobResult job = Job(2);
        return job with
        {
            Measurements = [.. job.Measurements.Where(run => run.Plan.Schedule == job.Measurements[0].Plan.Schedule)],
            RoundTrips = [],
            Stopped = new EarlyStop(["trig", "round trips"]) { Unfinished = [job.Measurements[^1].Plan.Schedule] },
        };
    }

    private static JobResult Killed()
    {
        JobResult job = Job(4);
        RunPlan hit = job.Measurements.First(static run => run.Plan.Workers == 4).Plan;
        return job with
        {
            Restarts = [new Restart(1, "killed by signal 9 (SIGKILL)", 37, 0.183) { Kernel = "motion", Dispatch = "per-tick", Workers = 4, Sample = 2 }],
            Timelines = [Line(hit, isKilled: true), .. job.Timelines.Where(line => line.Plan != hit)],
        };
    }

    private static LabResult Lab() => MadeLab.Result(
        MadeLab.Telling([10_000, 1_000_000], [new Teller(LabChannel.All[0], 1), new Teller(LabChannel.All[0], 2), new Teller(LabChannel.All[1], 2)]),
        MadeLab.RoundTrips(),
        ReplayReport.Of(new ReplayExercise(), [MadeLab.Replay()]),
        BalanceReport.Of(new BalanceExercise(), [MadeLab.Skewed([2, 16])], MadeLab.TwoCpus),
        LineReport.Of(new FalseSharingExercise(), MadeLab.Counted(16), MadeLab.TwoCpus));
}
