using System.Globalization;
using System.Runtime.CompilerServices;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.StrayWriter;

/// <summary>
/// Attaches one float32 column as a worker does, guarded, and then writes where it is told, which may be its end. Arguments:
/// run, place, column, rows, first row and end of its own range, and how: <c>row N</c> stores to one row, <c>clear N</c> clears
/// all rows from there on in one go, <c>null</c> follows a null reference. Before anything else it says where row 0 lies.
/// </summary>
internal static class Program
{
    private const int Workers = 2;
    private const int Worker = 1;
    private const int Unwitnessed = 3;

    private static int Main(string[] args)
    {
        if (!RunId.TryParse(args[0], out RunId run))
        {
            return 2;
        }

        RegionStore store = RegionStore.OpenAt(run, args[1]);
        int rows = Number(args[3]);
        RegionAccess access = RegionAccess.WritableIn(new RowRange(Number(args[4]), Number(args[5])));
        MappedRegion column = store.Attach(RegionSpec.Column(args[2], ElementType.Float32, rows), access);
        Console.WriteLine(column.RowsAddress);

        // Twice, as a worker that is attached twice does.
        if (!FaultWitness.Install(store, Workers, Worker) || !FaultWitness.Install(store, Workers, Worker))
        {
            return Unwitnessed;
        }

        return Stray(column.Rows<float>(new RowRange(0, rows)), args[6], args.Length > 7 ? Number(args[7]) : 0);
    }

    private static int Stray(Span<float> rows, string how, int row)
    {
        switch (how)
        {
            case "row":
                rows[row] = 7;
                return 0;
            case "clear":
                rows[row..].Clear();
                return 0;
            default:
                return SurvivesNullReference(null) ? 0 : 1;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool SurvivesNullReference(string? nothing)
    {
        try
        {
            return nothing!.Length == 1;
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
