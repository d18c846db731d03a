// What the reader wants to see of the board.
import { SvelteSet } from 'svelte/reactivity';
import type { Filter } from './rows';

export class FilterState implements Filter {
  purpose = $state('treatment');
  readonly groups = new SvelteSet<string>();
  readonly hidden = new SvelteSet<string>();
  text = $state('');
  withOpen = $state(false);

  show(purpose: string): void {
    this.purpose = purpose;
    this.groups.clear();
  }

  only(group: string): void {
    this.groups.clear();
    if (group !== '') this.groups.add(group);
  }

  toggle(source: string): void {
    if (!this.hidden.delete(source)) this.hidden.add(source);
  }
}
