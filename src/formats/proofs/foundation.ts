/** A piece of the preliminaries under the name by which a paper that has it is known. */
export interface Foundation {
  readonly name: string;
  readonly latex: string;
}
