using System.Collections;

namespace ParallelMotion.Coordinator.Tests.Tables;

/// <summary>One text that fails when it is to be written, as a device would.</summary>
internal sealed class FailingList : IReadOnlyList<string>
{
    public int Count => 1;

    public string this[int index] => throw new IOException("The device is gone");

    public IEnumerator<string> GetEnumerator() => throw new NotSupportedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
