using System.Globalization;
using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class CpuInfoTests
{
    private const string RaspberryPi = """
        processor	: 0
        BogoMIPS	: 108.00
        Features	: fp asimd evtstrm crc32 cpuid
        CPU implementer	: 0x41
        CPU part	: 0xd08

        Hardware	: BCM2835
        Model		: Raspberry Pi 4 Model B Rev 1.4
        """;

    private const string ArmServer = """
        processor	: 0
        BogoMIPS	: 243.75
        Features	: fp asimd evtstrm aes
        CPU implementer	: 0x41
        CPU architecture: 8
        CPU part	: 0xd0c
        CPU revision	: 1

        processor	: 1
        CPU implementer	: 0x41
        CPU part	: 0xd0c
        """;

    private const string VirtualMachine = """
        processor	: 0
        vendor_id	: GenuineIntel
        model		: 85
        model name	: Intel(R) Xeon(R) CPU @ 2.80GHz

        processor	: 1
        vendor_id	: GenuineIntel
        model		: 85
        model name	: Intel(R) Xeon(R) CPU @ 2.80GHz
        """;

    [Fact]
    public void One_socket_with_two_threads_a_core_has_half_as_many_cores()
    {
        CpuInfo info = CpuInfo.Parse(X86((0, 0), (0, 1), (0, 0), (0, 1)));

        Assert.Equal("AMD Ryzen 5 5600X 6-Core Processor : boxed", info.Model);
        Assert.Equal(2, info.PhysicalCores);
    }

    [Fact]
    public void Cores_of_two_sockets_that_share_their_numbers_count_apart() =>
        Assert.Equal(4, CpuInfo.Parse(X86((0, 0), (0, 1), (1, 0), (1, 1))).PhysicalCores);

    [Fact]
    public void Numbers_with_gaps_are_counted_and_not_taken_for_counts() =>
        Assert.Equal(2, CpuInfo.Parse(X86((0, 0), (0, 12))).PhysicalCores);

    [Fact]
    public void A_virtual_machine_without_core_ids_has_a_name_and_no_core_count()
    {
        CpuInfo info = CpuInfo.Parse(VirtualMachine);

        Assert.Equal("Intel(R) Xeon(R) CPU @ 2.80GHz", info.Model);
        Assert.Null(info.PhysicalCores);
    }

    [Fact]
    public void One_processor_without_a_core_makes_the_count_unknown() =>
        Assert.Null(CpuInfo.Parse(X86((0, 0), (0, 1)) + "processor : 2\nmodel name : other\n").PhysicalCores);

    [Fact]
    public void A_core_id_without_its_socket_is_not_given_the_previous_socket() =>
        Assert.Null(CpuInfo.Parse(X86((0, 0)) + "processor : 1\ncore id : 1\n").PhysicalCores);

    [Fact]
    public void Arm_without_a_model_name_is_named_by_its_part()
    {
        CpuInfo info = CpuInfo.Parse(ArmServer);

        Assert.Equal("Arm implementer 0x41 part 0xd0c", info.Model);
        Assert.Null(info.PhysicalCores);
    }

    [Fact]
    public void A_board_with_a_name_goes_by_that() =>
        Assert.Equal("Raspberry Pi 4 Model B Rev 1.4", CpuInfo.Parse(RaspberryPi).Model);

    [Fact]
    public void The_bare_model_number_of_an_x86_is_no_name() =>
        Assert.Null(CpuInfo.Parse("processor : 0\nmodel : 85\n").Model);

    [Theory]
    [InlineData("")]
    [InlineData("no colon\n:\n\0")]
    public void Text_of_another_kind_tells_nothing(string text) =>
        Assert.Equal(new CpuInfo(Model: null, PhysicalCores: null), CpuInfo.Parse(text));

    private static string X86(params (int Package, int Core)[] processors) => string.Concat(processors.Select((place, number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"processor\t: {number}\nvendor_id\t: AuthenticAMD\nmodel\t\t: 33\nmodel name\t: AMD Ryzen 5 5600X 6-Core Processor : boxed\n"
            + $"physical id\t: {place.Package}\nsiblings\t: 4\ncore id\t\t: {place.Core}\ncpu cores\t: 2\nflags\t\t: fpu vme\n\n")));
}
