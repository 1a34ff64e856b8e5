import type { System } from './System';

/** The host page alone: its scripts wait for nobody. */
export const blank: System = {
  name: 'blank',
  version: '',
  kind: 'blank',
  holds: 'any',
  isRival: false,
  files: {},
  body: (held) => held.map(({ index }) => `<script>run(${index})</script>`).join('\n'),
};
