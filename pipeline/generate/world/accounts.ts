import type { Period } from '../plan.js';
import type { Random } from '../random.js';
import { day } from '../spans.js';
import { type Account, makeAccount } from './account.js';
import type { Region } from './regions.js';

const firstAccounts = 8;
const casesPerAccount = 170;

/** Every account so far. Regions grow as cases come in, and old accounts open more of them than new ones. */
export class Accounts {
  private readonly byRegion = new Map<string, Account[]>();
  private readonly trials = new Map<string, Account[]>();

  constructor(
    private readonly seed: number,
    private readonly period: Period,
  ) {}

  /** Whose case the `index`-th is, opened in `region` at `at`. */
  choose(index: number, at: number, region: Region, random: Random): Account {
    const held = this.heldAt(index, region);
    const onTrial = this.trials.get(region.key)?.find((account) => isOnTrial(account, at));
    if (onTrial !== undefined && random.chance(0.2)) return onTrial;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const account = held[Math.floor(random.next() ** 2 * held.length)] as Account;
      if (account.joinedMs <= at && at < account.leftMs) return account;
    }
    return held[0] as Account;
  }

  /** The accounts that a region has by the `index`-th case. */
  heldAt(index: number, region: Region): readonly Account[] {
    return this.grownTo(
      region,
      firstAccounts + Math.floor((index * region.share) / casesPerAccount),
    );
  }

  all(): readonly Account[] {
    return [...this.byRegion.values()].flat();
  }

  private grownTo(region: Region, count: number): readonly Account[] {
    const held = this.byRegion.get(region.key) ?? [];
    this.byRegion.set(region.key, held);
    while (held.length < count) {
      const account = makeAccount(this.seed, this.period, region, held.length);
      held.push(account);
      if (account.trait.startsWith('trial')) this.addTrial(account);
    }
    return held;
  }

  private addTrial(account: Account): void {
    const held = this.trials.get(account.region.key);
    if (held === undefined) this.trials.set(account.region.key, [account]);
    else held.push(account);
  }
}

function isOnTrial(account: Account, at: number): boolean {
  return account.joinedMs <= at && at < account.joinedMs + 13 * day;
}
