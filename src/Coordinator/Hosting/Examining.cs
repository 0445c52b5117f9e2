using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Doctor;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>The examination of the machine, as a command of its own: no host, no run and no log.</summary>
internal static class Examining
{
    /// <summary>Examines, and says what was found.</summary>
    /// <param name="flags">Settings from the command line.</param>
    /// <returns><see cref="ExitCode.Fine"/> where a run can be relied on to work, otherwise <see cref="ExitCode.TooLittleResource"/>.</returns>
    /// <exception cref="RefusedException">The settings can't be used, or nobody takes the report.</exception>
    public static ExitCode Run(IReadOnlyDictionary<string, string?> flags)
    {
        DoctorOptions options = Settings.Read<DoctorOptions>(flags, AppContext.BaseDirectory);
        OptionReader reader = new();
        string folder = reader.MemoryFolder(options.MemoryFolder);
        reader.RequireNoProblems();
        string? path = OptionReader.Optional(options.Json);
        FileOutput? json = path is null ? null : FileOutput.Prepare("the findings", "json", path);
        Diagnosis diagnosis = Examination.Of(Examined.Now(folder));
        json?.Write(JsonText.Of(DoctorDocument.Of(diagnosis)));

        // With the document on standard output, what is for people goes to the other stream.
        bool onError = json is { IsStandardOutput: true };
        new DoctorReport(ReportConsole.On(onError, TerminalColor.Of(options.NoColor))).Print(diagnosis, options.All);
        return diagnosis.IsFit ? ExitCode.Fine : ExitCode.TooLittleResource;
    }
}
