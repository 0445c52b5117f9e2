using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Kernels.Lab;

/// <summary>Every row a struct in an array: 16 bytes, of which a tick reads eight and writes four.</summary>
public sealed class StructsKernel : OwnRowsKernel<Body[]>
{
    /// <inheritdoc/>
    public override string Name => "motion-structs";

    /// <inheritdoc/>
    protected override Body[] Make(int rows) => [.. Enumerable.Range(0, rows).Select(static row => new Body { Number = row, Mass = 1 })];

    /// <inheritdoc/>
    protected override void Fill(Body[] held, ReadOnlySpan<float> positions, ReadOnlySpan<float> velocities)
    {
        for (int row = 0; row < held.Length; row++)
        {
            (held[row].Position, held[row].Velocity) = (positions[row], velocities[row]);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Advance(Body[] held, float dt)
    {
        for (int row = 0; row < held.Length; row++)
        {
            ref Body body = ref held[row];
            body.Position += body.Velocity * dt;
        }
    }

    /// <inheritdoc/>
    protected override void Store(Body[] held, Span<float> positions)
    {
        for (int row = 0; row < held.Length; row++)
        {
            positions[row] = held[row].Position;
        }
    }
}

/// <summary>A row as a struct.</summary>
public record struct Body
{
    /// <summary>Where it is.</summary>
    public float Position { get; set; }

    /// <summary>How fast it moves.</summary>
    public float Velocity { get; set; }

    /// <summary>What it weighs: nothing here asks for it.</summary>
    public float Mass { get; set; }

    /// <summary>What it is known by.</summary>
    public int Number { get; set; }
}
