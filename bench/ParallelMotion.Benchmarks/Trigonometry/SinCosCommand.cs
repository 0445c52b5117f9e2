using System.CommandLine;

namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>The command line of <c>sincos</c>.</summary>
internal static class SinCosCommand
{
    /// <summary>Rounds of about 0.1 s each: more than a quarter of an hour is a mistake.</summary>
    private const int MostSamples = 10_000;

    /// <summary>Runs what the options ask for.</summary>
    /// <param name="options">What follows the command's name.</param>
    /// <returns>0; 1 when an option can't be used or the file not written.</returns>
    public static int Run(string[] options)
    {
        Option<FileInfo?> json = new("--json") { Description = "Where the document goes.", HelpName = "FILE" };
        Option<int> samples = new("--samples") { Description = "Samples of each.", HelpName = "N", DefaultValueFactory = static _ => 9 };
        RootCommand command = new("Compares ways to compute sine and cosine.") { json, samples };
        command.SetAction(parsed => Compare(parsed.GetValue(json), parsed.GetValue(samples)));
        return command.Parse(options).Invoke();
    }

    private static int Compare(FileInfo? json, int samples)
    {
        if (samples is < 1 or > MostSamples)
        {
            Console.Error.WriteLine($"Cannot take that many samples: --samples={samples}, expected=1 to {MostSamples}.");
            return 1;
        }

        SinCosDocument document = SinCosComparison.Run(samples);
        SinCosTable.Print(document, Console.Out);
        return json is null || TryWrite(document, json) ? 0 : 1;
    }

    private static bool TryWrite(SinCosDocument document, FileInfo json)
    {
        try
        {
            File.WriteAllText(json.FullName, document.ToJson());
            return true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Cannot write the document because its file can't be written: --json={json}, cause={cause.Message}");
            return false;
        }
    }
}
