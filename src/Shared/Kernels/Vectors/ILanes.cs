namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>
/// Several float32 rows side by side in one register. A formula is written once against this and compiled for each
/// width; every operation here rounds as IEEE 754 says and works lane by lane, so all widths give the same bits.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many rows.</summary>
    static abstract int Count { get; }

    /// <summary>The value in every lane.</summary>
    static abstract TSelf All(float value);

    /// <summary>The bit pattern in every lane.</summary>
    static abstract TSelf AllBits(int bits);

    /// <summary>Rows from memory; nothing checks that they are there.</summary>
    static abstract TSelf Load(ref readonly float start, nuint index);

    /// <summary>Rows to memory; nothing checks that they are there.</summary>
    static abstract void Store(TSelf lanes, ref float start, nuint index);

    /// <summary>Adds, rounding.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Subtracts, rounding.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Multiplies, rounding.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>
    /// <c>left * right + addend</c>, rounded once. Without hardware for it the same bits are computed in software, many
    /// times slower.
    /// </summary>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>Clears the sign bits.</summary>
    static abstract TSelf Abs(TSelf lanes);

    /// <summary>Whether the left is less in all lanes; a NaN is less than nothing.</summary>
    static abstract bool AllLess(TSelf left, TSelf right);

    /// <summary>Whether any lane is NaN.</summary>
    static abstract bool AnyNaN(TSelf lanes);

    /// <summary>A mask: all bits set where the lane is NaN, none elsewhere.</summary>
    static abstract TSelf IsNaN(TSelf lanes);

    /// <summary>Lanes of <paramref name="whenSet"/> where the mask's bits are set, of <paramref name="otherwise"/> elsewhere.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf otherwise);

    /// <summary>The bits that are set in both.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>The bits that differ.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>Shifts each lane's 32 bits left.</summary>
    static abstract TSelf ShiftBitsLeft(TSelf lanes, int count);

    /// <summary>Copies each lane's lowest bit to all its bits: a mask.</summary>
    static abstract TSelf SpreadLowestBit(TSelf lanes);
}
