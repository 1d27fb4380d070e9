/** What the pages to sign in on say: they have no script, so the language is the browser's. */
export interface SignInWords {
  readonly language: string;
  readonly title: string;
  readonly account: string;
  readonly password: string;
  readonly signIn: string;
  readonly signInAt: (issuer: string) => string;
  readonly or: string;
  readonly signedInAs: (account: string) => string;
  readonly toTheDesk: string;
  readonly onToTheDesk: string;
  readonly signOut: string;
  readonly signOutEverywhere: string;
  readonly bothPlease: string;
  readonly refused: string;
  readonly wait: (seconds: number) => string;
  readonly there: Readonly<Record<ThereRefused, string>>;
}

/** Why somebody who came from an issuer is not let in, as far as they are told. */
type ThereRefused =
  | 'begin-again'
  | 'declined'
  | 'not-valid'
  | 'nobody'
  | 'disabled'
  | 'no-role'
  | 'no-answer';

const en: SignInWords = {
  language: 'en',
  title: 'Sign in',
  account: 'Account',
  password: 'Password',
  signIn: 'Sign in',
  signInAt: (issuer) => `Sign in with ${issuer}`,
  or: 'or',
  signedInAs: (account) => `Signed in as ${account}.`,
  toTheDesk: 'To the desk',
  onToTheDesk: 'On to the desk',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out everywhere',
  bothPlease: 'Name and password, please.',
  refused: 'No account has this name and this password.',
  wait: (seconds) => `Too many tries. The next one in ${seconds} s.`,
  there: {
    'begin-again': 'This sign-in was begun elsewhere or too long ago. Please begin again.',
    declined: 'The sign-in was declined there.',
    'not-valid': 'What came back was not valid, so nobody was signed in. Please begin again.',
    nobody: 'You are known there, but no account here is yours. An admin can link one.',
    disabled: 'This account is disabled.',
    'no-role': 'You are known there, but have no role here.',
    'no-answer': 'The sign-in service does not answer.',
  },
};

const de: SignInWords = {
  language: 'de',
  title: 'Anmelden',
  account: 'Konto',
  password: 'Passwort',
  signIn: 'Anmelden',
  signInAt: (issuer) => `Anmelden über ${issuer}`,
  or: 'oder',
  signedInAs: (account) => `Angemeldet als ${account}.`,
  toTheDesk: 'Zum Pult',
  onToTheDesk: 'Weiter zum Pult',
  signOut: 'Abmelden',
  signOutEverywhere: 'Überall abmelden',
  bothPlease: 'Bitte Name und Passwort angeben.',
  refused: 'Kein Konto hat diesen Namen und dieses Passwort.',
  wait: (seconds) => `Zu viele Versuche. Der nächste in ${seconds} s.`,
  there: {
    'begin-again': 'Diese Anmeldung begann anderswo oder vor zu langer Zeit. Bitte neu beginnen.',
    declined: 'Die Anmeldung wurde dort abgelehnt.',
    'not-valid': 'Die Antwort war nicht gültig, niemand wurde angemeldet. Bitte neu beginnen.',
    nobody: 'Sie sind dort bekannt, aber kein Konto hier ist Ihres. Die Verwaltung kann eines verknüpfen.',
    disabled: 'Dieses Konto ist gesperrt.',
    'no-role': 'Sie sind dort bekannt, haben hier aber keine Rolle.',
    'no-answer': 'Der Anmeldedienst antwortet nicht.',
  },
};

/** @param accepted the header `Accept-Language` (RFC 9110, 12.5.4); its order counts, its weights do not */
export function wordsFor(accepted: string | undefined): SignInWords {
  for (const part of (accepted ?? '').slice(0, 500).split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (tag === 'de') return de;
    if (tag === 'en') return en;
  }
  return en;
}
