import type { en } from './en.ts';

/** Every language has every message of the English one, with the same parameters, or does not compile. */
export type Catalogue = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends (...given: infer Given) => string
    ? (...given: Given) => string
    : string;
};
