import { stateOf } from '../../vocab/states.ts';

/** One to six words of a product's name, the first with a capital, versions included. */
const NAME =
  '(?:[A-Z][\\w.+#’-]{0,40}|win32k(?:\\.sys)?)(?: (?:(?:(?:for|and|of|&) )?[A-Z][\\w.+#-]{0,40}|\\d{1,4}(?:\\.\\d{1,5}){0,3})){0,5}';
const DEFECT =
  '(?:vulnerabilit(?:y|ies)|flaws?|bugs?|issues?|weakness(?:es)?|zero-days?|0-days?|RCE|overflows?|bypass|injection)';

/** Behind the id: "in FortiOS", "affecting Exchange", ", a heap overflow in FortiOS", "is a flaw of Windows". */
export const AFTER: readonly RegExp[] = [
  new RegExp(`^[\\])”"’*_]{0,4},? (?:in|affecting|impacting|within) (?:the )?(${NAME})`, 'd'),
  new RegExp(
    `^[\\])”"’*_]{0,4},? ?(?:[(:–—-]{1,2} ?)?(?:(?:is|was|being|which is) )?(?:an? |the )?(?:[\\w’()-]{1,24},? ){0,8}?${DEFECT}(?: \\([A-Z]{2,5}\\))? (?:in|of|affecting|impacting|within|that affects) (?:the )?(${NAME})`,
    'd',
  ),
];

/** Before the id: "a vulnerability in FortiOS (", "the Microsoft Exchange vulnerability tracked as ". */
const LEADS_TO =
  '(?:,? (?:(?:now |also |publicly )?(?:tracked|known|identified|designated|catalogued|numbered) as|dubbed))?[ ,:]{0,2}[([“"*_]{0,4}$';
export const BEFORE: readonly RegExp[] = [
  new RegExp(`${DEFECT} (?:in|of|affecting|impacting|within) (?:the )?(${NAME})${LEADS_TO}`, 'd'),
  new RegExp(`(?:^|[\\s(“"])(${NAME}) (?:[a-z-]{2,20} ){0,4}(?:\\([A-Z]{2,5}\\) )?${DEFECT}${LEADS_TO}`, 'd'),
];

/** Capitals that begin a sentence or a date, or name what attacks, and no product. */
const NO_PRODUCT =
  /^(?:A|An|The|This|That|These|Those|It|Its|Their|Our|We|They|Another|Both|Two|Three|New|Recent|Recently|Critical|Known|Other|Some|Figure|Fig|Table|Section|Appendix|Part|Chapter|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Q[1-4]|Operation|Campaign|CVE\b.*|RCE|PoC|POC|CVSS|KEV|CISA|NVD|ATT&CK|MITRE|Europe|Asia|Africa|America|Middle|Eastern|Western|Shellshock|Heartbleed|ProxyLogon|ProxyShell|ProxyNotShell|PrintNightmare|Zerologon|ZeroLogon|EternalBlue|BlueKeep|Log4Shell|Follina|Spring4Shell|Dirty|Looney|Godmode|Aurora|Stagefright|SMBGhost|CitrixBleed|Citrix Bleed|HackingTeam|Hacking)$/;
/** A maker alone says not what is vulnerable. */
const MAKERS =
  /^(?:Microsoft|Adobe|Oracle|Apple|Google|Cisco|Fortinet|VMware|Citrix|Ivanti|Apache|Mozilla|SonicWall|Zyxel|Juniper|Atlassian|Progress|Palo Alto(?: Networks)?|IBM|SAP|Dell|HP|Intel|AMD|Samsung|Huawei|Siemens|Barracuda|QNAP|Synology|D-Link|TP-Link|Netgear|Trend Micro|Sophos|Check Point)(?:['’]s)?$/;
/** Before "vulnerability" one word may be the vulnerability's own nickname; these are products. */
const PRODUCTS =
  /^(?:Windows|Linux|Android|iOS|macOS|WinRAR|Exchange|Outlook|Office|Word|Excel|SharePoint|Confluence|Jira|Log4j|Struts|WebLogic|ColdFusion|Flash|Chrome|Chromium|Firefox|Safari|Edge|FortiOS|FortiGate|FortiManager|FortiWeb|PAN-OS|GlobalProtect|NetScaler|vCenter|ESXi|MOVEit|GoAnywhere|ScreenConnect|TeamCity|Jenkins|GitLab|Drupal|WordPress|Joomla|Zimbra|Roundcube|PaperCut|OpenSSL|OpenSSH|Bash|RouterOS|Telerik|SolarWinds|Sudo|Polkit|7-Zip|Citrix ADC)$/;
/** What follows a name of people or of an attack, not of a product. */
const ATTACKS_AFTER =
  /^(?:['’]s)? (?:exploit kit|EK|attacks?|campaigns?|activity|intrusions?|operations?|incidents?|cases|operators?|group|actors?)\b/;

/** From here on the name says what kind of defect it is: "Solr Remote Code Execution vulnerability". */
const KIND_OF_DEFECT =
  /(?:^| )(?:RCE|Remote Code|Arbitrary|Escalation|Elevation|Privilege|Deserialization|Memory Corruption|Use[ -](?:of|After)|Authentication|Buffer|Heap|Stack|Command Injection|SQL Injection|Path Traversal|Type Confusion|Zero)\b/;
/** Who uses a vulnerability, and what is not vulnerable. */
const EXPLOIT_KIT = /\bE(?:K|xploit Kit)$/i;

/** Words that a capital begins a sentence with. */
const LEADING =
  /^(?:(?:A|An|The|This|That|Its|Their|Another|New|Recent|Critical|Known|In|For|Via|Using|Exploiting) )+/;

/** The name without what is none of it; undefined where it is no product's. */
export function productIn(name: string, after: string, needsTwo: boolean): string | undefined {
  const kindAt = name.search(KIND_OF_DEFECT);
  const bare = name
    .slice(0, kindAt < 0 ? undefined : kindAt)
    .replace(LEADING, '')
    .replace(/[.,;:'’-]{1,9}$/, '')
    .replace(/['’]s$/, '');
  const [first = '', ...rest] = bare.split(' ');
  if (bare === '' || NO_PRODUCT.test(first) || NO_PRODUCT.test(bare) || MAKERS.test(bare)) return undefined;
  if (
    ATTACKS_AFTER.test(after) ||
    EXPLOIT_KIT.test(bare) ||
    stateOf(bare) !== undefined ||
    stateOf(first) !== undefined
  )
    return undefined;
  return needsTwo && rest.length === 0 && !PRODUCTS.test(bare) ? undefined : bare;
}
