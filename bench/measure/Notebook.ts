import type { FactId } from './facts';
import type { FigureId } from './FigureId';

/** What one run has found. */
export class Notebook {
  /** One sample for each round; a round without one has a hole. */
  readonly #samples = new Map<string, number[]>();
  readonly #facts = new Map<string, Set<string>>();

  note(figure: FigureId, system: string, round: number, value: number): void {
    const key = `${figure} ${system}`;
    const samples = this.#samples.get(key) ?? [];
    samples[round] = value;
    this.#samples.set(key, samples);
  }

  /** By round. */
  samples(figure: FigureId, system: string): readonly (number | undefined)[] {
    return this.#samples.get(`${figure} ${system}`) ?? [];
  }

  see(fact: FactId, system: string, what: string): void {
    const key = `${fact} ${system}`;
    this.#facts.set(key, (this.#facts.get(key) ?? new Set()).add(what));
  }

  /** Everything that was seen; more than one where it was not the same each time. */
  seen(fact: FactId, system: string): readonly string[] {
    return [...(this.#facts.get(`${fact} ${system}`) ?? [])];
  }
}
