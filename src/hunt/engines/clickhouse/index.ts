/** The same hunt inside ClickHouse, where logs are kept that no one machine holds. */
export { connect } from './connection.ts';
export { dialectOf } from './dialect.ts';
export { readDsn } from './dsn.ts';
export type { Window } from './hunt-query.ts';
export { huntQuery } from './hunt-query.ts';
export type { TableSearched } from './hunt-table.ts';
export { huntTable } from './hunt-table.ts';
export { notAsked, writeKeys } from './key-table.ts';
export type { Mapping } from './mapping.ts';
export { readMapping } from './read-mapping.ts';
export type { RowHit } from './read-row.ts';
export { EngineError, engineProblem } from './server-error.ts';
export { shownShard } from './shards.ts';
export { readTable, shownName, tableName } from './table.ts';
