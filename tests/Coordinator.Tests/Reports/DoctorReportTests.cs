using System.Text.Json;
using ParallelMotion.Coordinator.Doctor;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Measurements;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class DoctorReportTests
{
    private static readonly Diagnosis Made = new(MadeResult.Machine, "/m",
    [
        Finding.Fine("one", "as it [should] be", "All is well."),
        Finding.Note("two", "odd", "It matters little.", "Look."),
        Finding.Unfit("three", "bad", "Nothing works.", "Repair it.") with { Values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["bytes"] = 5L, ["name"] = null } },
    ]);

    [Fact]
    public void What_is_worst_is_explained_first_and_the_sum_comes_last()
    {
        string[] lines = Printed(isAll: false);

        Assert.Contains(lines, static line => line.TrimEnd().EndsWith("one    as it [should] be", StringComparison.Ordinal));
        Assert.Equal(["- three (unfit): Nothing works. To do: Repair it.", "- two (note): It matters little. To do: Look."], lines.Where(static line => line.StartsWith('-')), StringComparer.Ordinal);
        Assert.Equal("* Not fit to run: three; to note: two.", lines[^1]);
    }

    [Fact]
    public void What_is_fine_is_explained_when_asked_for() => Assert.Contains("- one (fine): All is well.", Printed(isAll: true), StringComparer.Ordinal);

    [Fact]
    public void The_document_has_every_finding_with_its_values()
    {
        JsonElement document = JsonSerializer.SerializeToElement(DoctorDocument.Of(Made), JsonSerializerOptions.Web);

        Assert.Equal(["schemaVersion", "tool", "machine", "memoryFolder", "isFit", "verdict", "findings"], document.EnumerateObject().Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Equal(1, document.GetProperty("schemaVersion").GetInt32());
        Assert.False(document.GetProperty("isFit").GetBoolean());
        JsonElement last = document.GetProperty("findings")[2];
        Assert.Equal(["check", "level", "found", "means", "toDo", "values"], last.EnumerateObject().Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Equal(("three", "unfit", 5), (last.GetProperty("check").GetString(), last.GetProperty("level").GetString(), last.GetProperty("values").GetProperty("bytes").GetInt32()));
        Assert.Equal(JsonValueKind.Null, document.GetProperty("findings")[0].GetProperty("toDo").ValueKind);
    }

    private static string[] Printed(bool isAll)
    {
        using StringWriter writer = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 1000;
        new DoctorReport(console).Print(Made, isAll);
        return writer.ToString().TrimEnd().Split(Environment.NewLine);
    }
}
