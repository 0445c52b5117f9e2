using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Hosting;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Hosting;

/// <summary>The environment belongs to the process; no other test reads these variables.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Without_any_source_the_defaults_stand() => Assert.Equivalent(new JobOptions(), Read(), strict: true);

    [Fact]
    public void Flags_beat_the_environment_and_the_environment_beats_the_file()
    {
        _ = _folder.File("appsettings.json", """{ "Rows": "1", "Ticks": "1", "Seed": "1", "Quiet": true }""");
        Set("ROWS", "2");
        Set("TICKS", "2");

        JobOptions options = Read(KeyValuePair.Create<string, string?>("Rows", "3"));

        Assert.Equal(("3", "2", "1", true), (options.Rows, options.Ticks, options.Seed, options.Quiet));
    }

    [Fact]
    public void A_variable_may_have_its_words_apart()
    {
        Set("STALL_SECONDS", "7");

        Assert.Equal("7", Read().StallSeconds);
    }

    [Fact]
    public void A_switch_of_the_environment_can_be_unset_by_a_flag()
    {
        Set("QUIET", "true");

        Assert.True(Read().Quiet);
        Assert.False(Read(KeyValuePair.Create<string, string?>("Quiet", "False")).Quiet);
    }

    [Fact]
    public void A_variable_without_the_prefix_is_nobodys_setting()
    {
        Set("ROWS", value: null);
        Environment.SetEnvironmentVariable("ROWS", "5");

        Assert.Null(Read().Rows);
        Environment.SetEnvironmentVariable("ROWS", value: null);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_refused()
    {
        _ = _folder.File("appsettings.json", """{ "Rows": """);

        TemporaryFolder.Refuses(ExitCode.Usage, () => Read(), "Cannot use the settings", _folder.At("appsettings.json"));
    }

    [Fact]
    public void A_switch_that_is_neither_true_nor_false_is_refused_with_its_name()
    {
        Set("QUIET", "maybe");

        TemporaryFolder.Refuses(ExitCode.Usage, () => Read(), "Cannot use the settings", "Quiet", "maybe", "PARALLELMOTION_");
    }

    public void Dispose()
    {
        foreach (string name in new[] { "ROWS", "TICKS", "QUIET", "STALL_SECONDS" })
        {
            Set(name, value: null);
        }

        _folder.Dispose();
    }

    private static void Set(string name, string? value) => Environment.SetEnvironmentVariable($"PARALLELMOTION_{name}", value);

    private JobOptions Read(params KeyValuePair<string, string?>[] flags) =>
        Settings.Read<JobOptions>(flags.ToDictionary(StringComparer.OrdinalIgnoreCase), _folder.Path);
}
