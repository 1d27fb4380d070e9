// YARA rules; 3 values, 1 printed rule
// report: Operation Copper Heron, Northgate Labs (report-0000000000000001)
// url: hxxps://northgate[.]example/copper-heron
// copy: 2026-11-20T09:30:00.000Z, sha256 0927b5b20ce8162cafd90520d9fe3d3cf63eabec0dfbbd4c5621112bac5df315; no analyst has decided on it
// marking: TLP:GREEN
// left out: nothing
// not of a type that stands here: 1 cve, 1 domain-name, 1 email-addr, 1 file-name, 2 file-path, 1 file:sha512, 2 ipv4-addr, 1 registry-key, 1 url
import "hash"

rule howdunit_md5_d615864d4600b2f6 {
  meta:
    description = "“0cc175b9c0f1b6a831c399e269772661, 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8,” (p. 1)"
    report = "Northgate Labs: Operation Copper Heron (report-0000000000000001)"
    reference = "https://northgate.example/copper-heron"
    copy_sha256 = "0927b5b20ce8162cafd90520d9fe3d3cf63eabec0dfbbd4c5621112bac5df315"
    tlp = "TLP:GREEN"
  condition:
    hash.md5(0, filesize) == "0cc175b9c0f1b6a831c399e269772661"
}

rule howdunit_sha1_16ec4568a3110506 {
  meta:
    description = "“0cc175b9c0f1b6a831c399e269772661, 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8,” (p. 1)"
    report = "Northgate Labs: Operation Copper Heron (report-0000000000000001)"
    reference = "https://northgate.example/copper-heron"
    copy_sha256 = "0927b5b20ce8162cafd90520d9fe3d3cf63eabec0dfbbd4c5621112bac5df315"
    tlp = "TLP:GREEN"
  condition:
    hash.sha1(0, filesize) == "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"
}

rule howdunit_sha256_8c2a549d0dc6a679 {
  meta:
    description = "“ca978112ca1bbdcafac231b39a23dc4da786eff8147c4f6b9da5f6e4c2b0a1d3,” (p. 1)"
    report = "Northgate Labs: Operation Copper Heron (report-0000000000000001)"
    reference = "https://northgate.example/copper-heron"
    copy_sha256 = "0927b5b20ce8162cafd90520d9fe3d3cf63eabec0dfbbd4c5621112bac5df315"
    tlp = "TLP:GREEN"
  condition:
    hash.sha256(0, filesize) == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4f6b9da5f6e4c2b0a1d3"
}

// printed in the report as it stands: heron
rule heron { strings: $a = "heron\\" condition: $a }

// left out: printed rule broken: no closing brace
