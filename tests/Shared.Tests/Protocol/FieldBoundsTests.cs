using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Shared.Tests.Protocol;

public sealed class FieldBoundsTests
{
    private const string MaxTicks = "CE3B9ACA00";
    private const string TooManyTicks = "CE3B9ACA01";

    public static TheoryData<MessageKind, int, string, string> Outside => new()
    {
        { MessageKind.Hello, 1, "FF", "worker=-1" },
        { MessageKind.Hello, 1, "CD0101", "worker=257" },
        { MessageKind.Hello, 2, "00", "pid=0" },
        { MessageKind.Hello, 2, "FF", "pid=-1" },
        { MessageKind.Hello, 3, "C0", "token=-1" },
        { MessageKind.Hello, 3, "C400", "token=0" },
        { MessageKind.Hello, 3, "C41F" + Zeros(31), "token=31" },
        { MessageKind.Hello, 3, "C421" + Zeros(33), "token=33" },
        { MessageKind.Attach, 0, "00", "run=0" },
        { MessageKind.Attach, 1, "FE", "worker=-2" },
        { MessageKind.Attach, 1, "CD0100", "worker=256" },
        { MessageKind.Attach, 2, "C0", "place=-1" },
        { MessageKind.Attach, 2, "DA0401" + Zeros(1025), "place=1025" },
        { MessageKind.Attach, 3, "00", "workers=0" },
        { MessageKind.Attach, 3, "CD0101", "workers=257" },
        { MessageKind.Attach, 4, "00", "rows=0" },
        { MessageKind.Attach, 4, "FF", "rows=-1" },
        { MessageKind.Attach, 4, "CE40000001", "rows=1073741825" },
        { MessageKind.Attach, 5, "FF", "rangeStart=-1" },
        { MessageKind.Attach, 5, "CE000F4241", "rangeStart=1000001" },
        { MessageKind.Attach, 6, "CE0003D08F", "rangeEnd=249999" },
        { MessageKind.Attach, 6, "CE000F4241", "rangeEnd=1000001" },
        { MessageKind.Attach, 7, "90", "kernels=0" },
        { MessageKind.Attach, 7, "DC0041" + Zeros(65), "kernels=65" },
        { MessageKind.Attach, 7, "9192A16100", "kernelFields=2" },
        { MessageKind.Attach, 7, "9193C0009100", "kernel=-1" },
        { MessageKind.Attach, 7, "9193DA0442" + Zeros(1090) + "0091A161", "kernel=1090" },
        { MessageKind.Attach, 7, "9193A161FF91A161", "phase=-1" },
        { MessageKind.Attach, 7, "9193A1614091A161", "phase=64" },
        { MessageKind.Attach, 7, "9193A1610090", "columns=0" },
        { MessageKind.Attach, 7, "9193A16100DC1001" + Zeros(4097), "columns=4097" },
        { MessageKind.Attach, 7, "9293A16100DC1000" + string.Concat(Enumerable.Repeat("A163", 4096)) + "93A1610091A161", "columns=1" },
        { MessageKind.Attach, 7, "9193A1610091D941" + Zeros(65), "column=65" },
        { MessageKind.Attach, 9, "00", "sweep=0" },
        { MessageKind.Attach, 9, "04", "sweep=4" },
        { MessageKind.Attach, 9, "FF", "sweep=-1" },
        { MessageKind.Attach, 10, "00", "tileRows=0" },
        { MessageKind.Attach, 10, "CE00100001", "tileRows=1048577" },
        { MessageKind.Attach, 11, "FE", "cpu=-2" },
        { MessageKind.Attach, 11, "CD2000", "cpu=8192" },
        { MessageKind.Attach, 13, "FF", "segmentRows=-1" },
        { MessageKind.Attach, 13, "CE0FFFFFE1", "segmentRows=268435425" },
        { MessageKind.Attach, 14, "FF", "spinNanoseconds=-1" },
        { MessageKind.Attach, 14, "CE000F4241", "spinNanoseconds=1000001" },
        { MessageKind.Attach, 15, "FF", "yields=-1" },
        { MessageKind.Attach, 15, "CD03E9", "yields=1001" },
        { MessageKind.Attach, 17, "FF", "journalBytes=-1" },
        { MessageKind.Attach, 17, "CE3FFFF001", "journalBytes=1073737729" },
        { MessageKind.Ready, 0, "FF", "elapsedNanoseconds=-1" },
        { MessageKind.Ready, 1, "C0", "vectorUnit=-1" },
        { MessageKind.Ready, 1, "D941" + Zeros(65), "vectorUnit=65" },
        { MessageKind.Ready, 2, "DC1001" + Zeros(4097), "rowAddresses=4097" },
        { MessageKind.Ready, 2, "91FF", "rowAddress=-1" },
        { MessageKind.Execute, 0, "FF", "firstTick=-1" },
        { MessageKind.Execute, 0, TooManyTicks, "firstTick=1000000001" },
        { MessageKind.Execute, 1, "FF", "tickCount=-1" },
        { MessageKind.Execute, 1, "CE3B9AC9FA", "tickCount=999999994" },
        { MessageKind.Execute, 2, "FF", "number=-1" },
        { MessageKind.Completed, 0, "FF", "tickCount=-1" },
        { MessageKind.Completed, 0, TooManyTicks, "tickCount=1000000001" },
        { MessageKind.Completed, 1, "FF", "elapsedNanoseconds=-1" },
        { MessageKind.Completed, 2, "FF", "rows=-1" },
        { MessageKind.Completed, 2, "CE40000001", "rows=1073741825" },
        { MessageKind.Failed, 0, "C0", "message=-1" },
        { MessageKind.Failed, 0, "DA0FA1" + Zeros(4001), "message=4001" },
        { MessageKind.Failed, 1, "FE", "culprit=-2" },
        { MessageKind.Failed, 1, "CD0100", "culprit=256" },
    };

    public static TheoryData<MessageKind, int, string> Inside => new()
    {
        { MessageKind.Hello, 0, "CE7FFFFFFF" },
        { MessageKind.Hello, 1, "CD0100" },
        { MessageKind.Hello, 2, "CE7FFFFFFF" },
        { MessageKind.Attach, 0, "01" },
        { MessageKind.Attach, 1, "FF" },
        { MessageKind.Attach, 1, "CCFF" },
        { MessageKind.Attach, 2, "DA0400" + Zeros(1024) },
        { MessageKind.Attach, 3, "CD0100" },
        { MessageKind.Attach, 4, "CE40000000" },
        { MessageKind.Attach, 5, "00" },
        { MessageKind.Attach, 5, "CE0007A120" },
        { MessageKind.Attach, 6, "CE0003D090" },
        { MessageKind.Attach, 6, "CE000F4240" },
        { MessageKind.Attach, 7, "9193DA0441" + Zeros(1089) + "3F91D940" + Zeros(64) },
        { MessageKind.Attach, 7, "DC0040" + string.Concat(Enumerable.Repeat("93A1610091A162", 64)) },
        { MessageKind.Attach, 9, "01" },
        { MessageKind.Attach, 9, "03" },
        { MessageKind.Attach, 10, "01" },
        { MessageKind.Attach, 10, "CE00100000" },
        { MessageKind.Attach, 11, "FF" },
        { MessageKind.Attach, 11, "CD1FFF" },
        { MessageKind.Attach, 12, "C2" },
        { MessageKind.Attach, 13, "00" },
        { MessageKind.Attach, 13, "CE0FFFFFE0" },
        { MessageKind.Attach, 14, "00" },
        { MessageKind.Attach, 14, "CE000F4240" },
        { MessageKind.Attach, 15, "00" },
        { MessageKind.Attach, 15, "CD03E8" },
        { MessageKind.Attach, 16, "C2" },
        { MessageKind.Attach, 17, "00" },
        { MessageKind.Attach, 17, "CE3FFFF000" },
        { MessageKind.Ready, 0, "CF7FFFFFFFFFFFFFFF" },
        { MessageKind.Ready, 1, "D940" + Zeros(64) },
        { MessageKind.Ready, 2, "90" },
        { MessageKind.Ready, 2, "91CF7FFFFFFFFFFFFFFF" },
        { MessageKind.Ready, 2, "DC1000" + Zeros(4096) },
        { MessageKind.Execute, 0, "00" },
        { MessageKind.Execute, 1, "CE3B9AC9F9" },
        { MessageKind.Execute, 2, "CF7FFFFFFFFFFFFFFF" },
        { MessageKind.Execute, 3, "C2" },
        { MessageKind.Completed, 0, MaxTicks },
        { MessageKind.Completed, 1, "00" },
        { MessageKind.Completed, 2, "CE40000000" },
        { MessageKind.Failed, 0, "A0" },
        { MessageKind.Failed, 1, "FF" },
        { MessageKind.Failed, 1, "CCFF" },
    };

    [Theory]
    [MemberData(nameof(Outside))]
    public void A_field_outside_its_bounds_is_refused_by_name(MessageKind kind, int field, string hex, string part)
    {
        MessageSample sample = MessageSamples.Of(kind);
        ProtocolException refused = Assert.Throws<ProtocolException>(() => sample.Recode(new(sample.With(field, hex))));

        Assert.Equal(ProtocolFault.OutOfBounds, refused.Fault);
        Assert.Contains(part + ", expected=", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Inside))]
    public void A_field_at_its_bounds_is_taken(MessageKind kind, int field, string hex)
    {
        MessageSample sample = MessageSamples.Of(kind);
        byte[] bytes = sample.With(field, hex);

        Assert.Equal(bytes, sample.Recode(new(bytes)));
    }

    private static string Zeros(int count) => new('0', 2 * count);
}
