/** Programs and files of other people's software that malware looks for, stops or robs; written by hand. */

/** Of virus scanners, and of the tools and machines that analysts work with. */
const LOOKED_FOR =
  'avp avpui avpmapp avgui avgcsrva avgcsrvx avgidsagent avgnsa avgnsx avgrsa avgrsx avgsvca avgtray avgwdsvc avgnt ' +
  'avguard avcenter avconfig avscan avshadow sched avastsvc avastui ashdisp ashserv instup ekrn egui bdagent bdss ' +
  'vsserv updatesrv mcshield mcsvhost mfemms mcuicnt mfevtps msmpeng mpcmdrun msascui msseces nissrv ' +
  'securityhealthservice mbam mbamgui mbamservice mbamtray ccsvchst rtvscan nortonsecurity navw32 ns savservice ' +
  'savadminservice savmain coreserviceshell coreframeworkhost pccntmon ntrtscan tmlisten uiseagnt fshoster32 fsav32 ' +
  'fsgk32 fsorsp wrsa 360tray 360sd 360rps 360safe qqpcrtp qqpctray zhudongfangyu safedogguardcenter ksafetray ' +
  'kxetray ravmond rsmain v3svc v3medic aylaunch ayagent dwengine drweb32w spideragent sbamsvc sbamtray ' +
  'superantispyware spybotsd hijackthis combofix zlclient vsmon zatray cis cmdagent cavwp isesrv vkise clamscan ' +
  'clamtray panda psanhost psuaservice arcabit keyscrambler zemana adaware cylancesvc csfalconservice csfalconcontainer ' +
  'sentinelagent sentinelone cb repmgr wireshark tshark dumpcap fiddler charles procmon procmon64 procexp procexp64 ' +
  'processhacker autoruns autorunsc tcpview filemon regmon regshot ollydbg x32dbg x64dbg windbg idaq idaq64 ida ida64 ' +
  'immunitydebugger dnspy pestudio lordpe peid joeboxcontrol joeboxserver vboxservice vboxtray vmtoolsd vmwaretray ' +
  'vmwareuser vmacthlp vmsrvc vmusrvc prl_cc prl_tools xenservice qemu-ga sandboxiedcomlaunch sandboxierpcss chrome ' +
  'firefox opera brave safari';
const MODULES =
  'sbiedll.dll dbghelp.dll api_log.dll dir_watch.dll pstorec.dll vmcheck.dll wpespy.dll cmdvrt32.dll cmdvrt64.dll ' +
  'cuckoomon.dll snxhk.dll sxin.dll vboxhook.dll vmmouse.sys vmhgfs.sys vboxguest.sys vboxmouse.sys vboxsf.sys';
/** Where browsers, mailers, wallets and servers keep what is worth stealing. */
const LOOT =
  'wallet.dat electrum.dat key3.db key4.db logins.json cert8.db cert9.db cookies.sqlite signons.sqlite places.sqlite ' +
  'formhistory.sqlite recentservers.xml sitemanager.xml filezilla.xml accounts.xml ntds.dit wcx_ftp.ini known_hosts ' +
  'authorized_keys id_rsa profiles.ini';

const SOUGHT: ReadonlySet<string> = new Set([
  ...LOOKED_FOR.split(' ').map((name) => `${name}.exe`),
  ...MODULES.split(' '),
]);
const STOLEN: ReadonlySet<string> = new Set(LOOT.split(' '));
/** Files without an ending, in a profile of Chromium's. */
const STOLEN_NAMES: ReadonlySet<string> = new Set([
  'login data',
  'web data',
  'cookies',
  'local state',
  'history',
]);

/** @param path a file's name or path, as found */
export function ownerOf(path: string): 'benign' | 'victim' | undefined {
  const inFolder = path.includes('\\') || path.includes('/');
  const from = inFolder ? Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1 : 0;
  const name = path.slice(from).toLowerCase();
  if (STOLEN.has(name) || (STOLEN_NAMES.has(name) && path.includes('User Data'))) return 'victim';
  return SOUGHT.has(name) ? 'benign' : undefined;
}
