/**
 * Words that stand beside "malware", "loader" or "tool" with a capital and name neither; written by hand, from what went
 * wrong in reports.
 */
/** Makers, services, products, formats and abbreviations that are spelt like names of malware. */
const SPELT_ALIKE =
  'activex aes alienvault anydesk api apk appdata applescript applocker asp aspx atm autohotkey autoit av ' +
  'bitbucket bitcoin bitdefender bitlocker bittorrent bleepingcomputer c&c c2 cdn cisa cnc cobaltstrike ' +
  'coffeescript coldfusion com covid-?19 covid19 crowdstrike cybersecurity ddos devops directx dll dns doc docm ' +
  'docusign docx dos dotnet dropbox ebay edr eu exe fbi figure fireeye fortigate fortios fsb ftp github gitlab ' +
  'gps gru hta http https https? iaas icloud ics id ids imessage infosec ioc iocs ios iot ipad iphone irc iso it ' +
  'javaee javascript jscript json jsp krebsonsecurity libreoffice linkedin lnk maas macbook macos malwarebytes ' +
  'malwarehunterteam mcafee mcdonald md5 metasploit mfa mms mongodb msi mysql nas nato netbios nodejs nsa nsis ' +
  'onedrive onenote openoffice openssh openssl openvpn opsec os osx ot otp paas paypal pdf pe phishlabs php pos ' +
  'postgresql powershell ppt pptm pptx programdata proofpoint psexec putty pwc qemu quicktime quointelligence ' +
  'raas rar rc4 rdp reversinglabs riskiq rsa rtf saas scada sdk secureworks securityscorecard sentinellabs ' +
  'sentinelone sha-1 sha1 sha256 sharepoint sim smartscreen smb sms smtp soc solarwinds sonicwall sql ssh ssl ' +
  'table tcp teamviewer threatconnect threatfabric threatlab threatlabz threatlabz? tiktok tls trendmicro ttp ' +
  'ttps ttps? typescript uac udp uk upx usa usb vba vbs vbscript vcenter virtualbox virustotal vmware vpn ' +
  'weblogic whatsapp wifi winrar winscp winzip wmi wordpress xls xlsm xlsx xml xor yara youtube zip';

/** Words that a capital stands on for another reason: beginnings of sentences, titles, makers, platforms, languages, dates. */
const CAPITALISED =
  'a about above access active actor actors ad-fraud additionally address administration adobe advanced african ' +
  'after agent all also although alto amazon amd american an analysis analyst analysts and android another anti- ' +
  'bot anti-malware anti-ransomware anti-virus antivirus any appendix apple apr april apt arabic archive are ' +
  'article as asian at attack attacker attackers attacks attribution aug august avast avg background bank banking ' +
  'banks based basic be because been before being below bespoke between binary bitcoin bitdefender blog both ' +
  'brazilian but by c campaign campaigns can capabilities ceo chapter check chief chinese chrome cisco ciso ' +
  'click-fraud client cloud code command commands commercial commodity common communication company component ' +
  'components computer conclusion config configuration contact control coronavirus corp corporation could covid ' +
  'covid-19 credential credentials criminal criminals crypto cryptocurrency cto current currently custom cyber ' +
  'cybercrime cybercriminal cybercriminals cybereason cybersecurity dangerous dark data day dec december ' +
  'decrypted decryption defender delivery delphi desktop destructive detail details detection device devices dga ' +
  'did digital director directory discord distribution do document documents does domain domains dotnet download ' +
  'dr dragos during e-mail each early east eastern edge eight email emails encrypted encryption energy english ' +
  'eset ethereum etpro european every excel exchange executable execution exfiltration exploit exploits facebook ' +
  'fake features feb february fig figure file files final financial firefox first first-stage five flashpoint ' +
  'folder for fortinet four free french friday from function functionality furthermore future gen generic german ' +
  'get global gmail gmbh go golang google government group groups hacker hackers had handling has have he head ' +
  'health healthcare her heuristic his host how however http https huntress hybrid i ibm if image in inc indian ' +
  'indicator indicators infamous infection information initial instagram installation installer intel intel471 ' +
  'internet into introduction ioc iocs ios ip iranian is israeli it italian its jan january java jul july jun ' +
  'june kaspersky key keys known korean kotlin lab52 last later latest latin lead learn lightweight linux ' +
  'listening llc local ltd lua mac macos macro macros mail main malicious mandiant many mar march may mbr ' +
  'mentioned message messages meta micro microsoft middle might military mitigation mobile modified modular ' +
  'module modules monday monero more moreover most mr mrs ms msil multiple must my net network networks new next ' +
  'nine no node nor north northern norton not note notes notorious nov november nvidia obfuscation objective oct ' +
  'october of office officer old on once one online open opera operation operations operator operators or oracle ' +
  'original other others our outlook overview page pakistani palo part pascal password pe per perl persistence ' +
  'persistent phase php picture plugin plugins point popular portuguese post powerpoint president prevention ' +
  'previous previously principal private procedure process proofpoint protection proxy public publisher python ' +
  'read recent recently recommendations recorded registry related remote remote-access report reports research ' +
  'researcher researchers rogue ruby run running runs russian rust safari same sandbox saturday scheduler ' +
  'screenshot script scripts second second-stage section security see senior sep sept september server servers ' +
  'service seven several shadows shall she shellcode should sid similar since six skype slack so some sophos ' +
  'source south southern spanish spy stage stand-alone stealing step string strings studio such sucuri summary ' +
  'sunday swift symantec system systems table tactic tactics talos targeted task team teams technical technique ' +
  'techniques telegram ten than that the their then therefore these they third third-stage this those though ' +
  'threat threats three thursday thus timeline tip to today tor trend trojan-spy tuesday turkish twitter two ' +
  'ukrainian underground uninstall uninstaller unit unix unknown until update updated uploaded url urls use used ' +
  'uses using value variant various via vice victimology view visual volexity vulnerability was we web wednesday ' +
  'were west western what when where which while who whom whose why wi-fi will win32 win64 windows with without ' +
  'word would yahoo yesterday yet you your zero zero-day zoom zscaler';

const NO_NAMES: ReadonlySet<string> = new Set(`${SPELT_ALIKE} ${CAPITALISED}`.split(' '));
/** `URLs`, `Microsoft-Windows`, `iOS14`. */
const NO_NAME = /^(?:URL|iOS|Microsoft-)\w{0,24}$/;

/** Whether a word with a capital is known to be no name of software, nor to begin one. */
export function isNoName(word: string): boolean {
  return NO_NAMES.has(word.toLowerCase()) || NO_NAME.test(word);
}
