// YARA rules; 2 values
// report: a "quoted"; b|0d 0a|c \ back\slash\ c:\*.exe? /* comment */ // # -- ; --- # : {x: [1, 2]} & *anchor !tag %percent @at `tick` it's $HOME ${x} %0d%0a � � end =cmd|"/c calc"!A1, a "quoted"; b|0d 0a|c \ back\slash\ (report-0000000000000001)
// url: hxxps://northgate[.]example/a;b"c|d\e
// copy: 2026-11-20T09:30:00.000Z, sha256 0927b5b20ce8162cafd90520d9fe3d3cf63eabec0dfbbd4c5621112bac5df315; no analyst has decided on it
// marking: TLP:AMBER+STRICT (the report states none)
// left out: nothing
// not of a type that stands here: 1 command-line, 5 domain-name, 1 email-addr, 2 file-name, 1 file-path, 1 ipv4-addr, 1 ipv4-range, 2 ipv6-addr, 1 mutex, 1 named-pipe, 1 registry-key, 1 tls:ja3, 1 tls:ja3s, 3 url, 2 user-agent
import "hash"
import "pe"

rule howdunit_md5_f147364ab83bafde {
  meta:
    description = "“c:\\*.exe? /* comment */ // # -- ;” (p. 1)"
    report = "a \"quoted\"; b|0d 0a|c \\ back\\slash\\: a \"quoted\"; b|0d 0a|c \\ back\\slash\\ c:\\*.exe? /* comment */ // # -- ; --- # : {x: [1, 2]} & *anchor !tag %percent @at `tick` it's $HOME ${x} %0d%0a ￾ � end =cmd|\"/c calc\"!A1 (report-0000000000000001)"
    reference = "https://northgate.example/a;b\"c|d\\e"
    copy_sha256 = "0927b5b20ce8162cafd90520d9fe3d3cf63eabec0dfbbd4c5621112bac5df315"
    tlp = "TLP:AMBER+STRICT"
  condition:
    hash.md5(0, filesize) == "d41d8cd98f00b204e9800998ecf84270"
}

rule howdunit_imphash_05165bb3cab5fcc0 {
  meta:
    description = "“--- # : {x: [1, 2]} & *anchor !tag %percent @at `tick`” (p. 1)"
    report = "a \"quoted\"; b|0d 0a|c \\ back\\slash\\: a \"quoted\"; b|0d 0a|c \\ back\\slash\\ c:\\*.exe? /* comment */ // # -- ; --- # : {x: [1, 2]} & *anchor !tag %percent @at `tick` it's $HOME ${x} %0d%0a ￾ � end =cmd|\"/c calc\"!A1 (report-0000000000000001)"
    reference = "https://northgate.example/a;b\"c|d\\e"
    copy_sha256 = "0927b5b20ce8162cafd90520d9fe3d3cf63eabec0dfbbd4c5621112bac5df315"
    tlp = "TLP:AMBER+STRICT"
  condition:
    pe.imphash() == "f34d5f2d4577ed6d9ceec516c1f5a744"
}
