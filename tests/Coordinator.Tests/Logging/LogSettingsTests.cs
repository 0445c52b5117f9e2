using System.Globalization;
using Microsoft.Extensions.Configuration;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Logging;

[Collection(nameof(ConsoleIsOurs))]
public sealed class LogSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parallelmotion-test-").FullName;
    private readonly TextWriter _errorBefore = Console.Error;
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);

    public LogSettingsTests()
    {
        Console.SetError(_error);
    }

    [Fact]
    public void The_file_takes_its_level_from_settings_and_what_the_console_shows_on_top()
    {
        Assert.Equal(["w"], FileWith(LogEventLevel.Error, ("Serilog:MinimumLevel:Default", "Warning")));
        Assert.Equal(["w"], FileWith(LogEventLevel.Error, ("Serilog:MinimumLevel", "warning")));
        Assert.Equal(["i", "w"], FileWith(LogEventLevel.Information, ("Serilog:MinimumLevel:Default", "Warning")));
        Assert.Equal(["d", "i", "w"], FileWith(LogEventLevel.Error, ("Serilog:MinimumLevel:Default", "Debug")));
    }

    [Fact]
    public void A_source_has_a_level_of_its_own()
    {
        Assert.Equal(["w"], FileWith(LogEventLevel.Error, ("Serilog:MinimumLevel:Override:Source", "Warning")));
        Assert.Equal(["d", "i", "w"], FileWith(LogEventLevel.Error, ("Serilog:MinimumLevel:Override:Source", "Debug")));
    }

    [Fact]
    public void Settings_for_a_debugging_file_do_not_open_the_console()
    {
        _ = FileWith(LogEventLevel.Warning, ("Serilog:MinimumLevel:Default", "Debug"), ("Serilog:MinimumLevel:Override:Source", "Debug"));

        Assert.Equal($"[WRN] w{Environment.NewLine}", _error.ToString());
    }

    [Fact]
    public void A_further_sink_of_an_assembly_beside_gets_what_the_file_gets()
    {
        _ = FileWith(LogEventLevel.Error, ("Serilog:Using:0", typeof(LogSettingsTests).Assembly.GetName().Name!), ("Serilog:WriteTo:0:Name", "KeptIn"), ("Serilog:WriteTo:0:Args:name", "further"));

        Assert.Equal(["i", "w"], KeptEvents.Of("further"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Serilog:MinimumLevel=lou, expected=Verbose or", "Serilog:MinimumLevel", "lou")]
    [InlineData("Serilog:MinimumLevel=7, expected=Verbose or", "Serilog:MinimumLevel:Default", "7")]
    [InlineData("Did you mean WriteTo?", "Serilog:WritTo:0:Name", "Console")]
    [InlineData("Unable to find a method called Nowhere", "Serilog:WriteTo:0:Name", "Nowhere")]
    [InlineData("'Nowhere", "Serilog:Using:0", "Nowhere")]
    [InlineData("lou", "Serilog:MinimumLevel:Override:Source", "lou")]
    public void What_cannot_be_used_is_refused_with_a_sentence_and_leaves_no_file(string part, string name, string value)
    {
        RefusedException refused = Assert.Throws<RefusedException>(() => FileWith(LogEventLevel.Warning, (name, value)));

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.StartsWith("Cannot log as the settings say because ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    public void Dispose()
    {
        Console.SetError(_errorBefore);
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string[] FileWith(LogEventLevel console, params (string Name, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(static each => each.Name, static each => (string?)each.Value, StringComparer.OrdinalIgnoreCase)).Build();
        string file;
        using (RunLog log = LogSetup.Build(new RunId(0xabc), Path.Combine(_folder, $"{Guid.NewGuid():n}.clef"), console, color: false, new LogSettings(configuration)))
        {
            file = log.File!;
            Serilog.ILogger logger = log.Logger.ForContext(Constants.SourceContextPropertyName, "Source");
            logger.Debug("d");
            logger.Information("i");
            logger.Warning("w");
        }

        return [.. File.ReadAllLines(file).Select(static line => line.Split("\"@mt\":\"")[1][..1])];
    }
}
