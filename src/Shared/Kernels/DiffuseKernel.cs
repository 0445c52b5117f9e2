using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// Heat spreads along the rows: <c>heat += r * ((left - heat) + (right - heat))</c> with <c>r = dt * 7.5</c>, the explicit
/// scheme (forward in time, centred in space) of the one-dimensional heat equation. The table's two ends stay as they are,
/// bit for bit. Order of operations, each rounded to float32 and none fused: r; left - own; right - own; their sum; times r;
/// own plus that.
/// <para>
/// It works on the pair <c>heat</c> and <c>heat_next</c>, which swap roles after every tick: after an odd number of ticks the
/// newest heat lies in <c>heat_next</c>, and <c>heat</c> holds that of the tick before. The scheme is stable while r is at most
/// 1/2, that is for a dt of 0 to 1/15; beyond it values grow without bound.
/// </para>
/// </summary>
public sealed class DiffuseKernel : INeighbourKernel
{
    /// <summary>In rows squared by unit of time: r is a quarter at the default tick of 1/30.</summary>
    public const float Diffusivity = 7.5f;

    private const string Heat = "heat";
    private const string NextHeat = "heat_next";

    /// <inheritdoc/>
    public string Name => "diffuse";

    /// <inheritdoc/>
    public string Summary => "heat_next = heat + 7.5*dt * ((left - heat) + (right - heat)), then they swap";

    /// <inheritdoc/>
    public bool IsElementwise => false;

    /// <inheritdoc/>
    public int Reach => 1;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => ColumnUse.Swaps<float>(Heat, NextHeat);

    /// <inheritdoc/>
    public string Wants => "heat and heat_next (to write to, whatever it holds)";

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new(Heat, 0f, 100f), new(NextHeat, 0f, 0f)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick)
    {
        NeighbourRows<float> now = rows.Now<float>(0);
        ReadOnlySpan<float> around = now.Rows;
        Span<float> next = rows.Next<float>(0);

        // A row that lacks a neighbour is an end of the table.
        if (now.Before == 0)
        {
            around[..1].CopyTo(next);
            next = next[1..];
        }

        if (now.After == 0 && !next.IsEmpty)
        {
            around[^1..].CopyTo(next[^1..]);
            next = next[..^1];
        }

        if (!next.IsEmpty)
        {
            DiffusionLoop.Run(around, next, tick.Dt * Diffusivity);
        }
    }
}
