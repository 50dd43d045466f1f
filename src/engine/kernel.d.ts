/** The compiled kernel (package.json, "imports"), put into the bundle as bytes by the build. */
declare module '#kernel' {
  const bytes: Uint8Array;
  export default bytes;
}
