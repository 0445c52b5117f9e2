using System.Numerics;
using System.Runtime.CompilerServices;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>Makes a value of 64 random bits. A structure, so that the loop over rows is compiled anew for each.</summary>
internal interface IDraw<out T>
{
    T Of(ulong bits);
}

/// <summary>The upper 24 bits, spread over [low, high).</summary>
internal readonly struct Float32Draw(float low, float high) : IDraw<float>
{
    private readonly float _low = low;
    private readonly float _width = high - low;

    // The cast forbids a wider or a fused intermediate.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(ulong bits) => _low + (float)((int)(bits >> 40) * (1f / (1 << 24)) * _width);
}

/// <summary>The upper 53 bits, spread over [low, high).</summary>
internal readonly struct Float64Draw(double low, double high) : IDraw<double>
{
    private readonly double _low = low;
    private readonly double _width = high - low;

    // The cast forbids a fused intermediate.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Of(ulong bits) => _low + (double)((long)(bits >> 11) * (1.0 / (1L << 53)) * _width);
}

/// <summary>The upper 32 bits, spread over [low, high): at most 2^32 values, so that the product fits 64 bits.</summary>
internal readonly struct IntegerDraw<T>(long low, long high) : IDraw<T>
    where T : IBinaryInteger<T>
{
    private readonly long _low = low;
    private readonly ulong _width = (ulong)(high - low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of(ulong bits) => T.CreateTruncating(_low + (long)(((bits >> 32) * _width) >> 32));
}
