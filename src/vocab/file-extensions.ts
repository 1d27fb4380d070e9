/**
 * Endings by which a word is read as a file name. Single letters and endings that English shares
 * (`.do`, `.in`) are left out: after a full stop without a space they would make files of sentences.
 */
const PROGRAMS =
  'exe dll sys scr com cpl ocx drv efi msi msp msix msixbundle appx mui ax node winmd cab ' +
  'elf so ko dylib app dmg pkg deb rpm apk aab dex ipa jar war class ear xpi crx vsix appimage';
const SCRIPTS =
  'ps1 psm1 psd1 ps bat cmd vbs vbe vb vba js jse mjs wsf wsh wsc sct hta py pyw pyc pyd pl pm rb sh bash zsh csh ' +
  'php php3 php5 phtml phar asp aspx asmx ashx ascx jsp jspx cfm cgi lua go rs swift kt java cs cpp hpp vbproj ' +
  'csproj sln au3 a3x applescript scpt nim inf reg';
const DOCUMENTS =
  'doc docx docm dot dotx dotm xls xlsx xlsm xlsb xlt xltm xlam xla xll ppt pptx pptm pps ppsx ppsm ppam pot potm ' +
  'rtf pdf odt ods odp csv txt md one onepkg mdb accdb accde chm hlp hwp hwpx eml msg wll iqy slk mht mhtml ' +
  'html htm xhtml shtml svg xml xsl xslt xhtm epub ics vcf rpt';
const ARCHIVES =
  'zip rar 7z gz tgz tar bz2 xz lzh arj ace cab iso img vhd vhdx z zst lz4 wim udf daa uue r00 r01';
const PICTURES =
  'png jpg jpeg gif bmp ico tif tiff webp psd wmf emf ttf otf woff mp3 mp4 wav avi mov flv swf wmv';
const DATA =
  'dat bin tmp temp lck lock log ini cfg conf config json yml yaml toml db sqlite sqlite3 bak old lnk dit tlb hive url desktop plist ' +
  'pem key crt cer der pfx p12 pdb idb map lock bkp dmp mdmp evtx evt pcap pcapng asar res rsrc manifest job task ' +
  'settings ost pst enc crypt crypted locked aes xor sfx library-ms search-ms theme themepack scf pif oo zz idx cdb ' +
  'cur ani mof rdp service kdbx wallet';

const EXTENSIONS: ReadonlySet<string> = new Set(
  [PROGRAMS, SCRIPTS, DOCUMENTS, ARCHIVES, PICTURES, DATA].join(' ').split(' '),
);

/** @param extension lower case, without the dot */
export function isFileExtension(extension: string): boolean {
  return EXTENSIONS.has(extension);
}

/** Programs of DOS and Windows that end in `.com`: the only ones that are not read as domains. */
const DOS_PROGRAMS: ReadonlySet<string> = new Set(
  'command.com edit.com format.com more.com chcp.com mode.com tree.com diskcopy.com diskcomp.com win.com'.split(
    ' ',
  ),
);

/** @param name lower case */
export function isDosProgram(name: string): boolean {
  return DOS_PROGRAMS.has(name);
}

/** Hosts whose ending looks like a file's and that reports name in prose. */
const HOSTS_LIKE_FILES: ReadonlySet<string> = new Set(
  'transfer.sh temp.sh bashupload.app deno.land ngrok.app trycloudflare.app vercel.app netlify.app web.app run.app'.split(
    ' ',
  ),
);

/** @param name lower case */
export function isHostLikeFile(name: string): boolean {
  return HOSTS_LIKE_FILES.has(name) || HOSTS_LIKE_FILES.has(name.slice(name.indexOf('.') + 1));
}
