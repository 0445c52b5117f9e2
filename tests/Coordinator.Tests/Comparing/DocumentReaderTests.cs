using ParallelMotion.Coordinator.Comparing;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Reports;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Comparing;

public sealed class DocumentReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Documents => MadeDocuments.Names;

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_document_that_is_written_is_read(string name)
    {
        ResultDocument written = MadeDocuments.Of(name);

        ComparedDocument read = DocumentReader.Read(_folder.File("r.json", JsonText.Of(written)));

        Assert.Equal(written.Measurements.Select(static run => (run.Kernel, run.Dispatch, run.SamplesSeconds[^1])), read.Measurements.Select(static run => (run.Kernel, run.Dispatch, run.SamplesSeconds[^1])));
        Assert.Equal(written.RoundTrips.Count, read.RoundTrips.Count);
        Assert.Equal(written.RunId, read.RunId);
    }

    [Theory]
    [InlineData("", "no result document")]
    [InlineData("{", "no result document")]
    [InlineData("[]", "no schemaVersion")]
    [InlineData("{}", "no schemaVersion")]
    [InlineData("""{ "schemaVersion": "1" }""", "no schemaVersion")]
    [InlineData("""{ "schemaVersion": 2 }""", "schemaVersion=2, expected=1")]
    [InlineData("""{ "schemaVersion": 1 }""", "no result document")]
    public void What_is_none_is_refused_with_its_cause(string text, string cause) =>
        TemporaryFolder.Refuses(ExitCode.Usage, () => DocumentReader.Read(_folder.File("r.json", text)), "Cannot compare because", cause, _folder.At("r.json"));

    [Theory]
    [InlineData("\"matchesSerial\": true", "\"matchesSerial\": 1")]
    [InlineData("\"workers\": 2", "\"workers\": 0")]
    [InlineData("\"kernel\": \"motion\"", "\"kernel\": null")]
    [InlineData("\"samplesSeconds\": [", "\"samplesSeconds\": [0,")]
    [InlineData("\"samplesSeconds\": [", "\"samplesSeconds\": [1e999,")]
    [InlineData("\"p50Seconds\": ", "\"p50Seconds\": -")]
    public void Values_that_cannot_be_are_refused(string there, string instead)
    {
        string text = JsonText.Of(MadeDocuments.Job);
        Assert.Contains(there, text, StringComparison.Ordinal);

        TemporaryFolder.Refuses(ExitCode.Usage, () => DocumentReader.Read(_folder.File("r.json", text.Replace(there, instead, StringComparison.Ordinal))), "no result document");
    }

    [Fact]
    public void A_file_that_is_missing_or_too_large_or_without_measurements_is_refused()
    {
        string large = _folder.File("large.json", "{");
        using (FileStream file = new(large, FileMode.Open))
        {
            file.SetLength(DocumentReader.MaxBytes + 1);
        }

        TemporaryFolder.Refuses(ExitCode.Usage, () => DocumentReader.Read(_folder.At("gone.json")), "can't be read", "gone.json");
        TemporaryFolder.Refuses(ExitCode.Usage, () => DocumentReader.Read(large), "too large");
        TemporaryFolder.Refuses(ExitCode.Usage, () => DocumentReader.Read(_folder.File("none.json", JsonText.Of(MadeDocuments.Job with { Measurements = [] }))), "has no measurements");
    }

    [Fact]
    public void What_later_versions_add_is_passed_over() =>
        Assert.NotEmpty(DocumentReader.Read(_folder.File("r.json", JsonText.Of(MadeDocuments.Job).Replace("\"runId\":", "\"news\": [1], \"runId\":", StringComparison.Ordinal))).Measurements);

    public void Dispose() => _folder.Dispose();
}
