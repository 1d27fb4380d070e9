/**
 * Malware that three actors and more are described with in MISP's threat-actor galaxy (version 349, CC0), and what is
 * sold, leaked or free for anybody: `njRAT`, `DarkComet`. That two reports name it says nothing of one affair.
 * Letters and digits alone, lower-cased; ATT&CK's other names for the same malware stand beside it.
 */
const WIDESPREAD: ReadonlySet<string> = new Set(
  // by the number of actors, largest first
  (
    'cobaltstrike plugx destroyrat kaba korplug sogu tvt thoper shadowpad poisonplugshadow icedid bokbot mimikatz ' +
    'dridex bugatv5 lockbit lockbit20 lockbit30 trickbot totbrick tspytrickload poisonivy breut darkmoon blackbasta ' +
    'lummastealer lumma blackcat alphv noberus agenttesla ursnif gozi goziisfb dreambot peursnif remcos pikabot ' +
    'darkgate chinachopper gh0st gh0strat moudoor mydoor smokeloader metasploit meterpreter uroburos snake samsam ' +
    'samas revil sodin sodinokibi quasarrat quasar xrat emotet geodo conti ryuk formbook xloader zeus zbot ' +
    // sold, leaked or free
    'njrat bladabindi darkcomet xtremerat xtrat asyncrat nanocore netwire revengerat hworm houdini quakbot qakbot ' +
    'qbot pinkslipbot bazarloader bazar hancitor amadey redline redlinestealer vidar raccoon raccoonstealer azorult ' +
    'lokibot pony adwind jrat luminositylink orcusrat limerat warzonerat avemaria mirai gafgyt empire sliver ' +
    'bruteratelc4 havoc mythic pupy psexec lazagne bloodhound wannacry notpetya petya htran sakula zxshell ' +
    'guloader snakekeylogger hawkeye wsh wshrat xworm venomrat dcrat cybergate'
  ).split(' '),
);

export function isWidespread(name: string): boolean {
  return WIDESPREAD.has(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  );
}
