using System.Runtime.InteropServices;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

/// <summary>The bytes, as an assembler writes them: only one of the two can run here.</summary>
public sealed class FaultNoteTests
{
    [Theory]
    [InlineData(Architecture.X64, "F30F1EFA 488B4610 49BA8877665544332211 498902 49BA9078563412FFCDAB 41FFE2")]
    [InlineData(Architecture.Arm64, "290840F9 AA000058 490100F9 B1000058 20021FD6 1F2003D5 8877665544332211 9078563412FFCDAB")]
    public void It_stores_the_address_and_goes_on_to_the_old_handler(Architecture processor, string expected) =>
        Assert.Equal(
            expected.Replace(" ", "", StringComparison.Ordinal),
            Convert.ToHexString(FaultNote.For(processor, 0x1122334455667788, unchecked((long)0xABCDFF1234567890))));
}
