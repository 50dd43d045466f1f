// What reads, checks and shows records. It brings exact constants and the checker along, so that it is loaded with the first
// record, and not by activation.
export { readCheckpointHeader } from '../../engine/searching/checkpoint.ts';
export { conjectureToJson, conjectureToLine } from '../../library/json.ts';
export { readFromPage } from '../../protocol/pageMessages.ts';
export { filedEntries, FoundEntry } from './entries.ts';
export { detailOf, idsBetween, listRow } from './rows.ts';
