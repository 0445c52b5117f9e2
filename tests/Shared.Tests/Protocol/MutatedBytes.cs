namespace ParallelMotion.Shared.Tests.Protocol;

internal static class MutatedBytes
{
    /// <summary>One to three bytes changed, put in or taken out; a third of the new ones announce something.</summary>
    public static byte[] Make(Random random, byte[] original)
    {
        List<byte> bytes = [.. original];
        for (int left = random.Next(1, 4); left > 0 && bytes.Count > 0; left--)
        {
            int place = random.Next(bytes.Count);
            byte fresh = (byte)(random.Next(3) == 0 ? random.Next(0x80, 0xE0) : random.Next(256));
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveAt(place);
                    break;
                case 1:
                    bytes.Insert(place, fresh);
                    break;
                default:
                    bytes[place] = fresh;
                    break;
            }
        }

        return [.. bytes];
    }
}
