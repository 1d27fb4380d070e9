/** The password that the field packs samples with. */
export const PASSWORD = 'infected';
