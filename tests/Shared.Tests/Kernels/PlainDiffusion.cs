namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>
/// One row after the other, in doubles rounded to floats: a double holds sums and products of two floats so well that
/// rounding twice is harmless. An oracle that shares no line with the kernel.
/// </summary>
internal static class PlainDiffusion
{
    public static float Next(float left, float own, float right, float rate)
    {
        if (float.IsNaN(own))
        {
            return BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(own) | 0x0040_0000);
        }

        float fromLeft = (float)((double)left - own);
        float fromRight = (float)((double)right - own);
        float gap = (float)((double)fromLeft + fromRight);
        float step = (float)((double)rate * gap);
        float next = (float)((double)own + step);
        return float.IsNaN(next) ? float.NaN : next;
    }

    public static float[] Tick(float[] now, float dt)
    {
        float rate = (float)((double)dt * 7.5);
        float[] next = [.. now];
        for (int row = 1; row < now.Length - 1; row++)
        {
            next[row] = Next(now[row - 1], now[row], now[row + 1], rate);
        }

        return next;
    }
}
