using System.CommandLine;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class JobCommandTests
{
    [Theory]
    [InlineData("--rows", "5", nameof(JobOptions.Rows))]
    [InlineData("--ticks", "5", nameof(JobOptions.Ticks))]
    [InlineData("--dt", "1/60", nameof(JobOptions.Dt))]
    [InlineData("--seed", "7", nameof(JobOptions.Seed))]
    [InlineData("--batch", "10", nameof(JobOptions.Batch))]
    [InlineData("--sweep", "tiled", nameof(JobOptions.Sweep))]
    [InlineData("--samples", "3", nameof(JobOptions.Samples))]
    [InlineData("--stall-seconds", "3", nameof(JobOptions.StallSeconds))]
    [InlineData("--huge-pages", "off", nameof(JobOptions.HugePages))]
    [InlineData("--input", "a b.csv", nameof(JobOptions.Input))]
    [InlineData("--output", "folder", nameof(JobOptions.Output))]
    [InlineData("--json", "-", nameof(JobOptions.Json))]
    [InlineData("--log-file", "x.clef", nameof(JobOptions.LogFile))]
    [InlineData("--verbosity", "debug", nameof(JobOptions.Verbosity))]
    [InlineData("--kernel", "trig", nameof(JobOptions.Kernel))]
    [InlineData("--plan", "creatures", nameof(JobOptions.Plan))]
    [InlineData("--segment-rows", "5", nameof(JobOptions.SegmentRows))]
    [InlineData("--dispatch", "per-run", nameof(JobOptions.Dispatch))]
    public async Task An_option_becomes_the_setting_of_its_name(string option, string value, string setting)
    {
        Assert.Equal(KeyValuePair.Create<string, string?>(setting, value), Assert.Single(await SettingsOf(option, value)));
        Assert.Equal(value, (await SettingsOf($"{option}={value}"))[setting]);
    }

    [Fact]
    public void Every_setting_is_an_option_or_the_argument()
    {
        IEnumerable<string> names = new JobCommand(static _ => Task.FromResult(ExitCode.Fine)).Root.Options
            .Select(option => option.Name.TrimStart('-').Replace("-", "", StringComparison.Ordinal));

        Assert.Empty(typeof(JobOptions).GetProperties().Select(property => property.Name)
            .Except([.. names, nameof(JobOptions.Workers)], StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("--rows", "--rows because its value is missing: expected=--rows N")]
    [InlineData("--input=", "--input because its value is missing: expected=--input PATH")]
    [InlineData("--rows 1 --rows 2", "--rows because it is given 2 times")]
    public void A_value_that_is_missing_empty_or_doubled_is_refused_by_name(string words, string part)
    {
        JobCommand command = new(static _ => Task.FromResult(ExitCode.Fine));

        Assert.Contains(part, Assert.Single(command.Problems(command.Root.Parse(words.Split(' ')))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_words_nothing_is_set() => Assert.Empty(await SettingsOf());

    [Fact]
    public async Task A_repeated_kernel_or_dispatch_becomes_a_list()
    {
        IReadOnlyDictionary<string, string?> settings =
            await SettingsOf("--kernel", "trig", "4", "--dispatch", "per-run", "--kernel", "motion", "--dispatch", "per-tick");

        Assert.Equal("trig,motion", settings[nameof(JobOptions.Kernel)]);
        Assert.Equal("per-run,per-tick", settings[nameof(JobOptions.Dispatch)]);
        Assert.Equal("4", settings[nameof(JobOptions.Workers)]);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1e99")]
    public async Task A_worker_count_is_passed_on_for_the_reader_to_judge(string text)
    {
        IReadOnlyDictionary<string, string?> settings = await SettingsOf(text);

        Assert.Equal(text, settings[nameof(JobOptions.Workers)]);
        Assert.Throws<RefusedException>(() => JobSpecReader.Read(new JobOptions { Workers = settings[nameof(JobOptions.Workers)] }, 1));
    }

    [Theory]
    [InlineData("--quiet", nameof(JobOptions.Quiet))]
    [InlineData("--no-color", nameof(JobOptions.NoColor))]
    [InlineData("--audit", nameof(JobOptions.Audit))]
    public async Task A_switch_is_set_when_given_and_may_be_unset(string option, string setting)
    {
        Assert.Equal("True", (await SettingsOf(option))[setting]);
        Assert.Equal("False", (await SettingsOf(option, "false"))[setting]);
    }

    [Theory]
    [InlineData("--kernal", "--kernel")]
    [InlineData("--row=5", "--rows")]
    [InlineData("--tick", "--ticks")]
    [InlineData("--no-colour", "--no-color")]
    public void An_unknown_option_is_answered_with_the_nearest(string given, string nearest)
    {
        string problem = Assert.Single(ProblemsOf(given));

        Assert.Contains($"given={given}. Did you mean {nearest}?", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_option_is_named_before_the_value_that_it_left_behind()
    {
        IReadOnlyList<string> problems = ProblemsOf("--kernal", "motion");

        Assert.Equal(2, problems.Count);
        Assert.Contains("given=--kernal. Did you mean --kernel?", problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_option_after_the_worker_count_is_named() =>
        Assert.Contains("Cannot use --sped", Assert.Single(ProblemsOf("4", "--sped")), StringComparison.Ordinal);

    [Fact]
    public void An_option_unlike_any_points_to_the_help() =>
        Assert.Contains("See --help", Assert.Single(ProblemsOf("--elephants")), StringComparison.Ordinal);

    [Fact]
    public void A_second_argument_is_refused() => Assert.Contains("given=5", Assert.Single(ProblemsOf("4", "5")), StringComparison.Ordinal);

    [Theory]
    [InlineData("--rows")]
    [InlineData("--rows", "--ticks", "5")]
    [InlineData("--json")]
    [InlineData("--kernel")]
    public void A_missing_value_is_refused_with_the_options_name(params string[] words) =>
        Assert.Contains(words[0], string.Join('\n', ProblemsOf(words)), StringComparison.Ordinal);

    [Theory]
    [InlineData("--rows", "--ticks", "5")]
    [InlineData("--json", "--quiet")]
    public void An_option_is_not_the_value_of_the_one_before_it(params string[] words) => Assert.Contains(
        $"Cannot use {words[0]} because its value is missing: given={words[0]} {words[1]}", string.Join('\n', ProblemsOf(words)), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_may_begin_with_a_dash() => Assert.Equal("-x.csv", (await SettingsOf("--input", "-x.csv"))[nameof(JobOptions.Input)]);

    [Fact]
    public void An_option_that_takes_one_value_is_refused_a_second_time() => Assert.NotEmpty(ProblemsOf("--rows", "5", "--rows", "6"));

    [Fact]
    public async Task The_jobs_outcome_is_the_exit_code()
    {
        JobCommand command = new(static _ => Task.FromResult(ExitCode.WrongResult));

        Assert.Equal(11, await command.Root.Parse([]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("[<WORKERS>]", true, "--help")]
    [InlineData("lab [<NAME>...]", false, "lab", "--help")]
    public async Task Help_names_the_workers_where_they_can_stand(string expected, bool areNamed, params string[] words)
    {
        JobCommand command = new(static _ => Task.FromResult(ExitCode.Fine), new LabCommand(static _ => Task.FromResult(ExitCode.Fine)));
        ParseResult parsed = command.Root.Parse(words);
        command.HideFrom(parsed);
        using StringWriter help = new();

        _ = await parsed.InvokeAsync(new InvocationConfiguration { Output = help }, TestContext.Current.CancellationToken);

        Assert.Contains(expected, help.ToString(), StringComparison.Ordinal);
        Assert.Equal(areNamed, help.ToString().Contains("WORKERS", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> ProblemsOf(params string[] words)
    {
        JobCommand command = new(static _ => Task.FromResult(ExitCode.Fine));
        return command.Problems(command.Root.Parse(words));
    }

    private static async Task<IReadOnlyDictionary<string, string?>> SettingsOf(params string[] words)
    {
        IReadOnlyDictionary<string, string?>? settings = null;
        JobCommand command = new(given =>
        {
            settings = given;
            return Task.FromResult(ExitCode.Fine);
        });
        ParseResult parsed = command.Root.Parse(words);
        Assert.Empty(command.Problems(parsed));
        _ = await parsed.InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return settings!;
    }
}
