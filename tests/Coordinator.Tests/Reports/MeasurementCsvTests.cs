using System.Globalization;
using System.Text;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class MeasurementCsvTests
{
    [Fact]
    public void There_is_a_line_for_each_sample_and_its_number_reads_back_to_the_same_bits()
    {
        string[][] lines = Lines(MadeDocuments.Job);

        Assert.Equal(MadeDocuments.Job.Measurements.Sum(static run => run.SamplesSeconds.Count), lines.Length - 1);
        Assert.Equal(MadeDocuments.Job.Measurements.SelectMany(static run => run.SamplesSeconds), Column(lines, "sampleSeconds").Select(Number));
        Assert.Equal(["1", "2", "3", "1"], Column(lines, "sample").Take(4), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_known_of_a_run_stands_beside_each_of_its_samples()
    {
        MeasurementEntry run = MadeDocuments.Job.Measurements[1];
        string[][] lines = Lines(MadeDocuments.Job);
        string[] line = lines[5];

        Assert.Equal(
            [MadeDocuments.Job.RunId, run.Kernel, run.Dispatch, run.Sweep, $"{run.TileRows}", "1000", "true", "", "0.1", "2.5E-09", "0.3333333333333333"],
            new[] { "runId", "kernel", "dispatch", "sweep", "tileRows", "rows", "matchesSerial", "api", "medianSeconds", "minSeconds", "maxSeconds" }.Select(name => line[Array.IndexOf(lines[0], name)]), StringComparer.Ordinal);
        Assert.Equal((run.SamplesSeconds.Max() - run.SamplesSeconds.Min()) / run.MedianSeconds, Number(line[Array.IndexOf(lines[0], "spread")]));
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_language_of_the_machine()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = MeasurementCsv.Of(MadeDocuments.Job);
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal(expected, MeasurementCsv.Of(MadeDocuments.Job));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Without_a_measurement_it_is_the_header_alone() => Assert.Single(Lines(MadeDocuments.Job with { Measurements = [] }));

    [Fact]
    public void The_lab_has_the_same_table() => Assert.Equal(Lines(MadeDocuments.Job)[0], Lines(MadeDocuments.Lab)[0], StringComparer.Ordinal);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Column(string[][] lines, string name) => lines.Skip(1).Select(line => line[Array.IndexOf(lines[0], name)]);

    private static string[][] Lines(ResultDocument document)
    {
        using MemoryStream bytes = new(Encoding.UTF8.GetBytes(MeasurementCsv.Of(document)));
        using CsvHelper.CsvReader reader = CsvHelper.CsvReader.Create(bytes, new CsvHelper.CsvReaderOptions { HasHeader = false });
        List<string[]> lines = [];
        while (reader.Read())
        {
            lines.Add([.. Enumerable.Range(0, reader.Current.FieldCount).Select(i => reader.Current.GetString(i))]);
        }

        return [.. lines];
    }
}
