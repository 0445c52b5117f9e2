using System.Globalization;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// The text of an .npy header: a Python dictionary of exactly <c>descr</c>, <c>fortran_order</c> and <c>shape</c>. Anything
/// else is refused, since a header misread would make numbers of foreign bytes.
/// </summary>
internal static class NpyHeaderText
{
    private const string Descr = "descr";
    private const string FortranOrder = "fortran_order";
    private const string Shape = "shape";

    /// <summary>The type and the number of rows, when the text says one-dimensional, C order and one of the types of columns.</summary>
    public static (ElementType Type, int Rows) Parse(NpyFile file, string text)
    {
        Dictionary<string, string> entries = Entries(file, text);
        foreach (string key in (string[])[Descr, FortranOrder, Shape])
        {
            if (!entries.ContainsKey(key))
            {
                throw file.Refused($"header lacks {key}", $"header={Excerpt.Of(text.Trim())}", $"descr, fortran_order and shape");
            }
        }

        if (entries.Count != 3)
        {
            throw file.Refused("header has foreign entries", $"header={Excerpt.Of(text.Trim())}", "descr, fortran_order and shape");
        }

        ElementType type = Type(file, entries[Descr]);
        RequireOrder(file, entries[FortranOrder]);
        return (type, Rows(file, entries[Shape]));
    }

    private static ElementType Type(NpyFile file, string descr) => NpyType.Parse(descr)
        ?? throw file.Refused(
            "elements have another type", $"descr={Excerpt.Of(descr)}", NpyType.All, "Convert the array to one of these, as with .astype('<f4'), before numpy.save.");

    private static void RequireOrder(NpyFile file, string order)
    {
        if (!string.Equals(order, "False", StringComparison.Ordinal))
        {
            throw file.Refused("elements lie in another order", $"fortran_order={Excerpt.Of(order)}", "False", "Convert the array with numpy.ascontiguousarray before numpy.save.");
        }
    }

    private static int Rows(NpyFile file, string shape)
    {
        // (N,) with its comma: (N) is a number in Python, and () and (N, M) are arrays of another rank.
        string inner = shape is ['(', .. string body, ')'] ? body.Trim() : "";
        if (inner.IndexOf(',', StringComparison.Ordinal) != inner.Length - 1 || inner.Length == 0)
        {
            throw file.Refused("array is not one-dimensional", $"shape={Excerpt.Of(shape)}", "(N,)", "Save each column by itself: array[:, i], or array.ravel().");
        }

        string digits = inner[..^1].TrimEnd();
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long rows) && rows is >= 1 and <= Limits.MaxRows
            ? (int)rows
            : throw file.Refused("number of rows is out of range", $"shape={Excerpt.Of(shape)}", $"(N,) with N from 1 to {Limits.MaxRows}");
    }

    private static Dictionary<string, string> Entries(NpyFile file, string text)
    {
        try
        {
            return PythonDictionary.Parse(text);
        }
        catch (FormatException cause)
        {
            throw file.Refused(
                "header is no dictionary",
                $"header={Excerpt.Of(text.Trim())}, cause={cause.Message}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (N,), }");
        }
    }
}
