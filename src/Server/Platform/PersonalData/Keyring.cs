using System.Security.Cryptography;
using System.Text.Json;

namespace Paiyi.Server.Platform.PersonalData;

/// <summary>
/// The keys of personal data, kept in a file outside the database. Encryption keys are numbered: the current one
/// writes, all of them read, so a key is rotated by adding one and re-writing the rows. The index key never changes,
/// because every blind index in the database is made with it.
/// </summary>
public sealed class Keyring
{
    public const string FileName = "personal-data.json";
    private readonly Dictionary<byte, byte[]> _keys;

    private Keyring(KeyringFile file)
    {
        _keys = file.Keys.ToDictionary(k => byte.Parse(k.Key), k => Convert.FromBase64String(k.Value));
        Current = file.Current;
        IndexKey = Convert.FromBase64String(file.IndexKey);
        if (!_keys.ContainsKey(Current) || _keys.Values.Any(k => k.Length != 32) || IndexKey.Length != 32)
            throw new InvalidOperationException("The personal data keyring is damaged: keys must be 32 bytes and the current key present.");
    }

    /// <summary>The number of the key that new values are encrypted with.</summary>
    public byte Current { get; }

    internal byte[] IndexKey { get; }

    internal byte[] Key(byte number) => _keys.TryGetValue(number, out var key)
        ? key
        : throw new InvalidOperationException($"Personal data key {number} is not in the keyring; restore it from its backup.");

    /// <summary>Opens the keyring of a folder and creates it (mode 600) when there is none.</summary>
    public static Keyring OpenOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            var first = new KeyringFile(1, new() { ["1"] = NewKey() }, NewKey());
            try
            {
                Write(path, first, replace: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process of this installation was quicker; its keyring is the one.
            }
        }

        return new Keyring(JsonSerializer.Deserialize<KeyringFile>(File.ReadAllText(path))!);
    }

    /// <summary>Adds a new current key; old values stay readable. Restart the processes, then re-encrypt the rows.</summary>
    public static Keyring Rotate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var file = JsonSerializer.Deserialize<KeyringFile>(File.ReadAllText(path))!;
        var next = checked((byte)(file.Keys.Keys.Select(byte.Parse).Max() + 1));
        file.Keys[next.ToString()] = NewKey();
        Write(path, file with { Current = next }, replace: true);
        return OpenOrCreate(folder);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static void Write(string path, KeyringFile file, bool replace)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // Written under another name first, so that no reader ever sees half a keyring.
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(stream, file);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: replace);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    internal sealed record KeyringFile(byte Current, Dictionary<string, string> Keys, string IndexKey);
}
