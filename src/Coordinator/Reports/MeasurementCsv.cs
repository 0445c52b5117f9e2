using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>
/// The measurements as a table for spreadsheets and data frames: a line for each sample, with all that is known of its run.
/// Columns have the document's names, and numbers the document's digits; what is unknown is empty. Lines end with LF.
/// </summary>
internal static class MeasurementCsv
{
    /// <summary>Where the document has an array, a line has one of its elements.</summary>
    private const string Samples = "samplesSeconds";

    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    private static readonly string[] Names = [.. JsonText.PropertiesOf(typeof(MeasurementEntry)).Select(static each => each.Name).Where(static name => name is not Samples)];

    /// <summary>Writes the table; without a measurement it is the header alone.</summary>
    public static string Of(ResultDocument document)
    {
        using MemoryStream text = new();
        using (CsvWriter writer = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            Write(writer, ["runId", "startedAt", "cpuModel", .. Names, "minSeconds", "maxSeconds", "spread", "sample", "sampleSeconds"]);
            foreach (MeasurementEntry run in document.Measurements)
            {
                string[] ofRun = [document.RunId, document.StartedAt.ToString("O", CultureInfo.InvariantCulture), document.Machine.CpuModel, .. OfRun(run)];
                for (int i = 0; i < run.SamplesSeconds.Count; i++)
                {
                    Write(writer, [.. ofRun, (i + 1).ToString(CultureInfo.InvariantCulture), Number(run.SamplesSeconds[i])]);
                }
            }
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static IEnumerable<string> OfRun(MeasurementEntry run)
    {
        JsonElement written = JsonText.ElementOf(run);
        SampleStatistics seconds = SampleStatistics.Of(run.SamplesSeconds);
        return
        [
            .. Names.Select(name => Text(written.GetProperty(name))),
            Number(seconds.Minimum),
            Number(seconds.Maximum),
            double.IsFinite(seconds.Spread) ? Number(seconds.Spread) : string.Empty,
        ];
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => string.Empty,
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void Write(CsvWriter writer, IEnumerable<string> fields)
    {
        foreach (string field in fields)
        {
            writer.WriteField(field);
        }

        writer.EndRecord();
    }
}
