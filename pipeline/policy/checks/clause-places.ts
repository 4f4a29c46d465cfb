import type { Policy } from '../schema.js';

/** Every clause that a procedure, a description or the protection of terms names, with its place. */
export function clausesOfProcedures(policy: Policy): (readonly [readonly PropertyKey[], string])[] {
  const { automatic_closing, deliverables, ...single } = policy.procedures;
  const under = (at: string, made: Readonly<Record<string, { clause: string } | undefined>>) =>
    Object.entries(made).flatMap(([name, each]) =>
      each === undefined ? [] : [[[at, name, 'clause'], each.clause] as const],
    );
  const cells = (['solved', 'pending'] as const).flatMap((status) => {
    const cell = automatic_closing?.[status];
    return cell === undefined || typeof cell === 'string' || cell.clause === undefined
      ? []
      : [[['procedures', 'automatic_closing', status, 'clause'], cell.clause] as const];
  });
  return [
    ...under('procedures', { automatic_closing, ...single }),
    ...cells,
    ...Object.entries(deliverables).map(
      ([id, { clause }]) => [['procedures', 'deliverables', id, 'clause'], clause] as const,
    ),
    ...under('descriptions', policy.descriptions),
    ...(policy.protection === undefined
      ? []
      : [[['protection', 'clause'], policy.protection.clause] as const]),
  ];
}

/** Every clause that what is said of the text's wording refers to. */
export function clausesOfWording({ wording, calendars }: Policy) {
  const { words, binding, collisions, uncovered } = wording;
  const at = (path: readonly PropertyKey[], clauses: readonly string[] = []) =>
    clauses.map((clause, index) => ({ path: [...path, index], clause }));
  return [
    ...Object.entries({ words, collisions, uncovered }).flatMap(([part, entries]) =>
      Object.entries(entries).flatMap(([id, { clauses }]) =>
        at(['wording', part, id, 'clauses'], clauses),
      ),
    ),
    ...Object.entries(binding).flatMap(([word, clauses]) =>
      at(['wording', 'binding', word], clauses),
    ),
    ...Object.entries(calendars).flatMap(([id, calendar]) =>
      'union' in calendar
        ? []
        : (['clause', 'holiday_clause'] as const).flatMap((key) => {
            const clause = calendar.as_written?.[key];
            return clause === undefined
              ? []
              : [{ path: ['calendars', id, 'as_written', key], clause }];
          }),
    ),
  ];
}
