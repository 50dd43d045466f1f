/** Pixels of a figure that is copied; its legend stands below. */
export const copiedSize = { width: 480, height: 280 };
