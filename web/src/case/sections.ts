// The form in the order in which one thinks. A group of the knowledge base is one section; a large group is split by the
// lists below, and what they do not name stays with its group, so that a new feature appears without a change here.
import type { Feature, FeatureGroup } from '../api/types';

export interface Section {
  id: string;
  label: string;
  features: Feature[];
}

interface Split {
  id: string;
  label: string;
  from: string;
  features: string;
}

const SPLITS: readonly Split[] = [
  {
    id: 'pathology',
    label: 'Grade and pathology',
    from: 'tumour',
    features: `differentiation ki67_percent mitoses_per_2mm2 reported_grade nen_confirmed minen cell_type
      lower_grade_component non_nec_component p53_pattern rb_expression sstr2a_ihc chromogranin_ihc synaptophysin_ihc
      msi_high_or_dmmr tmb_high ntrk_fusion ret_fusion braf_v600e vascular_invasion lymphatic_invasion`,
  },
  {
    id: 'hormones',
    label: 'Hormones and heredity',
    from: 'tumour',
    features: `functioning syndrome syndrome_refractory uncontrolled_diarrhea carcinoid_heart_disease
      hereditary_syndrome`,
  },
  {
    id: 'course',
    label: 'Course and plans',
    from: 'extent',
    features: `progression growth_rate newly_diagnosed stable_months symptom_burden favorable_biology poor_prognosis
      primary_resected radical_resection_done resection_margin adverse_postoperative_features exceptional_response
      recurrence_suspected tumor_shrinkage_goal rapid_response_needed primary_resection_planned liver_surgery_planned
      radiation_feasible`,
  },
];

/** What is left of a group that was split. */
const REST: Readonly<Record<string, string>> = { extent: 'Extent' };

const ORDER = ['tumour', 'pathology', 'extent', 'imaging', 'course', 'hormones', 'patient', 'laboratory'];

/** Features that follow from the history are not entered and have no section. */
export function sectionsOf(groups: readonly FeatureGroup[], features: readonly Feature[]): Section[] {
  const entered = features.filter((feature) => !feature.derived);
  const splits = SPLITS.map((split) => ({ ...split, ids: split.features.split(/\s+/) }));
  const sections: Section[] = splits.map(({ id, label, from, ids }) => ({
    id,
    label,
    features: entered
      .filter((feature) => feature.group === from && ids.includes(feature.id))
      .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
  }));
  for (const group of groups) {
    const placed = new Set(sections.flatMap((section) => section.features.map((feature) => feature.id)));
    const rest = entered.filter((feature) => feature.group === group.id && !placed.has(feature.id));
    sections.push({ id: group.id, label: REST[group.id] ?? group.label, features: rest });
  }
  const rank = (id: string) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  return sections.filter((section) => section.features.length > 0).sort((a, b) => rank(a.id) - rank(b.id));
}
