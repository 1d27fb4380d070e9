// The time of the line being written, in the spellings logs use. All times are UTC.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** First moment of the thirty days, ms since 1970. */
export const START = Date.UTC(2025, 2, 1);
export const SPAN = 30 * 86_400_000;

/** A clock that is set forward by the writer; formatted seconds are kept, since many lines share one. */
export function clock() {
  let ms = START;
  let second = -1;
  let text = {};
  const now = () => {
    const current = Math.floor(ms / 1000);
    if (current !== second) {
      second = current;
      text = spellings(current);
    }
    return text;
  };
  const fraction = () => String(ms % 1000).padStart(3, '0');
  return {
    set: (value) => {
      ms = Math.floor(value);
    },
    ms: () => ms,
    /** Zeek: seconds with six decimals */
    epoch: (r) => `${now().epoch}.${fraction()}${100 + r.int(900)}`,
    /** 2025-03-01T00:00:00.123Z */
    iso: () => `${now().iso}.${fraction()}Z`,
    /** 2025-03-01T00:00:00Z */
    isoSecond: () => `${now().iso}Z`,
    /** Suricata: 2025-03-01T00:00:00.123456+0000 */
    suricata: (r) => `${now().iso}.${fraction()}${100 + r.int(900)}+0000`,
    /** rsyslog's own: 2025-03-01T00:00:00.123456+00:00 */
    rsyslog: (r) => `${now().iso}.${fraction()}${100 + r.int(900)}+00:00`,
    /** RFC 3164: Mar  1 00:00:00, without year and zone */
    syslog: () => now().syslog,
    /** Common log format: 01/Mar/2025:00:00:00 +0000 */
    common: () => now().common,
    /** 2025-03-01 00:00:00.123 */
    spaced: () => `${now().spaced}.${fraction()}`,
    /** 2025-03-01 00:00:00 */
    spacedSecond: () => now().spaced,
  };
}

const TWO = Array.from({ length: 100 }, (_, k) => String(k).padStart(2, '0'));
let day = -1;
let dayTexts = {};

function spellings(second) {
  const today = Math.floor(second / 86_400);
  if (today !== day) {
    day = today;
    dayTexts = spellDay(new Date(today * 86_400_000));
  }
  const { date, syslog, common } = dayTexts;
  const left = second - today * 86_400;
  const time = `${TWO[Math.floor(left / 3600)]}:${TWO[Math.floor(left / 60) % 60]}:${TWO[left % 60]}`;
  return {
    epoch: String(second),
    iso: `${date}T${time}`,
    spaced: `${date} ${time}`,
    syslog: `${syslog} ${time}`,
    common: `${common}:${time} +0000`,
  };
}

function spellDay(midnight) {
  const date = midnight.toISOString().slice(0, 10);
  const month = MONTHS[midnight.getUTCMonth()];
  return {
    date,
    syslog: `${month} ${String(midnight.getUTCDate()).padStart(2)}`,
    common: `${date.slice(8)}/${month}/${date.slice(0, 4)}`,
  };
}
