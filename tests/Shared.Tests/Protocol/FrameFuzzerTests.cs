using ParallelMotion.Shared.Protocol;
using ParallelMotion.Soak.Frames;

namespace ParallelMotion.Shared.Tests.Protocol;

/// <summary>A short run of <c>tests/soak.sh frames</c>.</summary>
public sealed class FrameFuzzerTests(ITestOutputHelper output)
{
    private const int Frames = 200_000;

    [Theory]
    [InlineData(20_261_205)]
    public void A_mutated_frame_is_a_message_within_its_bounds_or_ends_its_connection(ulong seed)
    {
        FrameTally tally = new();
        output.WriteLine($"seed {seed}");

        new FrameFuzzer(seed, tally).Run(0, Frames);

        output.WriteLine(tally.ToString());
        Assert.Equal(Frames, tally.Frames);
        Assert.InRange(tally.Accepted, Frames / 100, Frames / 2);
        Assert.All(
            (ProtocolFault[])[ProtocolFault.FrameLength, ProtocolFault.Truncated, ProtocolFault.Malformed, ProtocolFault.OutOfBounds],
            fault => Assert.InRange(tally.RefusedFor(fault), Frames / 1000, Frames));
    }

    [Fact]
    public void A_frame_is_a_function_of_its_seed_and_number_alone()
    {
        FrameTally whole = new();
        FrameTally inPieces = new();
        new FrameFuzzer(1, whole).Run(99_500, 1000);
        FrameFuzzer fuzzer = new(1, inPieces);
        fuzzer.Run(100_000, 500);
        fuzzer.Run(99_500, 500);

        Assert.Equal(Counts(whole), Counts(inPieces));
    }

    private static string Counts(FrameTally tally) => tally.ToString().Split(", mostBytes")[0];
}
