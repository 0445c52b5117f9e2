namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>A kernel could not be had. The message is a sentence for whoever named it, with what was found and what was expected.</summary>
public sealed class KernelLoadException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">A sentence with names and values.</param>
    /// <param name="cause">The runtime's or the kernel's own exception, if any.</param>
    public KernelLoadException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
