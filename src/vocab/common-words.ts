/**
 * Names that are ordinary words. In text that is not about threats, 593 exact-case hits on actor names
 * came from 840 documents, 558 of them from two words (`GOP`, `SILICON`). So: a name on this list counts only where the text says what it is
 * ("the Snake backdoor", "Play ransomware", "a group called LEAD").
 *
 * The list was made by hand: every one-word name of ATT&CK, MISP and Microsoft that an English dictionary
 * also has, and those that are first names, places, firms, libraries or common file names.
 */
const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  // software
  (
    'agenda anchor apostle arp aurora avenger backspace biscuit bookworm bumblebee calendar canopy cannon ' +
    'carbon chaos chopstick clop coathanger covenant crimson crutch deadeye deadwood disco driftwood dustpan ' +
    'embargo emissary empire epic expand explosive ferocious flame flamer gazer griffon havoc haymaker lucifer ' +
    'lurid machete mango maze medusa meek meteor mosquito mythic net ninja octopus pacemaker page pandora peppy ' +
    'photo ping play plead pony prestige proton raindrop reaver reg reptile responder riptide route rover royal ' +
    'ruler samurai sardonic scorpion shark shipshape skid sliver snake solar soldier soundbite spaceship spark ' +
    'spica sunburst sunspot supernova teardrop tor trinity uppercut vermin viper windshield wiper ' +
    // software that shares its name with a person, a place, a firm, a library, a file or a command
    'akira andromeda attrib bazar calisto callme cmd connectwise conti cuba denis dok donut dyre elise elmer ftp ' +
    'get2 gomir h1n1 hildegard httpclient james justforfun kaba karae kessel kevin kido kivars komplex lookback ' +
    'matryoshka milan mori naid netstat pacu ps1 rainyday ramsay sys10 t9000 team9 webhp zlib ' +
    // actors
    'actinium aeon allanite aluminum americium amoeba antlion axiom barium basin billbug bismuth bitter blackjack ' +
    'blacktail bluebottle bohrium boron bottle bromine buckeye butterfly cadelle calcium calypso cardinal castle ' +
    'cerium cesium chafer chameleon chimera chlorine chromium cicada cleaver cobalt combine copper curium dogfish ' +
    'dragonfly dubnium dune electrum elfin equation europium fishmonger foxtrot gadolinium gallium gelsemium ' +
    'ghostwriter gingersnap gold golem gorilla grayling hafnium hassium helium hellfire hellhounds hexane hippo ' +
    'hogfish holmium honeybee hoodoo horde hydrogen icecap inception iodine iridium jointworm karst knotweed ' +
    'krypton lamberts lapsus lawrencium lead leviathan longhorn lyceum magnesium mana manganese mantis mask mercury ' +
    'mirage monsoon moonlight neodymium neptunium newscaster nickel niobium nitro nobelium osmium oxygen paladin ' +
    'parasite patchwork phantom phosphorus pioneer platinum plutonium polonium potassium promethium pupa radium ' +
    'rancor rattlesnake reaper rubidium scandium scarab scimitar seaborgium sidewinder siesta silence silicon ' +
    'silverfish slingshot sodium springtail stonefly strider strontium sulphur summit superman swallowtail tailgater ' +
    'tantalum taskmasters technetium tellurium terbium thallium thorium tick tortoiseshell trident vedalia venom ' +
    'voyeur watchdog webmasters webworm whitefly wildcard windigo witchetty wraith yttrium zinc zirconium ' +
    'anonymous armageddon safe hades judgement'
  ).split(' '),
);

/** Phrases of ordinary words that are names too. */
const ORDINARY_PHRASES: ReadonlySet<string> = new Set([
  'bad magic',
  'cloud hopper',
  'gold dragon',
  'line dancer',
  'line runner',
  'net crawler',
  'quick assist',
  'rising sun',
  'skeleton key',
  'storm cloud',
  'the gentlemen',
  'the mask',
  'token control',
  'white bear',
  'white giant',
]);

/** In letters; shorter names without a digit collide with abbreviations (`SEA`, `UPS`, `RTM`). */
const SHORTEST_TELLING = 4;

/**
 * Whether a name tells nothing without a word of context.
 * @param written as it stands in the text; a spelling no ordinary word has (`GoldenEye`) is telling
 */
export function isOrdinaryWord(written: string): boolean {
  if (/^[^\s\d]+$/.test(written) && written.length < SHORTEST_TELLING) return true;
  if (/^\d+$/.test(written)) return true;
  const word = written.toLowerCase().replace(/\s+/g, ' ');
  return ORDINARY_PHRASES.has(word) || (ORDINARY_WORDS.has(word) && !/\p{Ll}\p{Lu}/u.test(written));
}
