using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;

namespace Paiyi.Server.Accounts.Passwords;

/// <summary>
/// Argon2id with the parameters that OWASP recommends (19 MiB, two passes, one lane), written as a PHC string. Only a
/// few are computed at a time, so that a flood of sign-ins cannot take the memory of the process.
/// </summary>
public sealed class PasswordHasher : IDisposable
{
    private const int SaltSize = 16;
    private const int HashSize = 32;
    private static readonly Cost Current = new(19_456, 2, 1);

    /// <summary>Stands in for the hash of an unknown user, whose sign-in must take as long as a known one's.</summary>
    private static readonly byte[] NoSalt = RandomNumberGenerator.GetBytes(SaltSize);

    private readonly SemaphoreSlim _places = new(Math.Clamp(Environment.ProcessorCount, 2, 8));

    public async Task<string> HashAsync(string password, CancellationToken ct)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var hash = await ComputeAsync(password, salt, Current, HashSize, ct);
        return $"$argon2id$v=19$m={Current.MemoryKiB},t={Current.Passes},p={Current.Lanes}${Encode(salt)}${Encode(hash)}";
    }

    /// <summary>True when the password belongs to the PHC string; without one, or with a broken one, false in the same time.</summary>
    public async Task<bool> VerifyAsync(string password, string? phc, CancellationToken ct)
    {
        if (Parse(phc) is not { } stored)
        {
            await ComputeAsync(password, NoSalt, Current, HashSize, ct);
            return false;
        }

        var hash = await ComputeAsync(password, stored.Salt, stored.Cost, stored.Hash.Length, ct);
        return CryptographicOperations.FixedTimeEquals(hash, stored.Hash);
    }

    public void Dispose() => _places.Dispose();

    private async Task<byte[]> ComputeAsync(string password, byte[] salt, Cost cost, int size, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        try
        {
            using var argon = new Argon2id(Encoding.UTF8.GetBytes(password))
            {
                Salt = salt, MemorySize = cost.MemoryKiB, Iterations = cost.Passes, DegreeOfParallelism = cost.Lanes,
            };
            return await argon.GetBytesAsync(size);
        }
        finally
        {
            _places.Release();
        }
    }

    private static (Cost Cost, byte[] Salt, byte[] Hash)? Parse(string? phc)
    {
        if (phc?.Split('$') is not ["", "argon2id", "v=19", var cost, var salt, var hash])
            return null;
        var values = cost.Split(',').Select(v => v.Split('=') is [_, var number] && int.TryParse(number, out var n) ? n : 0).ToArray();
        return values is [> 0, > 0, > 0] ? (new Cost(values[0], values[1], values[2]), Decode(salt), Decode(hash)) : null;
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Decode(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));

    private sealed record Cost(int MemoryKiB, int Passes, int Lanes);
}
