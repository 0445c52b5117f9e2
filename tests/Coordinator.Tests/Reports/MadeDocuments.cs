using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Balancing;
using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Lab.Telling;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Lab;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Reports;

/// <summary>Documents of every kind, with nothing in them that a real one could not have.</summary>
internal static class MadeDocuments
{
    private static readonly string Hash = new('a', 64);

    public static ResultDocument Job { get; } = ResultDocument.Of(Result());

    public static ResultDocument Lab { get; } = Hashed(ResultDocument.Of(MadeLab.Result(
        MadeLab.Telling([100_000], [new Teller(LabChannel.All[1], 16)]), MadeLab.RoundTrips(), ReplayReport.Of(new ReplayExercise(), [MadeLab.Replay()]),
        BalanceReport.Of(new BalanceExercise(), [MadeLab.Skewed([2, 16])], MadeLab.TwoCpus),
        LineReport.Of(new FalseSharingExercise(), MadeLab.Counted(16), MadeLab.TwoCpus))));

    public static ResultDocument Stopped { get; } = ResultDocument.Of(Result() with { Stopped = new EarlyStop(["round trips"]), RoundTrips = [] });

    public static ResultDocument Failed { get; } =
        ResultDocument.Of(Result() with { Stopped = new EarlyStop(["round trips"]) { Failure = new CrewFailure(1, "Worker 1 failed: exit code 9") } });

    public static ResultDocument Restarted { get; } =
        ResultDocument.Of(Result() with { Restarts = [new Restart(1, "exit code 137", 40, 0.25), new Restart(0, "exit code 9", null, 0.125)] });

    public static ResultDocument Wrong { get; } = ResultDocument.Of(Result(static plan => plan.Workers == 2 ? new Mismatch("pos", 1, "1", "2") : null));

    public static ResultDocument Audited { get; } = ResultDocument.Of(Result() with { Audits = [MadeResult.Audit(Result(), MadeResult.Line)] });

    public static TheoryData<string> Names => [nameof(Job), nameof(Lab), nameof(Stopped), nameof(Failed), nameof(Restarted), nameof(Wrong), nameof(Audited)];

    public static ResultDocument Of(string name) => (ResultDocument)typeof(MadeDocuments).GetProperty(name)!.GetValue(null)!;

    private static JobResult Result(Func<Coordinator.Plans.RunPlan, Mismatch?>? mismatch = null)
    {
        JobResult result = MadeResult.Of(new JobOptions { Seed = ulong.MaxValue.ToString(), Pin = true }, 1000, static _ => [0.1, 1.0 / 3, 2.5e-9], mismatch);
        return result with
        {
            Measurements = [.. result.Measurements.Select(static each => each with { WorldHash = Hash })],
            RoundTrips = [result.RoundTrips[0], result.RoundTrips[0] with { IsPinned = true }],
            Warnings = [new Warning("made-up", "A warning.")],
        };
    }

    private static ResultDocument Hashed(ResultDocument lab) => lab with { Measurements = [.. lab.Measurements.Select(static each => each with { WorldHash = Hash })] };
}
