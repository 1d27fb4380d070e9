/** Words that the clues have in common. */
export const LISTS: ReadonlyMap<string, string> = new Map([
  [
    'run',
    'execut run. runs ran. running use. used. uses. using. launch invok call. calls. called. calling spawn start via. through. leverag abus open. opens. creat deploy',
  ],
  [
    'learn',
    'collect gather obtain retriev get. gets. getting enumerat list. lists. listing quer check. checks. checking identif discover determin fingerprint harvest steal stole. record. records. receiv. find. finds. look_up looks_up send. sends. sending sent. report. reports. display',
  ],
  [
    'seek',
    'enumerat list_all list_file list_director lists. listing search. searches searched searching scan. scans. scanned scanning look_for looks_for looking_for browse. travers walk. walks. iterat locate. locates. find. finds. crawl',
  ],
  ['steal', 'steal stole. stolen. extract harvest collect recover gather dump grab obtain exfil'],
  [
    'c2',
    'c2 c&c cnc. c_and_c command_and_control command_&_control control_server command_server remote_server attacker_controlled attacker’s_server communicat beacon',
  ],
  [
    'file',
    'file. files. itself self_delet dropper. executable installer log. logs. trace traces batch sample. document archive lnk. binary binaries loader',
  ],
  [
    'payload',
    'payload. payloads file. files. malware tool. tools. executable module. modules. plugin plug_in second_stage stage. script. scripts. dll. dlls. dropper additional backdoor binary binaries component implant shellcode library trojan loader',
  ],
  [
    'code',
    'payload. payloads string. strings shellcode configuration config. file. files. code. binary binaries sample. samples dropper dll. dlls. malware script. document module. executable resource. content api. macro url. urls. implant plugin component loader backdoor. image. buffer data. block. domain. command. commands',
  ],
  ['mail', 'email e_mail mail. mails. messag phish spear_phish'],
]);
