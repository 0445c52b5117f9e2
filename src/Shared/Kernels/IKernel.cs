using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// A function over a row range that declares the columns it reads and writes. It gets the rows of its own range and
/// nothing else, so two workers with disjoint ranges can't disturb each other.
/// <para>
/// To write one, say its <see cref="Name"/>, its <see cref="Columns"/> and whether it is <see cref="IsElementwise"/>, and
/// what a tick does in <see cref="Run"/>; the rest has answers of its own. A public class with a public constructor without
/// parameters is found in its assembly by name. It holds no state that a tick changes: a worker keeps one for all of its
/// ticks, the serial run another.
/// </para>
/// <para>
/// Contract: the result of a row depends only on the rows of the same index (<see cref="IsElementwise"/>), or on rows around
/// it as they were before the tick (<see cref="INeighbourKernel"/>), and its bits don't depend on where a range starts or
/// ends. That is what makes the results equal at any number of workers; every run is checked against a serial one.
/// </para>
/// </summary>
public interface IKernel
{
    /// <summary>The name a person asks for: 1 to <see cref="Limits.MaxKernelName"/> characters.</summary>
    string Name { get; }

    /// <summary>What it does to a row, as a formula.</summary>
    string Summary => $"{Name} on {string.Join(", ", Columns.Select(static use => use.Column))}";

    /// <summary>
    /// Whether a row's next value depends on nothing but that row, so that many ticks may run over one tile before the
    /// next tile is touched (temporal blocking).
    /// </summary>
    bool IsElementwise { get; }

    /// <summary>The columns it works on, in the order in which <see cref="Run"/> finds them.</summary>
    IReadOnlyList<ColumnUse> Columns { get; }

    /// <summary>What a person should know of the columns it wants, e.g. "pos with vel, or pos_NAME with vel_NAME".</summary>
    string Wants => string.Join(" and ", Columns.Select(static use => $"{use.Column} ({use.ElementType.Name()})"));

    /// <summary>The columns to generate when no input is given: numbers from 0 to 100, unless it says otherwise.</summary>
    IReadOnlyList<ExampleColumn> Example => [.. Columns.Select(static use => new ExampleColumn(use.Column, 0, 100, use.ElementType)).Distinct()];

    /// <summary>Chooses the columns it works on from those there are: <see cref="Columns"/>, unless it says otherwise.</summary>
    /// <param name="columns">The names of the table's columns.</param>
    /// <returns>The columns in the order in which <see cref="Run"/> finds them; empty when the table has none for it.</returns>
    IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns) => Columns.All(use => columns.Contains(use.Column)) ? Columns : [];

    /// <summary>Applies one tick to every row of a range.</summary>
    /// <param name="rows">The rows, column by column as <see cref="Columns"/> (or <see cref="Bind"/>) declares them.</param>
    /// <param name="tick">Which tick, and how long it is.</param>
    void Run(KernelRows rows, Tick tick);
}
