/** Whether the Debian package's program can be used. */
export function hasTool(name: string): boolean;
/** Installs what is missing where that is allowed; else says what is missing. */
export function provideTools(): void;
