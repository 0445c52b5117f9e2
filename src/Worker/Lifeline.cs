using System.Buffers.Text;
using System.Text;
using ParallelMotion.Shared;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker;

/// <summary>
/// Standard input. Its first line is the token, which no command line and no environment shows; then it stays silent,
/// and its end means that the coordinator is gone, however it went.
/// </summary>
/// <param name="input">Standard input.</param>
/// <param name="events">Hears why this process leaves.</param>
internal sealed class Lifeline(Stream input, EventWriter events)
{
    /// <summary>Reads the token.</summary>
    /// <returns>Null when the first line is no token.</returns>
    public byte[]? ReadToken()
    {
        // Byte by byte, for nothing behind the line may be swallowed; and no longer than a token can be.
        byte[] line = new byte[Base64.GetMaxEncodedToUtf8Length(Limits.TokenBytes)];
        for (int length = 0; ; length++)
        {
            int next = input.ReadByte();
            if (next == '\n')
            {
                return Decode(line.AsSpan(0, length));
            }

            if (next < 0 || length == line.Length)
            {
                return null;
            }

            line[length] = (byte)next;
        }
    }

    /// <summary>Leaves as soon as the input ends, whatever the other threads do.</summary>
    public void LeaveAtItsEnd()
    {
        Thread watch = new(WaitForTheEnd) { IsBackground = true, Name = "lifeline" };
        watch.Start();
    }

    private static byte[]? Decode(ReadOnlySpan<byte> line)
    {
        byte[] token = new byte[Limits.TokenBytes];
        return Convert.TryFromBase64String(Encoding.ASCII.GetString(line), token, out int written) && written == token.Length
            ? token
            : null;
    }

    private void WaitForTheEnd()
    {
        byte[] ignored = new byte[64];
        try
        {
            while (input.Read(ignored) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken input is an ended one.
        }

        events.Leaves("the coordinator has let go of it, or is gone: its standard input has ended");
        Leaving.Now(Leaving.InOrder);
    }
}
