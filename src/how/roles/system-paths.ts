/** Folders and devices that every machine has, as paths: whoever uses them, they are nobody's indicator. */
const WINDOWS =
  /^(?:[a-z]:|%(?:windir|systemroot|systemdrive)%)(?:\\(?:windows|winnt))?(?:\\(?:system32|syswow64|temp|tasks|inf|fonts|system32\\tasks|system32\\drivers(?:\\etc(?:\\hosts)?)?))?\\?$/i;
const VARIABLE =
  /^%(?:temp|tmp|appdata|localappdata|programdata|programfiles|userprofile|public|allusersprofile|windir|systemroot|system|comspec)%\\?$/i;
const PROFILE =
  /^(?:[a-z]:\\(?:programdata|program files(?: \(x86\))?(?:\\common files)?|recycler|\$recycle\.bin|users(?:\\public)?)|%programfiles%\\common files(?:\\system)?|(?:%userprofile%|[a-z]:\\users\\[^\\]{1,64})\\(?:desktop|documents|downloads|appdata(?:\\(?:local|roaming)(?:\\temp)?)?))\\?$/i;
const UNIX =
  /^\/(?:tmp|var\/tmp|dev\/(?:null|shm|random|urandom|zero|tcp)|etc\/(?:passwd|shadow|hosts|crontab|resolv\.conf|rc\.local|os-release|ld\.so\.preload|cron\.(?:d|hourly|daily|weekly|monthly))|(?:usr\/)?(?:local\/)?s?bin(?:\/(?:ba|z|da|c)?sh|\/env|\/python\d?|\/perl|\/curl|\/wget|\/chmod|\/su)?|proc(?:\/self)?|root|home|opt|usr|var(?:\/log)?)\/?$/;

/** @param path a file path's value */
export function isSystemPath(path: string): boolean {
  return path.startsWith('/')
    ? UNIX.test(path)
    : WINDOWS.test(path) || VARIABLE.test(path) || PROFILE.test(path);
}
