using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Shared.Tests.Protocol;

/// <summary>One message of each kind.</summary>
internal static class MessageSamples
{
    private static readonly byte[] Token = [.. Enumerable.Range(0, Limits.TokenBytes).Select(index => (byte)index)];

    public static IReadOnlyList<MessageSample> List { get; } =
    [
        new MessageSampleOf<Hello>(
            new(3, 2, 300, Token), "03", "02", "CD012C", "C420000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"),
        new MessageSampleOf<Attach>(
            new()
            {
                Run = new RunId(0x0123_4567_89AB_CDEF),
                Worker = 3,
                Place = "/dev/shm",
                Workers = 4,
                Rows = 1_000_000,
                Range = new RowRange(250_000, 500_000),
                Kernels = [new AttachedKernel("motion", 3, ["pos", "vel"])],
                Dt = 1f / 60,
                Sweep = Sweep.Tiled,
                TileRows = 8192,
                Cpu = 300,
                IsRung = true,
                SegmentRows = 5,
                Spin = new SpinBudget(100_000, 20),
                IsAudit = true,
                JournalBytes = 300,
            },
            "CF0123456789ABCDEF",
            "03",
            "A82F6465762F73686D",
            "04",
            "CE000F4240",
            "CE0003D090",
            "CE0007A120",
            "9193A66D6F74696F6E0392A3706F73A376656C",
            "CA3C888889",
            "02",
            "CD2000",
            "CD012C",
            "C3",
            "05",
            "CE000186A0",
            "14",
            "C3",
            "CD012C"),
        new MessageSampleOf<Ready>(
            new(1_234_567, "SSE, 4 rows", [0x7FAB_CDE1_0000, 0]), "CE0012D687", "AB5353452C203420726F7773", "92CF00007FABCDE1000000"),
        new MessageSampleOf<Execute>(new(7, 128, 300, Resumes: true), "07", "CC80", "CD012C", "C3"),
        new MessageSampleOf<Completed>(new(128, 5_000_000_000, 250_000), "CC80", "CF000000012A05F200", "CE0003D090"),
        new MessageSampleOf<Failed>(new("no", 5), "A26E6F", "05"),
        new MessageSampleOf<Shutdown>(default),
        new MessageSampleOf<Wake>(default),
    ];

    public static MessageSample Of(MessageKind kind) => List.Single(sample => sample.Kind == kind);
}
