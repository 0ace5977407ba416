// JSON-LD: each claim a W3C Web Annotation on its document, with PROV for how it came to be and schema.org for what it tells.
// The context stands in the file itself: nothing has to be fetched to read it.
import type { ClaimType } from '../model/claim.ts'
import { type EntityRef, isQuantity, type Value } from '../model/value.ts'
import {
  type ExportedClaim,
  type ExportedDocument,
  keyOf,
  labelOf,
  makerOf,
  namedIn,
  rolesOf,
  type StreamFormat,
  speakersOf,
  wordsOf,
} from './exported.ts'

const id = (term: string) => ({ '@id': term, '@type': '@id' })

const CONTEXT = {
  '@version': 1.1,
  oa: 'http://www.w3.org/ns/oa#',
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  dcterms: 'http://purl.org/dc/terms/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  chancery: 'urn:chancery:',
  claim: 'urn:chancery:claim:',
  document: 'urn:chancery:document:',
  entity: 'urn:chancery:entity:',
  role: 'urn:chancery:role:',
  label: 'rdfs:label',
  edtf: { '@id': 'dcterms:date', '@type': 'http://id.loc.gov/datatypes/edtf/EDTF' },
  mode: 'chancery:mode',
  status: 'chancery:status',
  gloss: 'dcterms:description',
  quote: 'oa:exact',
  start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
  end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
  saidBy: { '@id': 'chancery:saidBy', '@container': '@list' },
  place: id('schema:location'),
  source: id('oa:hasSource'),
  target: 'oa:hasTarget',
  body: 'oa:hasBody',
  selector: 'oa:hasSelector',
  refinedBy: 'oa:refinedBy',
  generatedBy: 'prov:wasGeneratedBy',
  generatedAt: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
  derivedFrom: id('prov:wasDerivedFrom'),
} as const

/** What a claim tells of, in the words of schema.org where it has one. */
const KIND: Readonly<Record<ClaimType, string>> = {
  meeting: 'schema:Event',
  visit: 'schema:TravelAction',
  gathering: 'schema:Event',
  ceremony: 'schema:Event',
  membership: 'schema:OrganizationRole',
  chairmanship: 'schema:OrganizationRole',
  office: 'schema:OrganizationRole',
  partnership: 'schema:Role',
  document: 'schema:DigitalDocument',
  commitment: 'schema:PlanAction',
  project: 'schema:Project',
  honour: 'schema:AwardAction',
  statement: 'schema:Statement',
  formulation: 'schema:DefinedTerm',
  tally: 'schema:Observation',
  milestone: 'schema:Event',
}

const ENTITY_KIND: Readonly<Record<string, string>> = {
  person: 'schema:Person',
  country: 'schema:Country',
  org: 'schema:Organization',
  body: 'schema:GovernmentOrganization',
  place: 'schema:Place',
}

const iri = (entity: EntityRef): string => `urn:chancery:entity:${encodeURIComponent(keyOf(entity))}`

function entityNode(entity: EntityRef) {
  const kind = ENTITY_KIND[keyOf(entity).split(':')[0] ?? '']
  return { '@id': iri(entity), ...(kind ? { '@type': kind } : {}), label: labelOf(entity), 'schema:name': entity.name }
}

function valueNode(value: Value): unknown {
  const named = namedIn(value)
  if (named.length > 0) return named.length === 1 ? entityNode(named[0]!) : named.map(entityNode)
  if (typeof value === 'object' && isQuantity(value) && value.number !== undefined)
    return {
      '@type': 'schema:QuantitativeValue',
      'schema:value': value.number,
      ...(value.unit ? { 'schema:unitText': value.unit } : {}),
      'chancery:bound': value.bound,
    }
  return wordsOf(value)
}

function annotation({ claim, status }: ExportedClaim, document: ExportedDocument) {
  const source = `urn:chancery:document:${document.article.id}`
  const roles = rolesOf(claim).map(([role, values]) => [`role:${role}`, values.flatMap((v) => valueNode(v))] as const)
  return {
    '@id': `urn:chancery:claim:${claim.id}`,
    '@type': ['oa:Annotation', 'prov:Entity'],
    'oa:motivatedBy': { '@id': 'oa:describing' },
    body: {
      '@id': `urn:chancery:claim:${claim.id}#told`,
      '@type': [`chancery:${claim.type}`, KIND[claim.type]],
      gloss: claim.gloss,
      mode: claim.mode,
      ...(claim.when ? { edtf: claim.when } : {}),
      ...(claim.where ? { place: entityNode(claim.where) } : {}),
      saidBy: claim.voice.flatMap((layer) => speakersOf(layer).flatMap((by) => valueNode(by))),
      ...Object.fromEntries(roles),
    },
    target: claim.evidence.map(({ start, end, quote }) => ({
      '@type': 'oa:SpecificResource',
      source,
      selector: [
        { '@type': 'oa:TextQuoteSelector', quote },
        { '@type': 'oa:TextPositionSelector', start, end },
      ],
    })),
    status,
    generatedBy: {
      '@type': 'prov:Activity',
      'prov:used': { '@id': source },
      'prov:wasAssociatedWith': {
        '@type': 'person' in claim.method ? 'prov:Person' : 'prov:SoftwareAgent',
        label: makerOf(claim),
        'schema:softwareVersion': `${document.versions.program} ${document.versions.packs}`,
      },
    },
    generatedAt: document.readAt,
    derivedFrom: source,
  }
}

function documentNode({ article }: ExportedDocument) {
  return {
    '@id': `urn:chancery:document:${article.id}`,
    '@type': ['schema:Article', 'prov:Entity'],
    'schema:inLanguage': article.language,
    'schema:url': article.source.path,
    'schema:sha256': article.source.hash.replace(/^sha256:/, ''),
    ...(article.title ? { 'schema:headline': article.title } : {}),
    ...(article.publisher ? { 'schema:publisher': entityNode(article.publisher) } : {}),
    ...(article.published ? { 'schema:datePublished': article.published } : {}),
  }
}

export const jsonld: StreamFormat = {
  name: 'jsonld',
  doc: 'W3C Web Annotations with PROV and schema.org, for linked data',
  mediaType: 'application/ld+json; charset=utf-8',
  suffix: '.jsonld',
  async *write(documents) {
    yield `{"@context": ${JSON.stringify(CONTEXT)},\n"@graph": [`
    let between = '\n'
    for await (const document of documents)
      for (const node of [documentNode(document), ...document.claims.map((claim) => annotation(claim, document))]) {
        yield between + JSON.stringify(node)
        between = ',\n'
      }
    yield '\n]}\n'
  },
}
