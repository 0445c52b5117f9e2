using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ParallelMotion.Shared.Waiting;

/// <summary>One turn of a loop that waits for a word.</summary>
internal static class ProcessorPause
{
    /// <summary>
    /// Tells the processor that this thread waits. The bare instruction: <see cref="Thread.SpinWait"/> makes it last as long on
    /// every processor, which is longer than a word takes from one core to the next.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Once()
    {
        if (X86Base.IsSupported)
        {
            X86Base.Pause();
        }
        else if (ArmBase.IsSupported)
        {
            ArmBase.Yield();
        }
        else
        {
            Thread.SpinWait(1);
        }
    }
}
