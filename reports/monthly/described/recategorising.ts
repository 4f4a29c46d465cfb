import type { Recategorising, SeverityMove } from '../../../pipeline/findings/contract.js';
import type { Block } from '../../render/contract.js';
import { column, counting, table, words } from '../../words/cells.js';
import { count, counted, listed } from '../../words/count.js';
import { actorText, nText, shareOfText, spreadText, type Telling, tableTold } from './telling.js';

/** How often severities changed, which way, how soon and by whom. */
export function tellRecategorising(
  clause: string,
  figures: Recategorising,
  telling: Telling,
): Block | null {
  const { cases, moves, afterOpening } = figures;
  if (afterOpening === null) return null;
  const sum = (fits: (move: SeverityMove) => boolean) =>
    moves.filter(fits).reduce((total, { changes }) => total + changes, 0);
  const actors = [...new Set(moves.map(({ actor }) => actor))].map(
    (actor) => `${actorText(actor)} (${count(sum((move) => move.actor === actor))})`,
  );
  const ways = [
    [sum(({ isLowered }) => isLowered === true), 'lowered'],
    [sum(({ isLowered }) => isLowered === false), 'raised'],
    [
      sum(({ isLowered }) => isLowered === null),
      'to or from a severity that the policy does not name',
    ],
  ] as const;
  const told = ways.filter(([n]) => n > 0).map(([n, way]) => `${count(n)} ${way}`);
  return tableTold(
    `Severity was changed on ${shareOfText(cases, 'case')}: ${listed(told)}`,
    `${clause}. Changes in ${telling.month} on cases in hand, which are those unresolved when it began or with a message, a status or a severity in it. From the opening to the change: ${spreadText(afterOpening)}; ${nText(afterOpening.n)}. By ${listed(actors)}.`,
    movesTable(moves, spared(figures), telling),
  );
}

function movesTable(moves: readonly SeverityMove[], note: string, telling: Telling) {
  const { names, severities } = telling;
  const known = severities.map(({ id }) => id);
  const seen = moves.flatMap(({ from, to }) => [from, to]).filter((id) => !known.includes(id));
  const all = [...known, ...[...new Set(seen)].sort()];
  const from = all.filter((id) => moves.some((move) => move.from === id));
  return table(
    'severity-moves',
    'Changes of severity, from and to',
    [
      column('from', 'From'),
      ...all.map((id) => column(`to-${id}`, `To ${names.severity(id)}`, 'count')),
    ],
    from.map((id) => [
      words(names.severity(id)),
      ...all.map((to) => {
        const changes = moves
          .filter((move) => move.from === id && move.to === to)
          .reduce((total, move) => total + move.changes, 0);
        return changes === 0 ? words(id === to ? '' : '–') : counting(changes);
      }),
    ]),
    { note },
  );
}

/** What lowering kept from being missed: an indicator, no reproach. */
function spared({ avoided, uncounted, hingingMisses }: Recategorising): string {
  const { hits, n } = avoided;
  const held =
    n === 0
      ? 'No obligation on a lowered severity is there to be held against the target of the severity before.'
      : `Of ${counted(n, 'obligation')} on a lowered severity not missed, ${hits === 0 ? 'none' : count(hits)} took longer than the target of the severity before: ${hits === 1 ? 'a miss' : 'misses'} avoided by lowering, which says nothing of why it was lowered.`;
  const left =
    uncounted === 0 ? '' : ` ${counted(uncounted, 'other')} cannot be held against that target.`;
  const hinging =
    hingingMisses === 0
      ? ''
      : ` ${counted(hingingMisses, 'miss', 'misses')} of the month would be none if a lowering counted while the clock runs.`;
  return `${held}${left}${hinging}`;
}
