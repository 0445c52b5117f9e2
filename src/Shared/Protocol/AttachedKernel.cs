using System.Collections.Immutable;
using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>A kernel of an attach message: which it is, and its place in a tick.</summary>
/// <param name="Reference">What finds it: a name, or "PATH.dll:NAME"; at most <see cref="Limits.MaxKernelReference"/> characters.</param>
/// <param name="Phase">Its phase, from 0; below <see cref="Limits.MaxKernels"/>.</param>
/// <param name="Columns">The columns it is bound to, in its own order; those of all kernels are <see cref="Limits.MaxColumns"/> at most.</param>
public sealed record AttachedKernel(string Reference, int Phase, ImmutableArray<string> Columns)
{
    private const int FieldCount = 3;

    internal static ImmutableArray<AttachedKernel> ReadAll(ref MessagePackReader reader)
    {
        int count = FieldBounds.Within(reader.ReadArrayHeader(), 1, Limits.MaxKernels, "kernels");
        int leftColumns = Limits.MaxColumns;
        ImmutableArray<AttachedKernel>.Builder kernels = ImmutableArray.CreateBuilder<AttachedKernel>(count);
        for (int index = 0; index < count; index++)
        {
            AttachedKernel kernel = Read(ref reader, leftColumns);
            leftColumns -= kernel.Columns.Length;
            kernels.Add(kernel);
        }

        return kernels.MoveToImmutable();
    }

    internal static void WriteAll(ref MessagePackWriter writer, ImmutableArray<AttachedKernel> kernels)
    {
        writer.WriteArrayHeader(kernels.Length);
        foreach (AttachedKernel kernel in kernels)
        {
            writer.WriteArrayHeader(FieldCount);
            writer.Write(kernel.Reference);
            writer.Write(kernel.Phase);
            writer.WriteArrayHeader(kernel.Columns.Length);
            foreach (string column in kernel.Columns)
            {
                writer.Write(column);
            }
        }
    }

    private static AttachedKernel Read(ref MessagePackReader reader, int mostColumns)
    {
        _ = FieldBounds.Within(reader.ReadArrayHeader(), FieldCount, FieldCount, "kernelFields");
        string reference = FieldBounds.Text(reader.ReadString(), Limits.MaxKernelReference, "kernel");
        int phase = FieldBounds.Within(reader.ReadInt32(), 0, Limits.MaxKernels - 1, "phase");
        int count = FieldBounds.Within(reader.ReadArrayHeader(), 1, mostColumns, "columns");
        ImmutableArray<string>.Builder columns = ImmutableArray.CreateBuilder<string>(count);
        for (int index = 0; index < count; index++)
        {
            columns.Add(FieldBounds.Text(reader.ReadString(), Limits.MaxColumnNameBytes, "column"));
        }

        return new AttachedKernel(reference, phase, columns.MoveToImmutable());
    }
}
