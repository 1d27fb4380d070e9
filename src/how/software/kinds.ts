/**
 * Words for what software is, as regular expressions' alternatives: a name beside one is the name of software.
 * Longer words first where one begins another.
 */
export const MALWARE_KINDS: string =
  'malware|ransomware|backdoor|trojan|rat|loader|downloader|dropper|stealer|infostealer|info-stealer|implant|rootkit|' +
  'bootkit|botnet|bot|worm|wiper|spyware|banker|keylogger|webshell|web shell|clipper|cryptominer|crypter|stager|' +
  'exploit kit|locker';
export const TOOL_KINDS = 'tool|toolkit|toolset|utility|framework';
/** Of which there are several of one name. */
export const INSTANCES = 'family|families|strain|variant|version|sample|payload|program|code|build';

/** Words that often stand between a name and its kind, or between an article and the kind. */
export const ADJECTIVES: string =
  'banking|remote access|remote administration|remote control|information|info|credential|password|data|mobile|android|windows|linux|macos|' +
  'first-stage|second-stage|point-of-sale|pos|iot|ddos|modular|custom|bespoke|commodity|passive|fileless|cryptocurrency|' +
  'information[- ]stealing|data[- ]stealing|credential[- ]stealing|malicious|new|novel|notorious|infamous|lightweight|simple|hacking|post-exploitation';

const MALWARE = new RegExp(`^(?:${MALWARE_KINDS})s?$`, 'i');
const ANY_KIND = new RegExp(`^(?:${MALWARE_KINDS}|${TOOL_KINDS}|${INSTANCES}|logger|ek)s?$`, 'i');

export function isKindWord(word: string): boolean {
  return ANY_KIND.test(word);
}

/** @param kind a word or two of those above, in any letter case and number */
export function softwareTypeOf(kind: string): 'malware' | 'tool' {
  return MALWARE.test(kind) || /malware|trojan|ransom/i.test(kind) ? 'malware' : 'tool';
}
