using System.Diagnostics;
using System.Reflection;
using ParallelMotion.Soak.Kills;

namespace ParallelMotion.Soak;

/// <summary>
/// <c>kills [--seed S] [--first N] [--count N]</c>: kills and stops workers and coordinators of real jobs until that was done so often. What a
/// case is and what is done to it depend on seed and number alone, but not which instruction is hit.
/// </summary>
internal static class KillsCommand
{
    private const long DefaultCount = 10_000;
    private const int CasesPerReport = 10;

    public static int Run(IReadOnlyList<string> args)
    {
        Dictionary<string, long> options = new(StringComparer.Ordinal) { ["--seed"] = Environment.TickCount64, ["--first"] = 0, ["--count"] = DefaultCount };
        if (Options.Read(args, options) is { } wrong)
        {
            return Options.Misused(wrong);
        }

        long seed = options["--seed"];
        Console.WriteLine($"kills --seed {seed} --first {options["--first"]} --count {options["--count"]}");
        long start = Stopwatch.GetTimestamp();
        KillTally tally = new();
        using KillSoak soak = new(Path.Combine(CoordinatorFolder, "ParallelMotion.Coordinator.dll"), seed, tally);
        for (long number = options["--first"]; tally.Actions < options["--count"]; number++)
        {
            if (soak.Run(number) is { } failure)
            {
                Console.WriteLine($"FAILED case {number}: {failure}");
            }

            if (tally.Cases % CasesPerReport == 0)
            {
                Console.Error.WriteLine($"{tally.Actions:N0} kills and stops after {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s: {tally}");
            }
        }

        Console.WriteLine($"kills: seed={seed}, {tally}, seconds={Stopwatch.GetElapsedTime(start).TotalSeconds:0.0}");
        return tally.Failures == 0 ? 0 : 1;
    }

    private static string CoordinatorFolder => Path.GetFullPath(typeof(KillsCommand).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static each => string.Equals(each.Key, nameof(CoordinatorFolder), StringComparison.Ordinal)).Value!);
}
