/** Words after which four numbers are a version, a section or an object identifier. */
const VERSION_WORD =
  /(?:\bversions?|\bver|\bv|\bbuilds?|\breleases?|\bfirmware|\bedition|\bpatch|\bsdk|\bupdated? to|\bupgraded? to|\boid|\bsections?|\bchapter|§)[\s.:=("-]*$/i;
/** `Chrome/10.0.1.2`: a product name and its version in a user agent. */
const PRODUCT = /[A-Z][A-Z.]{1,30}\/$/i;
const LOOK_BACK = 32;

/** Whether what stands before four plain numbers says that they are no address. */
export function isVersionContext(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LOOK_BACK), at);
  return VERSION_WORD.test(before) || PRODUCT.test(before);
}
