using System.Runtime.CompilerServices;
using MessagePack;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Shared.Tests;

/// <summary>
/// Throws each kind of exception that tests count the bytes of once before any test runs: the first throw of a process
/// loads what every later one finds there (some 90 KB), and it would be charged to whichever test came first.
/// </summary>
internal static class FirstThrows
{
    [ModuleInitializer]
    internal static void Throw()
    {
        Exception[] kinds =
        [
            new EndOfStreamException(), new OverflowException(), new MessagePackSerializationException("once"),
            new ProtocolException(ProtocolFault.Malformed, "once", new EndOfStreamException()),
        ];
        foreach (Exception kind in kinds)
        {
            try
            {
                throw kind;
            }
            catch (Exception thrown)
            {
                Assert.NotEmpty(thrown.ToString());
            }
        }
    }
}
