// The case on the table, what is answered to it, and what the last change did. One at a time, for the whole page.
import { tick } from 'svelte';
import { api, ApiError } from './api/client';
import type { BoardAnswer, Case, Knowledge, Questions } from './api/types';
import { same, withKey, type Treatment } from './case/case';
import { cellKey, changes, kept, type Change } from './board/changes';

const HISTORY = 100;
/** Milliseconds after which a slider stands still. */
const SETTLED = 200;
const CHANGED = 'consilium-changed';

/** Until the board is drawn; notes how long that took since the change of the case: the measure `consilium-board`. */
async function painted(): Promise<void> {
  await tick();
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  performance.measure('consilium-board', CHANGED);
}

class Session {
  knowledge = $state.raw<Knowledge>();
  /** Routes of the server, so that nothing is offered that it cannot do. */
  paths = $state.raw<ReadonlySet<string>>(new Set());
  patient = $state.raw<Case>({});
  answer = $state.raw<BoardAnswer>();
  /** The case that was answered: what else is asked of it is asked of this one, not of one that may contradict itself. */
  answered = $state.raw<Case>({});
  questions = $state.raw<Questions>();
  changed = $state.raw<Change[]>([]);
  /** What was done, for `changed`: "Ki-67 index". */
  cause = $state('');
  error = $state('');
  #past = $state.raw<Case[]>([]);
  #asked: Case | undefined;
  /** The answer with which the present one is compared. */
  #base: BoardAnswer | undefined;
  #sliding = '';
  #busy = false;

  /** The last answer to a case without contradictions: what matters is still what mattered before the slip. */
  #sound = $state.raw<BoardAnswer>();
  /** For each unknown fact that still matters, how many statements hang on it. */
  readonly open = $derived(new Map(Object.entries(this.#sound?.open_facts ?? {})));
  readonly changedCells = $derived(new Map(this.changed.map((change) => [cellKey(change), change])));
  readonly canUndo = $derived(this.#past.length > 0);
  readonly features = $derived(new Map(this.knowledge?.features.map((feature) => [feature.id, feature])));
  readonly interventions = $derived(new Map(this.knowledge?.interventions.map((item) => [item.id, item])));
  readonly sources = $derived(new Map(this.knowledge?.sources.map((source) => [source.id, source])));

  can(route: string): boolean {
    return this.paths.has(`/api/v1${route}`);
  }

  async start(): Promise<void> {
    try {
      const [knowledge, paths] = await Promise.all([api.knowledge(), api.paths()]);
      this.knowledge = knowledge;
      this.paths = paths;
    } catch (error) {
      this.error = (error as Error).message;
    }
    await this.#advise();
  }

  rename(id: string): void {
    // the name is in no answer: nothing is asked anew
    this.patient = withKey(this.patient, 'id', id === '' ? undefined : id);
    if (!this.#busy) this.#asked = this.answered = this.patient;
  }

  /** One fact more, changed, or (undefined) no longer known. */
  set(key: string, value: Case[string]): void {
    this.update(withKey(this.patient, key, value), this.features.get(key)?.label ?? 'Treatment history');
  }

  /** A value that is still moving: compared with what was before the movement began, and undone as one. */
  slide(feature: string, value: number): void {
    if (this.#sliding !== feature) {
      this.#past = [...this.#past, this.patient].slice(-HISTORY);
      this.#base = this.answer;
      this.#sliding = feature;
    }
    this.patient = withKey(this.patient, feature, value);
    this.cause = this.features.get(feature)?.label ?? feature;
    void this.#advise();
  }

  treat(treatments: Treatment[] | undefined): void {
    this.update(withKey(this.patient, 'treatments', treatments), 'Treatment history');
  }

  update(patient: Case, cause: string): void {
    if (same(patient, this.patient)) return;
    this.#past = [...this.#past, this.patient].slice(-HISTORY);
    this.#base = this.answer;
    this.#sliding = '';
    this.patient = patient;
    this.cause = cause;
    void this.#advise();
  }

  undo(): void {
    const before = this.#past[this.#past.length - 1];
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#base = this.answer;
    this.#sliding = '';
    this.patient = before;
    this.cause = 'Undo';
    void this.#advise();
  }

  /** Another case: nothing of the last one stays. */
  load(patient: Case): void {
    this.#past = [];
    this.changed = [];
    this.cause = '';
    this.#base = undefined;
    this.#sliding = '';
    this.answer = this.#sound = undefined;
    this.questions = undefined;
    this.patient = patient;
    void this.#advise();
  }

  /** One request at a time; of the changes made meanwhile, the last. */
  async #advise(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    let drawn: Promise<void> | undefined;
    while (this.#asked !== this.patient) {
      const patient = this.patient;
      this.#asked = patient;
      performance.mark(CHANGED);
      try {
        const answer = await api.board(patient);
        if (patient !== this.patient) continue;
        answer.matrix = kept(this.answer?.matrix ?? [], answer.matrix);
        this.changed = this.#base && this.cause ? changes(this.#base.matrix, answer.matrix) : [];
        this.answer = answer;
        this.answered = patient;
        if (answer.contradictions.length === 0) this.#sound = answer;
        this.error = '';
        drawn = painted();
      } catch (error) {
        this.error = error instanceof ApiError ? error.message : String(error);
      }
    }
    this.#busy = false;
    if (this.can('/ask') && this.answer?.contradictions.length === 0) {
      const patient = this.patient;
      // the board first: the questions take the server longer than the answer
      await drawn;
      // a value that still moves is not asked about at each step
      if (this.#sliding !== '') await new Promise((later) => setTimeout(later, SETTLED));
      if (patient !== this.patient) return;
      const questions = await api.ask(patient).catch(() => undefined);
      if (patient === this.patient) this.questions = questions;
    }
  }
}

export const session = new Session();
