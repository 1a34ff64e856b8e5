/** A command that cannot do what it is asked for. Its message is for the person at the terminal. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}
