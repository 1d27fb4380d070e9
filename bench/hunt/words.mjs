// What names are made of. All names that come of it are invented; a likeness is chance.
export const SYLLABLES =
  'bra cor den fal gri hol jun kel lor mav nor pel qui ros sel tor ul ven wil yar zan bel cas dru eri fen gal hes ivo kan lum mir nes oph pra rud sha tam urs vik wen xan yos zel'.split(
    ' ',
  );
export const WORDS =
  'amber anchor atlas autumn basin beacon birch bridge bright cable canyon carbon cedar cliff clover coast copper coral delta desert dune echo ember falcon fern field flint forest garden gate glacier grain granite harbor hazel heron hill iron island ivory jade kiln lake lantern leaf ledge linen lumen maple marble meadow mill mint mist moor north oak ocean olive onyx opal orbit pearl pebble pine plain pond prairie quarry quartz rain reed ridge river robin rust sage sand shore silver slate snow south spring spruce steel stone storm summit swift thorn tide timber trail valley vapor velvet violet walnut water west willow winter'.split(
    ' ',
  );
export const TLDS =
  'com com com com com com net net net org org io co de fr nl ru cn info biz online site xyz top shop app dev cloud co.uk com.br com.au co.jp pl it eu in us ca se ch'.split(
    ' ',
  );
export const FIRST_NAMES =
  'ada ben carla dora emil fay gus hana ivo june kofi lena milo nora omar pia quin rosa sven tess uma vera will xena yuri zoe'.split(
    ' ',
  );
export const LAST_NAMES =
  'abara brandt castel dorn ekman falk greco holt ibsen jung kovac lindt moreau novak okafor petit quist rossi silva thorne ulrich vargas weiss xavier young ziegler'.split(
    ' ',
  );

/** @returns {string} two to four syllables */
export function coined(r, least = 2) {
  let name = '';
  for (let k = r.between(least, 4); k > 0; k--) name += r.pick(SYLLABLES);
  return name;
}
