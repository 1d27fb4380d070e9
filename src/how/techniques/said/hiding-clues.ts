/** What says that somebody raised rights, hid, or took passwords; one clue a line, as `clueOf` reads them. */
export const HIDING_CLUES = `
T1055: inject hollow + process. processes. memory explorer.exe svchost iexplore rundll32 dll. shellcode payload code. thread browser itself userland user_land library libraries ! sql_inject web_inject
T1055: process_hollow process_injection createremotethread writeprocessmemory
T1055.001: inject + dll. dlls. library libraries + process. processes. memory userland user_land browser explorer
T1055.012: hollow + process
T1055.004: apc. asynchronous_procedure_call + inject queue
T1134: token. tokens. + impersonat steal stole. duplicat manipulat
T1548.002: uac. user_account_control + bypass circumvent disabl elevat evad
T1068: exploit + vulnerab cve. flaw bug. zero_day + privileg elevat escalat kernel
T1027: encrypted. encrypts. encrypting. encoded. encodes. encoding. obfuscat packed. packer packs. xor xored compress base64 + @code ! traffic communicat exfil victim ransom network server derived we_ stolen
T1027.013: encrypted. encrypts. encoded. encodes. xor xored base64 + @code ! traffic communicat exfil victim ransom network server derived extracted stolen
T1027.002: packed. packs. packer packing upx themida vmprotect + sample binary malware payload dll. executable file. with. using. dropper loader
T1027.001: junk padding padded null_bytes pad. pads. + binary file. code. size executable data
T1027.003: steganograph
T1027.003: hidden hide. hides. hiding embed + image. images. png. bmp. jpeg jpg. + payload code. data config
T1027.010: obfuscat encod base64 + command. commands powershell script.
T1027.009: embed + payload. payloads executable pe. dll. binary shellcode + resource. section decrypt extract drop
T1140: decrypt. decrypts. decrypted decrypting decode. decodes. decoded decoding deobfuscat decompress unpack + @code key. keys. base64 it. ! ransom decryptor researcher analyst hook decoded_version decrypted_version
T1036: masquerad disguis mimic pretend posing_as poses_as posed_as purport + file. process service name binary executable icon legitimate microsoft adobe document svchost update software installer application
T1036.005: masquerad disguis mimic impersonat resembl blend + legitimate same similar windows microsoft system + name. names. named filename directory folder path location process file. binary
T1036.004: masquerad disguis mimic + service task. + name legitimate windows microsoft update
T1036.003: renam + psexec rclone certutil cmd.exe utility legitimate_tool system_utilit rundll32
T1036.007: double_extension double_file_extension
T1036.002: right_to_left
T1070: remov delet clear eras wipes. wiped. + trace traces evidence artifact log. logs. history
T1070.004: delet remov eras self_delet uninstall + @file ! shadow registry_value service_is
T1070.001: clear delet eras wipes. wiped. + event_log windows_log security_log logs.
T1070.006: timestomp
T1070.006: timestamp time_stamp creation_time + modif chang alter copies copied match forg set. sets. ! compile
T1112: registry reg.exe regedit hkcu hklm hkey + modif creat set. sets. add. adds. added writ wrote. delet stor stores. stored chang ! hide hiding hook following_registry
T1562.001: disabl kill terminat stop. stops. stopped uninstall tamper turn_off turns_off + defender antivirus anti_virus av. edr. security_software security_product security_tool security_process security_service amsi endpoint_protection security_solution
T1562.004: firewall + rule exception exclusion netsh turn disabl + add. adds. added creat disabl modif netsh turn
T1564.001: hidden + attribute attrib + set. sets. chang appl file. files.
T1564.001: set. sets. + hidden + file. files. folder directory
T1564.003: hidden_window windowstyle_hidden window_hidden
T1497: virtual_machine vm. vms. vmware virtualbox sandbox sandboxes + detect check. checks. evad avoid anti_vm terminat bypass
T1497.001: virtual_machine vm. vms. vmware virtualbox sandbox + check. checks. detect anti_vm
T1497.003: sleep sleeps delay delays dormant + sandbox evad avoid before_execut
T1622: debugger isdebuggerpresent anti_debug + check. checks. detect evad present terminat
T1480.002: mutex mutant + create. creates. created check. checks. open. opens. prevent ensur single instance
T1480: only + execut run. runs. + specific hostname domain_name computer_name
T1218.011: rundll32 + @run load
T1218.010: regsvr32 + @run load
T1218.005: mshta + @run
T1218.007: msiexec + @run install
T1218.003: cmstp + @run
T1218.004: installutil + @run
T1218.001: chm. compiled_html hh.exe + @run contain open
T1127.001: msbuild + @run
T1553.002: signed. signs. signing. sign. + certificate digitally digital_signature valid legitimate stolen ! none whether ssl. not_signed unsigned
T1014: rootkit + hide. hides. hiding hid. conceal install load. loads. driver kernel use. uses. used. deploy act. acts. is. support ! analysis code_project
T1542.003: bootkit + infect install load persist is. deploy use. used. uses.
T1003: dump dumps dumped dumping extract harvest + credential password hash. hashes ntlm sam. lsass ntds
T1003.001: lsass + dump memory credential mimikatz access extract minidump inject read
T1003.001: mimikatz + dump harvest steal extract credential password memory
T1003.002: sam. security_account_manager + dump extract hive hash. hashes copy copied save
T1003.003: ntds ntds.dit + dump extract copy copied exfil steal stole. creat access
T1003.006: dcsync
T1555: password passwords credential + @steal + browser password_store stored saved vault keychain password_manager outlook firefox chrome client
T1555.003: browser browsers chrome firefox internet_explorer edge. opera + password credential login + @steal saved stored
T1539: cookie cookies + @steal
T1552.001: credential password + file. files. + search found stored plaintext clear_text config unsecured
T1110: brute_forc password_spray password_guess dictionary_attack
T1110.003: password_spray
T1056.001: keylog key_log keystroke key_stroke key_presses + captur log. logs. logged logging record steal intercept collect install use. uses. used. start run. runs. capabilit functionality deploy includ stor monitor module plugin contain hook perform creat generat
T1056: captur + input keyboard keystroke
T1557.001: llmnr nbt_ns ntlm_relay responder + relay poison captur use. used.
T1558.003: kerberoast
T1040: sniff + traffic network packet credential
T1111: two_factor 2fa. mfa. multi_factor + intercept steal captur bypass
`;
