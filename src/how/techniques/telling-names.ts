/** How much a technique's name tells when it stands in prose. */
export type Telling =
  /** Any letter case; as ATT&CK spells it, it is surely meant. */
  | 'always'
  /** Only as ATT&CK spells it. */
  | 'as-spelt'
  /** Only in a sentence about what somebody did, and never surely. */
  | 'in-action'
  /** Never: it is an everyday phrase, and means the technique only beside its id or in a list of techniques. */
  | 'never';

export function tellingOf(name: string): Telling {
  const key = name.toLowerCase();
  if (ALWAYS.has(key)) return 'always';
  if (IN_ACTION.has(key)) return 'in-action';
  return NEVER.has(key) || !/\s/.test(name) ? 'never' : 'as-spelt';
}

/** Terms of the trade: nobody writes them about anything else. */
const ALWAYS: ReadonlySet<string> = listOf(`
  access token manipulation | adversary-in-the-middle | application shimming | arp cache poisoning
  as-rep roasting | asynchronous procedure call | binary padding | bypass user account control
  credential api hooking | credential stuffing | credentials from web browsers | data encrypted for impact
  dcsync | dead drop resolver | dhcp spoofing | domain fronting | double file extension
  domain generation algorithms | drive-by compromise | dylib hijacking | dynamic api resolution
  dynamic linker hijacking | exfiltration over c2 channel | exploit public-facing application
  extra window memory injection | fast flux dns | gatekeeper bypass | golden ticket | html smuggling
  image file execution options injection | ingress tool transfer | junk code insertion | kerberoasting
  lateral tool transfer | lnk icon smuggling | lsa secrets | lsass memory | malicious copy and paste
  mark-of-the-web bypass | os credential dumping | parent pid spoofing | pass the hash | pass the ticket
  password spraying | port knocking | portable executable injection | process argument spoofing
  process doppelgänging | process hollowing | process injection | rdp hijacking | reflective code loading
  right-to-left override | rogue domain controller | seo poisoning | sid-history injection | silver ticket
  sms pumping | spearphishing attachment | spearphishing link | spearphishing via service | spearphishing voice
  ssh hijacking | supply chain compromise | svg smuggling | thread execution hijacking | vba stomping
  vdso hijacking | winlogon helper dll
`);

/** Also names of lawful tools and habits; only what the intruder does with them is a technique. */
const IN_ACTION: ReadonlySet<string> = listOf(`
  bootkit | brute force | cmstp | command and scripting interpreter | dynamic data exchange | email bombing
  installutil | keylogging | malvertising | masquerading | mavinject | modify registry | mshta | msiexec
  odbcconf | phishing | powershell | protocol tunneling | regsvr32 | remote desktop protocol | rootkit
  rundll32 | scheduled task | screen capture | software packing | template injection | timestomp | web shell
  windows management instrumentation
`);

const NEVER: ReadonlySet<string> = listOf(`
  accessibility features | active setup | artificial intelligence | audio capture | bind mounts
  browser extensions | business relationships | chat messages | client configurations | clipboard data
  cloud api | cloud service dashboard | cloud services | code repositories | code signing
  compiled html file | component object model | conditional access policies | container api
  container service | control panel | create account | data encoding | default accounts | device registration
  digital certificates | distributed component object model | dns server | domain account | domain accounts
  domain groups | domain properties | electron applications | email account | email accounts | email addresses
  email spoofing | employee names | encrypted channel | evil twin | extended attributes | external proxy
  file deletion | group policy preferences | hidden users | hidden window | hybrid identity | ide extensions
  iis components | input capture | installer packages | inter-process communication | internal proxy
  internet connection discovery | ip addresses | launch agent | launch daemon | link target | local account
  local accounts | local groups | login items | mail protocols | malicious file | malicious image
  malicious library | malicious link | messaging applications | multi-factor authentication | native api
  network address translation traversal | network devices | network security appliances | network topology
  office test | outlook forms | outlook home page | outlook rules | password managers | polymorphic code
  port monitors | power settings | powershell profile | print processors | private keys | proc filesystem
  rc scripts | remote access hardware | remote access tools | remote desktop software | remote services
  saml tokens | scan databases | search engines | security account manager | security support provider
  shared modules | shell history | social media | social media accounts | socket filters
  software deployment tools | software extensions | startup items | symmetric cryptography
  asymmetric cryptography | system checks | system firmware | system services | systemd service | systemd timers
  threat intel vendors | time providers | trusted relationship | udev rules | unix shell | valid accounts
  video capture | virtual private server | visual basic | vulnerability scanning | web cookies | web protocols
  web service | web services | web session cookie | wi-fi networks | windows command shell
  windows credential manager | windows remote management | windows service | xpc services | file transfer protocols
  cloud account | cloud accounts | cloud groups | code signing certificates | thread local storage
  group policy discovery | identify roles | financial theft | customer relationship management software
`);

/** Every name that is judged by hand, lower case. */
export const LISTED_NAMES: readonly string[] = [...ALWAYS, ...IN_ACTION, ...NEVER];

function listOf(names: string): ReadonlySet<string> {
  return new Set(
    names
      .split(/[|\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
}
