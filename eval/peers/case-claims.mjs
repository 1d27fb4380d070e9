// The cases of txt2stix and iocsearcher as they stand in ../shared/data, in the shape of the other suites' claims.

/** Labels with a port: asked as MISP asks for them. */
const ABOUT = { ipv4_port: 'ip-dst|port', ipv6_port: 'ip-dst|port' };

export function caseClaims(cases) {
  return cases.flatMap(({ id, text, expected, absent = [] }) => {
    const claim = { file: 'cases', test: id, text, options: {}, lenient: false };
    return [
      ...expected.map(({ type, value }) => ({ ...claim, about: ABOUT[type] ?? type, says: 'has', value })),
      ...absent.map(({ type, value }) => ({
        ...claim,
        about: ABOUT[type] ?? type,
        says: 'lacks',
        value: value ?? text,
      })),
    ];
  });
}
