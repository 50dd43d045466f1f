import { fingerprint } from '../core/hash.ts';

/*
 * Seals: the FNV-1a fingerprint (64 bits) of a text, kept beside it. It finds every single changed byte, and any other
 * damage but with a chance of 2^−64. It is against accidents of disks and of hands, not against forgers: whoever changes a
 * text on purpose can write a new seal. What a record says is therefore looked at for itself, sealed or not.
 */

/** A text with its seal before it, as a line. */
export function sealedLine(text: string): string {
  return `${fingerprint(text)} ${text}\n`;
}

/** The text of a sealed line; undefined where the line is cut off or damaged. */
export function unsealedLine(line: string): string | undefined {
  const space = line.indexOf(' ');
  const text = line.slice(space + 1);
  return space > 0 && fingerprint(text) === line.slice(0, space) ? text : undefined;
}

/** How the text of a sealed object ends. */
const sealEnd = /,"seal":"([0-9a-v]{13})"\}$/;

/** The text of a JSON object with its seal as the last member. @param text an object with at least one member, as JSON.stringify writes it */
export function withSeal(text: string): string {
  return `${text.slice(0, -1)},"seal":"${fingerprint(text)}"}`;
}

/**
 * Whether an object is what was sealed.
 * @param text as it was read
 * @param json the object that the text holds, with the member `seal`
 */
export function isSound(text: string, json: { readonly seal?: unknown }): boolean {
  const match = sealEnd.exec(text);
  if (match && fingerprint(`${text.slice(0, match.index)}}`) === match[1]) return true;
  // Written anew by another program, with blanks for example: what counts is what it says.
  const { seal, ...rest } = json;
  return fingerprint(JSON.stringify(rest)) === seal;
}
