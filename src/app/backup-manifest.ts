import { z } from 'zod';
import type { Result, Sha256 } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';

/** The last file of a backup: what is in it, and what should be. */
export const MANIFEST_PATH = 'howdunit-backup.json';
/** Of a manifest, bytes; a hundred thousand archives take a quarter of it. */
export const MOST_MANIFEST_BYTES: number = 96 * 1024 * 1024;
/** What this version writes, and the only one it reads. */
export const BACKUP_FORMAT = 1;

export const STORE_PATH = 'howdunit.db';
export const KEY_PATH = 'desk-key.pem';
/** What else of a home is no cache and no secret: the model that was learnt, and where a hunt over old logs stood. */
export const SETTINGS: readonly string[] = [
  'local-techniques.json',
  'local-techniques.previous.json',
  'retro-hunt.json',
];
const ARCHIVE = /^archive\/[A-Za-z0-9][A-Za-z0-9._-]{0,180}\.wacz$/u;

/** The only names there are in a backup: none of them leads anywhere but into the home. */
export function isMemberPath(path: string): boolean {
  return path === STORE_PATH || path === KEY_PATH || SETTINGS.includes(path) || ARCHIVE.test(path);
}

/** Why an archive is not in a backup as it was kept. */
export type Lost = 'missing' | 'unreadable' | 'damaged';

const SHA256 = z
  .string()
  .regex(/^[\da-f]{64}$/u)
  .transform((digest) => digest as Sha256);
const ID = z.string().regex(/^[\da-f]{32}$/u);
const INSTANT = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
const PATH = z.string().max(200).refine(isMemberPath);
const COUNT = z.int().min(0);

const SCHEMA: z.ZodType<BackupManifest> = z.strictObject({
  kind: z.literal('howdunit-backup'),
  format: z.literal(BACKUP_FORMAT),
  id: ID,
  madeAt: INSTANT,
  software: z.string().max(100),
  schema: z.string().max(100),
  hasKey: z.boolean(),
  since: z.strictObject({ id: ID, madeAt: INSTANT }).optional(),
  counts: z.record(z.string().regex(/^[a-z_]{1,40}$/u), COUNT),
  members: z.array(z.strictObject({ path: PATH, bytes: COUNT, sha256: SHA256, in: ID.optional() })),
  lost: z.array(z.strictObject({ path: PATH, why: z.enum(['missing', 'unreadable', 'damaged']) })),
});

/** A file of the home; one with `in` lies in that earlier backup. */
export interface BackupMember {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  readonly in?: string | undefined;
}

export interface BackupManifest {
  readonly kind: 'howdunit-backup';
  readonly format: typeof BACKUP_FORMAT;
  /** Names this backup to the later ones that leave out what is in it. */
  readonly id: string;
  readonly madeAt: string;
  /** e.g. `howdunit/0.1.0`. */
  readonly software: string;
  /** The newest migration of the store, e.g. `0015-shared-stamps`. */
  readonly schema: string;
  readonly hasKey: boolean;
  /** The backup that this one adds to. */
  readonly since?: { readonly id: string; readonly madeAt: string } | undefined;
  /** Rows of the store by table. */
  readonly counts: Readonly<Record<string, number>>;
  /** Every file of the home that is whole enough to have a hash. */
  readonly members: readonly BackupMember[];
  /** Archives that were not what was kept when the backup was made. */
  readonly lost: readonly { readonly path: string; readonly why: Lost }[];
}

/** Fails with `store-damaged`, also for a backup of a newer version, which is named. */
export function parseManifest(text: string, where: string): Result<BackupManifest> {
  const damaged = (message: string, hint?: string): Result<BackupManifest> =>
    failed(problem('store-damaged', message, { where, ...(hint !== undefined && { hint }) }));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return damaged('the manifest of the backup is no JSON');
  }
  const parsed = SCHEMA.safeParse(json);
  if (!parsed.success) {
    const format = json instanceof Object && 'format' in json ? json.format : undefined;
    if (typeof format === 'number' && format > BACKUP_FORMAT)
      return damaged(
        `a newer version of howdunit made this backup (format ${format})`,
        'Bring this howdunit up to date.',
      );
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    return damaged(`the manifest of the backup does not say what it should (${at || 'as a whole'})`);
  }
  const manifest: BackupManifest = parsed.data;
  const paths = manifest.members.map(({ path }) => path.toLowerCase());
  if (new Set(paths).size !== paths.length) return damaged('the manifest of the backup names a file twice');
  if (!paths.includes(STORE_PATH)) return damaged('the backup has no store');
  return ok(manifest);
}
