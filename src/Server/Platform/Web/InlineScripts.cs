using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Paiyi.Server.Platform.Web;

/// <summary>The scripts that stand in a built page itself, each by its hash, as a Content-Security-Policy admits them.</summary>
internal sealed partial class InlineScripts(string page)
{
    private volatile Known? _known;

    /// <summary>Read again when a build has written the page anew.</summary>
    public string Hashes
    {
        get
        {
            var writtenAt = File.GetLastWriteTimeUtc(page);
            if (_known is not { } known || known.WrittenAt != writtenAt)
                _known = known = new Known(writtenAt, HashesIn(File.ReadAllText(page)));
            return known.Hashes;
        }
    }

    private static string HashesIn(string html) =>
        string.Join(' ', Inline().Matches(html).Select(m => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(m.Groups[1].Value)))}'"));

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    private sealed record Known(DateTime WrittenAt, string Hashes);
}
