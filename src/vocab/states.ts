/**
 * How attribution prose names a state: by itself, by its adjective, by its capital or seat of government,
 * by its services. `Georgian` and `Georgia` are the country here, as everywhere in the field.
 * Nothing is inferred from a person's name or a language.
 */
const STATES: readonly string[] = [
  'Afghanistan: Afghan, Kabul, Taliban',
  'Algeria: Algerian, Algiers',
  'Argentina: Argentine, Argentinian, Argentinean, Buenos Aires',
  'Armenia: Armenian, Yerevan',
  'Australia: Australian, Canberra, Australian Signals Directorate',
  'Austria: Austrian, Vienna',
  'Azerbaijan: Azerbaijani, Azeri, Baku',
  'Bahrain: Bahraini, Manama',
  'Bangladesh: Bangladeshi, Dhaka',
  'Belarus: Belarusian, Belarussian, Byelorussian, Minsk',
  'Belgium: Belgian',
  'Brazil: Brazilian, Brasilia, Brasília',
  'Bulgaria: Bulgarian, Sofia',
  'Cambodia: Cambodian, Phnom Penh',
  'Canada: Canadian, Ottawa',
  'Chile: Chilean',
  "China: Chinese, PRC, P.R.C., People's Republic of China, Peoples Republic of China, Beijing, PLA, People's Liberation Army, Ministry of State Security, MSS, Chinese Communist Party, CCP",
  'Colombia: Colombian, Bogota, Bogotá',
  'Croatia: Croatian, Zagreb',
  'Cuba: Cuban, Havana',
  'Cyprus: Cypriot, Nicosia',
  'Czech Republic: Czech, Czechia, Prague',
  'Denmark: Danish, Copenhagen',
  'Egypt: Egyptian, Cairo',
  'Estonia: Estonian, Tallinn',
  'Ethiopia: Ethiopian, Addis Ababa',
  'Finland: Finnish, Helsinki',
  'France: French, Paris, DGSE',
  'Georgia: Georgian, Tbilisi',
  'Germany: German, Berlin',
  'Greece: Greek, Athens',
  'Hungary: Hungarian, Budapest',
  'India: Indian, New Delhi, Delhi',
  'Indonesia: Indonesian, Jakarta',
  'Iran: Iranian, Tehran, Teheran, Islamic Republic of Iran, IRGC, Islamic Revolutionary Guard Corps, MOIS, Ministry of Intelligence and Security',
  'Iraq: Iraqi, Baghdad',
  'Ireland: Irish, Dublin',
  'Israel: Israeli, Jerusalem, Tel Aviv, Mossad, Unit 8200',
  'Italy: Italian, Rome',
  'Japan: Japanese, Tokyo',
  'Jordan: Jordanian, Amman',
  'Kazakhstan: Kazakh, Kazakhstani, Astana',
  'Kuwait: Kuwaiti',
  'Kyrgyzstan: Kyrgyz, Bishkek',
  'Laos: Laotian, Vientiane',
  'Latvia: Latvian, Riga',
  'Lebanon: Lebanese, Beirut, Hezbollah',
  'Libya: Libyan, Tripoli',
  'Lithuania: Lithuanian, Vilnius',
  'Malaysia: Malaysian, Kuala Lumpur',
  'Mexico: Mexican, Mexico City',
  'Moldova: Moldovan, Chisinau, Chișinău',
  'Mongolia: Mongolian, Ulaanbaatar',
  'Morocco: Moroccan, Rabat',
  'Myanmar: Burmese, Burma, Naypyidaw',
  'Nepal: Nepali, Nepalese, Kathmandu',
  'Netherlands: Dutch, The Hague, Holland, AIVD, MIVD',
  'New Zealand: Wellington',
  'Nigeria: Nigerian, Abuja, Lagos',
  "North Korea: North Korean, DPRK, D.P.R.K., Democratic People's Republic of Korea, Pyongyang, Reconnaissance General Bureau, RGB, Kim regime",
  'Norway: Norwegian, Oslo',
  'Oman: Omani, Muscat',
  'Pakistan: Pakistani, Islamabad, Inter-Services Intelligence',
  'Palestine: Palestinian, Gaza, Hamas, Ramallah',
  'Philippines: Philippine, Filipino, Manila',
  'Poland: Polish, Warsaw',
  'Portugal: Portuguese, Lisbon',
  'Qatar: Qatari, Doha',
  'Romania: Romanian, Bucharest',
  'Russia: Russian, Russian Federation, Moscow, Kremlin, GRU, SVR, FSB, Main Intelligence Directorate, Foreign Intelligence Service, Federal Security Service',
  'Saudi Arabia: Saudi, Saudi Arabian, Riyadh',
  'Serbia: Serbian, Belgrade',
  'Singapore: Singaporean',
  'Slovakia: Slovak, Slovakian, Bratislava',
  'Slovenia: Slovenian, Slovene, Ljubljana',
  'South Africa: South African, Pretoria',
  'South Korea: South Korean, Republic of Korea, Seoul',
  'Spain: Spanish, Madrid',
  'Sudan: Sudanese, Khartoum',
  'Sweden: Swedish, Stockholm',
  'Switzerland: Swiss, Bern',
  'Syria: Syrian, Damascus',
  'Taiwan: Taiwanese, Taipei, Republic of China',
  'Tajikistan: Tajik, Dushanbe',
  'Thailand: Thai, Bangkok',
  'Tunisia: Tunisian, Tunis',
  'Turkey: Turkish, Türkiye, Ankara',
  'Turkmenistan: Turkmen, Ashgabat',
  'Ukraine: Ukrainian, Kyiv, Kiev',
  'United Arab Emirates: Emirati, UAE, U.A.E., Abu Dhabi, Dubai',
  'United Kingdom: British, UK, U.K., Great Britain, Britain, London, GCHQ, Whitehall',
  'United States: American, US, U.S., USA, U.S.A., United States of America, America, Washington, NSA, CIA, National Security Agency, Central Intelligence Agency',
  'Uzbekistan: Uzbek, Tashkent',
  'Venezuela: Venezuelan, Caracas',
  'Vietnam: Vietnamese, Viet Nam, Hanoi',
  'Yemen: Yemeni, Sanaa, Houthi',
];

const SPECIAL = /['’\s]/;

let parsed: ReadonlyMap<string, string> | undefined;

/**
 * The state that a word or phrase stands for, by its common English name.
 * @param word as written, e.g. `Chinese`, `PRC`, `Kremlin`; letter case counts (`US`, never `us`), a
 * curly apostrophe and a possessive `’s` do not
 */
export function stateOf(word: string): string | undefined {
  // Most words have nothing to be made plain, and every capitalised word of a text is asked about.
  if (!SPECIAL.test(word)) return table().get(word);
  const plain = word.replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  return table().get(plain) ?? table().get(plain.replace(/'s?$/, ''));
}

/** Every word and phrase that `stateOf` knows. */
export function stateWords(): Iterable<string> {
  return table().keys();
}

function table(): ReadonlyMap<string, string> {
  parsed ??= new Map(STATES.flatMap(wordsOfState));
  return parsed;
}

function wordsOfState(line: string): [string, string][] {
  const at = line.indexOf(': ');
  const state = line.slice(0, at);
  return [state, ...line.slice(at + 2).split(', ')].map((word) => [word, state]);
}
