/** A text whose lines end as those of a file do. */
export function inLineEndsOf(file: string, text: string): string {
  return text.replaceAll(/\r?\n/g, file.includes('\r\n') ? '\r\n' : '\n');
}
