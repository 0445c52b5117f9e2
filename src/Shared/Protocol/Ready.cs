using System.Collections.Immutable;
using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>A worker has mapped its columns, touched its range once and compiled its kernel.</summary>
/// <param name="ElapsedNanoseconds">How long that took it.</param>
/// <param name="VectorUnit">What its kernels run on; at most <see cref="Limits.MaxVectorUnitName"/> characters.</param>
/// <param name="RowAddresses">
/// Where row 0 of each column lies in the worker's process, in the order in which the attach names the columns; 0 for one that it
/// doesn't map. For whoever has to say later what lay at an address.
/// </param>
public readonly record struct Ready(long ElapsedNanoseconds, string VectorUnit, ImmutableArray<long> RowAddresses) : IMessage<Ready>
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Ready;

    /// <inheritdoc/>
    public static int FieldCount => 3;

    /// <inheritdoc/>
    public static Ready ReadFields(ref MessagePackReader reader) => new(
        FieldBounds.NotNegative(reader.ReadInt64(), "elapsedNanoseconds"),
        FieldBounds.Text(reader.ReadString(), Limits.MaxVectorUnitName, "vectorUnit"),
        ReadAddresses(ref reader));

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(ElapsedNanoseconds);
        writer.Write(VectorUnit);
        writer.WriteArrayHeader(RowAddresses.Length);
        foreach (long address in RowAddresses)
        {
            writer.Write(address);
        }
    }

    private static ImmutableArray<long> ReadAddresses(ref MessagePackReader reader)
    {
        int count = FieldBounds.Within(reader.ReadArrayHeader(), 0, Limits.MaxColumns, "rowAddresses");
        ImmutableArray<long>.Builder addresses = ImmutableArray.CreateBuilder<long>(count);
        for (int index = 0; index < count; index++)
        {
            addresses.Add(FieldBounds.NotNegative(reader.ReadInt64(), "rowAddress"));
        }

        return addresses.MoveToImmutable();
    }
}
