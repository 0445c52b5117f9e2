namespace MessagePack;

/// <summary>The value that says "no value". All of them are equal.</summary>
public struct Nil : IEquatable<Nil>
{
    /// <summary>The only one there is.</summary>
    public static readonly Nil Default;

    /// <inheritdoc/>
    public readonly bool Equals(Nil other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Nil;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;

    /// <inheritdoc/>
    public override readonly string ToString() => "()";
}
