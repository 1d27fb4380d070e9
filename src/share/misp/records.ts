/**
 * The records of a MISP event, as a server exports them and PyMISP loads them (MISP core format,
 * draft-dulaunoy-misp-core-format). Numbers are strings where the format has them so; `timestamp` is in
 * seconds since the epoch.
 */
export interface MispTag {
  readonly name: string;
}

export interface MispAttribute {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly to_ids: boolean;
  readonly comment: string;
  readonly timestamp: string;
  /** `5`: as the event. */
  readonly distribution: '5';
  readonly disable_correlation: boolean;
  /** Withdrawn: a consumer takes it out. */
  readonly deleted: boolean;
  readonly object_relation?: string;
  readonly Tag?: readonly MispTag[];
  readonly Note?: readonly MispNote[];
  readonly Opinion?: readonly MispOpinion[];
}

export interface MispObject {
  readonly uuid: string;
  readonly name: string;
  readonly 'meta-category': string;
  readonly description: string;
  readonly template_uuid: string;
  readonly template_version: string;
  readonly timestamp: string;
  readonly distribution: '5';
  readonly comment: string;
  /** Withdrawn with all that is in it. */
  readonly deleted: boolean;
  readonly Attribute: readonly MispAttribute[];
}

interface AnalystData {
  readonly uuid: string;
  readonly object_uuid: string;
  readonly object_type: 'Attribute';
  readonly authors: string;
  /** `YYYY-MM-DD hh:mm:ss`, UTC. */
  readonly created: string;
  readonly modified: string;
  readonly distribution: '5';
}

export interface MispNote extends AnalystData {
  readonly note: string;
  readonly language: string;
}

export interface MispOpinion extends AnalystData {
  /** 0 (strongly disagrees) to 100 (strongly agrees). */
  readonly opinion: number;
  readonly comment: string;
}
