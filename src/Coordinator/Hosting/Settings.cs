using Microsoft.Extensions.Configuration;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>Where settings come from: flags beat the environment, the environment beats appsettings.json.</summary>
internal static class Settings
{
    private const string EnvironmentPrefix = "PARALLELMOTION_";

    public static IConfiguration Read(IReadOnlyDictionary<string, string?> flags) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
        .AddEnvironmentVariables(EnvironmentPrefix)
        .AddInMemoryCollection(flags)
        .Build();
}
