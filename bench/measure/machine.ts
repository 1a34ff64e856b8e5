import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpus, platform, release } from 'node:os';

const data = Buffer.alloc(1 << 20, 7);

/** Milliseconds of always the same work, the best of five: how fast the machine is at the moment. */
export function timeFixedWork(): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (let i = 0; i < 6; i++) createHash('sha256').update(data).digest();
    return performance.now() - start;
  });
  return Math.min(...times);
}

export function describeMachine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${platform()} ${release()}, Node ${process.version}`;
}

/** The commit that was measured. */
export function describeSource(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
