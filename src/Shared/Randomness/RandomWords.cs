namespace ParallelMotion.Shared.Randomness;

/// <summary>128 random bits as four words, each as good as the others.</summary>
/// <param name="First">Word 0 of the generator's output.</param>
/// <param name="Second">Word 1.</param>
/// <param name="Third">Word 2.</param>
/// <param name="Fourth">Word 3.</param>
public readonly record struct RandomWords(uint First, uint Second, uint Third, uint Fourth)
{
    /// <summary>
    /// A number in [0, 1) from a word: its upper 24 bits times 2^-24. Exact: every result is a multiple of 2^-24, each as
    /// likely as any other, and the largest is 1 - 2^-24.
    /// </summary>
    /// <param name="word">Any of the four.</param>
    public static float Unit(uint word) => (int)(word >> 8) * (1f / (1 << 24));

    /// <summary>
    /// A number from a range: <c>low + (u * (high - low))</c>, where u is <see cref="Unit"/> and difference, product and sum
    /// are each rounded to the nearest float32, ties to even; never fused. The last rounding may reach
    /// <paramref name="high"/> (never beyond) where the range is narrow beside its bounds.
    /// </summary>
    /// <param name="word">Any of the four.</param>
    /// <param name="low">The smallest result. Not checked, since this stands in inner loops.</param>
    /// <param name="high">
    /// At least <paramref name="low"/>; not checked either. Where <c>high - low</c> isn't finite, neither is the result.
    /// </param>
    // The cast forbids a wider or a fused intermediate.
    public static float Between(uint word, float low, float high) => low + (float)(Unit(word) * (high - low));
}
