// The matrix as it is read: rows of interventions in groups, disagreements on top, what is wholly open apart.
import type { Intervention, InterventionGroup, MatrixElement, Source } from '../api/types';

export interface Row {
  intervention: Intervention;
  group: InterventionGroup;
  cells: ReadonlyMap<string, MatrixElement>;
  disputed: boolean;
  /** Nothing is certain yet. */
  open: boolean;
}

export interface RowGroup {
  id: string;
  label: string;
  rows: Row[];
}

export interface Filter {
  /** `treatment`, `work_up`, `follow_up`, or empty for all. */
  purpose: string;
  /** Groups of interventions to show; empty for all. */
  groups: ReadonlySet<string>;
  /** Sources not to show. */
  hidden: ReadonlySet<string>;
  text: string;
  withOpen: boolean;
}

export interface Board {
  disputed: Row[];
  groups: RowGroup[];
  open: Row[];
  sources: Source[];
}

/** Some source is certainly for what another is against or could not agree on, or one says both. */
export function isDisputed(stances: readonly string[]): boolean {
  const has = (stance: string) => stances.includes(stance);
  return has('mixed') || (has('for') && (has('against') || has('no_consensus')));
}

export interface Catalogue {
  interventions: readonly Intervention[];
  groups: readonly InterventionGroup[];
  sources: readonly Source[];
}

export function arrange(matrix: readonly MatrixElement[], catalogue: Catalogue, filter: Filter): Board {
  const shown = matrix.filter((element) => !filter.hidden.has(element.source));
  const byIntervention = new Map<string, Map<string, MatrixElement>>();
  for (const element of shown) {
    let cells = byIntervention.get(element.intervention);
    if (!cells) byIntervention.set(element.intervention, (cells = new Map()));
    cells.set(element.source, element);
  }
  const groupOf = new Map(catalogue.groups.map((group) => [group.id, group]));
  const wanted = filter.text.trim().toLowerCase();
  const rows: Row[] = [];
  for (const intervention of catalogue.interventions) {
    const cells = byIntervention.get(intervention.id);
    const group = groupOf.get(intervention.group);
    if (!cells || !group) continue;
    if (filter.purpose !== '' && group.purpose !== filter.purpose) continue;
    if (filter.groups.size > 0 && !filter.groups.has(group.id)) continue;
    if (wanted !== '' && !intervention.label.toLowerCase().includes(wanted)) continue;
    const stances = [...cells.values()].map((cell) => cell.stance);
    rows.push({
      intervention,
      group,
      cells,
      disputed: isDisputed(stances),
      open: stances.every((stance) => stance === 'undetermined'),
    });
  }
  const settled = rows.filter((row) => !row.disputed && (!row.open || filter.withOpen));
  return {
    disputed: rows.filter((row) => row.disputed),
    groups: catalogue.groups
      .map((group) => ({ id: group.id, label: group.label, rows: settled.filter((row) => row.group === group) }))
      .filter((group) => group.rows.length > 0),
    open: rows.filter((row) => !row.disputed && row.open),
    sources: catalogue.sources.filter((source) => shown.some((element) => element.source === source.id)),
  };
}
