using System.Buffers.Binary;

namespace Paiyi.Server.Demonstration;

/// <summary>Which part of the demonstration a die is thrown for, so that no two parts share their luck.</summary>
internal enum Luck
{
    City = 1,
    Household,
    Member,
    Answers,
    Gates,
    Illness,
    Outbreak,
    Deeds,
    Reference,
    Laboratory,
}

/// <summary>A small seeded generator (SplitMix64): the same subject has the same luck on every machine and thread.</summary>
internal sealed class Dice(Luck luck, long subject)
{
    private const ulong Seed = 0x2020_02_11;
    private ulong _state = Mix(Mix(Seed ^ ((ulong)luck << 56)) ^ (ulong)subject);

    public int Below(int count) => (int)Math.BigMul(Bits(), (ulong)count, out _);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(double probability) => (Bits() >> 11) * (1.0 / (1UL << 53)) < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public Guid Guid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Bits());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Bits());
        // Version 4 and the variant of RFC 9562.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Bits() => Mix(_state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
