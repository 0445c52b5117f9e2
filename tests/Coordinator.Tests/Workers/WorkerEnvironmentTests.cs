using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class WorkerEnvironmentTests
{
    [Theory]
    [InlineData("DOTNET_gcServer", "0")]
    [InlineData("DOTNET_gcConcurrent", "0")]
    [InlineData("DOTNET_TieredCompilation", "0")]
    [InlineData("DOTNET_GCHeapHardLimit", "0x10000000")]
    [InlineData("DOTNET_EnableDiagnostics", "0")]
    [InlineData("DOTNET_ROOT", null)]
    public void What_decides_a_workers_heap_and_tiers_is_set_whatever_was_inherited(string name, string? expected)
    {
        Dictionary<string, string?> environment = Prepared((name, "1"));

        Assert.Equal(expected ?? WorkerExecutable.RuntimeRoot, environment[name]);
    }

    [Theory]
    [InlineData("DOTNET_GCHeapCount")]
    [InlineData("DOTNET_GCgen0size")]
    [InlineData("DOTNET_TieredPGO")]
    [InlineData("DOTNET_TC_QuickJit")]
    [InlineData("DOTNET_ReadyToRun")]
    [InlineData("DOTNET_PROCESSOR_COUNT")]
    [InlineData("DOTNET_STARTUP_HOOKS")]
    [InlineData("DOTNET_DiagnosticPorts")]
    [InlineData("DOTNET_EnableEventPipe")]
    [InlineData("DOTNET_ROOT_X64")]
    [InlineData("COMPlus_gcServer")]
    [InlineData("dotnet_gcserver")]
    public void Any_other_switch_of_the_runtime_stops_at_the_coordinator(string name)
    {
        Dictionary<string, string?> environment = Prepared((name, "1"));

        Assert.False(environment.ContainsKey(name));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX512F")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    [InlineData("DOTNET_EnableArm64Dp")]
    [InlineData("COMPlus_EnableAVX2")]
    [InlineData("DOTNET_PreferredVectorBitWidth")]
    [InlineData("DOTNET_ROLL_FORWARD")]
    [InlineData("DOTNET_DbgEnableMiniDump")]
    [InlineData("DOTNET_EnableWriteXorExecute")]
    [InlineData("DOTNET_PerfMapEnabled")]
    public void Instruction_sets_and_what_concerns_the_machine_pass(string name) => Assert.Equal("value", Prepared((name, "value"))[name]);

    [Theory]
    [InlineData("PATH")]
    [InlineData("PARALLELMOTION_FAULT")]
    [InlineData("MY_DOTNET_gcServer")]
    public void What_the_runtime_does_not_heed_passes(string name) => Assert.Equal("value", Prepared((name, "value"))[name]);

    private static Dictionary<string, string?> Prepared(params ReadOnlySpan<(string Name, string Value)> inherited)
    {
        Dictionary<string, string?> environment = new(StringComparer.Ordinal);
        foreach ((string name, string value) in inherited)
        {
            environment[name] = value;
        }

        WorkerEnvironment.Prepare(environment);
        return environment;
    }
}
