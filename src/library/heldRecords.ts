import type { Conjecture } from '../core/conjecture.ts';
import { proofOf } from '../core/theorems/certificates/proofOf.ts';
import { certificateFromJson, certificateToJson } from './certificateJson.ts';
import { conjectureToLine } from './json.ts';
import { parseLibrary } from './library.ts';
import type { CertificateJson } from './recordSchema.ts';

/** What a library holds, as far as it decides what is added: all who write to libraries ask here. */
export class HeldRecords {
  /** The certificate with which each conjecture is held, as JSON; empty for none. */
  private readonly certificates = new Map<string, string>();

  /** Conjectures that are held. */
  get size(): number {
    return this.certificates.size;
  }

  /** Takes up records that stand behind those which are held: one without a certificate takes the place of none that has one. */
  take(conjectures: readonly Conjecture[]): void {
    for (const conjecture of conjectures) {
      const certificate = certificateText(conjecture);
      if (certificate !== '' || !this.certificates.has(conjecture.id))
        this.certificates.set(conjecture.id, certificate);
    }
  }

  clear(): void {
    this.certificates.clear();
  }

  /** Whether a record brings what is not held: its conjecture, or its proof. */
  lacks(conjecture: Conjecture): boolean {
    const held = this.certificates.get(conjecture.id);
    if (held === undefined) return true;
    const certificate = certificateText(conjecture);
    if (certificate === '' || certificate === held) return false;
    // The record that is held may claim a proof that does not hold.
    const claimedProof = held === '' ? null : certificateFromJson(JSON.parse(held) as CertificateJson);
    return proofOf({ ...conjecture, claimedProof }) === null;
  }
}

/**
 * What is written behind the text of a library, where it is no file that LibraryWriter can open, so that it holds conjectures:
 * nothing of those that it holds already. A last line without its end is ended.
 */
export function linesToAdd(text: string, conjectures: readonly Conjecture[]): string {
  const held = new HeldRecords();
  held.take(parseLibrary(text).conjectures);
  let lines = '';
  for (const conjecture of conjectures) {
    if (!held.lacks(conjecture)) continue;
    held.take([conjecture]);
    lines += `${conjectureToLine(conjecture)}\n`;
  }
  return lines === '' || text === '' || text.endsWith('\n') ? lines : `\n${lines}`;
}

function certificateText({ claimedProof }: Conjecture): string {
  return claimedProof ? JSON.stringify(certificateToJson(claimedProof)) : '';
}
