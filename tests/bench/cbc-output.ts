/** What CBC prints of a run: better and better assignments, and the bound in the end. */
export interface CbcEnd {
  readonly incumbents: readonly { readonly seconds: number; readonly objective: number }[];
  readonly bound: number | null;
}

/** Reads the printed record of CBC 2.10. Its objective is that of the file, without any constant. */
export function readCbcOutput(output: string): CbcEnd {
  const incumbents = [...output.matchAll(/Integer solution of (\S+) found .*\(([\d.]+) seconds\)/g)].map((match) => ({
    objective: Number(match[1]),
    seconds: Number(match[2]),
  }));
  const bound = /^Lower bound:\s+(\S+)/m.exec(output)?.[1];
  // A run that proves the optimum prints no bound, because it is the objective.
  const optimal = /^Result - Optimal solution found\s+Objective value:\s+(\S+)/m.exec(output)?.[1];
  const proven = Number(bound ?? optimal ?? Number.NaN);
  return { incumbents, bound: Number.isFinite(proven) ? proven : null };
}
