using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using StackExchange.Redis;

namespace Paiyi.Server.Passages.Verifications;

/// <summary>What a keeper has seen of a person; recording a passage refers to it and carries nothing personal.</summary>
public sealed record Verification(long PersonId, string Colour, bool MayPass, long CheckpointId, long KeeperId);

/// <summary>
/// Verifications in Redis under random ids. One that was not yet used waits as long as an offline phone may take to
/// send its passages; a used one only as long as a lost answer may be asked for again.
/// </summary>
public sealed class VerificationStore(IConnectionMultiplexer redis)
{
    private static readonly TimeSpan Unused = RecordedTime.Oldest;
    private static readonly TimeSpan Used = TimeSpan.FromMinutes(10);
    private readonly IDatabase _redis = redis.GetDatabase();

    public async Task<string> KeepAsync(Verification verification)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        await _redis.StringSetAsync(Key(id), JsonSerializer.SerializeToUtf8Bytes(verification, VerificationJson.Default.Verification), Unused);
        return id;
    }

    public async Task<Verification?> FindAsync(string id)
    {
        var value = await _redis.StringGetAsync(Key(id));
        return value.IsNull ? null : JsonSerializer.Deserialize(((ReadOnlyMemory<byte>)value).Span, VerificationJson.Default.Verification);
    }

    public Task MarkUsedAsync(string id) => _redis.KeyExpireAsync(Key(id), Used);

    private static string Key(string id) => $"passages:verification:{id}";
}

[JsonSerializable(typeof(Verification))]
internal sealed partial class VerificationJson : JsonSerializerContext;
