import { l10n } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { refusalOf } from '../../core/theorems/certificates/proofOf.ts';
import { relationOf } from '../../core/theorems/relation.ts';
import type { Relation } from '../../core/theorems/relation.ts';
import { standingOf } from '../../core/theorems/standing.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { ProofText } from '../../formats/proofs/text.ts';
import { relationSentence } from '../../formats/text/relation.ts';
import { standingSentence } from '../../formats/text/standing.ts';
import { conjectureToJson } from '../../library/json.ts';
import type { Collection } from '../conjectures/collection.ts';

/** What the detail of a conjecture says of its proof. */
export class PageProofs {
  /** Why a conjecture has no proof, as far as one was looked for in this session. */
  private readonly reasons = new Map<string, string>();

  constructor(
    private readonly collection: Collection,
    private readonly proving: ProvingClient,
    private readonly onChange: () => void,
  ) {}

  /** Keeps why a proof was looked for and not found. @param reason without full stop */
  noteReason(id: string, reason: string): void {
    this.reasons.set(id, reason);
  }

  /** Where a conjecture stands, as sentences. */
  standingText(conjecture: Conjecture): string {
    return l10n.t(...standingSentence(standingOf(conjecture), this.reasons.get(conjecture.id) ?? null));
  }

  /** How a conjecture stands to fractions with numerators ±1, with a sentence where its own are others. */
  relation(conjecture: Conjecture): { readonly relation: Relation; readonly relationText: string } {
    const relation = relationOf(conjecture);
    const relationText = relation.kind === 'signed' ? '' : l10n.t(...relationSentence(relation));
    return { relation, relationText };
  }

  /** The proof in words; null where there is none, or where the checker refuses it: then it is one no longer. */
  async text(conjecture: Conjecture): Promise<Omit<ProofText, 'cited'> | null> {
    if (conjecture.claimedProof === null) return null;
    const text = await this.proving.call('proofText', {
      conjecture: conjectureToJson(conjecture),
      dialect: { kind: 'page' },
      paper: '',
    });
    // A page cites nothing by keys.
    if (text) return { theorem: text.theorem, proof: text.proof, foundations: text.foundations };
    // Only what the checker accepts is called proved.
    this.noteReason(
      conjecture.id,
      l10n.t('its record claims a proof that does not hold: {0}', refusalOf(conjecture) ?? ''),
    );
    this.collection.replace({ ...conjecture, claimedProof: null });
    this.onChange();
    return null;
  }
}
