// What a source says about an intervention: a colour, a shape and a word, never one of them alone.
export const STANCES = ['for', 'against', 'mixed', 'caution', 'no_consensus', 'undetermined'] as const;
export type Stance = (typeof STANCES)[number];

const WORDS: Record<Stance, { word: string; meaning: string }> = {
  for: { word: 'For', meaning: 'certainly for, whatever the unknown facts turn out to be' },
  against: { word: 'Against', meaning: 'certainly against, whatever the unknown facts turn out to be' },
  mixed: { word: 'Both', meaning: 'says both for and against' },
  caution: { word: 'Caution', meaning: 'a warning or a relative contraindication certainly holds' },
  no_consensus: { word: 'No consensus', meaning: 'voted on without consensus' },
  undetermined: { word: 'Open', meaning: 'depends on facts that are not known yet' },
};

export function stanceWord(stance: string): string {
  return WORDS[stance as Stance]?.word ?? stance;
}

export function stanceMeaning(stance: string): string {
  return WORDS[stance as Stance]?.meaning ?? '';
}
