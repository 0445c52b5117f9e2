namespace ParallelMotion.Shared.Memory;

/// <summary>
/// One aligned 64-bit word of a mapped region, read and written whole by several processes.
/// <para>Like a span it is not for use after its region was disposed: touching it then ends the process.</para>
/// </summary>
public readonly unsafe struct SharedWord
{
    private readonly long* _at;

    internal SharedWord(long* at)
    {
        _at = at;
    }

    /// <summary>Reads with acquire: what was written before the value was published is seen after it.</summary>
    public long Read() => Volatile.Read(ref *_at);

    /// <summary>Writes with release: whoever reads the value sees what was written before it.</summary>
    /// <param name="value">The new value.</param>
    public void Write(long value) => Volatile.Write(ref *_at, value);

    /// <summary>Exchanges the value in one step, with a full fence: nothing moves across it in either direction.</summary>
    /// <param name="value">The new value.</param>
    /// <returns>The value before.</returns>
    public long Exchange(long value) => Interlocked.Exchange(ref *_at, value);

    /// <summary>
    /// A full fence between a store and a later load of another word. Release and acquire don't order those two, and x86 lets
    /// the load overtake the store.
    /// </summary>
    public static void Fence() => Interlocked.MemoryBarrier();
}
