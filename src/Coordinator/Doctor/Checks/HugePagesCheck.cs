using System.Globalization;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>What the kernel says about huge pages.</summary>
/// <param name="Enabled">The word chosen for ordinary memory; null where the kernel has none of them.</param>
/// <param name="Shared">The word chosen for shared memory.</param>
/// <param name="Bytes">Bytes of one; null where it doesn't say.</param>
/// <param name="CanCollapse">Whether the kernel is as new as the call by which regions get them (6.1).</param>
internal sealed record HugePageState(string? Enabled, string? Shared, long? Bytes, bool CanCollapse);

/// <summary>Whether large columns can lie in huge pages: one address translation then does for 2 MiB instead of 4 KiB.</summary>
internal sealed class HugePagesCheck : ICheck
{
    private const string Subject = "huge-pages";
    private const string Folder = "/sys/kernel/mm/transparent_hugepage";

    /// <summary>MADV_COLLAPSE.</summary>
    private static readonly Version FirstToCollapse = new(6, 1);

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => examined.IsLinux ? Judge(StateOf(examined.Read)) : Finding.NotMade(Name, Examined.OnlyOnLinux);

    internal static HugePageState StateOf(Func<string, string?> read) => new(
        Chosen(read($"{Folder}/enabled")),
        Chosen(read($"{Folder}/shmem_enabled")),
        long.TryParse(read($"{Folder}/hpage_pmd_size")?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null,
        IsNewEnough(read("/proc/sys/kernel/osrelease") ?? ""));

    internal static Finding Judge(HugePageState state) => Of(state) with
    {
        Values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["enabled"] = state.Enabled,
            ["shmemEnabled"] = state.Shared,
            ["bytes"] = state.Bytes,
            ["canCollapse"] = state.CanCollapse,
        },
    };

    private static Finding Of(HugePageState state)
    {
        const string Cost = "Columns lie in small pages: attaching them takes longer, and ticks over large tables are a little slower and less steady. Results are the same.";
        if (state.Enabled is null)
        {
            return Finding.Note(Subject, "none: this kernel has no transparent ones", Cost);
        }

        string found = $"{(state.Bytes is { } bytes ? UnitText.Bytes(bytes) : "size unknown")}, memory {state.Enabled}, shared memory {state.Shared ?? "unknown"}";
        return !state.CanCollapse ? Finding.Note(Subject, $"{found}, kernel before 6.1", Cost, "A kernel of 6.1 or later gives them when asked; an older one doesn't know the question.")
            : state.Shared is "deny" ? Finding.Note(Subject, found, Cost, $"echo never > {Folder}/shmem_enabled (as root): regions then get them when they ask, and nobody else does.")
            : state is { Enabled: "never", Shared: "never" } ? Finding.Note(
                Subject, found, "Some kernels still give them to whoever asks, as regions do, and some no longer. The result document's hugePageBytes says what a run got.", $"echo madvise > {Folder}/enabled (as root), if that is 0.")
            : Finding.Fine(Subject, found, "Columns of 8 MiB and more ask for them; the result document's hugePageBytes says what a run got.");
    }

    // "always [madvise] never": the word in brackets holds.
    private static string? Chosen(string? text)
    {
        int start = text?.IndexOf('[', StringComparison.Ordinal) ?? -1;
        int end = text?.IndexOf(']', StringComparison.Ordinal) ?? -1;
        return start >= 0 && end > start ? text![(start + 1)..end] : null;
    }

    private static bool IsNewEnough(string release)
    {
        string[] parts = release.Split('.', '-');
        return parts.Length >= 2 && Version.TryParse($"{parts[0]}.{parts[1]}", out Version? version) && version >= FirstToCollapse;
    }
}
