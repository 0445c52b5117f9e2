using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Tests.Scheduling;

namespace ParallelMotion.Shared.Tests.Kernels.Vectors;

/// <summary>Four lanes before or behind one of whose stores the process dies: what was stored before is there, and nothing behind it.</summary>
internal readonly struct MortalLanes(Lanes4 lanes) : ILanes<MortalLanes>
{
    private readonly Lanes4 _lanes = lanes;

    /// <summary>Decides at which; null where it lives for ever. By thread, since tests run beside each other.</summary>
    [field: ThreadStatic]
    public static Fate? Fate { get; set; }

    public static int Count => Lanes4.Count;

    public static MortalLanes All(float value) => new(Lanes4.All(value));

    public static MortalLanes AllBits(int bits) => new(Lanes4.AllBits(bits));

    public static MortalLanes Load(ref readonly float start, nuint index) => new(Lanes4.Load(in start, index));

    public static void Store(MortalLanes lanes, ref float start, nuint index)
    {
        DieIfFated();
        Lanes4.Store(lanes._lanes, ref start, index);
        DieIfFated();
    }

    private static void DieIfFated()
    {
        if (Fate?.IsNow() ?? false)
        {
            throw new DeathException();
        }
    }

    public static MortalLanes operator +(MortalLanes left, MortalLanes right) => new(left._lanes + right._lanes);

    public static MortalLanes operator -(MortalLanes left, MortalLanes right) => new(left._lanes - right._lanes);

    public static MortalLanes operator *(MortalLanes left, MortalLanes right) => new(left._lanes * right._lanes);

    public static MortalLanes operator &(MortalLanes left, MortalLanes right) => new(left._lanes & right._lanes);

    public static MortalLanes operator ^(MortalLanes left, MortalLanes right) => new(left._lanes ^ right._lanes);

    public static MortalLanes FusedMultiplyAdd(MortalLanes left, MortalLanes right, MortalLanes addend) =>
        new(Lanes4.FusedMultiplyAdd(left._lanes, right._lanes, addend._lanes));

    public static MortalLanes Abs(MortalLanes lanes) => new(Lanes4.Abs(lanes._lanes));

    public static bool AllLess(MortalLanes left, MortalLanes right) => Lanes4.AllLess(left._lanes, right._lanes);

    public static bool AnyNaN(MortalLanes lanes) => Lanes4.AnyNaN(lanes._lanes);

    public static MortalLanes IsNaN(MortalLanes lanes) => new(Lanes4.IsNaN(lanes._lanes));

    public static MortalLanes Select(MortalLanes mask, MortalLanes whenSet, MortalLanes otherwise) =>
        new(Lanes4.Select(mask._lanes, whenSet._lanes, otherwise._lanes));

    public static MortalLanes ShiftBitsLeft(MortalLanes lanes, int count) => new(Lanes4.ShiftBitsLeft(lanes._lanes, count));

    public static MortalLanes SpreadLowestBit(MortalLanes lanes) => new(Lanes4.SpreadLowestBit(lanes._lanes));
}
