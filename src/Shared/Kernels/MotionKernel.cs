using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// <c>pos += vel * dt</c> for every column <c>pos</c> or <c>pos_NAME</c> that has a twin <c>vel</c> or <c>vel_NAME</c>:
/// a float32 multiply, rounded, then a float32 add, rounded. Never fused, so the bits equal NumPy's.
/// </summary>
public sealed class MotionKernel : IKernel
{
    private const string Position = "pos";
    private const string Velocity = "vel";

    /// <summary>Two vectors of eight rows: enough independent work to hide an addition's latency.</summary>
    private const int BlockRows = 16;

    /// <inheritdoc/>
    public string Name => "motion";

    /// <inheritdoc/>
    public string Summary => "pos += vel * dt";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public string Wants => "pos with vel, or pos_NAME with vel_NAME";

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new(Position, -1000f, 1000f), new(Velocity, -10f, 10f)];

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        List<ColumnUse> uses = [];
        foreach (string column in columns.Where(IsPosition).Order(StringComparer.Ordinal))
        {
            string twin = Velocity + column[Position.Length..];
            if (columns.Contains(twin))
            {
                uses.Add(ColumnUse.Writes(column));
                uses.Add(ColumnUse.Reads(twin));
            }
        }

        return uses;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, float dt)
    {
        for (int pair = 0; pair < rows.ColumnCount; pair += 2)
        {
            Advance(rows.Write(pair), rows.Read(pair + 1), dt);
        }
    }

    private static bool IsPosition(string column) =>
        string.Equals(column, Position, StringComparison.Ordinal) || column.StartsWith(Position + "_", StringComparison.Ordinal);

    private static void Advance(Span<float> pos, ReadOnlySpan<float> vel, float dt)
    {
        int whole = pos.Length - (pos.Length % BlockRows);
        AdvanceBlocks(pos[..whole], vel[..whole], dt);
        if (whole < pos.Length)
        {
            AdvanceRest(pos[whole..], vel[whole..pos.Length], dt);
        }
    }

    // The last rows go through the same machine code, padded. Of two NaNs the processor keeps the first operand's bits,
    // and which operand is first is the compiler's choice, made anew for each piece of code.
    private static void AdvanceRest(Span<float> pos, ReadOnlySpan<float> vel, float dt)
    {
        Span<float> paddedPos = stackalloc float[BlockRows];
        Span<float> paddedVel = stackalloc float[BlockRows];
        pos.CopyTo(paddedPos);
        vel.CopyTo(paddedVel);
        AdvanceBlocks(paddedPos, paddedVel, dt);
        paddedPos[..pos.Length].CopyTo(pos);
    }

    // Compiled fully at first call: tiering would run the first dispatches several times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AdvanceBlocks(Span<float> pos, ReadOnlySpan<float> vel, float dt)
    {
        ref float p = ref MemoryMarshal.GetReference(pos);
        ref float v = ref MemoryMarshal.GetReference(vel[..pos.Length]);
        Vector256<float> step = Vector256.Create(dt);
        int lanes = Vector256<float>.Count;
        for (int row = 0; row <= pos.Length - BlockRows; row += BlockRows)
        {
            Vector256<float> first = Vector256.LoadUnsafe(ref p, (nuint)row) + (Vector256.LoadUnsafe(ref v, (nuint)row) * step);
            Vector256<float> second = Vector256.LoadUnsafe(ref p, (nuint)(row + lanes)) + (Vector256.LoadUnsafe(ref v, (nuint)(row + lanes)) * step);
            first.StoreUnsafe(ref p, (nuint)row);
            second.StoreUnsafe(ref p, (nuint)(row + lanes));
        }
    }
}
