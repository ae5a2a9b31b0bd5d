using System.Security.Cryptography;
using System.Text;

namespace Paiyi.Server.Accounts.Sms;

/// <summary>Aliyun's request signature V3 (ACS3-HMAC-SHA256) for calls in RPC style: everything in the query, no body.</summary>
internal static class AliyunSignature
{
    private const string Algorithm = "ACS3-HMAC-SHA256";
    public static readonly string EmptyBody = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>Names sorted by code point, names and values encoded after RFC 3986.</summary>
    public static string CanonicalQuery(IEnumerable<KeyValuePair<string, string>> parameters) => string.Join('&', parameters
        .OrderBy(p => p.Key, StringComparer.Ordinal)
        .Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>The value of the Authorization header over the host and every <c>x-acs-</c> header.</summary>
    public static string Authorization(
        string keyId, string keySecret, string method, string query, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var sorted = headers.Select(h => (Name: h.Key.ToLowerInvariant(), Value: h.Value.Trim())).OrderBy(h => h.Name, StringComparer.Ordinal).ToList();
        var names = string.Join(';', sorted.Select(h => h.Name));
        var canonicalHeaders = string.Concat(sorted.Select(h => $"{h.Name}:{h.Value}\n"));
        var request = $"{method}\n/\n{query}\n{canonicalHeaders}\n{names}\n{EmptyBody}";
        var toSign = $"{Algorithm}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(keySecret), Encoding.UTF8.GetBytes(toSign)));
        return $"{Algorithm} Credential={keyId},SignedHeaders={names},Signature={signature}";
    }
}
