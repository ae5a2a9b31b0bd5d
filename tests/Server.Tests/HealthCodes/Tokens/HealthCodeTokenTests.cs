using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Paiyi.Server.HealthCodes.Tokens;
using Shouldly;
using Xunit;
using static Paiyi.Server.Tests.HealthCodes.Tokens.HandMadeHealthCode;

namespace Paiyi.Server.Tests.HealthCodes.Tokens;

public sealed class HealthCodeTokenTests : IDisposable
{
    private static readonly DateTimeOffset Issued = DateTimeOffset.FromUnixTimeSeconds(0x6B0269C0);

    private static readonly HealthCodeToken Green = new(
        new Guid(Hex("000102030405060708090A0B0C0D0E0F"), bigEndian: true),
        new Guid(Hex("101112131415161718191A1B1C1D1E1F"), bigEndian: true),
        "green",
        Issued,
        Issued.AddDays(1),
        "1.0.0",
        null);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paiyi-keys-");
    private readonly SigningKeys _keys;
    private readonly HealthCodeTokenWriter _writer;

    public HealthCodeTokenTests()
    {
        _keys = SigningKeys.Load(_folder.FullName);
        _writer = new HealthCodeTokenWriter(_keys, "test");
    }

    public void Dispose()
    {
        _keys.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("张*")]
    public void What_is_written_is_read(string? maskedName)
    {
        var token = Green with { MaskedName = maskedName };

        var text = _writer.Write(token);

        Read(text).ShouldBe(new ValidHealthCode(token, _keys.Current.KeyId));
        text.Length.ShouldBeLessThanOrEqualTo(330, "the QR code must stay small");
        text.ShouldAllBe(c => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".Contains(c), "alphanumeric mode");
    }

    [Fact]
    public void A_code_made_by_hand_after_the_standards_is_read()
    {
        var (key, keyId) = _keys.Current;

        Read(Text(SignedMessage(GreenClaims, key, keyId))).ShouldBe(new ValidHealthCode(Green, keyId));
    }

    [Fact]
    public void What_is_written_is_the_bytes_that_the_standards_ask_for()
    {
        var (key, keyId) = _keys.Current;
        var byHand = SignedMessage(GreenClaims, key, keyId);

        var written = Decompress(_writer.Write(Green));

        written[..^64].ShouldBe(byHand[..^64]);
    }

    [Fact]
    public void A_forged_colour_is_refused()
    {
        var message = Decompress(_writer.Write(Green with { Colour = "reddd" }));
        var at = message.AsSpan().IndexOf("reddd"u8);
        "green"u8.CopyTo(message.AsSpan(at));

        Refusal(Text(message)).ShouldBe(HealthCodeRefusal.BadSignature);
    }

    [Fact]
    public void A_code_signed_by_another_key_under_our_key_id_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Refusal(Text(SignedMessage(GreenClaims, other, _keys.Current.KeyId))).ShouldBe(HealthCodeRefusal.BadSignature);
    }

    [Fact]
    public void A_key_that_nobody_knows_is_named_as_such()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Refusal(Text(SignedMessage(GreenClaims, other, "0011223344556677"))).ShouldBe(HealthCodeRefusal.UnknownKey);
    }

    [Theory]
    [InlineData(86_400 + 59, null)]
    [InlineData(86_400 + 60, HealthCodeRefusal.Expired)]
    [InlineData(-60, null)]
    [InlineData(-61, HealthCodeRefusal.NotYetValid)]
    public void The_times_hold_with_a_minute_of_tolerance(int secondsAfterIssue, HealthCodeRefusal? refusal)
    {
        var reading = Read(_writer.Write(Green), Issued.AddSeconds(secondsAfterIssue));

        if (refusal is null)
            reading.ShouldBeOfType<ValidHealthCode>();
        else
            reading.ShouldBe(new RefusedHealthCode(refusal.Value, Green));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("hc1:6BF")]
    [InlineData("https://example.org/HC1:6BF")]
    [InlineData(" HC1:6BF")]
    public void Another_code_is_not_a_health_code(string text) =>
        Refusal(text).ShouldBe(HealthCodeRefusal.NotAHealthCode);

    [Fact]
    public void A_code_cut_short_anywhere_is_refused()
    {
        var text = _writer.Write(Green);
        for (var length = 4; length < text.Length; length++)
            Refusal(text[..length]).ShouldBe(HealthCodeRefusal.Malformed, $"{length} characters");
    }

    [Fact]
    public void A_code_changed_anywhere_is_refused()
    {
        var text = _writer.Write(Green);
        for (var i = 4; i < text.Length; i++)
        {
            var changed = new StringBuilder(text) { [i] = text[i] == 'A' ? 'B' : 'A' }.ToString();
            Read(changed).ShouldBeOfType<RefusedHealthCode>($"character {i}");
        }
    }

    [Fact]
    public void Bytes_after_any_layer_are_refused()
    {
        var (key, keyId) = _keys.Current;
        var message = SignedMessage(GreenClaims, key, keyId);

        Refusal(Text([.. message, 0])).ShouldBe(HealthCodeRefusal.Malformed);
        Refusal("HC1:" + Base45.Encode([.. Compress(message), 0, 0])).ShouldBe(HealthCodeRefusal.Malformed);
        Refusal(Text(SignedMessage(GreenClaims + "00", key, keyId))).ShouldBe(HealthCodeRefusal.Malformed);
        Refusal(_writer.Write(Green) + " ").ShouldBe(HealthCodeRefusal.Malformed);
    }

    [Fact]
    public void A_lost_checksum_is_refused()
    {
        var compressed = Compress(SignedMessage(GreenClaims, _keys.Current.Key, _keys.Current.KeyId));

        Refusal("HC1:" + Base45.Encode(compressed.AsSpan(..^4))).ShouldBe(HealthCodeRefusal.Malformed);
    }

    [Fact]
    public void A_text_that_inflates_without_end_is_refused()
    {
        var bomb = Text(new byte[1_000_000]);

        bomb.Length.ShouldBeLessThan(HealthCodeTokenReader.MaxTextLength);
        Refusal(bomb).ShouldBe(HealthCodeRefusal.Malformed);
        Refusal("HC1:" + new string('0', HealthCodeTokenReader.MaxTextLength)).ShouldBe(HealthCodeRefusal.Malformed);
    }

    [Theory]
    [InlineData("A2 01 26 04 47 00112233445566", "a short key id")]
    [InlineData("A1 01 26", "no key id")]
    [InlineData("A2 01 38 22 04 48 0011223344556677", "another algorithm")]
    [InlineData("A2 01 00 04 48 0011223344556677", "no algorithm")]
    [InlineData("A3 01 26 02 81 04 04 48 0011223344556677", "a critical header")]
    [InlineData("A3 01 26 01 26 04 48 0011223344556677", "a header twice")]
    [InlineData("", "an empty header")]
    public void A_header_that_we_never_write_is_refused(string header, string why)
    {
        var payload = Hex(GreenClaims);
        var signature = Sign(Hex(header), payload, _keys.Current.Key);

        Refusal(Text(Message(Hex(header), payload, signature))).ShouldBe(HealthCodeRefusal.Malformed, why);
    }

    [Fact]
    public void Another_message_type_or_a_short_signature_is_refused()
    {
        var (key, keyId) = _keys.Current;
        var message = SignedMessage(GreenClaims, key, keyId);

        Refusal(Text(message[1..])).ShouldBe(HealthCodeRefusal.Malformed, "no tag");
        Refusal(Text([0xD1, .. message[1..]])).ShouldBe(HealthCodeRefusal.Malformed, "another tag");
        Refusal(Text(Message(Header(keyId), Hex(GreenClaims), new byte[63]))).ShouldBe(HealthCodeRefusal.Malformed);
    }

    [Theory]
    [InlineData("A0", "no claims")]
    [InlineData("80", "a list")]
    [InlineData("A4 04 1A 6B03BB40 06 1A 6B0269C0 07 50 000102030405060708090A0B0C0D0E0F 39 0103 A0", "no code")]
    [InlineData("A1 04 1B FFFFFFFFFFFFFFFF", "an expiry beyond 63 bits")]
    [InlineData("A1 04 1B 7FFFFFFFFFFFFFFF", "an expiry beyond the calendar")]
    [InlineData("A1 04 65 677265656E", "a text as expiry")]
    public void Signed_claims_that_say_something_else_are_refused(string claims, string why) =>
        Refusal(Text(SignedMessage(claims, _keys.Current.Key, _keys.Current.KeyId)))
            .ShouldBe(HealthCodeRefusal.Malformed, why);

    [Fact]
    public void Garbage_never_throws()
    {
        var valid = _writer.Write(Green);
        var bytes = Decompress(valid);
        Gen.Byte.Array[0, 200].Sample(garbage => Read(Text(garbage)) is RefusedHealthCode);
        Gen.String.Sample(garbage => Read("HC1:" + garbage) is RefusedHealthCode);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            byte[] changed = [.. bytes];
            changed[at] = value;
            return value == bytes[at] || Read(Text(changed)) is RefusedHealthCode;
        });
    }

    [Fact]
    public void A_token_out_of_bounds_is_not_written()
    {
        Should.Throw<ArgumentException>(() => _writer.Write(Green with { Colour = "Green" }));
        Should.Throw<ArgumentException>(() => _writer.Write(Green with { RuleVersion = new string('1', 17) }));
        Should.Throw<ArgumentException>(() => _writer.Write(Green with { MaskedName = "a name in full" }));
        Should.Throw<ArgumentException>(() => _writer.Write(Green with { ExpiresAt = Issued }));
    }

    private HealthCodeTokenReading Read(string text, DateTimeOffset? now = null) =>
        HealthCodeTokenReader.Read(text, _keys.Find, now ?? Issued.AddHours(1));

    private HealthCodeRefusal Refusal(string text)
    {
        var refused = Read(text).ShouldBeOfType<RefusedHealthCode>();
        refused.Token.ShouldBeNull();
        return refused.Refusal;
    }
}
