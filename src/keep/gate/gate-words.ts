/**
 * What doors in front of a report say. Titles are matched whole or by phrase, never by a word that a
 * report might use in passing.
 */

/** Titles of bot checks as the common services set them. */
export const BOT_CHECK_TITLE: RegExp =
  /^\s*(?:just a moment|attention required|checking your browser|are you a robot|are you human|robot check|bot check|human verification|verify you are human|verifying you are human|security check|security verification|one more step|please wait|pardon our interruption|ddos-guard|captcha)(?:$|[.,:!?…| ])/i;

/** Sentences of bot checks. */
export const BOT_CHECK_TEXT: RegExp =
  /verify (?:that )?you are (?:a )?human|you are not a robot|checking your browser before|enable javascript and cookies to continue|unusual (?:traffic|activity) from your|complete the (?:captcha|security check)/i;

/** Script and frame names that only a page which is itself a bot check carries. */
export const BOT_CHECK_MARKUP: RegExp =
  /_cf_chl_opt|geo\.captcha-delivery\.com|id="px-captcha"|\/_Incapsula_Resource\?|AwsWafIntegration|sucuri_cloudproxy_js/;

/** Widgets that honest forms carry as well, so they count only where there is nothing else to read. */
export const CAPTCHA_WIDGET: RegExp = /class="[^"]{0,100}\b(?:g-recaptcha|h-captcha|cf-turnstile)\b/;

export const ACCESS_DENIED_TITLE: RegExp =
  /^\s*(?:access (?:to this page has been )?denied|403 forbidden|request blocked)\b/i;

export const LOGIN_WORDS: RegExp =
  /\b(?:log[ -]?in|sign[ -]?in|log[ -]?on|single sign-on|anmelden|anmeldung|einloggen|se connecter|connexion|iniciar sesi[oó]n|accedi|inloggen)\b|войти|вход в|ログイン|登录|登入|로그인/i;

/** A whole path segment that names a log-in page. */
export const LOGIN_PATH: RegExp =
  /(?:^|\/)(?:login|log-in|signin|sign-in|logon|sso|saml2?|oauth2?|auth|authenticate|anmelden)(?:[./?]|$)/i;

export const CONSENT_TITLE: RegExp =
  /cookie (?:consent|wall|notice|settings|preferences)|before you continue|your privacy|privacy (?:choices|settings|consent)|consent (?:required|needed)|datenschutzeinstellungen/i;

export const CONSENT_PATH: RegExp =
  /(?:^|[./-])(?:consent|cookiewall|cookie-wall|cookie-consent|collectconsent)(?:[./?-]|$)/i;

export const ACCEPT_WORDS: RegExp =
  /\b(?:accept|agree|allow all|consent|akzeptieren|zustimmen|einverstanden|accepter|aceptar|accetta|akkoord)\b/i;
