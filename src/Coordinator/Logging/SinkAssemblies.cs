using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Settings.Configuration;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>
/// Where sinks, filters and enrichers are looked for that settings name: a list, not a search. A search would load whatever lies around,
/// at every start, and finds nothing that the build doesn't know of.
/// </summary>
internal static class SinkAssemblies
{
    private static readonly Assembly[] Own =
        [typeof(ILogger).Assembly, typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(LoggerConfigurationAsyncExtensions).Assembly, typeof(ConfigurationReaderOptions).Assembly];

    /// <summary>The coordinator's own, and those that settings name, which lie beside it.</summary>
    /// <param name="names">The section with their names.</param>
    /// <exception cref="IOException">One isn't there.</exception>
    public static Assembly[] Named(IConfigurationSection names)
    {
        string[] named = [.. names.GetChildren().Select(static each => each.Value).Append(names.Value).OfType<string>().Where(static name => name.Length > 0)];
        if (named.Length > 0)
        {
            // What they need in turn lies there too.
            AssemblyLoadContext.Default.Resolving -= FindBeside;
            AssemblyLoadContext.Default.Resolving += FindBeside;
        }

        return [.. Own, .. named.Select(static name => Assembly.Load(new AssemblyName(name)))];
    }

    private static Assembly? FindBeside(AssemblyLoadContext context, AssemblyName name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
