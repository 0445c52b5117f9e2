using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Kernels.Lab;

/// <summary>Every row an object in a list, advanced by a virtual call; two classes in turn, as a program with several kinds of things has them.</summary>
public sealed class ObjectsKernel : OwnRowsKernel<List<Mover>>
{
    /// <inheritdoc/>
    public override string Name => "motion-objects";

    /// <inheritdoc/>
    protected override List<Mover> Make(int rows) => [.. Enumerable.Range(0, rows).Select(static row => row % 2 == 0 ? (Mover)new Walker(row) : new Runner(row))];

    /// <inheritdoc/>
    protected override void Fill(List<Mover> held, ReadOnlySpan<float> positions, ReadOnlySpan<float> velocities)
    {
        for (int row = 0; row < held.Count; row++)
        {
            held[row].Place(positions[row], velocities[row]);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Advance(List<Mover> held, float dt)
    {
        for (int row = 0; row < held.Count; row++)
        {
            held[row].Advance(dt);
        }
    }

    /// <inheritdoc/>
    protected override void Store(List<Mover> held, Span<float> positions)
    {
        for (int row = 0; row < held.Count; row++)
        {
            positions[row] = held[row].Position;
        }
    }

    private sealed class Walker(int number) : Mover(number)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Advance(float dt) => Position += Velocity * dt;
    }

    private sealed class Runner(int number) : Mover(number)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Advance(float dt) => Position += Velocity * dt;
    }
}
