namespace ParallelMotion.Coordinator.Cli;

/// <summary>What may be asked for anew when a job is gone on with, as people write it: where things go, and how much is said. All else is as it was.</summary>
internal sealed class ResumeOptions
{
    public string? MemoryFolder { get; set; }

    public string? Json { get; set; }

    public string? Csv { get; set; }

    public string? Markdown { get; set; }

    public string? Report { get; set; }

    public string? Dashboard { get; set; }

    public string? Otlp { get; set; }

    public string? LogFile { get; set; }

    public bool Quiet { get; set; }

    public string? Verbosity { get; set; }

    public bool NoColor { get; set; }

    /// <summary>A job's options with these in place of its own.</summary>
    /// <param name="job">What was asked for at first.</param>
    /// <param name="memoryFolder">Where its regions lie.</param>
    public JobOptions ApplyTo(JobOptions job, string? memoryFolder)
    {
        JobOptions asked = job.Copy();
        asked.MemoryFolder = memoryFolder;
        (asked.Json, asked.LogFile, asked.Quiet, asked.NoColor) = (Json, LogFile, Quiet, NoColor);
        (asked.Csv, asked.Markdown, asked.Report, asked.Dashboard, asked.Otlp) = (Csv, Markdown, Report, Dashboard, Otlp);
        asked.Verbosity = Verbosity ?? job.Verbosity;
        asked.Samples = "1";
        asked.RoundTrips = "0";
        asked.Audit = false;
        asked.Pin = false;
        return asked;
    }
}
