using ParallelMotion.Coordinator.Audits;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Audits;

/// <summary>The rule as it reads, row by row and line by line: what the fast one is held against.</summary>
internal static class WrittenOneByOne
{
    public static IEnumerable<(AuditBreach Breach, string Column, int Worker, int Start, long Count)> Breaches(MadeWrites made, ColumnUse[] uses)
    {
        List<(AuditBreach Breach, string Column, int Worker, int Start)> all = [];
        for (int column = 0; column < uses.Length; column++)
        {
            all.AddRange(SharedRows(made, uses, column));
            all.AddRange(SharedLines(made, uses, column));
            all.AddRange(OfWorkers(made, uses, column));
        }

        return all.GroupBy(static each => each.Breach).OrderBy(static same => same.Key).Select(static same => (same.Key, same.First().Column, same.First().Worker, same.First().Start, (long)same.Count()));
    }

    private static IEnumerable<(AuditBreach Breach, string Column, int Worker, int Start)> SharedRows(MadeWrites made, ColumnUse[] uses, int column)
    {
        for (int row = 0; row < made.Plan.Partition.Rows; row++)
        {
            int[] writers = Writers(made, column, row, row + 1);
            if (writers.Length > 1)
            {
                yield return (AuditBreach.SharedRow, uses[column].Column, writers[0], row);
            }
        }
    }

    private static IEnumerable<(AuditBreach Breach, string Column, int Worker, int Start)> SharedLines(MadeWrites made, ColumnUse[] uses, int column)
    {
        int rowsOfLine = 64 / uses[column].ElementType.Bytes();
        for (int start = 0; start < made.Plan.Partition.Rows; start += rowsOfLine)
        {
            int end = Math.Min(start + rowsOfLine, made.Plan.Partition.Rows);
            int[] writers = Writers(made, column, start, end);
            if (writers.Length > 1 && !Enumerable.Range(start, end - start).Any(row => Writers(made, column, row, row + 1).Length > 1))
            {
                int first = Enumerable.Range(start, end - start).First(row => made.Has(column, writers[0], row) || made.Has(column, writers[1], row));
                yield return (AuditBreach.SharedLine, uses[column].Column, writers[0], first);
            }
        }
    }

    private static IEnumerable<(AuditBreach Breach, string Column, int Worker, int Start)> OfWorkers(MadeWrites made, ColumnUse[] uses, int column)
    {
        for (int worker = 0; worker < made.Plan.Workers; worker++)
        {
            for (int row = 0; row < made.Plan.Partition.Rows; row++)
            {
                (int start, int end) = (made.Plan.Partition.Ranges[worker].Start, made.Plan.Partition.Ranges[worker].End);
                if (made.Has(column, worker, row) && (row < start || row >= end))
                {
                    yield return (AuditBreach.OutsideRange, uses[column].Column, worker, row);
                }

                if (made.Has(column, worker, row) && !uses[column].IsWritten)
                {
                    yield return (AuditBreach.UndeclaredColumn, uses[column].Column, worker, row);
                }
            }
        }
    }

    private static int[] Writers(MadeWrites made, int column, int start, int end) =>
        [.. Enumerable.Range(0, made.Plan.Workers).Where(worker => Enumerable.Range(start, end - start).Any(row => made.Has(column, worker, row)))];
}
