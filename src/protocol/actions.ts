/** What a page offers for the conjecture of its detail, and what it says of it afterwards. */
export interface PageActionDescription {
  /** The button's text. */
  readonly label: string;
  /** When the detail offers it: in the side panel alone, below a proof, with or without a proof, or always. */
  readonly offered: 'always' | 'unproved' | 'proved' | 'side' | 'belowProof';
  /** Whether what the detail shows may change by it, even where it is done in vain. */
  readonly changesDetail: boolean;
  /** What is said when it is done; "" where the host says it. */
  readonly done: string;
}

function action<const Label extends string, const Done extends string = ''>(
  label: Label,
  offered: PageActionDescription['offered'],
  {
    changesDetail = false,
    done = '' as Done,
  }: { readonly changesDetail?: boolean; readonly done?: Done } = {},
) {
  return { label, offered, changesDetail, done } as const;
}

/** What a page may ask of the host with a conjecture, in the order of its buttons: nothing else can be named. */
export const pageActions = {
  insert: action('Insert', 'always', { done: 'Inserted.' }),
  copyLatex: action('Copy LaTeX', 'always', { done: 'Copied.' }),
  copyAs: action('Copy as…', 'always'),
  verify: action('Verify', 'always', { changesDetail: true }),
  prove: action('Prove', 'unproved', { changesDetail: true }),
  insertProof: action('Insert proof', 'proved', { changesDetail: true }),
  oeis: action('Look up in OEIS', 'always'),
  open: action('Open in editor', 'side'),
  copyPari: action('Copy for PARI/GP', 'belowProof'),
  copySympy: action('Copy for SymPy', 'belowProof'),
  copyRocq: action('Copy for Rocq', 'belowProof'),
} as const satisfies Readonly<Record<string, PageActionDescription>>;

export type PageAction = keyof typeof pageActions;

/** What a page may ask of the host with several conjectures: its button, and where it is offered. */
export const severalActions = {
  compare: { label: 'Compare', offered: 'selection' },
  insertTable: { label: 'Table', offered: 'selection' },
  prove: { label: 'Prove', offered: 'selection' },
  save: { label: 'Save…', offered: 'selection' },
  export: { label: 'Export…', offered: 'selection' },
  insertFigure: { label: 'Insert figure', offered: 'figure' },
  insertTikz: { label: 'Insert for TikZ', offered: 'figure' },
  copySvg: { label: 'Copy SVG', offered: 'figure' },
  copyTikz: { label: 'Copy TikZ', offered: 'figure' },
  copyPgfplots: { label: 'Copy pgfplots', offered: 'figure' },
} as const;

export type SeveralAction = keyof typeof severalActions;
