// checks: what does not fit on record, each finding with the evidence on both sides and what the check cannot know.
import type { Finding } from '../events/checks/check.ts'
import { CHECKS } from '../events/checks/checks.ts'
import { digest } from '../events/digest.ts'
import type { AnswerCoverage, AnswerLine } from '../model/answer.ts'
import type { EntityCondition } from '../record/record.ts'
import { cites } from './cite.ts'
import { question } from './declare.ts'
import { QuestionError } from './question.ts'
import { standsFor } from './registry.ts'
import { knownOf, told } from './told.ts'

/** Claims looked at for each check at most; fewer where they are about one thing, which has few of a kind. */
const LOOKED_AT = { all: 5000, about: 400 }

/** Findings that contradict nothing, shown at most; and periods whose coverage is looked up. */
const OPEN = 5

/** How much of the days over which something was counted has been read. */
const readText = (read: AnswerCoverage, counted: Finding['counted']): string => {
  const days = counted?.from === undefined ? `up to ${counted?.to}` : `of ${counted.from} to ${counted.to}`
  const which = read.documents === 1 ? 'document' : 'documents'
  return `Read for it: ${read.documents} ${which} ${days}${read.publishers.length > 0 ? `, by ${read.publishers.join(', ')}` : ''}.`
}

const findingLine = (check: string, finding: Finding, read: AnswerCoverage | undefined): AnswerLine => {
  const claims = finding.sides.flatMap((side) => side.claims)
  return {
    id: `ln_${digest(check, finding.text, ...claims.map(({ claim }) => claim.id).sort())}`,
    text: read ? `${finding.text} ${readText(read, finding.counted)}` : finding.text,
    ...(finding.when === undefined ? {} : { when: finding.when }),
    fields: {
      check,
      sides: finding.sides.map((side) => `${side.name}: ${side.claims.map(({ claim }) => claim.id).join(' ')}`),
      open: finding.open ?? false,
      ...(read
        ? { read: read.documents, readFrom: read.from ?? null, readTo: read.to ?? null, publishers: read.publishers }
        : {}),
    },
    group: check,
    cites: claims.flatMap(cites),
  }
}

export const checks = question({
  name: 'checks',
  doc: 'What does not fit: stated counts, numbers out of order, two titles of one text, two statuses of one member, impossible dates, announced and never reported, past due.',
  parameters: [
    { name: 'check', kind: 'text', doc: `one of ${CHECKS.map(({ name }) => name).join(', ')}; all when absent` },
    { name: 'about', kind: 'entity', doc: 'only claims that name this' },
  ],
  answer: async (context, values) => {
    const wanted = values.text('check')
    if (wanted !== undefined && !CHECKS.some(({ name }) => name === wanted))
      throw new QuestionError(
        'bad-value',
        'check',
        `There is no check "${wanted}"; there are ${CHECKS.map(({ name }) => name).join(', ')}.`,
      )
    const about = values.entity('about')
    const entities: EntityCondition[] = about ? [{ anyOf: standsFor(about.id, context.world) }] : []
    const run = CHECKS.filter(({ name }) => wanted === undefined || name === wanted)
    const notes = new Set<string>()
    const lines: AnswerLine[] = []
    const coverages = new Map<string, AnswerCoverage>()
    for (const check of run) {
      const found = await told(context, values, {
        types: check.types,
        entities,
        ...(about ? { limit: LOOKED_AT.about, each: 0 } : { limit: LOOKED_AT.all }),
      })
      const findings = check.run({ events: found.events, world: context.world, on: values.on.day })
      for (const note of found.notes) notes.add(`${check.name}: ${note}`)
      if (findings.length > 0) notes.add(`${check.name}: ${check.limits}`)
      const contradicting = findings.filter(({ open }) => !open)
      const open = findings.filter((one) => one.open)
      if (open.length > OPEN)
        notes.add(`${check.name}: ${open.length - OPEN} more of which fewer are on record than stated are left out.`)
      for (const finding of [...contradicting, ...open.slice(0, OPEN)]) {
        const days = finding.counted
        const key = `${days?.from ?? ''}/${days?.to ?? ''}`
        if (days && !coverages.has(key) && coverages.size < OPEN)
          coverages.set(key, await context.record.coverage({ ...days, ...knownOf(values) }))
        lines.push(findingLine(check.name, finding, days && coverages.get(key)))
      }
    }
    return {
      understood: `What does not fit on record${about ? ` about ${about.label}` : ''}, looked at from ${values.on.edtf}.`,
      lines,
      notes: [...notes],
    }
  },
})
