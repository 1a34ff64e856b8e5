/** How long a part may take that the visitor waits for, in milliseconds. */
const PATIENCE = 5000;

/** Rejects where it takes too long: the visitor has to be asked, or answered, with what is there. */
export const inTime = <T>(part: Promise<T>): Promise<T> =>
  Promise.race([
    part,
    new Promise<never>((_resolve, reject) => {
      setTimeout(() => {
        reject(new Error('timeout'));
      }, PATIENCE);
    }),
  ]);
