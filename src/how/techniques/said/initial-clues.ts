/** What says that somebody got in, ran something or made it stay; one clue a line, as `clueOf` reads them. */
export const INITIAL_CLUES = `
T1566: phish spear_phish + @mail sent. send. sends. campaign attack us. used. uses. using. deliver distribut link attach lur target via. receiv incident spread
T1566: spam malspam + email e_mail campaign attach message + malicious distribut deliver spread malware trojan lur
T1566.001: spear_phishing_attachment
T1566.001: attach + @mail + malicious weaponi lure phish spear infect exploit deliver trojan macro
T1566.001: email e_mail mail. messag spear_phish phish + malicious weaponi booby_trap infected exploit trojani lure decoy + document doc. word excel pdf archive rar. zip. iso. lnk. attach
T1566.002: spear_phishing_link
T1566.002: link. links. url. urls. hyperlink + @mail + malicious contain includ with. click embed lur spear
T1566.003: linkedin whatsapp telegram skype facebook social_media + messag sent. contact approach + lure job. malicious fake link file
T1204: open. opens. opened. opening double_click doubleclick click enable. enables. execut run. runs. launch + victim user. users. recipient targets. employee + file. document attach lnk. macro archive executable installer link url
T1204.002: open. opens. opened. opening double_click doubleclick click enable. enables. execut run. runs. launch + victim user. users. recipient targets. employee + file. files. document attach lnk. macro archive executable installer doc. word. excel
T1204.002: when. once. after. upon. + open. opens. opened. opening double_click click clicked + file. document attach lnk. iso. archive
T1204.001: click clicked follow. follows. visit + link. links. url. hyperlink + user. users. victim recipient target employee
T1189: watering_hole drive_by strategic_web_compromise + attack attacks us. used. uses. using. compromis serv visit deliver infect site exploit
T1189: compromis + website web_site web_sites site. sites. + visit visitor redirect exploit_kit exploit
T1190: exploit + vulnerab cve. bug. flaw zero_day + public_facing internet_facing exchange server vpn. citrix forti gateway web_application appliance firewall confluence weblogic struts log4j log4shell sharepoint ivanti
T1195: supply_chain + compromis attack trojan inject
T1195.002: trojani backdoor compromis inject + update. updates. installer software_update build source_code + vendor supply_chain legitimate software developer
T1199: trusted_relationship third_party service_provider msp. contractor + compromis abus access through. via.
T1078: valid legitimate stolen compromis harvested leaked + account credential login password + us. used. uses. using. log logged login access authenticat via.
T1078.002: domain_admin domain_administrator domain_account domain_user + credential account password + us. used. uses. using. logged stolen authenticat compromis
T1078.003: local_admin local_account local_administrator + credential account password + us. used. uses. using. logged stolen authenticat
T1133: vpn. rdp. citrix external_remote remote_service remote_desktop + access connect log logged login + credential account initial stolen internet exposed compromis external
T1059: execut run. runs. ran. running interpret + command. commands script. scripts. shell. batch bat.
T1059: remote_shell reverse_shell command_shell interactive_shell shell_access shell_command + @run provid interact open open support output activat allow includ
T1059.001: powershell + @run script. command. download invoke
T1059.003: cmd.exe cmd. command_shell command_prompt windows_shell batch_file batch_script bat. remote_shell reverse_shell shell_command + @run provid interact activat download allow contain redirect
T1059.004: bash. sh. unix_shell shell_script /bin/sh /bin/bash reverse_shell + @run
T1059.005: vbscript vbs. vba. macro. macros. visual_basic + execut run. runs. use. used. uses. using. launch embed contain download drop enable via. through. load
T1059.006: python + script. scripts. interpreter payload code. + execut run. runs. ran. use. used. uses. using. written launch deploy
T1059.007: javascript jscript js. + execut run. runs. inject load. loads. loaded perform launch malicious contain use. used. uses. using. download redirect obfuscat
T1059.010: autoit + script. @run
T1047: wmi. wmic windows_management_instrumentation + @run quer list collect remote
T1053: scheduled_task schtasks task_scheduler cron. crontab cron_job + creat regist add. adds. added set. sets. use. used. uses. via. execut run. install persist schedul
T1053.005: scheduled_task schtasks task_scheduler + creat regist add. adds. added set. sets. use. used. uses. using. via. execut run. runs. install persist schedul
T1053.003: cron. crontab cron_job + creat add. adds. added persist use. used. uses. using. via. install execut
T1106: api. apis. winapi windows_api api_function createprocess virtualalloc createremotethread writeprocessmemory ntdll syscall native_api win32_api + call. calls. called. calling use. used. uses. using. invok via. through. leverag ! hook intercept hide
T1129: load. loads. loaded. loading + dll. library module + loadlibrary dlopen getprocaddress
T1203: exploit + vulnerab cve. flaw bug. zero_day + word. office flash adobe reader acrobat browser internet_explorer java. pdf document rtf. equation excel chrome winrar client silverlight
T1569.002: psexec paexec + use. used. uses. using. execut run. runs. deploy via. through.
T1569.002: service. services. + execut run. runs. start. starts. started + sc.exe remote service_control net_start
T1559.001: com. component_object_model + object. objects. interface. interfaces. + @run instantiat
T1547.001: run_key run_keys runonce currentversion\\run startup_folder startup_directory registry_run start_menu\\programs\\startup autorun + add. adds. added. creat copy copies copied writ wrote. set. sets. persist use. used. uses. using. place via. install drop modif regist itself automatically ! remov delet hide hiding
T1547: persist + shortcut startup run_key run_entry autostart autorun logon
T1547.009: shortcut lnk. + modif creat replac hijack + startup persist desktop start_menu
T1543.003: service. services. windows_service + creates. create. created. creating. install. installs. installed. installing. regist + windows itself persist as_a_service as_a_windows new. dll. binary driver malicious named. called. executable ! hide hiding web_service
T1543.001: launchagent launch_agent + creat copy copies persist add. adds. install writ drop plist
T1543.004: launchdaemon launch_daemon + creat copy copies persist add. adds. install writ drop plist
T1543.002: systemd + creat persist add. adds. install writ service
T1136: creat add. adds. added + account. accounts. user. + local new. administrator admin domain backdoor hidden net_user
T1136.001: creat add. adds. added + account. accounts. user. + local administrator net_user
T1136.002: creat add. adds. added + account. accounts. user. + domain
T1098: add. adds. added modif grant chang + account permission role. credential key. mailbox + administrator admin privileg mailbox authorized_keys group
T1505.003: web_shell web_shells + deploy install upload use. used. uses. using. drop plac writ access execut contain found. appear back. creat plant leav left. via. was. is.
T1574.001: dll_side_load side_load search_order_hijack dll_hijack dll_search_order
T1546.003: wmi_event event_subscription event_consumer
T1176: browser_extension chrome_extension + install malicious deploy load. loads.
T1137: office + template add_in startup + persist load install
T1091: usb. removable + spread infect propagat copies copy copied
T1195.001: supply_chain + dependenc package npm. pypi library
`;
