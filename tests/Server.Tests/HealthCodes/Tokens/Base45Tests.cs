using System.Text;
using CsCheck;
using Paiyi.Server.HealthCodes.Tokens;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.HealthCodes.Tokens;

public sealed class Base45Tests
{
    /// <summary>The examples of RFC 9285, sections 4.3 and 4.4.</summary>
    [Theory]
    [InlineData("AB", "BB8")]
    [InlineData("Hello!!", "%69 VD92EX0")]
    [InlineData("base-45", "UJCLQE7W581")]
    [InlineData("ietf!", "QED8WEX0")]
    [InlineData("", "")]
    public void The_examples_of_the_standard_hold(string plain, string encoded)
    {
        Base45.Encode(Encoding.ASCII.GetBytes(plain)).ShouldBe(encoded);
        Base45.TryDecode(encoded, out var bytes).ShouldBeTrue();
        Encoding.ASCII.GetString(bytes!).ShouldBe(plain);
    }

    [Theory]
    [InlineData("GGW", "a group of 65536")]
    [InlineData(":::", "the largest group")]
    [InlineData("5S", "a pair of 1265")]
    [InlineData("V5", "a pair of 256")]
    [InlineData("A", "one character left over")]
    [InlineData("BB8A", "one character left over after a group")]
    [InlineData("bb8", "small letters")]
    [InlineData("BB_", "a character outside the alphabet")]
    [InlineData("BB８", "a full-width digit")]
    public void What_no_encoder_writes_is_refused(string encoded, string why)
    {
        Base45.TryDecode(encoded, out var bytes).ShouldBeFalse(why);
        bytes.ShouldBeNull();
    }

    [Theory]
    [InlineData("FGW", new byte[] { 255, 255 })]
    [InlineData("U5", new byte[] { 255 })]
    [InlineData("000", new byte[] { 0, 0 })]
    public void The_bounds_are_accepted(string encoded, byte[] expected)
    {
        Base45.TryDecode(encoded, out var bytes).ShouldBeTrue();
        bytes.ShouldBe(expected);
    }

    [Fact]
    public void Every_sequence_of_bytes_survives_the_round_trip() =>
        Gen.Byte.Array[0, 300].Sample(bytes =>
            Base45.TryDecode(Base45.Encode(bytes), out var decoded) && decoded.AsSpan().SequenceEqual(bytes));
}
