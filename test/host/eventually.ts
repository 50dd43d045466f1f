/** Time in ms that something may take to come: VS Code is slow on a busy machine. */
export const patience = 120_000;

/** Time in ms that VS Code may take to load at all. */
export const startPatience = 2 * patience;

/** Time between two looks. */
const pause = 50;

/**
 * Waits until a condition holds, however fast or slow the machine is: it is looked at again and again.
 * @param condition true, or what was waited for, when it holds
 * @param sentence what is missing when it does not come
 * @param most time in ms that it may take
 * @throws Error with the sentence when patience ends
 */
export async function eventually<Result>(
  condition: () => Promise<Result | false | undefined> | Result | false | undefined,
  sentence: string,
  most = patience,
): Promise<Result> {
  for (const end = Date.now() + most; ;) {
    const result = await condition();
    if (result !== false && result !== undefined) return result;
    if (Date.now() > end) throw new Error(sentence);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
