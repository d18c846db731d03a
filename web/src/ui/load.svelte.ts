// Something that is fetched when what it depends on changes.
export class Loaded<T> {
  value = $state.raw<T>();
  error = $state('');
  #latest = 0;

  /** Keeps the old value until the new one is there. */
  async get(fetching: () => Promise<T>): Promise<void> {
    const mine = ++this.#latest;
    try {
      const value = await fetching();
      if (mine !== this.#latest) return;
      this.value = value;
      this.error = '';
    } catch (error) {
      if (mine !== this.#latest) return;
      this.value = undefined;
      this.error = (error as Error).message;
    }
  }
}
