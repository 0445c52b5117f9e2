using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ParallelMotion.Shared.Waiting;

/// <summary>One turn of a loop that waits for a word.</summary>
internal static class ProcessorPause
{
    /// <summary>
    /// Tells the processor that this thread waits. The bare instruction, so that the word is looked at as often as the processor
    /// can: <see cref="Thread.SpinWait"/> is stretched to a length of its own.
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
