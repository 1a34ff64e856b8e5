/** One decision after another: a reaction runs to its end for one change before the next change begins. */
export interface Store<Value, Action> {
  get: () => Value;
  dispatch: (action: Action) => void;
}

export function createStore<Value, Action>(
  initial: Value,
  reduce: (value: Value, action: Action) => Value,
  reactions: readonly ((next: Value, prev: Value, action: Action) => void)[],
): Store<Value, Action> {
  let value = initial;
  const queue: Action[] = [];
  return {
    get: () => value,
    dispatch(action) {
      // A listener that decides again waits its turn; else the later steps would see the earlier state last.
      if (queue.push(action) > 1) return;
      for (const current of queue) {
        const prev = value;
        value = reduce(prev, current);
        for (const react of reactions) react(value, prev, current);
      }
      queue.length = 0;
    },
  };
}
