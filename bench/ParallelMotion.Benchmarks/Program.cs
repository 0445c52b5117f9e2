using BenchmarkDotNet.Running;
using ParallelMotion.Benchmarks.Allocation;
using ParallelMotion.Benchmarks.Trigonometry;

namespace ParallelMotion.Benchmarks;

/// <summary>Dispatches: <c>gate</c>, <c>sincos</c>, and whatever else to BenchmarkDotNet's own command line.</summary>
internal static class Program
{
    private static int Main(string[] args) => args switch
    {
        ["gate"] => AllocationGate.Run(),
        ["gate", .. string[] options] => Misused("gate", options),
        ["sincos", .. string[] options] => SinCosCommand.Run(options),
        _ => RunBenchmarks(args),
    };

    private static int RunBenchmarks(string[] args)
    {
        // Help and a list run nothing, and are no failure; a filter that fits nothing says so itself.
        bool areAllRight = BenchmarkSwitcher.FromTypes([.. HotBenchmarks.Types]).Run(args, BenchmarkSettings.ForPeople)
            .All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success));
        return areAllRight ? 0 : 1;
    }

    private static int Misused(string command, string[] options)
    {
        Console.Error.WriteLine($"Cannot run {command} because it takes no options: given={string.Join(' ', options)}, expected=none.");
        return 1;
    }
}
