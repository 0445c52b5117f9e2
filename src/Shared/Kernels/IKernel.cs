namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// A function over a row range that declares the columns it reads and writes. It gets the rows of its own range and
/// nothing else, so two workers with disjoint ranges can't disturb each other.
/// <para>
/// Contract: the result of a row depends only on the rows of the same index (<see cref="IsElementwise"/>), or on rows around
/// it as they were before the tick (<see cref="INeighbourKernel"/>), and its bits don't depend on where a range starts or
/// ends. That is what makes the results equal at any number of workers.
/// </para>
/// </summary>
public interface IKernel
{
    /// <summary>The name a person asks for.</summary>
    string Name { get; }

    /// <summary>What it does to a row, as a formula.</summary>
    string Summary { get; }

    /// <summary>
    /// Whether a row's next value depends on nothing but that row, so that many ticks may run over one tile before the
    /// next tile is touched (temporal blocking).
    /// </summary>
    bool IsElementwise { get; }

    /// <summary>What a person should know of the columns it wants, e.g. "pos with vel, or pos_NAME with vel_NAME".</summary>
    string Wants { get; }

    /// <summary>The columns to generate when no input is given.</summary>
    IReadOnlyList<ExampleColumn> Example { get; }

    /// <summary>Chooses the columns it works on from those there are.</summary>
    /// <param name="columns">The names of the table's columns.</param>
    /// <returns>The columns in the order in which <see cref="Run"/> finds them; empty when the table has none for it.</returns>
    IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns);

    /// <summary>Applies one tick to every row of a range.</summary>
    /// <param name="rows">The rows, column by column as <see cref="Bind"/> declared them.</param>
    /// <param name="dt">The length of the tick in the columns' unit of time.</param>
    void Run(KernelRows rows, float dt);
}
