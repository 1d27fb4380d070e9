/**
 * Files that come with Windows and that every report names: not indicators by their name alone.
 * Written by hand from Microsoft's documentation of the commands and libraries of Windows 10 and 11.
 */
const WINDOWS_PROGRAMS =
  'cmd powershell powershell_ise pwsh svchost explorer rundll32 regsvr32 regsvcs regasm mshta wscript cscript ' +
  'lsass csrss smss services winlogon wininit spoolsv taskhost taskhostw taskeng taskmgr dllhost conhost sihost ' +
  'schtasks at sc net net1 netsh netstat nltest nslookup ipconfig ping tracert route arp whoami hostname systeminfo ' +
  'tasklist taskkill reg regedit regedt32 wmic wmiprvse mmc msiexec msbuild installutil certutil bitsadmin ' +
  'vssadmin wbadmin bcdedit diskshadow wevtutil fltmc fsutil cipher icacls cacls takeown attrib xcopy robocopy ' +
  'makecab expand extrac32 findstr find timeout choice ftp curl tar ssh finger hh control cmstp odbcconf forfiles ' +
  'pcalua mavinject msdt msconfig notepad write wordpad calc mspaint iexplore msedge winword excel powerpnt outlook ' +
  'onenote eqnedt32 msaccess mspub visio userinit logonui lsaiso fontdrvhost dwm ctfmon searchindexer ' +
  'searchprotocolhost runtimebroker backgroundtaskhost smartscreen werfault wermgr audiodg dxdiag sethc utilman ' +
  'osk narrator magnify displayswitch atbroker mstsc rdpclip tscon quser query qwinsta shutdown logoff runas ' +
  'gpupdate gpresult dsquery ntdsutil csvde ldifde esentutl sdbinst verclsid presentationhost wsreset ' +
  'fodhelper eventvwr computerdefaults slui cleanmgr defrag sfc dism mpcmdrun msmpeng';
const WINDOWS_LIBRARIES =
  'kernel32 kernelbase ntdll user32 advapi32 gdi32 shell32 ole32 oleaut32 ws2_32 wsock32 wininet winhttp urlmon ' +
  'crypt32 bcrypt ncrypt secur32 netapi32 psapi dbghelp shlwapi comctl32 comdlg32 msvcrt mscoree mscorlib mscorwks ' +
  'clr iphlpapi dnsapi userenv samlib samsrv vaultcli wtsapi32 setupapi imagehlp amsi comsvcs combase rpcrt4 sspicli ' +
  'version msvcp140 vcruntime140 msvcr100 msvcr120 ucrtbase gdiplus wldap32 mpr winspool win32k ntoskrnl hal ' +
  'tcpip ndis';

const FILES: ReadonlySet<string> = new Set([
  ...WINDOWS_PROGRAMS.split(' ').map((name) => `${name}.exe`),
  ...WINDOWS_LIBRARIES.split(' ').map((name) => `${name}.dll`),
  ...'ntoskrnl.exe win32k.sys tcpip.sys ndis.sys slmgr.vbs winrm.vbs desktop.ini thumbs.db ntuser.dat'.split(
    ' ',
  ),
]);

const SYSTEM_FOLDERS = ['system32', 'syswow64', 'windows', 'sysnative'];

/** @param name lower case, without a folder */
export function isWindowsFile(name: string): boolean {
  return FILES.has(name);
}

/** A Windows file in the folder it belongs to; the same name elsewhere is worth a look. @param path as written */
export function isWindowsPath(path: string): boolean {
  const parts = path.toLowerCase().split('\\');
  const name = parts.pop() ?? '';
  return FILES.has(name) && SYSTEM_FOLDERS.includes(parts.at(-1) ?? '');
}
