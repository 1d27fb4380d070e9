/** Claims and findings as JSON-LD. */
export { toAnnotations } from './annotations.ts';
export { toClaimReviews } from './claim-reviews.ts';
