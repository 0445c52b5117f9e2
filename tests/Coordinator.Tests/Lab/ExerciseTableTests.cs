using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Balancing;
using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Lab.Telling;

namespace ParallelMotion.Coordinator.Tests.Lab;

public sealed class ExerciseTableTests
{
    private const int LineWidth = 78;

    [Fact]
    public void Every_table_says_how_to_read_it_in_two_lines_of_a_terminal()
    {
        IEnumerable<ExerciseTable> tables = [.. MadeLab.Telling([100_000], [new Teller(LabChannel.All[0], 2)]).Tables, .. MadeLab.RoundTrips().Tables, .. BalanceReport.Of(new BalanceExercise(), [MadeLab.Skewed([2, 16])], MadeLab.TwoCpus).Tables, .. LineReport.Of(new FalseSharingExercise(), MadeLab.Counted(16), MadeLab.TwoCpus).Tables, .. ReplayReport.Of(new ReplayExercise(), [MadeLab.Replay()]).Tables];

        Assert.All(tables, static table => Assert.InRange(table.HowToRead.Count, 1, 2));
        Assert.All(tables.SelectMany(static table => table.HowToRead), static line => Assert.True(line.Length <= LineWidth, $"{line.Length}: {line}"));
        Assert.All(tables, static table => Assert.NotEmpty(table.Rows));
    }

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Contains("cells=1, expected=2", Assert.Throws<ArgumentException>(static () => new ExerciseTable("t", ["a", "b"], []).Add(Cell.None)).Message, StringComparison.Ordinal);
}
