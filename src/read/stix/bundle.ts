import { failed, ok, problem, type Result } from '../../model/index.ts';
import type { ReadHints } from '../extract.ts';
import {
  isObject,
  type JsonObject,
  type JsonSource,
  listAt,
  parseJson,
  textAt,
} from '../json/json-source.ts';
import { below } from '../json/pointer.ts';

/** An object of a bundle with the pointer that leads to it. */
export interface BundledObject {
  readonly type: string;
  readonly id: string;
  readonly pointer: string;
  readonly json: JsonObject;
}

export interface Bundle extends Omit<JsonSource, 'value'> {
  readonly objects: readonly BundledObject[];
  readonly byId: ReadonlyMap<string, BundledObject>;
  /** Entries of `objects` that are no objects with a type and an id. */
  readonly strange: number;
}

const MOST_OBJECTS = 200_000;

/** Parses a STIX bundle. Fails with `damaged`, `too-deep` or `too-large`, and with `no-text` where it is empty. */
export function parseBundle(bytes: Uint8Array, hints: ReadHints): Result<Bundle> {
  const parsed = parseJson(bytes, hints, 'STIX bundle');
  if (!parsed.ok) return parsed;
  const { value, ...source } = parsed.value;
  const where = hints.name === undefined ? {} : { where: hints.name };
  const list = isObject(value) ? listAt(value, 'objects') : [];
  if (list.length === 0) return failed(problem('no-text', 'The STIX bundle has no objects.', where));
  if (list.length > MOST_OBJECTS)
    return failed(problem('too-large', `The STIX bundle has more than ${MOST_OBJECTS} objects.`, where));
  const objects = list.flatMap((json, index): BundledObject[] => {
    if (!isObject(json)) return [];
    const [type, id] = [textAt(json, 'type'), textAt(json, 'id')];
    return type === undefined || id === undefined
      ? []
      : [{ type, id, pointer: below('/objects', index), json }];
  });
  if (objects.length === 0)
    return failed(
      problem('damaged', 'Nothing in the STIX bundle is an object with a type and an id.', where),
    );
  const byId = new Map<string, BundledObject>();
  // Of several versions of one object the last in the bundle is the one that is referred to.
  for (const object of objects) byId.set(object.id, object);
  return ok({ ...source, objects, byId, strange: list.length - objects.length });
}

/** What an object is called, and the property that says so. */
export function nameOf({
  json,
}: BundledObject): { readonly name: string; readonly property: string } | undefined {
  for (const property of NAMED_BY) {
    const name = textAt(json, property);
    if (name !== undefined) return { name, property };
  }
  return undefined;
}

const NAMED_BY = ['name', 'value', 'abstract', 'key', 'path', 'account_login', 'display_name', 'subject'];

/** Whether an identity is a program: it publishes nothing, and says nothing of the case. */
export function isSystem({ type, json }: BundledObject): boolean {
  return type === 'identity' && textAt(json, 'identity_class') === 'system';
}
