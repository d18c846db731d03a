// What is asked for on the page of doses: it stays while one goes from regimen to regimen, and is never stored.
import { api } from '../api/client';
import type { Regimen } from '../api/types';
import { Loaded } from '../ui/load.svelte';

export const person = $state({ height: '', weight: '' });

const all = new Loaded<Regimen[]>();
let asked = false;

/** Every regimen, fetched when first looked at. */
export function regimens(): Regimen[] {
  if (!asked) {
    asked = true;
    void all.get(api.regimens);
  }
  return all.value ?? [];
}
