/** What says that somebody looked round, moved on, took or broke things; one clue a line, as `clueOf` reads them. */
export const LATER_CLUES = `
T1113: screenshot screen_shot screen_capture screen_grab desktop_image + take takes took. taking captur collect record. send. sends. upload grab capabilit save. saves. ! figure below above following shown
T1123: audio microphone mic. + record captur eavesdrop activat
T1125: webcam video camera + record captur activat
T1115: clipboard + captur collect steal monitor access read. reads. log. logs. replac content
T1005: @steal copy copies copied upload + file. files. document documents data + local system machine host computer disk drive infected victim ! credential password
T1025: removable usb. + @steal copy copies copied search. searches + file. files. document documents data
T1039: network_share shared_drive network_drive + @steal copy copies copied search
T1074: staged. staging + exfil data file. files. directory folder
T1074.001: staged. staging + exfil data file. files. directory folder
T1074.001: stor stores. stored save. saves. saved writ + collected stolen harvested captured exfil + file. folder directory temp
T1560: compress archiv zipped rar. winrar 7_zip 7zip makecab + collected stolen exfil data files. documents information
T1560.001: zipped rar. winrar 7_zip 7zip makecab tar. + collected stolen exfil data files. documents information archive ! decompress unpack
T1560.003: encrypt xor compress + collected stolen exfil + data before prior file
T1114: email emails e_mail mailbox mailboxes mail. + @steal read. download access search + server mailbox exchange outlook account inbox pst.
T1114.002: email emails e_mail mailbox mailboxes mail. + @steal read. download access + server exchange office_365 imap ews.
T1082: systeminfo + execut run. runs. ran. use. used. uses. command issued
T1082: system host computer machine os. operating_system hardware + information info. version name. details processor cpu. ram. architecture + @learn ! username_only
T1016: ip_address mac_address network_config network_adapter dns_server ipconfig arp. ifconfig network_information network_interface + collect gather obtain retriev get. gets. getting enumerat quer identif discover determin harvest execut run. runs. ran. ! connect_to
T1016.001: internet_connect internet_access connectivity + check. checks. test. tests. testing verif
T1033: username user_name current_user logged_in_user logged_on_user account_name whoami usernames + @learn execut run. runs.
T1049: netstat network_connections active_connections open_connections tcp_connections + collect list. lists. enumerat gather execut run. runs. use. used. display obtain get. gets. ! hide hiding
T1057: running_process process_list tasklist list_of_processes processes. + enumerat list. lists. collect gather obtain get. gets. search iterat check. checks. scan snapshot retriev ! hide hiding
T1018: remote_system other_systems hosts. domain_computers net_view adfind machines_on_the_network + enumerat discover scan. scans. scanned identif list. lists. find. finds. map. maps.
T1046: scan. scans. scanned scanning port_scan nmap + port. ports. network host. hosts. services ! vulnerability_scan
T1083: file. files. directory directories folder folders + @seek ! hide hiding
T1087: account. accounts. users. domain_users local_users net_user + enumerat list. lists. discover quer
T1087.001: account. accounts. users. local_users net_user + enumerat list. lists. discover quer + local net_user
T1087.002: account. accounts. users. domain_users net_user + enumerat list. lists. discover quer + domain active_directory
T1069: group. groups. domain_admins + enumerat list. lists. net_group net_localgroup quer + permission admin domain local user net_group
T1069.002: group. groups. domain_admins + enumerat list. lists. net_group quer + domain active_directory
T1069.001: group. groups. + enumerat list. lists. net_localgroup quer + local administrators net_localgroup
T1012: registry + quer read. reads. reading check. checks. checking enumerat retriev get. gets. look. looks.
T1007: services. + enumerat list. lists. quer
T1010: window. windows. + title. titles. + enumerat list. lists. get. gets. foreground active
T1518: installed_software installed_application software_list installed_program locally_installed + @learn
T1518.001: antivirus anti_virus av. security_software security_product security_solution edr. + check. checks. enumerat list. lists. identif look_for looks_for search collect gather quer installed
T1124: system_time local_time current_time time_zone timezone system_date date_and_time + get. gets. obtain retriev collect gather check. checks. quer send. sends.
T1614: country geolocat geographic location + @learn + victim infected host system ip.
T1614.001: system_language system's_language keyboard_layout keyboard_language language_setting locale. language_id default_language user_language getuserdefaultlangid getsystemdefaultlangid ui_language language_of_the_system system_locale + @learn exit terminat compar verif avoid
T1120: peripheral connected_devices usb_devices + enumerat list. lists. detect monitor
T1135: network_share shared_director shares. shared_folder network_resource net_share net_view network_accessible + enumerat list. lists. discover dump scan find. finds.
T1482: domain_trust nltest trusted_domain + enumerat discover gather quer use. used. run. ran. identif
T1217: bookmark browser_history browsing_history + @steal enumerat
T1680: drives. disks. volumes. drive_letter volume_serial free_space logical_drive disk_space volume_information + @learn
T1021.001: rdp. remote_desktop_protocol remote_desktop + connect log logged lateral move moved access use. used. uses. using. via. through. session
T1021.002: smb. admin$ admin_share windows_share c$ ipc$ + lateral spread copy copied move moved propagat connect mount transfer
T1021.004: ssh. + lateral connect log logged move moved access use. used. via.
T1021.006: winrm windows_remote_management + lateral @run connect
T1570: copy copied transfer upload + lateral other_systems other_hosts remote_host remote_system network_share smb.
T1210: exploit + vulnerab ms17 eternalblue smb. zerologon + lateral spread remote_service propagat
T1080: shared_drive network_share + infect spread
T1550.002: pass_the_hash
T1550.003: pass_the_ticket
T1534: internal + spear_phish phish
T1071: http https. dns. smtp ftp. irc. + @c2 protocol traffic request. requests. backdoor bot. trojan
T1071.001: http https. web_request web_protocol post_request get_request post. + @c2 send. sends. sent. contact connect request. requests. exfil upload download backdoor bot. botnet beacon
T1071.004: dns. + tunnel quer request txt. + @c2 exfil command data tunnel
T1071.002: ftp. + @c2 exfil upload transfer send. sends.
T1071.003: smtp imap pop3 + @c2 exfil send. sends.
T1095: tcp. udp. icmp raw_socket custom_protocol + @c2 ! http listens
T1571: port. ports. + non_standard unusual uncommon
T1572: tunnel + ssh. dns. rdp. plink ngrok chisel + traffic use. used. uses. using. via. through. data
T1573: encrypt encrypted ssl. tls. + @c2 channel network_traffic its_traffic ! files ransom
T1573.001: aes rc4 xor blowfish des. 3des symmetric rc6 chacha + encrypt + @c2 traffic request packet beacon
T1573.002: rsa ssl. tls. asymmetric public_key + encrypt communicat + @c2 traffic channel
T1132.001: base64 encod + @c2 traffic request beacon
T1090: proxy proxies socks socks5 relay. proxied + use. used. uses. using. act. acts. as_a traffic connect forward rout tunnel through. via. communicat ! proxy_auth
T1090.003: tor. multi_hop onion + traffic @c2 use. used. uses. using. rout via. through. ! vpns exit_node
T1090.002: proxy socks socks5 + attacker operator + infected compromised external vps.
T1102: dead_drop
T1102: twitter github google_drive dropbox pastebin onedrive telegram google_docs discord slack blog. + @c2 commands. configuration retriev
T1102.002: twitter github google_drive dropbox pastebin onedrive telegram google_docs discord slack + @c2 commands.
T1008: fallback backup_c2 secondary + @c2 channel server. domain
T1568.002: dga. domain_generation_algorithm domain_generation + use. uses. used. using. generat implement employ ! script github
T1568: dynamic_dns ddns + use. uses. used. using. c2. domain
T1105: download fetch retriev + @payload ! users_download user_attempts_to_download attempts_to_download_an available_for_download when_a_user
T1105: download + execut run. runs. install + victim infected machine system stage and_execute and_run
T1219: teamviewer anydesk remote_admin remote_access_tool remote_support ammyy screenconnect splashtop atera logmein vnc. radmin + use. used. uses. using. install deploy leverag abus via. drop download
T1219.002: teamviewer anydesk ammyy screenconnect splashtop atera logmein vnc. radmin + use. used. uses. using. install deploy leverag abus
T1205: magic_packet port_knock magic_value magic_bytes + trigger packet listen wait authenticat
T1041: exfil upload send. sends. sent. transmit stolen + c2 c&c cnc. command_and_control control_server back_to_the_attacker + data information file. files. document stolen collected result
T1048: exfil upload + ftp. dns. smtp http webdav + data file. files. stolen information
T1567.002: exfil upload + cloud mega. mega.nz dropbox google_drive onedrive rclone
T1567: exfil upload + telegram discord webhook pastebin github cloud
T1486: encrypt + file. files. data system drive document + ransom extension
T1486: ransomware + deploy drop. drops. dropped dropping encrypts encrypted execut install detonat ! protection may
T1490: shadow_cop vssadmin volume_shadow backup backups system_restore bcdedit + delet disabl remov destroy
T1489: stop. stops. stopped terminat kill disabl + service. services. + database backup security sql. exchange list. windows
T1485: wipe. wipes. wiped wiping overwrit destroy destruct wiper + data file. files. disk machine system
T1561.001: wipe. wipes. wiped wiping overwrit + disk drive hard_drive harddisk
T1561.002: mbr. boot_record partition_table boot_sector + overwrit over_writ wipe. wipes. wiping corrupt destroy
T1529: shutdown reboot shut_down restart + force forces forced command system. machine computer + system machine computer host
T1496: mining miner cryptomin coin_miner xmrig + deploy install use. used. uses. run. runs. download drop cryptocurrency
T1499: ddos denial_of_service dos_attack flood + attack attacks launch target hit. against suffer perform
T1498: ddos denial_of_service dos_attack flood + attack attacks launch target hit. against suffer perform
T1491: deface defac + website site page
T1657: steal stole. stolen fraudulent transfer theft + money funds cash bank_account million
T1583.001: registered. registers. register. registering purchas + domain. domains.
T1588.002: publicly_available open_source off_the_shelf + tool. tools. + use. used. uses. using. obtain
T1587.001: develop custom + malware backdoor tool. + own. custom_made in_house
`;
