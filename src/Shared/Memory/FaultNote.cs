using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// A signal handler in machine code: it stores the address of a fault in a word, and goes on to the handler that was there
/// before, with everything as that would have found it. No managed code may run in a handler of this signal, and a C
/// library of our own would have to be built for each system.
/// </summary>
internal static class FaultNote
{
    /// <summary>Where the code has its two addresses, the word's and the old handler's.</summary>
    private static readonly (byte[] Code, int Word, int Next) X64 = (
    [
        0xF3, 0x0F, 0x1E, 0xFA,                   // endbr64
        0x48, 0x8B, 0x46, 0x10,                   // mov rax, [rsi + 16]   the address: siginfo is the second argument
        0x49, 0xBA, 0, 0, 0, 0, 0, 0, 0, 0,       // mov r10, word
        0x49, 0x89, 0x02,                         // mov [r10], rax
        0x49, 0xBA, 0, 0, 0, 0, 0, 0, 0, 0,       // mov r10, old handler
        0x41, 0xFF, 0xE2,                         // jmp r10
    ], 10, 23);

    private static readonly (byte[] Code, int Word, int Next) Arm64 = (
    [
        0x29, 0x08, 0x40, 0xF9,                   // ldr x9, [x1, #16]     the address: siginfo is the second argument
        0xAA, 0x00, 0x00, 0x58,                   // ldr x10, word
        0x49, 0x01, 0x00, 0xF9,                   // str x9, [x10]
        0xB1, 0x00, 0x00, 0x58,                   // ldr x17, old handler
        0x20, 0x02, 0x1F, 0xD6,                   // br x17
        0x1F, 0x20, 0x03, 0xD5,                   // nop: the addresses lie on a multiple of eight
        0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0,
    ], 24, 32);

    /// <summary>Whether there is code for this processor.</summary>
    public static bool IsSupported => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>The code; it runs wherever it is put.</summary>
    /// <param name="processor">One for which there is code.</param>
    /// <param name="word">Where to store the address of a fault.</param>
    /// <param name="next">The handler to go on to.</param>
    public static byte[] For(Architecture processor, long word, long next)
    {
        (byte[] template, int wordAt, int nextAt) = processor == Architecture.X64 ? X64 : Arm64;
        byte[] code = [.. template];
        BinaryPrimitives.WriteInt64LittleEndian(code.AsSpan(wordAt), word);
        BinaryPrimitives.WriteInt64LittleEndian(code.AsSpan(nextAt), next);
        return code;
    }
}
