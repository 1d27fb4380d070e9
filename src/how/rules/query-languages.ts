import type { Rule } from '../../model/index.ts';

/** How a hunting query in one language is told from prose and from other code. */
export interface QueryLanguage {
  readonly ruleType: Extract<Rule['ruleType'], 'kql' | 'spl' | 'osquery' | 'eql'>;
  /** Its first line, comments and definitions above aside. */
  readonly opens: RegExp;
  /** What the whole must hold besides. */
  readonly holds: RegExp;
  /** A line that goes on, although the one before seemed complete. */
  readonly goesOn: RegExp;
  /** Comments and definitions that belong to it where they stand directly above. */
  readonly above: RegExp;
  /** Where it is over, whatever follows. */
  readonly closes?: RegExp;
}

/** Tables of Microsoft Defender XDR's advanced hunting and of Microsoft Sentinel, and custom logs (`_CL`). */
const TABLES =
  'Device(?:Process|Network|File|Registry|Logon|ImageLoad)?Events|Device(?:Info|NetworkInfo|FileCertificateInfo|' +
  'Tvm\\w{3,40})|Email(?:Events|AttachmentInfo|UrlInfo|PostDeliveryEvents)|UrlClickEvents|CloudAppEvents|' +
  'Identity(?:Logon|Query|Directory)Events|IdentityInfo|Alert(?:Info|Evidence)|AAD\\w{3,40}|SecurityEvent|' +
  'SecurityAlert|SecurityIncident|SigninLogs|AuditLogs|AzureActivity|AzureDiagnostics|OfficeActivity|CommonSecurityLog|' +
  'Syslog|W3CIISLog|WindowsEvent|DnsEvents|VMConnection|ThreatIntelligenceIndicator|BehaviorAnalytics|StorageBlobLogs|' +
  'AWSCloudTrail|Sysmon|_?[iI]m_?[A-Z]\\w{3,40}|[A-Z]\\w{2,40}_CL';

const OSQUERY_TABLES =
  'processes|process_(?:events|open_sockets|open_files|memory_map)|file|file_events|hash|registry|services|' +
  'scheduled_tasks|startup_items|autoexec|users|logged_in_users|listening_ports|socket_events|crontab|launchd|' +
  'kernel_modules|drivers|chrome_extensions|firefox_addons|browser_plugins|wmi_\\w{3,40}|yara|yara_events|' +
  'windows_events?|windows_eventlog|powershell_events|shell_history|authorized_keys|suid_bin|prefetch|shimcache|' +
  'userassist|appcompat_shims|certificates|programs|etc_hosts|interface_addresses|ntfs_journal_events|pipes';

const EVENT =
  '(?:any|process|file|network|registry|library|driver|dns|authentication|iam|api|configuration|image_load)';

export const QUERY_LANGUAGES: readonly QueryLanguage[] = [
  {
    ruleType: 'kql',
    opens: new RegExp(
      `^\\s{0,200}(?:let \\w{1,60}\\s?=|(?:union (?:isfuzzy\\s?=\\s?\\w{4,5} )?)?(?:${TABLES})\\s{0,9}(?:\\||$|//|,|where\\b))`,
    ),
    holds: new RegExp(
      `\\b(?:${TABLES})\\b[\\s\\S]{0,2000}\\|\\s{0,99}(?:where|project|extend|summarize|join|distinct|search|parse|mv-expand|take|limit|sort|order|count|invoke|make-series|lookup|evaluate)\\b`,
    ),
    goesOn: /^\s{0,200}(?:\||\/\/|let \w{1,60}\s?=)/,
    above: /^\s{0,200}(?:\/\/|let \w{1,60}\s?=)/,
  },
  {
    ruleType: 'spl',
    opens:
      /^\s{0,200}(?:(?:search )?\(?(?:index|sourcetype|eventtype)\s?=|`\w{3,60}[(`]|\|\s?(?:tstats|inputlookup|datamodel|from datamodel|makeresults)\b)/,
    holds:
      /\|\s{0,99}(?:stats|tstats|table|eval|where|rex|regex|search|rename|dedup|sort|timechart|chart|fields|bin|bucket|lookup|transaction|join|spath|head|top|rare|eventstats|streamstats|`\w{3,60}`)/,
    goesOn: /^\s{0,200}(?:\||```)/,
    above: /^\s{0,200}```/,
  },
  {
    ruleType: 'osquery',
    opens: /^\s{0,200}(?:SELECT|select|WITH \w{1,60} AS)\b/,
    holds: new RegExp(`\\b(?:from|join)\\s{1,99}(?:${OSQUERY_TABLES})\\b`, 'i'),
    goesOn:
      /^\s{0,200}(?:from|where|(?:left |inner |cross |outer )?join|on|and|or|order by|group by|limit|having|union|using)\b/i,
    above: /^\s{0,200}--/,
    closes: /;[^\S\n]?$/,
  },
  {
    ruleType: 'eql',
    opens: new RegExp(
      `^\\s{0,200}(?:${EVENT} where \\S|sequence(?:\\s{1,9}(?:by|with) |\\s{0,9}\\[|\\s{0,9}$)|sample by )`,
    ),
    holds: new RegExp(
      `\\b${EVENT}\\s{1,99}where\\s{1,99}(?:not\\s|\\(\\s{0,9}){0,3}\\??[a-z_@][\\w.@]{0,80}\\s{0,9}(?:[=!:<>]|(?:in|like|regex)~?\\b)`,
    ),
    goesOn: /^\s{0,200}(?:\[|\||and\b|or\b|not\b|until\b|with\b|by\b|\/\/)/,
    above: /^\s{0,200}\/\//,
  },
];
