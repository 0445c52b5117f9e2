using System.Diagnostics;
using ParallelMotion.Soak.Frames;

namespace ParallelMotion.Soak;

/// <summary>
/// <c>frames [--seed S] [--first N] [--count N]</c>: lays mutated frames before both ends of the protocol. A frame depends on seed and number
/// alone, so a failure is tried again with the command that it prints.
/// </summary>
internal static class FramesCommand
{
    private const long DefaultCount = 10_000_000;
    private const int FramesPerReport = 1_000_000;

    public static int Run(IReadOnlyList<string> args)
    {
        Dictionary<string, long> options = new(StringComparer.Ordinal) { ["--seed"] = Environment.TickCount64, ["--first"] = 0, ["--count"] = DefaultCount };
        if (Options.Read(args, options) is { } wrong)
        {
            return Options.Misused(wrong);
        }

        long seed = options["--seed"];
        Console.WriteLine($"frames --seed {seed} --first {options["--first"]} --count {options["--count"]}");
        long start = Stopwatch.GetTimestamp();
        FrameTally tally = new();
        try
        {
            FrameFuzzer fuzzer = new((ulong)seed, tally);
            for (long first = options["--first"], end = first + options["--count"]; first < end; first += FramesPerReport)
            {
                fuzzer.Run(first, Math.Min(FramesPerReport, end - first));
                Console.Error.WriteLine($"{tally.Frames:N0} frames after {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
            }
        }
        catch (FrameFailedException failed)
        {
            Console.WriteLine($"FAILED after {tally.Frames} frames: {failed}");
            return 1;
        }

        Console.WriteLine($"frames: seed={seed}, {tally}, seconds={Stopwatch.GetElapsedTime(start).TotalSeconds:0.0}");
        return 0;
    }
}
