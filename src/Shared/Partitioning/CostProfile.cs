namespace ParallelMotion.Shared.Partitioning;

/// <summary>
/// What rows are known to cost: the share of the work up to each border that was ever timed, taken to rise evenly in between.
/// </summary>
internal sealed class CostProfile(int rows)
{
    /// <summary>
    /// Points that are kept for each worker. In simulations 4 found the borders as well as any number did, and 8 stayed steadier
    /// under times that vary by 3 %.
    /// </summary>
    public const int PointsPerWorker = 8;

    /// <summary>
    /// How far an older point moves in each round to where it would lie if it were unknown. Without that a border could rest
    /// for ever beside a point that was true once. In simulations 0.1 and more made borders restless where times vary.
    /// </summary>
    private const double Forgotten = 0.05;

    private List<CostPoint> _points = [new(0, 0), new(rows, 1)];

    /// <summary>The points, in row order, their shares never falling.</summary>
    public IReadOnlyList<CostPoint> Points => _points;

    /// <summary>Takes in a round. What it saw counts as it is; older points between two borders are brought in line with them.</summary>
    /// <param name="seen">The share up to each border, from (0, 0) to (all rows, 1), without two on one row.</param>
    /// <param name="workers">Bounds how many points are kept.</param>
    public void Learn(IReadOnlyList<CostPoint> seen, int workers)
    {
        List<CostPoint> learnt = [seen[0]];
        for (int index = 1; index < seen.Count; index++)
        {
            learnt.AddRange(InLine(seen[index - 1], seen[index]));
            learnt.Add(seen[index]);
        }

        _points = learnt;
        while (_points.Count > PointsPerWorker * workers)
        {
            _points.RemoveAt(LeastTelling());
        }
    }

    /// <summary>The row up to which the rows take a share of the work; a fraction where that is within a row.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double RowAt(double share)
    {
        int index = _points.FindIndex(point => point.Share >= share);
        (CostPoint before, CostPoint after) = (_points[index - 1], _points[index]);
        if (after.Share <= share)
        {
            // On a point: a level line behind it would be divided by nothing.
            return after.Row;
        }

        double even = Row(before, after, share);

        // Between a border of the last round and an older one: where rows beside the first are far cheaper than those beside the
        // second, even spreading creeps away from the first unit by unit. The rows on its other side tell, up to half the way.
        double middle = before.Row + ((after.Row - before.Row) / 2.0);
        return (before.IsFresh, after.IsFresh) switch
        {
            (true, false) when index > 1 => Math.Max(even, Math.Min(middle, Row(_points[index - 2], before, share))),
            (false, true) when index + 1 < _points.Count => Math.Min(even, Math.Max(middle, Row(after, _points[index + 1], share))),
            _ => even,
        };
    }

    /// <summary>The row at which a share lies on the line through two points: infinitely far on a level one.</summary>
    private static double Row(CostPoint before, CostPoint after, double share) =>
        before.Row + ((after.Row - before.Row) * ((share - before.Share) / (after.Share - before.Share)));

    private static double Between(CostPoint before, CostPoint after, int row) =>
        before.Share + ((after.Share - before.Share) * ((row - before.Row) / (double)(after.Row - before.Row)));

    /// <summary>
    /// The older points between two borders. Each says two things: its own share, which holds where nothing has changed, and its
    /// place within the range's share, which holds where the range as a whole got dearer or cheaper. The mean of both is
    /// taken: the first alone finds still loads sooner, the second alone follows those that move. A little is forgotten.
    /// </summary>
    private IEnumerable<CostPoint> InLine(CostPoint from, CostPoint to)
    {
        (double start, double end) = (ShareAt(from.Row), ShareAt(to.Row));
        foreach (CostPoint point in _points.Where(point => point.Row > from.Row && point.Row < to.Row))
        {
            double within = end > start ? (point.Share - start) / (end - start) : (point.Row - from.Row) / (double)(to.Row - from.Row);
            double scaled = from.Share + ((to.Share - from.Share) * within);
            double kept = (scaled + Math.Clamp(point.Share, from.Share, to.Share)) / 2;
            double share = kept + ((Between(from, to, point.Row) - kept) * Forgotten);
            yield return new CostPoint(point.Row, Math.Clamp(share, from.Share, to.Share), IsFresh: false);
        }
    }

    private double ShareAt(int row)
    {
        int index = _points.FindIndex(point => point.Row >= row);
        return _points[index].Row == row ? _points[index].Share : Between(_points[index - 1], _points[index], row);
    }

    /// <summary>The inner point that is nearest to what its neighbours would say without it.</summary>
    private int LeastTelling() => Enumerable.Range(1, _points.Count - 2).MinBy(index =>
        Math.Abs(_points[index].Share - Between(_points[index - 1], _points[index + 1], _points[index].Row)));
}
