/** What a command that ends well but unhappily sets, so that only `main.ts` decides the exit code. */
export interface Outcome {
  exitCode: number;
}
