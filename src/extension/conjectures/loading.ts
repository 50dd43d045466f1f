/** What records need, loaded when it is first asked for. */
export const records = () => import('./records.ts');
