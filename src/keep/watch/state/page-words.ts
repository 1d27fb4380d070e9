/**
 * What pages say that stand where a report stood. They are only asked of text that the report did not
 * have, or of pages on which the report is not: any report may use these words in passing.
 */

/** A page that admits to having nothing. */
export const NOT_FOUND: RegExp =
  /\b(?:404|(?:page|file|document|article|post) (?:not|can(?:no|')t be|could not be|was not) (?:be )?found|not found|no longer (?:exists?|here|available)|does(?:n't| not) exist|nicht (?:mehr )?(?:gefunden|vorhanden|verfügbar)|existiert nicht|introuvable|n'existe (?:pas|plus)|no encontrad[ao]|no existe|non trovat[ao]|não encontrad[ao]|niet gevonden|nie znaleziono)\b|не найдена|見つかりません|未找到|不存在/iu;

/** A page that says that something was taken away, or changed for a reason. */
export const TAKEN_DOWN: RegExp =
  /\b(?:(?:been|was|were|is|are|have|has) (?:since )?(?:removed|withdrawn|retracted|taken (?:down|offline)|unpublished|deleted|redacted)|(?:removed|withdrawn|retracted|redacted) (?:at|by|from|pending|following)|takedown|no longer (?:available|published)|correction|editor['’]s note|entfernt|zurückgezogen|gelöscht|nicht mehr (?:verfügbar|abrufbar)|retirée?s?|supprimée?s?|dépublié|retirad[ao]|eliminad[ao]|rimoss[ao]|ritirat[ao]|removid[ao]|verwijderd|ingetrokken|usunięt[aoy])\b|удал(?:ён|ен[аоы]?)\b|削除|撤回|删除|撤下/iu;

export const PARKED: RegExp =
  /\b(?:domain(?: name)?|name) (?:is|may be|might be)(?: now)? (?:for sale|available)|\b(?:buy|purchase) this (?:domain|name)|\bparked\b|\bdomain (?:has )?expired|\brelated searches|domain steht zum verkauf|geparkt|nom de domaine (?:est )?à vendre/iu;

export const MAINTENANCE: RegExp =
  /\b(?:maintenance|back (?:soon|shortly|online soon|in a (?:moment|minute|few))|temporarily (?:unavailable|offline|down)|try again (?:later|in|shortly|soon)|upgrading|(?:service|site|server) (?:is )?(?:unavailable|offline|overloaded|busy)|something went wrong|an? (?:unexpected |internal )?(?:server |application )?error (?:has )?occurred|wartung\w{0,12}|gewartet|vorübergehend|störung|später (?:noch ?ein|er)|en travaux|momentanément|réessayer|mantenimiento|más tarde|manutenzione|manutenção|onderhoud)\b|техническ|メンテナンス|维护/iu;

export const SUBSCRIBE: RegExp =
  /\b(?:subscri(?:be|ber|bers|ption)|members?(?: only|-only|ship)?|premium|(?:keep|continue|go on|read on|unlock|to read) (?:reading|the (?:full|rest|whole)|this|more)|full (?:article|story|report|text)|free (?:articles?|pieces?|reports?|trial|account)|register|sign (?:in|up)|log in|abonn\w{0,8}|weiterlesen|vollständigen|mitglied\w{0,10}|réservé|suscri\w{0,8}|abbonat\w{0,4}|assine|request (?:a )?(?:copy|access))\b/iu;

export const NOT_HERE: RegExp =
  /\b(?:not available (?:in|from) your (?:region|country|location|area)|unavailable (?:in your|for legal reasons)|blocked in your|in ihrem land|dans votre (?:pays|région)|en su (?:país|región))\b/iu;

/** What a page says that is nothing without its scripts. */
export const SCRIPTS_NEEDED: RegExp =
  /\b(?:(?:enable|activate|turn on|requires?|needs?|without|allow) java ?script|java ?script (?:is )?(?:required|disabled|needed|must be|aktivieren|désactivé)|loading)\b/iu;

/** An element that a script is to fill, by its id. */
export const SCRIPT_ROOT: RegExp =
  /\bid=["']?(?:root|app|__next|__nuxt|___gatsby|svelte|react-root|main-app)\b/iu;
