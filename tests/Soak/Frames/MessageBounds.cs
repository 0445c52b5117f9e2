using System.Collections.Immutable;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Soak.Frames;

/// <summary>The bounds of every field once more, written from the protocol's description and not from its code.</summary>
internal static class MessageBounds
{
    public static void Require<T>(T message) where T : IMessage<T>
    {
        bool isWithin = message switch
        {
            Hello hello => hello.Worker is >= 0 and < Limits.MaxWorkers && hello.Pid >= 1 && hello.Token.Length == 32,
            Attach attach => IsWithin(attach) && AreWithin(attach.Kernels),
            Ready ready => ready.ElapsedNanoseconds >= 0 && ready.VectorUnit.Length <= Limits.MaxVectorUnitName
                && ready.RowAddresses.Length <= Limits.MaxColumns && ready.RowAddresses.All(static address => address >= 0),
            Execute execute => execute.FirstTick >= 0 && execute.TickCount >= 0 && (long)execute.FirstTick + execute.TickCount <= Limits.MaxTicks && execute.Number >= 0,
            Completed completed => completed.TickCount is >= 0 and <= Limits.MaxTicks && completed.ElapsedNanoseconds >= 0 && completed.Rows is >= 0 and <= Limits.MaxRows,
            Failed failed => failed.Message.Length <= Limits.MaxFailureText && failed.Culprit is >= -1 and < Limits.MaxWorkers,
            Shutdown or Wake => true,
            _ => throw new InvalidOperationException($"Nobody has said yet which bounds {T.Kind} has."),
        };
        if (!isWithin)
        {
            throw new InvalidOperationException($"Broken promise: a message lies outside of its bounds: {message}.");
        }
    }

    private static bool IsWithin(Attach attach) =>
        attach.Run.Value != 0
        && attach.Place.Length <= Limits.MaxPlaceLength
        && attach.Workers is >= 1 and <= Limits.MaxWorkers
        && attach.Rows is >= 1 and <= Limits.MaxRows
        && attach.Range.Start >= 0 && attach.Range.Start <= attach.Range.End && attach.Range.End <= attach.Rows
        && attach.Sweep is Sweep.Streaming or Sweep.Tiled or Sweep.Fused
        && attach.TileRows is >= 1 and <= Limits.MaxTileRows
        && attach.Cpu is >= -1 and < Limits.MaxProcessors
        && attach.SegmentRows is >= 0 and <= Limits.MaxSegmentRows
        && attach.Spin.Nanoseconds is >= 0 and <= SpinBudget.MaxNanoseconds
        && attach.JournalBytes is >= 0 and <= Limits.MaxJournalBytes
        && attach.Spin.Yields is >= 0 and <= SpinBudget.MaxYields;

    private static bool AreWithin(ImmutableArray<AttachedKernel> kernels) =>
        kernels.Length is >= 1 and <= Limits.MaxKernels
        && kernels.Sum(static kernel => kernel.Columns.Length) <= Limits.MaxColumns
        && kernels.All(static kernel => kernel.Reference.Length <= Limits.MaxKernelReference
            && kernel.Phase is >= 0 and < Limits.MaxKernels
            && kernel.Columns.Length >= 1
            && kernel.Columns.All(static column => column.Length <= Limits.MaxColumnNameBytes));
}
