using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>Whether what was measured agrees with what was recommended.</summary>
internal static class Agreement
{
    /// <summary>A run that takes less than a twentieth longer is as good: nobody would set up a machine for that.</summary>
    public const double Least = 1.05;

    /// <summary>An interval that reaches to here says nothing about a difference that somebody would care about.</summary>
    public const double Wide = 1.25;

    /// <summary>Whether another number of workers is faster, by more than noise.</summary>
    public static bool IsRefuted(WorkerCurve curve) => Ratio(curve).IsAbove(Least);

    /// <summary>Says it, as a part of a sentence.</summary>
    public static string Of(WorkerCurve curve)
    {
        string recommended = $"{curve.Kind.Name} work: {RunName.Workers(curve.Recommended)} recommended";
        int best = curve.Best.Plan.Workers;
        PairedRatio ratio = Ratio(curve);
        return best == curve.Recommended ? $"{recommended}, and {(best == 1 ? "it was" : "they were")} the fastest{Fewer(curve)}"
            : IsRefuted(curve) ? $"{recommended}, but the measurement doesn't agree: {Longer(curve, ratio)} as with {best}"
            : ratio.Judgement == Judgement.TooFew ? $"{recommended}; {best} had the best median, but {Longer(curve, ratio)}: too few samples to judge by (of {PairedRatio.FewestRounds} at least)"
            : ratio.High >= Wide ? $"{recommended}; {best} had the best median, but {Longer(curve, ratio)}: so much noise refutes nothing and confirms little"
            : $"{recommended}, which agrees within noise ({best} had the best median, and {Longer(curve, ratio)}){Fewer(curve)}";
    }

    private static PairedRatio Ratio(WorkerCurve curve) => PairedRatio.Of(curve.Of(curve.Recommended), curve.Best);

    private static string Longer(WorkerCurve curve, PairedRatio ratio) => $"a run with {curve.Recommended} took {UnitText.Times(ratio.Median)} as long ({UnitText.Times(ratio.Low)} to {UnitText.Times(ratio.High)})";

    // A bus that is full, or a core that two workers share: the rest of the workers could do something else.
    private static string Fewer(WorkerCurve curve) => curve.Enough.Plan.Workers is int enough && enough < curve.Recommended
        ? $", though {enough} did as well within noise"
        : string.Empty;
}
