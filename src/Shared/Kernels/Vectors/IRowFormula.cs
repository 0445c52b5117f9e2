namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>
/// The next value of a row from itself and the same row of another column, written once for all lane widths. The order
/// of its operations is part of the result.
/// </summary>
internal interface IRowFormula
{
    /// <summary>
    /// Whether one evaluation is so short that a tick waits for the tick before it: then several vectors are held side by
    /// side. Longer ones overlap by themselves, and would only run out of registers. A short formula is
    /// <see cref="IsPlain"/> everywhere, and what it computes from the other column alone depends on the tick's length too:
    /// of its operands only that is loaded anew in each tick.
    /// </summary>
    static abstract bool IsShort { get; }

    /// <summary>
    /// Whether <see cref="Next"/> is right for these values of the other column; if not, <see cref="NextOfAny"/> is called.
    /// Asked once before all ticks, so that the loop over ticks holds no call.
    /// </summary>
    static abstract bool IsPlain<TLanes>(TLanes other)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Applies one tick.</summary>
    /// <param name="own">The column that is written.</param>
    /// <param name="other">The column that is only read.</param>
    /// <param name="dt">The length of the tick.</param>
    static abstract TLanes Next<TLanes>(TLanes own, TLanes other, TLanes dt)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>
    /// Applies one tick whatever the values are. In lanes for which <see cref="Next"/> is right it gives the same bits.
    /// </summary>
    /// <inheritdoc cref="Next"/>
    static abstract TLanes NextOfAny<TLanes>(TLanes own, TLanes other, TLanes dt)
        where TLanes : struct, ILanes<TLanes>;
}
