using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Running;

namespace ParallelMotion.Benchmarks.Allocation;

/// <summary>
/// Passes when no hot benchmark allocates a byte, in an iteration of some 20 ms after warming up. An allocation more seldom
/// than that passes.
/// </summary>
internal static class AllocationGate
{
    /// <summary>Runs it, and says on standard output what it found.</summary>
    /// <returns>0 when nothing allocated; 1 when something did, or the count itself can't be trusted.</returns>
    public static int Run()
    {
        IReadOnlyList<Allocated> controls = CountIn([typeof(ControlBenchmarks)]);
        IReadOnlyList<Allocated> hot = CountIn(HotBenchmarks.Types);
        string[] problems = [.. ProblemsOfCounting(controls), .. hot.Select(static one => one.Problem).OfType<string>()];
        foreach (string problem in problems)
        {
            Console.WriteLine(problem);
        }

        Console.WriteLine($"{hot.Count} hot benchmarks: {(problems.Length == 0 ? "none allocated" : "the gate is closed")}.");
        return problems.Length == 0 ? 0 : 1;
    }

    // A gate that counted nothing would let everything pass: it must see the one object, and no other.
    private static IEnumerable<string> ProblemsOfCounting(IReadOnlyList<Allocated> controls)
    {
        foreach (Allocated control in controls)
        {
            bool allocates = control.Benchmark.EndsWith(nameof(ControlBenchmarks.OneObject), StringComparison.Ordinal);
            long expected = allocates ? control.Operations * ControlBenchmarks.ObjectBytes : 0;
            if (control.Bytes != expected || control.Operations == 0)
            {
                yield return $"Cannot trust the count because it is wrong for {control.Benchmark}: "
                    + $"bytes={control.Bytes}, expected={expected}, operations={control.Operations}.";
            }
        }
    }

    private static IReadOnlyList<Allocated> CountIn(IReadOnlyList<Type> types)
    {
        CountingEngineFactory counting = new();
        IConfig settings = BenchmarkSettings.ForGate(counting);
        return
        [
            .. from summary in BenchmarkRunner.Run([.. types], settings)
               from one in summary.BenchmarksCases
               let report = summary[one]
               let name = FullNameProvider.GetBenchmarkName(one)
               select new Allocated(
                   name,
                   report is { Success: true } && counting.Bytes.TryGetValue(name, out long bytes) ? bytes : null,
                   report?.GcStats.TotalOperations ?? 0),
        ];
    }
}
