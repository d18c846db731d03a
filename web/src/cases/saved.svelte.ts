// The stored case that is on the table. Saving never overwrites what somebody else has saved meanwhile: the server refuses
// a version that is not the newest, and the page shows both.
import { api, ApiError } from '../api/client';
import type { Case, StoredCase } from '../api/types';
import { isEmpty, same } from '../case/case';
import { go } from '../router.svelte';
import { session } from '../session.svelte';

class Saved {
  id = $state('');
  version = $state(0);
  tag = $state('');
  stored = $state.raw<Case>();
  busy = $state(false);
  error = $state('');
  /** What somebody else saved, while this page had an older version. */
  theirs = $state.raw<{ found: StoredCase; tag: string }>();

  readonly dirty = $derived(!same(this.stored ?? {}, session.patient));
  /** Something would be lost if the case went off the table now. */
  readonly unsaved = $derived(this.dirty && !isEmpty(session.patient));

  async open(id: string): Promise<boolean> {
    if (!this.#mayLeave()) return false;
    await this.#try(async () => {
      const { body, tag } = await api.storedCase(id);
      this.#keep(body, tag);
      session.load(body.case);
    });
    return this.error === '';
  }

  /** A case that is stored nowhere. */
  fresh(patient: Case = {}): void {
    if (!this.#mayLeave()) return;
    Object.assign(this, { id: '', version: 0, tag: '', stored: undefined, theirs: undefined, error: '' });
    session.load(patient);
    go();
  }

  async save(): Promise<void> {
    await this.#try(async () => {
      const patient = session.patient;
      try {
        const { body, tag } = this.id === '' ? await api.createCase(patient) : await api.saveCase(this.id, patient, this.tag);
        this.#keep(body, tag);
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 412) throw error;
        const { body, tag } = await api.storedCase(this.id);
        this.theirs = { found: body, tag };
      }
    });
  }

  /** Mine as the next version after theirs. */
  async keepMine(): Promise<void> {
    if (!this.theirs) return;
    this.tag = this.theirs.tag;
    this.theirs = undefined;
    await this.save();
  }

  takeTheirs(): void {
    if (!this.theirs) return;
    const { found, tag } = this.theirs;
    this.#keep(found, tag);
    session.load(found.case);
  }

  /** Mine beside theirs, as a case of its own. */
  async keepBoth(): Promise<void> {
    Object.assign(this, { id: '', tag: '', version: 0, theirs: undefined });
    await this.save();
  }

  #mayLeave(): boolean {
    return !this.unsaved || window.confirm('The case on the table has changes that are not saved. Go on without them?');
  }

  #keep(body: StoredCase, tag: string): void {
    this.id = body.id;
    this.version = body.version;
    this.tag = tag;
    this.stored = body.case;
    this.theirs = undefined;
  }

  async #try(action: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      await action();
    } catch (error) {
      this.error = (error as Error).message;
    }
    this.busy = false;
  }
}

export const saved = new Saved();
