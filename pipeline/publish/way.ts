import type { Cause } from '../findings/contract.js';
import type { ItemRow, MovedItem } from './items.js';

/** How an item came from what an earlier run says of it to what this one says, one state and cause after the other. */
export interface Way {
  readonly moved: MovedItem;
  readonly turns: readonly {
    readonly from: ItemRow | null;
    readonly to: ItemRow | null;
    readonly causes: readonly Cause[];
  }[];
}
