// The names of questions, of their parameters and of fixed terms, where the record's own word needs another in English.

export const names: Record<string, string> = {
  timeline: 'Timeline',
  standing: 'Organisation on a day',
  memberships: 'What a state belongs to',
  search: 'Words in texts',
  itinerary: 'Itinerary',
  meetings: 'Meetings of two',
  relations: 'Who meets whom',
  partnership: 'Partnership of two states',
  offices: 'Offices',
  commitments: 'Commitments',
  projects: 'Projects',
  documents: 'Documents signed or adopted',
  honours: 'Honours',
  positions: 'Positions',
  formulation: 'Formulation',
  checks: 'Checks',
  coverage: 'Coverage',
}

export const parameters: Record<string, string> = {
  a: 'one',
  b: 'the other',
  on: 'as of',
  known: 'as known on',
  text: 'words',
  with: 'named too',
}

export const terms: Record<string, string> = {
  'founding-member': 'founding member',
  'dialogue-partner': 'dialogue partner',
  'takes-over': 'takes over',
  'hands-over': 'hands over',
  'calls-for': 'calls for',
  'under-way': 'under way',
}
