// Case files: dropped, pasted or chosen; and written.
import { session } from '../session.svelte';
import { saved } from '../cases/saved.svelte';
import type { Case } from './case';
import { fileName, readCase } from './importer';

function take(text: string): void {
  const read = readCase(text);
  if (!read.ok) {
    session.error = read.message;
    return;
  }
  saved.fresh(read.patient);
}

export async function openFile(file: File | undefined): Promise<void> {
  if (file) take(await file.text());
}

export function drop(event: DragEvent): void {
  event.preventDefault();
  void openFile(event.dataTransfer?.files[0]);
}

/** Text that is pasted outside a field is a case. */
export function paste(event: ClipboardEvent): void {
  if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
  const text = event.clipboardData?.getData('text') ?? '';
  if (text.trimStart().startsWith('{')) take(text);
}

export function exportCase(patient: Case): void {
  save(new Blob([`${JSON.stringify(patient, null, 2)}\n`], { type: 'application/json' }), fileName(patient, 'json'));
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
