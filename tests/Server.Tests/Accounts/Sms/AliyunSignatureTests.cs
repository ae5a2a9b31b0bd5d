using Paiyi.Server.Accounts.Sms;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Sms;

public sealed class AliyunSignatureTests
{
    [Fact]
    public void The_example_of_the_vendors_documentation_gets_the_documented_signature()
    {
        var query = AliyunSignature.CanonicalQuery(new Dictionary<string, string>
        {
            ["RegionId"] = "cn-shanghai", ["ImageId"] = "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
        });
        var headers = new Dictionary<string, string>
        {
            ["x-acs-version"] = "2014-05-26", ["host"] = "ecs.cn-shanghai.aliyuncs.com", ["x-acs-action"] = "RunInstances",
            ["x-acs-date"] = "2023-10-26T10:22:32Z", ["x-acs-signature-nonce"] = "3156853299f313e23d1673dc12e1703d",
            ["x-acs-content-sha256"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        };

        var authorization = AliyunSignature.Authorization("YourAccessKeyId", "YourAccessKeySecret", "POST", query, headers);

        authorization.ShouldBe(
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
            + "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
            + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    [Fact]
    public void Values_are_encoded_after_RFC_3986() =>
        AliyunSignature.CanonicalQuery([new("b", "a b*c+d/e=f&g~h"), new("a", "排疫"), new("B", "")])
            .ShouldBe("B=&a=%E6%8E%92%E7%96%AB&b=a%20b%2Ac%2Bd%2Fe%3Df%26g~h");
}
