// Which cell of the board is being read.
class Selection {
  intervention = $state('');
  /** Empty: all sources. */
  source = $state('');

  open(intervention: string, source = ''): void {
    this.intervention = intervention;
    this.source = source;
  }

  close(): void {
    const cell = document.querySelector<HTMLElement>(
      `[data-cell="${this.intervention} ${this.source}"], [data-cell="${this.intervention}"]`,
    );
    this.intervention = '';
    this.source = '';
    cell?.focus();
  }
}

export const selection = new Selection();
