/** Extensions that Windows, macOS or a browser runs, or that exist to carry what they run (MITRE ATT&CK T1204.002). */
const EXTENSIONS =
  /\.(?:exe|dll|scr|com|pif|cpl|sys|ocx|msi|msix|appx|jar|apk|dmg|pkg|app|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|sct|lnk|url|scf|chm|reg|iso|img|vhdx?|elf|so|sh|py|pl|rb|php|aspx?|jsp)$/i;

/** Latin-1 magic numbers of what a system runs. */
const MAGIC = ['MZ', '\x7fELF', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe', 'dex\n'];

/**
 * Whether a part is a program or a script by name or bytes. Such a part is listed and never read: its
 * words are an attacker's code, not a report.
 */
export function isProgram(name: string, bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(4, bytes.byteLength)).toString('latin1');
  return EXTENSIONS.test(name.trimEnd()) || MAGIC.some((magic) => head.startsWith(magic));
}
