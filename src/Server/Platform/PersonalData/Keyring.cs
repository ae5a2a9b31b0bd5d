using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Paiyi.Server.Platform.Files;

namespace Paiyi.Server.Platform.PersonalData;

/// <summary>
/// The keys of personal data, kept in a file outside the database. Encryption keys are numbered: the current one
/// writes, all of them read, so a key is rotated by adding one and re-writing the rows. The index key never changes,
/// because every blind index in the database is made with it. Rotation needs no restart: a process that meets a value of
/// a key it does not know reads the file again, and one that only writes looks every few seconds whether it has changed.
/// </summary>
public sealed class Keyring
{
    public const string FileName = "personal-data.json";

    /// <summary>How long after a rotation began a process may still write with the former key.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private readonly string _folder;
    private volatile Keys _keys;
    private long _lookedAt = Environment.TickCount64;

    private Keyring(string folder)
    {
        _folder = folder;
        _keys = Load(folder);
    }

    /// <summary>The number of the key that new values are encrypted with.</summary>
    public byte Current
    {
        get
        {
            LookAgain();
            return _keys.Current;
        }
    }

    internal byte[] IndexKey => _keys.IndexKey;

    /// <summary>Opens the keyring of a folder and creates it (mode 600) when there is none.</summary>
    public static Keyring OpenOrCreate(string folder)
    {
        SecretFile.CreateFolder(folder);
        SecretFile.WriteOnce(PathIn(folder), () => Written(new KeyringFile(1, new() { ["1"] = NewKey() }, NewKey())));
        return new Keyring(folder);
    }

    /// <summary>Adds a new current key to a folder's keyring; old values stay readable.</summary>
    public static Keyring Rotate(string folder)
    {
        var keyring = new Keyring(folder);
        keyring.BeginRotation();
        return keyring;
    }

    /// <summary>Adds a new current key, unless a rotation that was stopped is still to be finished with the last one.</summary>
    public void BeginRotation()
    {
        var file = Read(_folder);
        if (!file.Rotating)
        {
            var next = checked((byte)(file.Keys.Keys.Select(byte.Parse).Max() + 1));
            file.Keys[next.ToString()] = NewKey();
            file = file with { Current = next, Rotating = true };
            SecretFile.Write(PathIn(_folder), Written(file));
        }

        _keys = Load(_folder);
    }

    /// <summary>Says that every row was visited: the next rotation adds a key again.</summary>
    public void EndRotation()
    {
        SecretFile.Write(PathIn(_folder), Written(Read(_folder) with { Rotating = false }));
        _keys = Load(_folder);
    }

    internal byte[] Key(byte number)
    {
        if (_keys.ByNumber.TryGetValue(number, out var known))
            return known;
        _keys = Load(_folder);
        return _keys.ByNumber.TryGetValue(number, out var added)
            ? added
            : throw new MissingKeyException($"Personal data key {number} is not in the keyring; restore it from its backup.");
    }

    /// <summary>Reads the file again when it has changed; while it cannot be read, the keys that are known stay in use.</summary>
    private void LookAgain()
    {
        var (now, lookedAt) = (Environment.TickCount64, Interlocked.Read(ref _lookedAt));
        if (now - lookedAt < Freshness.TotalMilliseconds || Interlocked.CompareExchange(ref _lookedAt, now, lookedAt) != lookedAt)
            return;
        try
        {
            if (File.GetLastWriteTimeUtc(PathIn(_folder)) != _keys.WrittenAt)
                _keys = Load(_folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or InvalidOperationException)
        {
        }
    }

    /// <summary>The time is taken first: a change that comes between is seen at the next look.</summary>
    private static Keys Load(string folder)
    {
        var writtenAt = File.GetLastWriteTimeUtc(PathIn(folder));
        return new Keys(Read(folder), writtenAt);
    }

    private static KeyringFile Read(string folder) => JsonSerializer.Deserialize<KeyringFile>(File.ReadAllText(PathIn(folder)))!;

    private static string PathIn(string folder) => Path.Combine(folder, FileName);

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static byte[] Written(KeyringFile file) => JsonSerializer.SerializeToUtf8Bytes(file);

    internal sealed record KeyringFile(byte Current, Dictionary<string, string> Keys, string IndexKey, bool Rotating = false);

    private sealed class Keys
    {
        public Keys(KeyringFile file, DateTime writtenAt)
        {
            WrittenAt = writtenAt;
            ByNumber = file.Keys.ToFrozenDictionary(k => byte.Parse(k.Key), k => Convert.FromBase64String(k.Value));
            Current = file.Current;
            IndexKey = Convert.FromBase64String(file.IndexKey);
            if (!ByNumber.ContainsKey(Current) || ByNumber.Values.Any(k => k.Length != 32) || IndexKey.Length != 32)
                throw new InvalidOperationException("The personal data keyring is damaged: keys must be 32 bytes and the current key present.");
        }

        public FrozenDictionary<byte, byte[]> ByNumber { get; }

        public byte Current { get; }

        public DateTime WrittenAt { get; }

        public byte[] IndexKey { get; }
    }
}

/// <summary>A value was encrypted with a key that this installation does not have.</summary>
public sealed class MissingKeyException(string message) : CryptographicException(message);
