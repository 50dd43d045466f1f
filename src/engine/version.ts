/** The version of this program; the build puts it in. */
export const esmaVersion = process.env.ESMA_VERSION ?? 'unbuilt';
