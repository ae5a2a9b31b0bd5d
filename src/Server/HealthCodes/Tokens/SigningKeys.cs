using System.Security.Cryptography;
using System.Text;
using Paiyi.Server.Platform.Files;

namespace Paiyi.Server.HealthCodes.Tokens;

/// <summary>
/// The keys of a folder of PEM files, all on the curve P-256. The private key whose file name sorts last signs; every
/// other file, private or public, only verifies. To rotate, add a private key under a later name (<c>0002.pem</c>) and
/// restart; when the last code of the old key has expired, its file may go. Any thread may use it.
/// </summary>
public sealed class SigningKeys : IDisposable
{
    /// <summary>How many bytes of the SHA-256 of the public key (SubjectPublicKeyInfo) make its id.</summary>
    public const int KeyIdLength = 8;

    private const string FirstFile = "0001.pem";

    private readonly Dictionary<string, Key> _keys;
    private readonly Key _current;

    private SigningKeys(IEnumerable<Key> inFileOrder)
    {
        _keys = [];
        foreach (var key in inFileOrder)
        {
            if (key.IsPrivate || !_keys.ContainsKey(key.Id))
                _keys[key.Id] = key;
            if (key.IsPrivate)
                _current = key;
        }

        if (_current is null)
            throw new InvalidDataException("There is no private key.");
    }

    /// <summary>The key that signs, for use on the calling thread, and its id in hexadecimal.</summary>
    public (ECDsa Key, string KeyId) Current => (_current.OfThisThread, _current.Id);

    /// <summary>Every public key (SubjectPublicKeyInfo, DER) by its id: what an offline verifier needs.</summary>
    public IReadOnlyDictionary<string, byte[]> PublicKeys =>
        _keys.ToDictionary(entry => entry.Key, entry => entry.Value.PublicKey);

    /// <summary>
    /// Reads the folder, creating it and a first key (readable by its owner only) when it holds no private key.
    /// Processes that start at once agree on one key.
    /// </summary>
    /// <exception cref="InvalidDataException">A file holds no key on P-256.</exception>
    public static SigningKeys Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        SecretFile.CreateFolder(folder);
        var keys = ReadAll(folder);
        if (!keys.Exists(key => key.IsPrivate))
        {
            SecretFile.WriteOnce(Path.Combine(folder, FirstFile), NewKey);
            keys = ReadAll(folder);
        }

        return new SigningKeys(keys);
    }

    /// <summary>The key of that id, for use on the calling thread; null when it is unknown.</summary>
    public ECDsa? Find(string keyId) => _keys.GetValueOrDefault(keyId)?.OfThisThread;

    public void Dispose()
    {
        foreach (var key in _keys.Values)
            key.Dispose();
    }

    private static List<Key> ReadAll(string folder) =>
        [.. Directory.GetFiles(folder, "*.pem").Order(StringComparer.Ordinal).Select(Key.Read)];

    private static byte[] NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <summary>One key; ECDsa promises nothing about use by several threads, so each thread gets its own.</summary>
    private sealed class Key : IDisposable
    {
        private readonly ThreadLocal<ECDsa> _instances;

        private Key(ECDsa first, string pem)
        {
            PublicKey = first.ExportSubjectPublicKeyInfo();
            Id = Convert.ToHexStringLower(SHA256.HashData(PublicKey).AsSpan(0, KeyIdLength));
            IsPrivate = pem.Contains("PRIVATE KEY", StringComparison.Ordinal);
            _instances = new ThreadLocal<ECDsa>(() => Import(pem), trackAllValues: true);
        }

        public string Id { get; }

        public bool IsPrivate { get; }

        public byte[] PublicKey { get; }

        public ECDsa OfThisThread => _instances.Value!;

        public static Key Read(string file)
        {
            var pem = File.ReadAllText(file);
            try
            {
                using var key = Import(pem);
                var curve = key.ExportParameters(includePrivateParameters: false).Curve;
                return curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
                    ? new Key(key, pem)
                    : throw new InvalidDataException($"{file} holds a key on another curve than P-256.");
            }
            catch (Exception noKey) when (noKey is ArgumentException or CryptographicException)
            {
                throw new InvalidDataException($"{file} holds no EC key in PEM.", noKey);
            }
        }

        public void Dispose()
        {
            foreach (var instance in _instances.Values)
                instance.Dispose();
            _instances.Dispose();
        }

        private static ECDsa Import(string pem)
        {
            var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return key;
        }
    }
}
