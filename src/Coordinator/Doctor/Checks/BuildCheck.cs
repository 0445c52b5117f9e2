using System.Diagnostics;
using System.Reflection;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>How this program was built.</summary>
/// <param name="Configuration">As the build calls it; null where it doesn't say.</param>
/// <param name="IsUnoptimised">Whether the compiler told the runtime not to optimise.</param>
/// <param name="IsDebugged">Whether a debugger is attached.</param>
internal sealed record BuildKind(string? Configuration, bool IsUnoptimised, bool IsDebugged);

/// <summary>Whether what runs is what is meant to be measured.</summary>
internal sealed class BuildCheck : ICheck
{
    private const string Subject = "build";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined)
    {
        // Kernels lie in the shared assembly: it is that one's code which is timed.
        Assembly[] own = [typeof(BuildCheck).Assembly, typeof(Limits).Assembly];
        return Judge(new BuildKind(
            own[0].GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration,
            Array.Exists(own, static each => each.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled ?? false),
            Debugger.IsAttached));
    }

    internal static Finding Judge(BuildKind build)
    {
        string found = $"{build.Configuration ?? "configuration unknown"}, {(build.IsUnoptimised ? "not optimised" : "optimised")}{(build.IsDebugged ? ", a debugger is attached" : "")}";
        Finding finding = build.IsUnoptimised ? Finding.Note(Subject, found, "Kernels run several times slower than they can: results are right, and no figure means anything.", "./run.sh builds what is to be measured.")
            : build.IsDebugged ? Finding.Note(Subject, found, "Under a debugger the runtime may keep back optimisations, and stops count as hangs of workers.", "Run without it, if you are to measure.")
            : build.Configuration is "Debug" ? Finding.Note(Subject, found, "Assertions are compiled in, which take a little time.", "./run.sh builds what is to be measured.")
            : Finding.Fine(Subject, found, "What runs is what is meant to be measured.");
        return finding with
        {
            Values = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["configuration"] = build.Configuration,
                ["isOptimised"] = !build.IsUnoptimised,
                ["isDebugged"] = build.IsDebugged,
            },
        };
    }
}
