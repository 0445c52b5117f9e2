using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>A worker has mapped its columns, touched its range once and compiled its kernel.</summary>
/// <param name="ElapsedNanoseconds">How long that took it.</param>
/// <param name="VectorUnit">What its kernels run on; at most <see cref="Limits.MaxVectorUnitName"/> characters.</param>
public readonly record struct Ready(long ElapsedNanoseconds, string VectorUnit) : IMessage<Ready>
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Ready;

    /// <inheritdoc/>
    public static int FieldCount => 2;

    /// <inheritdoc/>
    public static Ready ReadFields(ref MessagePackReader reader) => new(
        FieldBounds.NotNegative(reader.ReadInt64(), "elapsedNanoseconds"),
        FieldBounds.Text(reader.ReadString(), Limits.MaxVectorUnitName, "vectorUnit"));

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(ElapsedNanoseconds);
        writer.Write(VectorUnit);
    }
}
