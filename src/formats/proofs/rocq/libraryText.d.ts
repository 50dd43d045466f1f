/** The library's files (package.json, "imports"), read from src/formats/proofs/rocq/library by the build. */
declare module '#rocq-library' {
  const files: readonly { readonly name: string; readonly text: string }[];
  export default files;
}
